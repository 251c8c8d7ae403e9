package io.github.evidencegate.github.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.evidencegate.forge.AccessToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The part of GitHub that hands out artifacts of run 77, and the storage that it leads to. */
public final class ArtifactServer implements AutoCloseable {
    /** The token that it knows. */
    public static final AccessToken TOKEN = new AccessToken("ghs_artifact");

    private static final String RUN = "/repos/acme/shop/actions/runs/77/artifacts";
    private final HttpServer api = server();
    private final HttpServer storage = server();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private byte[] zip = new byte[0];
    private int broken;
    private Optional<String> location = Optional.empty();
    private long size = 100;
    private boolean asksForToken = true;

    private ArtifactServer() throws IOException {
        api.createContext("/", this::answer);
        storage.createContext("/", this::store);
        api.start();
        storage.start();
    }

    /** With this zip file as artifact {@code claimed-results}. */
    public static ArtifactServer with(byte[] zip) throws IOException {
        ArtifactServer server = new ArtifactServer();
        server.zip = zip.clone();
        return server;
    }

    /** Is in trouble for the next requests. */
    ArtifactServer broken(int times) {
        broken = times;
        return this;
    }

    /** Leads elsewhere than to its storage. */
    ArtifactServer leadingTo(String address) {
        location = Optional.of(address);
        return this;
    }

    /** Says that its artifact has so many bytes. */
    ArtifactServer sized(long bytes) {
        size = bytes;
        return this;
    }

    /** Answers anybody. */
    ArtifactServer withoutToken() {
        asksForToken = false;
        return this;
    }

    /** Root of the API. */
    public URI url() {
        return url(api);
    }

    /** What was asked, by host and with the token's header if there was one. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add("api " + path + " " + token(exchange));
            if (broken > 0) {
                broken--;
                exchange.sendResponseHeaders(502, -1);
            } else if (asksForToken && !token(exchange).equals(TOKEN.bearer())) {
                exchange.sendResponseHeaders(403, -1);
            } else if (path.equals(RUN)) {
                String other = "{\"id\": 4, \"name\": \"other\", \"expired\": false}";
                String old = "{\"id\": 5, \"name\": \"claimed-results\", \"expired\": true}";
                String good = "{\"id\": 3, \"name\": \"claimed-results\", \"expired\": false, \"size_in_bytes\": "
                        + size + "}";
                send(exchange, ("{\"artifacts\": [" + other + ", " + old + ", " + good + "]}").getBytes(UTF_8));
            } else if (path.equals("/repos/acme/shop/actions/artifacts/3/zip")) {
                exchange.getResponseHeaders().set("Location", location.orElse(url(storage) + "/blob?signature=x"));
                exchange.sendResponseHeaders(302, -1);
            } else {
                send(exchange, "{\"artifacts\": []}".getBytes(UTF_8));
            }
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add("storage " + exchange.getRequestURI().getPath() + " " + token(exchange));
            send(exchange, zip);
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String token(HttpExchange exchange) {
        return String.join("", exchange.getRequestHeaders().getOrDefault("Authorization", List.of("without a token")));
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @Override
    public void close() {
        api.stop(0);
        storage.stop(0);
    }
}

package io.github.evidencegate.github.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves the files of a release on loopback, and can serve them badly. */
final class ReleaseServer implements AutoCloseable {
    static final List<String> FILES = List.of(
            "evidence-gate.jar",
            "evidence-gate-rules.jar",
            "evidence-gate-github.jar",
            "evidence-gate-readers.jar",
            "java.options");

    private static final int OK = 200;

    private final HttpServer server;
    private final Map<String, String> files = new TreeMap<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * An answer out of turn.
     *
     * @param length as the answer tells it; 0 tells none
     */
    record Answer(int status, long length, String body) {
        static Answer status(int status) {
            return new Answer(status, -1, "");
        }
    }

    private ReleaseServer(HttpServer server) {
        this.server = server;
    }

    /** A release whose files hold no more than their names. */
    static ReleaseServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ReleaseServer server = new ReleaseServer(http);
        FILES.forEach(name -> server.files.put(name, name));
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().containsKey("Authorization"));
        String path = exchange.getRequestURI().getPath();
        String file = files.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "");
        Answer turn = answers.poll();
        Answer answer = turn == null ? new Answer(OK, file.length(), file) : turn;
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(answer.status(), answer.length());
            body.write(answer.body().getBytes(UTF_8));
        } catch (IOException e) {
            // Whoever asked has enough, or an answer was cut off on purpose.
            exchange.close();
        }
    }

    /** What comes instead of the next answers, in this order. */
    ReleaseServer answering(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    ReleaseServer holding(String name, String text) {
        files.put(name, text);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Each path that was asked for, and whether with a login. */
    List<String> requests() {
        return requests;
    }

    /** The lines of release.sha256 for its files as they are now. */
    String digests(String version) {
        return FILES.stream()
                .map(name -> sha256(files.getOrDefault(name, "")) + "  " + version + "/" + name + "\n")
                .collect(joining());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

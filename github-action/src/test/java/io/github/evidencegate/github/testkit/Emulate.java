package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A GitHub that we did not write: npm's {@code emulate}, on Node. Needs the oracles. */
public final class Emulate implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TRIES = 300;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Emulate(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @param folder for its seed and log
     * @param logins accounts, each of which has the token {@code token_LOGIN}
     */
    public static Emulate start(Path folder, List<String> logins) throws IOException, InterruptedException {
        StringBuilder seed = new StringBuilder("tokens:\n");
        logins.forEach(login -> seed.append("  ")
                .append(token(login))
                .append(":\n    login: ")
                .append(login)
                .append("\n    scopes: [repo, user]\n"));
        seed.append("github:\n  users:\n");
        logins.forEach(login -> seed.append("    - login: ").append(login).append('\n'));
        Path file = Files.writeString(folder.resolve("seed.yaml"), seed);
        int port = freePort();
        Process process = new ProcessBuilder(
                        Oracles.node().toString(),
                        Oracles.module("emulate").resolve("dist/index.js").toString(),
                        "start",
                        "-p",
                        String.valueOf(port),
                        "-s",
                        "github",
                        "--seed",
                        file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("emulate.log").toFile())
                .start();
        Emulate emulate = new Emulate(process, port);
        emulate.await(logins.get(0));
        return emulate;
    }

    /** The token of an account. */
    public static String token(String login) {
        return "token_" + login.replace("-", "");
    }

    /** By name, because that is what its links say. */
    public String apiUrl() {
        return "http://localhost:" + port;
    }

    /** Asks it directly. */
    public JsonNode call(String login, String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(apiUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token(login))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void await(String login) throws IOException, InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                call(login, "GET", "/user", "");
                return;
            } catch (IOException e) {
                if (tries == MOST_TRIES || !process.isAlive()) {
                    close();
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

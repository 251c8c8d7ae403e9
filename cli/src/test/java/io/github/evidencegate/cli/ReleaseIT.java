package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The files that {@code release/make} makes are those that the step of a workflow fetches and runs. */
@DisabledOnOs(OS.WINDOWS)
class ReleaseIT {
    private static final Path TOP = Path.of("..");
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void release() throws Exception {
        Path release = folder.resolve("release");
        run(Map.of(), TOP.resolve("release/make").toString(), "--built", release.toString());
        for (String file : List.of("github-action/run", "bin/java.options")) {
            Path copy = folder.resolve("action").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(TOP.resolve(file), copy);
        }
        Files.copy(release.resolve("release.sha256"), folder.resolve("action/github-action/release.sha256"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            Path file =
                    release.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
            exchange.sendResponseHeaders(200, Files.size(file));
            try (OutputStream body = exchange.getResponseBody()) {
                Files.copy(file, body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String step() throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "RUNNER_TEMP", folder.toString(),
                "RUNNER_TOOL_CACHE", folder.resolve("tools").toString(),
                "EVIDENCE_GATE_INPUT_DOWNLOAD_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort());
        return run(
                environment, "bash", folder.resolve("action/github-action/run").toString());
    }

    private String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return "status " + process.exitValue() + "\n" + Files.readString(log, UTF_8);
    }

    @Test
    void runsInAStepAndIsFetchedOnce() throws Exception {
        String first = step();

        String second = step();

        assertThat(requests)
                .containsExactly(
                        "/evidence-gate.jar",
                        "/evidence-gate-rules.jar",
                        "/evidence-gate-github.jar",
                        "/evidence-gate-readers.jar",
                        "/java.options");
        // No event: the program itself, and not the script, says what is missing.
        assertThat(first)
                .startsWith("status 2\nEvidence Gate: program from release ")
                .doesNotContain("Java ended");
        assertThat(second).isEqualTo(first);
    }
}

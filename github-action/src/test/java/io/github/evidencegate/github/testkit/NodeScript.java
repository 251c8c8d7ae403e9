package io.github.evidencegate.github.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/node}, bundled with the packages that it uses, because some do not load without. */
public final class NodeScript {
    private static final int PATIENCE_SECONDS = 300;

    private final Path bundle;

    private NodeScript(Path bundle) {
        this.bundle = bundle;
    }

    /** Bundles {@code src/test/node/NAME.mjs} into {@code folder}. */
    public static NodeScript bundled(String name, Path folder) throws IOException, InterruptedException {
        Path bundle = folder.resolve(name + ".cjs");
        Path source = Path.of("..", "github-action", "src", "test", "node", name + ".mjs");
        Path esbuild = Oracles.module("esbuild").resolve("bin/esbuild");
        run(
                List.of(
                        esbuild.toString(),
                        source.toString(),
                        "--bundle",
                        "--platform=node",
                        "--format=cjs",
                        "--log-level=warning",
                        "--outfile=" + bundle),
                "");
        return new NodeScript(bundle);
    }

    /** What the script prints, given this on standard input. */
    public String run(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(bundle.toString()));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private static String run(List<String> arguments, String input) throws IOException, InterruptedException {
        Path output = Files.createTempFile("node", ".out");
        Path error = Files.createTempFile("node", ".err");
        List<String> command = new ArrayList<>(List.of(Oracles.node().toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(error.toFile());
        builder.environment().put("ORACLES", Oracles.folder().toRealPath().toString());
        builder.environment()
                .put("NODE_PATH", Oracles.folder().resolve("node_modules").toString());
        Process process = builder.start();
        try (OutputStream standard = process.getOutputStream()) {
            standard.write(input.getBytes(UTF_8));
        }
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(arguments + " failed: " + Files.readString(error));
            }
            return Files.readString(output, UTF_8);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
            Files.delete(error);
        }
    }
}

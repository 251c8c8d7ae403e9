package io.github.evidencegate.github.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A checkout of the action in a folder of its own, and a runner around it that has no Java until a test adds one. */
final class ActionSandbox {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "curl",
            "cut",
            "dirname",
            "env",
            "grep",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "tail",
            "tr");

    private final Path top;
    private final Map<String, String> environment = new TreeMap<>();

    private ActionSandbox(Path top) {
        this.top = top;
    }

    /** The script as it is, in a checkout whose sources need no building, so that it runs whatever Java it finds. */
    static ActionSandbox in(Path folder) throws IOException {
        ActionSandbox sandbox = new ActionSandbox(folder);
        Path action = Files.createDirectories(folder.resolve("checkout/github-action"));
        Files.copy(ActionFile.REPOSITORY.resolve("github-action/run"), action.resolve("run"));
        sandbox.write("checkout/github-action/release.sha256", "");
        sandbox.write("checkout/bin/java.options", "-Xshare:auto\n");
        sandbox.write("checkout/cli/target/evidence-gate.jar", "built");
        sandbox.program("checkout/bin/evidence-gate", "env >\"" + sandbox.at("build") + "\"");
        sandbox.write("temp/file", "");
        sandbox.program("programs/sleep", "");
        return sandbox.with("PATH", sandbox.at("programs") + ":" + sandbox.toolsWithoutJava())
                .with("RUNNER_TEMP", sandbox.at("temp"))
                .with("RUNNER_TOOL_CACHE", sandbox.at("tools"))
                .with("RUNNER_ARCH", "X64")
                .with("GITHUB_SERVER_URL", "http://127.0.0.1:1")
                .with("EVIDENCE_GATE_ACTION_REPOSITORY", "acme/evidence-gate");
    }

    /** The tools of this machine, one by one, because its own folders may have a Java. */
    private String toolsWithoutJava() throws IOException {
        for (String name : TOOLS) {
            for (String folder : List.of("/bin/", "/usr/bin/")) {
                if (Files.isExecutable(Path.of(folder + name))) {
                    program("system/" + name, "exec " + folder + name + " \"$@\"");
                }
            }
        }
        return at("system");
    }

    ActionSandbox with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ActionSandbox without(String variable) {
        environment.remove(variable);
        return this;
    }

    ActionSandbox with(ActionInput input, String value) {
        return with(input.variable(), value);
    }

    /**
     * A Java of this version that keeps its arguments and variables, tells the launcher's line {@code told}, and ends.
     *
     * @return its home
     */
    Path java(String name, String version, String told) throws IOException {
        write(name + "/release", "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(name + "/bin/java", """
                printf '%%s\\n' "$@" >'%1$s'
                env >'%2$s'
                for argument; do
                    case $argument in -Devidence-gate.launcher=*) printf '%3$s' >"${argument#*=}" ;; esac
                done
                exit ${EXIT:-0}
                """.formatted(at("arguments"), at("variables"), told));
        return top.resolve(name);
    }

    Path java(String name, String version) throws IOException {
        return java(name, version, "begun 0");
    }

    /** The script with a smaller limit, so that nobody has to wait for the real one. */
    ActionSandbox hurrying(String limit, String smaller) throws IOException {
        String script = read("checkout/github-action/run");
        if (!script.contains(limit)) {
            throw new IllegalArgumentException("the script has no " + limit);
        }
        write("checkout/github-action/run", script.replace(limit, smaller));
        return this;
    }

    /** A script, as executable. */
    Path program(String name, String text) throws IOException {
        Path file = write(name, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    Path write(String name, String text) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text, UTF_8);
    }

    /** A path in the sandbox. */
    String at(String name) {
        return top.resolve(name).toString();
    }

    /** What a file of the sandbox holds; nothing if there is none. */
    String read(String name) throws IOException {
        Path file = top.resolve(name);
        return Files.exists(file) ? Files.readString(file, UTF_8) : "";
    }

    /** How a step ended, and its log. */
    record Ended(int status, String log) {}

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", at("checkout/github-action/run")));
        command.addAll(List.of(arguments));
        return start(command);
    }

    Ended start(List<String> command) throws IOException, InterruptedException {
        Path log = top.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the step did not end: " + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(log, UTF_8));
    }
}

package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder like a clone of this repository, with the real launcher and the real program, and an empty cache. */
final class Clone {
    private static final int PATIENCE_SECONDS = 120;
    private static final String CACHES = "XDG_CACHE_HOME";

    private final Path top;
    private final Path outside;
    private final Map<String, String> environment = new HashMap<>();

    private Clone(Path top, Path outside) {
        this.top = top;
        this.outside = outside;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", outside.toString());
        environment.put(CACHES, outside.resolve("cache").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** Below {@code folder}, as a copy that has been built and has no sources. */
    static Clone built(Path folder) throws IOException {
        Clone clone = new Clone(folder.resolve("clone"), folder);
        Files.createDirectories(clone.launcher().getParent());
        Files.createDirectories(clone.jar().getParent());
        Files.copy(Path.of("..", "bin", "evidence-gate"), clone.launcher());
        Files.copy(Path.of("..", "bin", "java.options"), clone.top().resolve("bin/java.options"));
        Files.copy(program(), clone.jar());
        Files.copy(rules(), clone.jar().resolveSibling("evidence-gate-rules.jar"));
        Files.copy(github(), clone.jar().resolveSibling("evidence-gate-github.jar"));
        return clone;
    }

    /** The same, but with sources and without the program; its {@code mvnw} is this script. */
    static Clone unbuilt(Path folder, String mvnw) throws IOException {
        Clone clone = built(folder);
        Files.delete(clone.jar());
        Files.delete(clone.jar().resolveSibling("evidence-gate-rules.jar"));
        Files.delete(clone.jar().resolveSibling("evidence-gate-github.jar"));
        Files.createDirectories(clone.source().getParent());
        Files.writeString(clone.source(), "class Source {}");
        Files.writeString(clone.top.resolve("pom.xml"), "<project/>");
        clone.script(clone.top.resolve("mvnw"), mvnw);
        return clone;
    }

    /** The program that the build has made. */
    static Path program() {
        return Path.of(System.getProperty("program", "target/evidence-gate.jar"));
    }

    /** The language of own rules, which the build has put beside the program. */
    static Path rules() {
        return program().resolveSibling("evidence-gate-rules.jar");
    }

    /** What a step of a workflow needs, which the build has put there too. */
    static Path github() {
        return program().resolveSibling("evidence-gate-github.jar");
    }

    /** Writes a script that can be run. */
    Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + ": cannot be made a program");
        }
        return file;
    }

    Path top() {
        return top;
    }

    Path launcher() {
        return top.resolve("bin/evidence-gate");
    }

    Path jar() {
        return top.resolve("cli/target/evidence-gate.jar");
    }

    /** What lies where the program is built. */
    List<String> target() {
        return names(top.resolve("cli/target"));
    }

    Path source() {
        return top.resolve("core/src/main/Source.java");
    }

    /** Where the launcher keeps its archives. */
    Path cache() {
        return outside.resolve("cache/evidence-gate");
    }

    /** Everything in the cache. */
    List<String> cached() {
        return names(cache());
    }

    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /** Sets an environment variable; an empty one is unset. */
    Clone with(String name, String value) {
        if (value.isEmpty()) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
        return this;
    }

    /** Keeps its archives where another clone does. */
    Clone withCacheOf(Clone other) {
        return with(CACHES, other.outside.resolve("cache").toString());
    }

    /** Runs the launcher to its end. */
    Run run(String... arguments) throws IOException, InterruptedException {
        return start(launcher(), arguments).end();
    }

    /** Starts the launcher by another name. */
    Started start(Path launcher, String... arguments) throws IOException {
        Path output = Files.createTempFile(outside, "run", ".out");
        Path error = Files.createTempFile(outside, "run", ".err");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(outside.toFile())
                .redirectOutput(output.toFile())
                .redirectError(error.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Started(process, output, error);
    }

    /** Which file a class of the program came from in a check: the jar, or {@code shared objects file}. */
    String sourceOfClasses(String... arguments) throws IOException, InterruptedException {
        Path log = outside.resolve("classes.log");
        // This one variable is read after the command line, which switches logging off.
        with("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log).run(arguments);
        with("_JAVA_OPTIONS", "");
        String name = Program.class.getName() + " source: ";
        String line = Files.readAllLines(log).stream()
                .filter(text -> text.contains(name))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf(name) + name.length());
    }

    /** Puts another file in the jar's place that neither size nor time tells apart. */
    void replaceJar(byte[] other) throws IOException {
        var time = Files.getLastModifiedTime(jar());
        Path temporary = Files.write(jar().resolveSibling("other.jar"), other);
        Files.move(temporary, jar(), REPLACE_EXISTING);
        Files.setLastModifiedTime(jar(), time);
    }

    /** A launcher that is under way. */
    record Started(Process process, Path output, Path error) {
        /** Waits for its end. */
        Run end() throws IOException, InterruptedException {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("still running after " + PATIENCE_SECONDS + " s: " + Files.readString(error));
            }
            return new Run(process.exitValue(), Files.readString(output, UTF_8), Files.readString(error, UTF_8));
        }
    }
}

package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real git repository in a folder of the test, made by the git program. Its people and dates are fixed, and it reads
 * no configuration of the user, so the same steps make the same commits on every machine.
 */
public final class GitSandbox {
    private static final Instant FIRST_RUN = Instant.parse("2026-01-05T09:00:00Z");
    private static final long SECONDS_BETWEEN_RUNS = 60;

    private final Path top;
    private int runs;

    private GitSandbox(Path top) {
        this.top = top;
    }

    /** An empty repository on branch {@code main} in {@code folder}, which is made if need be. */
    public static GitSandbox create(Path folder) {
        return create(folder, "sha1");
    }

    /** The same with the object format {@code sha1} or {@code sha256}. */
    public static GitSandbox create(Path folder, String objectFormat) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GitSandbox sandbox = new GitSandbox(folder);
        sandbox.run("init", "--quiet", "--initial-branch=main", "--object-format=" + objectFormat);
        return sandbox;
    }

    /**
     * A clone of this repository, as over a network.
     *
     * @param options of {@code git clone}, such as {@code --depth=1}
     */
    public GitSandbox clone(Path folder, String... options) {
        List<String> arguments = new ArrayList<>(List.of("clone", "--quiet"));
        arguments.addAll(List.of(options));
        arguments.add(top.toUri().toString());
        arguments.add(folder.toString());
        run(arguments.toArray(String[]::new));
        return new GitSandbox(folder);
    }

    /** The folder of the work tree. */
    public Path top() {
        return top;
    }

    /** Writes a file, its folders included. */
    public GitSandbox write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of any bytes, its folders included. */
    public GitSandbox write(String path, byte[] bytes) {
        Path file = top.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Commits everything that lies in the work tree, even if nothing has changed. */
    public Revision commit(String message) {
        return commitAs("Sam Example", "sam@example.org", message);
    }

    /** The same by another author. */
    public Revision commitAs(String name, String address, String message) {
        run("add", "--all");
        return commitStaged(name, address, message);
    }

    /** Commits what is in the index and nothing else. */
    public Revision commitStaged(String name, String address, String message) {
        run("commit", "--quiet", "--allow-empty", "--author=" + name + " <" + address + ">", "--message=" + message);
        return revision("HEAD");
    }

    /** Makes a branch here and goes on with it. */
    public GitSandbox branch(String name) {
        run("switch", "--quiet", "--create", name);
        return this;
    }

    /** Goes on with a branch that there is. */
    public GitSandbox switchTo(String name) {
        run("switch", "--quiet", name);
        return this;
    }

    /** Merges a branch in a commit of its own. */
    public Revision merge(String name) {
        run("merge", "--quiet", "--no-ff", "--message=Merge " + name, name);
        return revision("HEAD");
    }

    /** The commit that a name means. */
    public Revision revision(String name) {
        return new Revision(run("rev-parse", "--verify", name + "^{commit}").strip());
    }

    /** Runs git in the work tree; answers its standard output. */
    public String run(String... arguments) {
        return run(new byte[0], arguments);
    }

    /** The same with something to read on standard input. */
    public String run(byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(environment());
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each run of git is a minute later than the one before it. */
    private Map<String, String> environment() {
        String date = FIRST_RUN.plusSeconds(SECONDS_BETWEEN_RUNS * runs++).toString();
        return Map.of(
                "LC_ALL", "C",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Sam Example",
                "GIT_AUTHOR_EMAIL", "sam@example.org",
                "GIT_AUTHOR_DATE", date,
                "GIT_COMMITTER_NAME", "Sam Example",
                "GIT_COMMITTER_EMAIL", "sam@example.org",
                "GIT_COMMITTER_DATE", date);
    }
}

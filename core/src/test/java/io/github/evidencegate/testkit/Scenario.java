package io.github.evidencegate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A change in a real repository with result files that real tools wrote: what the command line and each adapter must
 * judge alike.
 *
 * @param name a few words joined by dashes
 * @param policy the text of the policy at the base; empty means that there is none
 * @param results the result files in the work tree
 * @param baseResults those of a run of the base, which lie below {@link #BASE} as they were in its work tree
 */
public record Scenario(String name, String policy, List<Result> results, List<Result> baseResults) {
    /** Where the results of the base are. */
    public static final String BASE = "base";

    /** When the fresh results were made: after every commit of a {@link GitSandbox}. */
    public static final Instant MADE_AT = Instant.parse("2026-06-01T12:00:00Z");

    /** When the judging clock stands still. */
    public static final Instant NOW = Instant.parse("2026-06-01T12:05:00Z");

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    /** What is wrong with a result file, if anything is. */
    public enum Condition {
        FRESH,
        STALE,
        CUT_OFF
    }

    /**
     * A result file.
     *
     * @param resource its place in core's {@code src/test/resources/results}
     * @param path its place in the work tree
     */
    public record Result(String resource, String path, Condition condition) {}

    /** Copies the lists. */
    public Scenario {
        results = List.copyOf(results);
        baseResults = List.copyOf(baseResults);
    }

    /** Without results of the base. */
    public Scenario(String name, String policy, List<Result> results) {
        this(name, policy, results, List.of());
    }

    /** The patterns of {@link #baseResults}. */
    public List<String> baseGlobs() {
        return baseResults.isEmpty() ? List.of() : List.of(BASE + "/**");
    }

    /** A repository in {@code folder} whose last change is the one to judge. */
    public GitSandbox layOut(Path folder) {
        GitSandbox git = GitSandbox.create(folder);
        git.write(".gitignore", "target/\n").write("src/main/java/sample/Basket.java", "class Basket {}\n");
        if (!policy.isEmpty()) {
            git.write(".evidence-gate.yml", policy);
        }
        git.commit("Start");
        git.write("src/main/java/sample/Basket.java", lines(60));
        git.write("src/test/java/sample/BasketTest.java", lines(12));
        git.commit("Fill the basket");
        results.forEach(result -> lay(result, result.path(), git));
        baseResults.forEach(result -> lay(result, BASE + "/" + result.path(), git));
        return git;
    }

    @Override
    public String toString() {
        return name;
    }

    private static String lines(int count) {
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= count; line++) {
            text.append("// ").append(line).append('\n');
        }
        return text.toString();
    }

    private static void lay(Result result, String path, GitSandbox git) {
        byte[] bytes = bytesOf(result.resource());
        boolean cutOff = result.condition() == Condition.CUT_OFF;
        git.write(path, cutOff ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
        Instant madeAt = result.condition() == Condition.STALE ? LONG_AGO : MADE_AT;
        try {
            Files.setLastModifiedTime(git.top().resolve(path), FileTime.from(madeAt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytesOf(String resource) {
        String name = "/results/" + resource;
        try (InputStream stream = Objects.requireNonNull(Scenario.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

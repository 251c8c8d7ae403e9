package io.github.evidencegate.results.input;

import io.github.evidencegate.gate.ChangedLines;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the changed files that a report means when it names a source file below a source root that it does not name, as
 * JaCoCo and SpotBugs do.
 */
public final class ChangedSources {
    private final Path top;
    private final ChangedLines changed;
    private final String reportPath;
    private final String module;

    /** For a report at {@code reportPath}: its module is the folder that {@code target} or {@code build} lies in. */
    public ChangedSources(Path top, ChangedLines changed, String reportPath) {
        this.top = top;
        this.changed = changed;
        this.reportPath = reportPath;
        this.module = moduleOf("/" + reportPath);
    }

    /**
     * The most likely of the changed files that end with {@code suffix}. A report of several modules means those in a
     * folder named like one of {@code groups}, else all; another one those among the sources of its own module, else
     * those in its module, else all.
     *
     * @param groups the modules that the report itself names
     */
    public List<String> of(String suffix, Collection<String> groups) {
        List<String> candidates = changed.endingWith(suffix);
        if (candidates.size() < 2) {
            return candidates;
        }
        int best = candidates.stream()
                .mapToInt(path -> distance(path, groups))
                .min()
                .orElse(0);
        return candidates.stream()
                .filter(path -> distance(path, groups) == best)
                .toList();
    }

    /**
     * Those of {@link #of} for which lines count that were measured under the name {@code suffix}. What another module
     * ran of its own file of that name says nothing about the changed one. Maven's reports of several modules name
     * groups; Gradle's do not, so one whose module has no such file may mean any.
     */
    public List<String> measured(String suffix, Collection<String> groups) {
        return of(suffix, groups).stream()
                .filter(path -> !groups.isEmpty() || path.startsWith(module) || !(isOfMaven() || hasTwin(path, suffix)))
                .toList();
    }

    private int distance(String path, Collection<String> groups) {
        if (!groups.isEmpty()) {
            return groups.stream().anyMatch(group -> ("/" + path).contains("/" + group + "/")) ? 0 : 1;
        }
        if (path.startsWith(module + "src/")) {
            return 0;
        }
        return path.startsWith(module) ? 1 : 2;
    }

    private boolean isOfMaven() {
        return reportPath.startsWith(module + "target/") && new File(top.toFile(), module + "pom.xml").isFile();
    }

    /** Whether the report's module has a file of that name, below a source root like that of {@code path}. */
    private boolean hasTwin(String path, String suffix) {
        // Only paths of changed files get as far as the file system, so no hostile name in a report does.
        return IntStream.rangeClosed(0, path.length() - suffix.length())
                .filter(from -> from == 0 || path.charAt(from - 1) == '/')
                .anyMatch(from -> new File(top.toFile(), module + path.substring(from)).isFile());
    }

    private static String moduleOf(String rooted) {
        int target = rooted.indexOf("/target/");
        int build = rooted.indexOf("/build/");
        int end = target < 0 || (build >= 0 && build < target) ? build : target;
        return end <= 0 ? "" : rooted.substring(1, end + 1);
    }
}

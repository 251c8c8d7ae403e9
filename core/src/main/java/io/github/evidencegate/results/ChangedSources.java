package io.github.evidencegate.results;

import io.github.evidencegate.gate.ChangedLines;
import java.util.Collection;
import java.util.List;

/**
 * Finds the changed files that a report means when it names a source file below a source root that it does not name, as
 * JaCoCo and SpotBugs do.
 */
final class ChangedSources {
    private final ChangedLines changed;
    private final String module;

    /** For a report at {@code reportPath}: its module is the folder that {@code target} or {@code build} lies in. */
    ChangedSources(ChangedLines changed, String reportPath) {
        this.changed = changed;
        this.module = moduleOf("/" + reportPath);
    }

    /**
     * The most likely of the changed files that end with {@code suffix}: those among the sources of the report's own
     * module, else those in a folder named like one of {@code groups}, else those in the report's module, else all.
     *
     * @param groups the modules that the report itself names
     */
    List<String> of(String suffix, Collection<String> groups) {
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

    private int distance(String path, Collection<String> groups) {
        if (path.startsWith(module + "src/")) {
            return 0;
        }
        if (groups.stream().anyMatch(group -> ("/" + path).contains("/" + group + "/"))) {
            return 1;
        }
        return path.startsWith(module) ? 2 : 3;
    }

    private static String moduleOf(String rooted) {
        int target = rooted.indexOf("/target/");
        int build = rooted.indexOf("/build/");
        int end = target < 0 || (build >= 0 && build < target) ? build : target;
        return end <= 0 ? "" : rooted.substring(1, end + 1);
    }
}

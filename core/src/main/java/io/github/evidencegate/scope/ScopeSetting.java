package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Scope.FileClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What policy says about scope: its key {@code scope}. All patterns are in gitignore syntax.
 *
 * @param areas patterns by the name of the area; the first area that matches takes the file
 * @param sensitive patterns by the name of the sensitive area, on top of the defaults; an empty list switches a default
 *     off
 * @param classes patterns by file class, asked before the built-in ones
 */
public record ScopeSetting(
        Boundary boundary,
        Breadth breadth,
        Map<String, List<String>> areas,
        Map<String, List<String>> sensitive,
        Map<FileClass, List<String>> classes) {
    /** What holds where there is no policy. */
    public static final ScopeSetting DEFAULT =
            new ScopeSetting(Boundary.NONE, Breadth.DEFAULT, Map.of(), Map.of(), Map.of());

    /** Copies the maps and keeps their order. */
    public ScopeSetting {
        areas = copy(areas);
        sensitive = copy(sensitive);
        classes = copy(classes);
    }

    /**
     * Which paths a change may touch.
     *
     * @param allowed the bound of every change; empty means no bound
     * @param forbidden what no change may touch, whatever else allows it
     * @param labels allowed paths by label of the work item
     * @param paths allowed paths by type, epic or project key ({@code ABC} of {@code ABC-12}) of the work item
     */
    public record Boundary(
            List<String> allowed,
            List<String> forbidden,
            Map<String, List<String>> labels,
            Map<String, List<String>> paths) {
        /** No bound. */
        public static final Boundary NONE = new Boundary(List.of(), List.of(), Map.of(), Map.of());

        /** Copies and keeps the order. */
        public Boundary {
            allowed = List.copyOf(allowed);
            forbidden = List.copyOf(forbidden);
            labels = copy(labels);
            paths = copy(paths);
        }
    }

    /**
     * How broad a change may be to stay reviewable (R087). Generated, vendored and lock files do not count.
     *
     * @param files most files
     * @param lines most added and deleted lines together
     * @param areas most areas
     */
    public record Breadth(int files, int lines, int areas) {
        /** Thirty files, 800 lines, four areas. */
        public static final Breadth DEFAULT = new Breadth(30, 800, 4);

        /** Refuses a limit that no change can keep. */
        public Breadth {
            if (files < 1 || lines < 1 || areas < 1) {
                throw new IllegalArgumentException("a breadth limit is at least 1");
            }
        }
    }

    private static <K> Map<K, List<String>> copy(Map<K, List<String>> map) {
        Map<K, List<String>> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, List.copyOf(value)));
        return Collections.unmodifiableMap(copy);
    }
}

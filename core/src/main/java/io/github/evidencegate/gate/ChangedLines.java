package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.LineRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of which files the change added: what result readers keep details of, so that their memory does not grow
 * with the results.
 */
public final class ChangedLines {
    private final Map<String, LineRanges> byPath = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final List<String> sources;

    private ChangedLines(List<String> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The lines of the files that are still there at the head. */
    public static ChangedLines of(List<ChangedFile> files) {
        return of(files, List.of());
    }

    /**
     * The same, and which of the files are source code of the product.
     *
     * @param sources paths of {@code files}
     */
    public static ChangedLines of(List<ChangedFile> files, List<String> sources) {
        ChangedLines changed = new ChangedLines(sources);
        for (ChangedFile file : files) {
            if (file.isAtHead()) {
                changed.byPath.put(file.path(), file.lines().addedAt());
                changed.byName
                        .computeIfAbsent(nameOf(file.path()), name -> new ArrayList<>(1))
                        .add(file.path());
            }
        }
        return changed;
    }

    /** The source files to which the change added lines, in the order of their paths. */
    public List<String> sourcesWithNewLines() {
        return sources.stream()
                .filter(path -> linesOf(path).count() > 0)
                .sorted()
                .toList();
    }

    /** Whether the change touches the file. */
    public boolean hasFile(String path) {
        return byPath.containsKey(path);
    }

    /** Whether the change added this line. */
    public boolean hasLine(String path, int line) {
        return linesOf(path).contains(line);
    }

    /** The lines that the change added; none if it does not touch the file. */
    public LineRanges linesOf(String path) {
        return byPath.getOrDefault(path, LineRanges.NONE);
    }

    /**
     * The changed files whose paths end with these whole path components: JaCoCo knows {@code com/acme/Foo.java} but
     * not the source root.
     */
    public List<String> endingWith(String suffix) {
        return byName.getOrDefault(nameOf(suffix), List.of()).stream()
                .filter(path -> path.equals(suffix) || path.endsWith("/" + suffix))
                .toList();
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

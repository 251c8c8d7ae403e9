package io.github.evidencegate.gate;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.LineRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which lines of which files the change added: what result readers keep details of, so that their memory does not grow
 * with the results.
 */
public final class ChangedLines {
    private final Map<String, LineRanges> byPath = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final List<String> sources;
    private final Optional<Comparison> comparison;

    private ChangedLines(List<String> sources, Optional<Comparison> comparison) {
        this.sources = List.copyOf(sources);
        this.comparison = comparison;
    }

    /**
     * Asks readers for a census too, so that two runs can be compared.
     *
     * @param other whose names are not of interest: of the tests that it does not have, readers keep the names. Empty
     *     for no names at all
     */
    public record Comparison(Optional<Census> other) {}

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
        return of(files, sources, Optional.empty());
    }

    /** The lines of the files that are still there at the head, to compare what is read with another run. */
    public static ChangedLines compared(List<ChangedFile> files, Comparison comparison) {
        return of(files, List.of(), Optional.of(comparison));
    }

    private static ChangedLines of(List<ChangedFile> files, List<String> sources, Optional<Comparison> comparison) {
        ChangedLines changed = new ChangedLines(sources, comparison);
        for (ChangedFile file : files) {
            if (file.isAtHead()) {
                changed.put(file.path(), file.lines().addedAt());
            }
        }
        return changed;
    }

    /** The same files where they were at the base, none of whose lines is new; new files are not among them. */
    public static ChangedLines atBase(List<ChangedFile> files, Comparison comparison) {
        ChangedLines changed = new ChangedLines(List.of(), Optional.of(comparison));
        for (ChangedFile file : files) {
            boolean isAtBase = file.status() != Status.ADDED && file.status() != Status.COPIED;
            if (isAtBase && file.isAtHead()) {
                String path = file.oldPath().orElse(file.path());
                changed.put(path, LineRanges.NONE);
                changed.renamed.put(path, file.path());
            }
        }
        return changed;
    }

    private void put(String path, LineRanges added) {
        byPath.put(path, added);
        byName.computeIfAbsent(nameOf(path), name -> new ArrayList<>(1)).add(path);
    }

    /** What is asked for besides; empty if nothing is compared. */
    public Optional<Comparison> comparison() {
        return comparison;
    }

    /** Where the file is at the head: another path only if the change renamed it and these are the files of the base. */
    public String pathAtHead(String path) {
        return renamed.getOrDefault(path, path);
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
        List<String> namesakes = byName.getOrDefault(nameOf(suffix), List.of());
        if (namesakes.isEmpty()) {
            return List.of();
        }
        return namesakes.stream()
                .filter(path -> path.equals(suffix) || path.endsWith("/" + suffix))
                .toList();
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}

package io.github.evidencegate.results.input;

import io.github.evidencegate.gate.ChangedLines;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the changed file that a report means when it names a source file by a path: absolute, or relative to the folder
 * that its tool ran in. That is no part of most reports, but it is a folder around the report's own: the nearest one in
 * which there is such a file.
 */
public final class NamedSources {
    private final Path top;
    private final TreePaths tree;
    private final ChangedLines changed;
    private final List<String> around;

    /** For a report at {@code reportPath}, relative to {@code top} if it is inside. */
    public NamedSources(Path top, ChangedLines changed, String reportPath) {
        this.top = top;
        this.tree = new TreePaths(top);
        this.changed = changed;
        this.around = TreePaths.isAbsolute(reportPath) ? List.of("") : around(reportPath);
    }

    /** The folders around a file, the nearest first and the top last, each but that with a slash at its end. */
    private static List<String> around(String path) {
        return IntStream.rangeClosed(1, path.length())
                .map(back -> path.length() - back)
                .filter(at -> at == 0 || path.charAt(at - 1) == '/')
                .mapToObj(at -> path.substring(0, at))
                .toList();
    }

    /**
     * The name in its shortest spelling if {@link #changed} may find a file by it below any root; empty if it need not be
     * remembered. So a report can give only few names to look for, however many it has.
     */
    public Optional<String> candidate(String name) {
        String simple = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        List<String> namesakes = changed.endingWith(simple);
        if (namesakes.isEmpty() || name.length() > TreePaths.LIMIT) {
            return Optional.empty();
        }
        String path = tree.relative(name);
        // A report whose root is "/" has absolute paths without their first slash.
        String rooted = tree.relative("/" + path);
        return namesakes.stream()
                .filter(file -> endsWith(file, withoutDots(path)) || file.equals(rooted))
                .map(file -> TreePaths.isAbsolute(name) ? name : path)
                .findFirst();
    }

    /**
     * The changed file that is named; empty if it is another file, or outside the work tree, or if several roots have
     * one: what is measured in a file's twin says nothing about it.
     *
     * @param roots the folders that the name may be relative to, "" for the one that the tool ran in
     */
    public Optional<String> changed(Collection<String> roots, String name) {
        // Only names that end like those of changed files get as far as the file system, so hardly a hostile one does.
        if (candidate(name).isEmpty()) {
            return Optional.empty();
        }
        if (TreePaths.isAbsolute(name)) {
            return place(name).filter(changed::hasFile);
        }
        Set<String> places = new TreeSet<>();
        for (String root : roots) {
            place(root.isEmpty() ? name : root + "/" + name).ifPresent(places::add);
        }
        return places.size() == 1 ? places.stream().filter(changed::hasFile).findFirst() : Optional.empty();
    }

    /** The path as messages and records carry it. */
    public String relative(String name) {
        return name.length() > TreePaths.LIMIT ? name.substring(0, TreePaths.LIMIT) + "…" : tree.relative(name);
    }

    /** Where the file is that is meant, changed or not; empty if there is none. */
    private Optional<String> place(String name) {
        String path = tree.relative(name);
        if (TreePaths.isAbsolute(name)) {
            return Optional.of(path).filter(this::isThere);
        }
        return around.stream()
                .map(folder -> tree.relative(folder + path))
                .filter(this::isThere)
                .findFirst();
    }

    private boolean isThere(String place) {
        boolean outside = TreePaths.isAbsolute(place) || place.startsWith("../");
        return !outside && (changed.hasFile(place) || new File(top.toFile(), place).isFile());
    }

    private static boolean endsWith(String path, String suffix) {
        return path.equals(suffix) || path.endsWith("/" + suffix);
    }

    private static String withoutDots(String path) {
        int from = 0;
        while (path.startsWith("../", from)) {
            from += 3;
        }
        return path.substring(from);
    }
}

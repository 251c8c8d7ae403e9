package io.github.evidencegate.results;

import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.pattern.PathPatterns;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds result files: those that patterns name, or those in the standard places of common tools. */
public final class ResultFiles {
    /** A part of a pattern that stands for itself. */
    private static final Pattern PLAIN = Pattern.compile("[^*?\\[\\]\\\\]+");

    private static final String LEAVES =
            "leads out of the work tree by a symbolic link; copy the files into the tree, or name them by their own path";

    private ResultFiles() {}

    /**
     * What a search found.
     *
     * @param files sorted by their paths
     * @param problems patterns that match no file, folders that cannot be read
     */
    public record Found(List<Path> files, List<Unreadable> problems) {
        /** Copies the lists. */
        public Found {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Looks for result files below {@code top}. Symbolic links to folders are not followed, those to files only if the
     * file is below {@code top}; another one where a result belongs is a problem.
     *
     * @param globs patterns in gitignore syntax relative to {@code top}, or paths of files, which may be outside; empty
     *     means the standard places in every module
     * @param alsoAt more such patterns, those of policy's gates; one of these that matches no file is no problem of the
     *     search, since its gate is missing then
     */
    public static Found find(Path top, List<String> globs, List<String> alsoAt) {
        Search search = new Search(top.toAbsolutePath().normalize());
        if (globs.isEmpty()) {
            search.standardPlaces();
        }
        search.named(globs).forEach(search::report);
        search.named(alsoAt);
        return new Found(List.copyOf(search.files), search.problems);
    }

    /** The path that reports carry: relative to {@code top} with {@code /}, or absolute if it is outside. */
    public static String pathOf(Path top, Path file) {
        Path from = top.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        return (to.startsWith(from) ? from.relativize(to) : to).toString().replace('\\', '/');
    }

    /** What one search has found so far. */
    private static final class Search {
        private final Path top;
        private final NavigableSet<Path> files = new TreeSet<>();
        private final List<Unreadable> problems = new ArrayList<>();

        Search(Path top) {
            this.top = top;
        }

        void standardPlaces() {
            StandardPlaces places = new StandardPlaces(top);
            walk(top, places::mayHold, (file, attributes) -> {
                if (places.hold(file)) {
                    take(file, attributes);
                }
            });
        }

        /** Takes the files that the patterns name; answers the patterns that match none. */
        List<String> named(List<String> globs) {
            PathPatterns all = PathPatterns.of(globs);
            List<String> unmatched = new ArrayList<>();
            for (String glob : globs) {
                if (glob.isBlank() || glob.startsWith("#") || glob.startsWith("!")) {
                    continue;
                }
                Optional<Path> file = file(glob);
                file.ifPresent(this::takeNamed);
                if (file.isEmpty() && !matched(glob, all)) {
                    unmatched.add(glob);
                }
            }
            return unmatched;
        }

        void report(String unmatched) {
            problems.add(new Unreadable(
                    unmatched,
                    unmatched + ": no file matches this pattern; run the step that writes it, or correct it"));
        }

        /** Whether the pattern matches a file, even if another pattern takes it back. */
        private boolean matched(String glob, PathPatterns all) {
            PathPatterns one = PathPatterns.of(List.of(glob));
            Set<Path> found = new HashSet<>();
            Path start = start(glob);
            if (Files.exists(start) && !isInside(start)) {
                refuse(start, LEAVES);
                return true;
            }
            walk(start, StandardPlaces::mayHoldAny, (file, attributes) -> {
                String path = pathOf(top, file);
                if (one.matches(path)) {
                    found.add(file);
                    if (all.matches(path)) {
                        take(file, attributes);
                    }
                }
            });
            return !found.isEmpty();
        }

        private Optional<Path> file(String path) {
            try {
                return Optional.of(top.resolve(path).normalize()).filter(Files::isRegularFile);
            } catch (InvalidPathException e) {
                // A pattern need not be a path: Windows has no file with a star.
                return Optional.empty();
            }
        }

        /** The deepest folder below which all matches are: a pattern with a slash inside is tied to the top. */
        private Path start(String glob) {
            Path start = top;
            String[] parts = (glob.startsWith("/") ? glob.substring(1) : glob).split("/", -1);
            try {
                for (int i = 0; i < parts.length - 1 && PLAIN.matcher(parts[i]).matches(); i++) {
                    start = start.resolve(parts[i]);
                }
            } catch (InvalidPathException e) {
                // No folder has such a name here: Windows knows none with an angle bracket. The search finds nothing.
            }
            return start;
        }

        /** Takes a file that a caller names; who means one outside says so, and does not go by a link. */
        private void takeNamed(Path file) {
            if (!file.startsWith(top) || isInside(file)) {
                files.add(file);
            } else {
                refuse(file, LEAVES);
            }
        }

        /** Takes what a walk has found where a result belongs. A folder behind a link is found at its own place. */
        private void take(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                files.add(file);
            } else if (!attributes.isSymbolicLink()) {
                refuse(file, "is no regular file; remove it, and run the step that writes the results");
            } else if (!Files.exists(file)) {
                refuse(file, "is a symbolic link to nothing; run the step that writes the results, or remove it");
            } else if (!isInside(file)) {
                refuse(file, LEAVES);
            } else if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }

        private boolean isInside(Path path) {
            try {
                return path.toRealPath().startsWith(top.toRealPath());
            } catch (IOException e) {
                // What cannot be followed is nowhere.
                return false;
            }
        }

        private void refuse(Path file, String why) {
            String name = pathOf(top, file);
            Unreadable problem = new Unreadable(name, name + ": " + why);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }

        private void walk(Path start, Predicate<Path> mayHold, BiConsumer<Path, BasicFileAttributes> visit) {
            try {
                Files.walkFileTree(start, new Walk(mayHold, visit));
            } catch (IOException e) {
                problems.add(unreadable(start, e));
            }
        }

        private Unreadable unreadable(Path path, IOException e) {
            String name = pathOf(top, path);
            return new Unreadable(
                    name, name + ": cannot be searched for result files (" + e.getMessage() + "); make it readable");
        }

        /** One walk through the tree. */
        private final class Walk extends SimpleFileVisitor<Path> {
            private final Predicate<Path> mayHold;
            private final BiConsumer<Path, BasicFileAttributes> visit;

            Walk(Predicate<Path> mayHold, BiConsumer<Path, BasicFileAttributes> visit) {
                this.mayHold = mayHold;
                this.visit = visit;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(top) || mayHold.test(folder)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                visit.accept(file, attributes);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // What vanishes during the walk was no result yet.
                if (!(e instanceof NoSuchFileException) || file.equals(top)) {
                    problems.add(unreadable(file, e));
                }
                return FileVisitResult.CONTINUE;
            }
        }
    }
}

package io.github.evidencegate.hosted;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.forge.FileList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The code host's list of files beside git's. Git's is judged: it comes from the objects themselves and has no end. The
 * two need not agree in what they take for a rename, so a rename counts at both of its paths.
 *
 * @param missing why git's list may not be the whole one, to be continued by a full stop; empty if it is
 * @param told what became of the comparison, for people
 */
public record ListedFiles(Optional<String> missing, String told) {
    private static final int MOST_NAMED = 3;
    private static final String OF_GIT = "git's list of files, placed by policy and work item";

    /**
     * Compares.
     *
     * @param files git's
     * @param listed the code host's
     * @param count how many files the code host says there are
     */
    public static ListedFiles compared(List<ChangedFile> files, FileList listed, int count) {
        Optional<String> difference = listed.cut().isPresent()
                ? unknownToGit(files, listed).or(() -> miscounted(files, count))
                : unknownToGit(files, listed)
                        .or(() -> unlisted(files, listed))
                        .or(() -> listed.paths().size() == count
                                ? Optional.empty()
                                : Optional.of("the code host counts " + files(count) + " and lists "
                                        + listed.paths().size()));
        return new ListedFiles(
                difference,
                listed.cut()
                        .map(why -> OF_GIT + "; the code host's ends after "
                                + files(listed.paths().size()) + " of " + count + ": " + why)
                        .orElse(OF_GIT
                                + (difference.isEmpty()
                                        ? "; the code host's list agrees"
                                        : "; the code host's list is another")));
    }

    private static Optional<String> unknownToGit(List<ChangedFile> files, FileList listed) {
        Set<String> touched = new HashSet<>();
        for (ChangedFile file : files) {
            touched.add(file.path());
            file.oldPath().ifPresent(touched::add);
        }
        List<String> more =
                listed.paths().stream().filter(path -> !touched.contains(path)).toList();
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of("the code host lists " + files(more.size()) + " that git does not: " + named(more));
    }

    /** What the code host takes for a rename, git may take for a file that went and one that came. */
    private static Optional<String> unlisted(List<ChangedFile> files, FileList listed) {
        Set<String> known = new HashSet<>(listed.paths());
        List<ChangedFile> more =
                files.stream().filter(file -> !known.contains(file.path())).toList();
        long came = files.stream()
                .filter(file -> file.status() == ChangedFile.Status.ADDED)
                .count();
        boolean areRenamed = more.size() <= came && more.stream().noneMatch(ChangedFile::isAtHead);
        return more.isEmpty() || areRenamed
                ? Optional.empty()
                : Optional.of("git lists " + files(more.size()) + " that the code host does not: "
                        + named(more.stream().map(ChangedFile::path).toList()));
    }

    private static Optional<String> miscounted(List<ChangedFile> files, int count) {
        long gone = files.stream().filter(file -> !file.isAtHead()).count();
        long renamed = files.stream()
                .filter(file -> file.status() == ChangedFile.Status.RENAMED)
                .count();
        boolean fits = count >= files.size() - gone && count <= files.size() + renamed;
        return fits
                ? Optional.empty()
                : Optional.of("the code host counts " + files(count) + " and git " + files.size());
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String named(List<String> paths) {
        String named = String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size())));
        return paths.size() > MOST_NAMED ? named + " and " + (paths.size() - MOST_NAMED) + " more" : named;
    }
}

package io.github.evidencegate.git;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.LineRanges.Range;
import io.github.evidencegate.git.PatchReader.Patch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the files of a change and their changed lines out of one run of git: first the raw entries, which alone give
 * names, modes and status, then a patch for each in the same order.
 *
 * <p>Source: git-diff-tree(1), "RAW OUTPUT FORMAT".
 */
final class DiffReader {
    private static final String ABSENT = "000000";
    private static final String SUBMODULE = "160000";
    private static final String SYMBOLIC_LINK = "120000";

    /** What git says of one file before its patch. */
    record Entry(String oldMode, String newMode, Status status, Optional<String> oldPath, String path) {
        /** Whether git takes the old file away in a patch of its own, then adds the new one. */
        boolean isInTwoPatches() {
            return status == Status.TYPE_CHANGED;
        }

        /** What it is at the head, or was at the base if it is deleted. */
        String mode() {
            return newMode.equals(ABSENT) ? oldMode : newMode;
        }
    }

    private DiffReader() {}

    /**
     * What to ask git: {@code diff-tree} rather than {@code diff}, as it follows no taste of the user. Copies are not
     * looked for; that would compare each new file with each changed one.
     *
     * @param from the full object name of a commit or tree
     * @param to the same
     */
    static List<String> arguments(String from, String to) {
        return List.of(
                "diff-tree",
                "-r",
                "-z",
                "--raw",
                "--patch",
                "--unified=0",
                "--inter-hunk-context=0",
                "--find-renames",
                "-l1000",
                "--no-ext-diff",
                "--no-textconv",
                "--no-color",
                "--no-relative",
                "--ignore-submodules=none",
                "--submodule=short",
                from,
                to);
    }

    /** The files in the order of their paths. */
    static List<ChangedFile> read(GitOutput output) throws IOException {
        List<Entry> entries = entries(output);
        PatchReader patches = new PatchReader(output);
        List<ChangedFile> files = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            files.add(file(entry, patches));
        }
        if (!patches.isAtEnd()) {
            throw new IOException("more patches than files");
        }
        files.sort((left, right) -> left.path().compareTo(right.path()));
        return files;
    }

    /** The raw entries in git's order, and the NUL behind them. */
    static List<Entry> entries(GitOutput output) throws IOException {
        List<Entry> entries = new ArrayList<>();
        while (output.peek() == ':') {
            entries.add(entry(output.field(), output));
        }
        // A NUL stands between the entries and the patches.
        if (!output.isAtEnd() && output.next() != 0) {
            throw new IOException("expected a raw entry");
        }
        return entries;
    }

    /** Reads what follows {@code :100644 100755 0123abc 4567def R086}: one path, or two if the file has moved. */
    private static Entry entry(String head, GitOutput output) throws IOException {
        String[] words = head.substring(1).split(" ", -1);
        if (words.length != 5) {
            throw new IOException("expected a raw entry, got: " + head);
        }
        Status status = status(words[4]);
        boolean moved = status == Status.RENAMED || status == Status.COPIED;
        Optional<String> oldPath = moved ? Optional.of(output.field()) : Optional.empty();
        return new Entry(words[0], words[1], status, oldPath, output.field());
    }

    private static Status status(String letterAndScore) throws IOException {
        return switch (letterAndScore.charAt(0)) {
            case 'A' -> Status.ADDED;
            case 'C' -> Status.COPIED;
            case 'D' -> Status.DELETED;
            case 'M' -> Status.MODIFIED;
            case 'R' -> Status.RENAMED;
            case 'T' -> Status.TYPE_CHANGED;
            default -> throw new IOException("unknown status of a file: " + letterAndScore);
        };
    }

    private static ChangedFile file(Entry entry, PatchReader patches) throws IOException {
        Patch newest = patches.next();
        List<Range> deleted = linesOf(entry.oldMode(), newest.deleted());
        if (entry.isInTwoPatches()) {
            newest = patches.next();
        }
        Content content = content(entry.mode(), newest.binary());
        boolean hasLines = content == Content.TEXT || content == Content.SYMBOLIC_LINK;
        Lines lines = hasLines ? lines(deleted, newest.added()) : Lines.NONE;
        return new ChangedFile(
                entry.path(), entry.oldPath(), entry.status(), content, entry.oldMode(), entry.newMode(), lines);
    }

    /** The commit of a submodule is shown as a line, but is none. */
    private static List<Range> linesOf(String mode, List<Range> lines) {
        return mode.equals(SUBMODULE) ? List.of() : lines;
    }

    private static Content content(String mode, boolean binary) {
        return switch (mode) {
            case SUBMODULE -> Content.SUBMODULE;
            case SYMBOLIC_LINK -> Content.SYMBOLIC_LINK;
            default -> binary ? Content.BINARY : Content.TEXT;
        };
    }

    /** Git writes hunks in ascending order with an unchanged line between them. */
    private static Lines lines(List<Range> deleted, List<Range> added) throws IOException {
        try {
            LineRanges addedAt = new LineRanges(added);
            LineRanges deletedAt = new LineRanges(deleted);
            return new Lines(addedAt.count(), deletedAt.count(), addedAt, deletedAt);
        } catch (IllegalArgumentException e) {
            throw new IOException("hunks out of order: " + e.getMessage(), e);
        }
    }
}

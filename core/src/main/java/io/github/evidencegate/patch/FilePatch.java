package io.github.evidencegate.patch;

import io.github.evidencegate.evidence.ChangedFile.Status;
import java.util.List;
import java.util.Optional;

/**
 * One changed file with its lines.
 *
 * @param path where it is at the head, or was at the base if it is deleted
 * @param oldPath where a renamed file came from
 * @param isBinary whether git cannot tell lines; there are no hunks then
 * @param isWhole whether all hunks are here, with all of each line
 */
public record FilePatch(
        String path, Optional<String> oldPath, Status status, boolean isBinary, boolean isWhole, List<Hunk> hunks) {
    /** Copies the list. */
    public FilePatch {
        hunks = List.copyOf(hunks);
    }

    /** Where it was at the base. */
    public String basePath() {
        return oldPath.orElse(path);
    }

    /**
     * Lines that follow each other on both sides.
     *
     * @param oldStart the number of the first line at the base, from 1
     * @param newStart the same at the head
     */
    public record Hunk(int oldStart, int newStart, List<Line> lines) {
        /** Copies the list. */
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of a hunk.
     *
     * @param text without its line feed
     */
    public record Line(Mark mark, String text) {}

    /** On which side a line is. */
    public enum Mark {
        /** On both. */
        KEPT,
        /** At the base alone. */
        REMOVED,
        /** At the head alone. */
        ADDED
    }
}

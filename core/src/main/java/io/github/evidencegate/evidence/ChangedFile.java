package io.github.evidencegate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * One file that the change touches, as git tells it. Paths are relative to the top of the work tree and use {@code /}.
 *
 * @param path where the file is at the head, or was at the base if it is deleted
 * @param oldPath where a renamed or copied file came from
 * @param oldMode git's file mode at the base, octal ({@code 100644}); {@code 000000} if the file was not there
 * @param newMode the same at the head
 * @param lines which lines changed; none for {@link Content#BINARY} and {@link Content#SUBMODULE}
 */
public record ChangedFile(
        String path,
        Optional<String> oldPath,
        Status status,
        Content content,
        String oldMode,
        String newMode,
        Lines lines) {

    /** What happened to the file; the names of {@code git diff --raw}. */
    public enum Status {
        ADDED,
        COPIED,
        DELETED,
        MODIFIED,
        RENAMED,
        TYPE_CHANGED
    }

    /** What kind of entry it is. */
    public enum Content {
        TEXT,
        BINARY,
        SYMBOLIC_LINK,
        SUBMODULE
    }

    /**
     * How many lines came and went, and which.
     *
     * @param added lines that the head has and the base has not
     * @param deleted the reverse
     * @param addedAt where the added lines are at the head
     * @param deletedAt where the deleted lines were at the base
     */
    public record Lines(int added, int deleted, LineRanges addedAt, LineRanges deletedAt) {
        /** Nothing added, nothing deleted. */
        public static final Lines NONE = new Lines(0, 0, LineRanges.NONE, LineRanges.NONE);

        /** Refuses negative counts. */
        public Lines {
            if (added < 0 || deleted < 0) {
                throw new IllegalArgumentException("negative line count: +" + added + " -" + deleted);
            }
        }

        /** Added and deleted lines together. */
        public int changed() {
            return added + deleted;
        }
    }

    /** Refuses a file without a path, and a rename or copy that does not say from where. */
    public ChangedFile {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a changed file needs a path");
        }
        if ((status == Status.RENAMED || status == Status.COPIED) && oldPath.isEmpty()) {
            throw new IllegalArgumentException(status + " without its old path: " + path);
        }
    }

    /** The paths where it counts, the one at the head first: a rename counts at both ends, a copy where it is now. */
    public List<String> paths() {
        return status == Status.RENAMED ? List.of(path, oldPath.orElseThrow()) : List.of(path);
    }

    /** Whether the head still has the file. */
    public boolean isAtHead() {
        return status != Status.DELETED;
    }
}

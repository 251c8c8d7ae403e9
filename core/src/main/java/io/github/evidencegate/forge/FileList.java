package io.github.evidencegate.forge;

import java.util.List;
import java.util.Optional;

/**
 * The paths that a change touches, as the code host lists them.
 *
 * @param paths at the head, or at the base for a deleted file; in the code host's order
 * @param cut why the list is not whole; empty if it is
 */
public record FileList(List<String> paths, Optional<String> cut) {
    /** Copies the list. */
    public FileList {
        paths = List.copyOf(paths);
    }
}

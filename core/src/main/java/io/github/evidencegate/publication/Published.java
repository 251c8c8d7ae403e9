package io.github.evidencegate.publication;

import io.github.evidencegate.forge.ForgeException;
import java.util.List;
import java.util.Optional;

/**
 * What became of a publication.
 *
 * @param comment where people read the packet; empty if there is none
 * @param check where people read the check; empty if there is none, or the code host does not tell
 * @param notices what a log should say, a sentence each
 * @param failures what the code host refused, in the order in which it was asked; each other part was written all the same
 */
public record Published(
        Optional<String> comment, Optional<String> check, List<String> notices, List<ForgeException> failures) {
    /** Copies the lists. */
    public Published {
        notices = List.copyOf(notices);
        failures = List.copyOf(failures);
    }
}

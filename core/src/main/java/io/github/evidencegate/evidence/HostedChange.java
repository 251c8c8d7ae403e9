package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the code host says of a change besides its commits.
 *
 * @param url where people read it
 * @param author the login of who opened it
 * @param labels in the code host's order
 * @param sameHead other open changes of the project whose head is the same revision: a commit status counts for all of
 *     them
 * @param review empty if it could not be asked
 */
public record HostedChange(
        ChangeKey key,
        String url,
        String author,
        boolean isDraft,
        Instant openedAt,
        List<String> labels,
        List<ChangeKey> sameHead,
        Optional<Review> review) {
    /** Copies the lists. */
    public HostedChange {
        labels = List.copyOf(labels);
        sameHead = List.copyOf(sameHead);
    }
}

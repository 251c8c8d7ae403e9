package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a result file can tell of the head at all.
 *
 * @param committedAt the latest committer's time of the change; what was made before it tells of other code
 * @param isCheckedOut whether the results lie in a work tree that is at the head
 * @param changed the files of the change: a result file among them was committed, not made by a run
 */
public record Freshness(Instant committedAt, boolean isCheckedOut, ChangedLines changed) {
    /** Why {@code source} cannot tell of the head; empty if it can. */
    public Optional<String> doubt(Source source) {
        if (!isCheckedOut) {
            return Optional.of(source.path() + " lies in a work tree that is at another revision than the head");
        }
        if (changed.hasFile(source.path())) {
            return Optional.of(source.path() + " is part of the change, so no run made it");
        }
        return source.producedAt().isBefore(committedAt)
                ? Optional.of(
                        source.path() + " of " + source.producedAt() + " is older than the head of " + committedAt)
                : Optional.empty();
    }
}

package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a result file can tell of the head at all.
 *
 * @param head the revision that is judged
 * @param committedAt the latest committer's time of the change; what was made before it tells of other code
 * @param isCheckedOut whether the results lie in a work tree that is at the head
 * @param changed the files of the change: a result file among them was committed, not made by a run
 */
public record Freshness(Revision head, Instant committedAt, boolean isCheckedOut, ChangedLines changed) {
    /**
     * Why {@code report} cannot tell of the head; empty if it can, or says nothing at all. What names its revision is
     * taken at its word, whatever the work tree is at now.
     */
    Optional<String> doubt(Report report) {
        Optional<Revision> revision = report.revision();
        if (revision.isPresent() && !revision.get().equals(head)) {
            String what = report.fold(
                    tests -> "tests",
                    lines -> "tests",
                    analysis -> "the analyser",
                    command -> "the command",
                    job -> "the job",
                    unread -> "it");
            return Optional.of(
                    what + " ran at " + revision.get().abbreviated() + ", not at the head " + head.abbreviated());
        }
        Optional<Source> origin = report.origin();
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        return revision.isPresent() ? doubtOfFile(origin.get()) : doubt(origin.get());
    }

    /** Why {@code source} cannot tell of the head; empty if it can. */
    public Optional<String> doubt(Source source) {
        if (!isCheckedOut) {
            return Optional.of(source.path() + " lies in a work tree that is at another revision than the head");
        }
        return doubtOfFile(source);
    }

    private Optional<String> doubtOfFile(Source source) {
        if (changed.hasFile(source.path())) {
            return Optional.of(source.path() + " is part of the change, so no run made it");
        }
        return source.producedAt().isBefore(committedAt)
                ? Optional.of(
                        source.path() + " of " + source.producedAt() + " is older than the head of " + committedAt)
                : Optional.empty();
    }
}

package io.github.evidencegate.delta;

import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.Report;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Results of a run of the base.
 *
 * @param reports what its files say, each with the paths that policy may know it by
 * @param anchor what the files must be of
 */
public record BaseResults(List<Placed> reports, Anchor anchor) {
    /** Copies the list. */
    public BaseResults {
        reports = List.copyOf(reports);
    }

    /**
     * A report of another run, whose files were brought into a folder of their own.
     *
     * @param places the report's path, and what is left of it below each folder that may stand for the other work tree
     */
    public record Placed(Report report, List<String> places) {
        /** Copies the list. */
        public Placed {
            places = List.copyOf(places);
        }
    }

    /**
     * The change, as far as results of its base must fit to it.
     *
     * @param committedAt the committer's time of the merge base: what was made before it tells of older code; empty if
     *     the change has no base
     * @param changed paths that the change touches
     * @param atBothEnds those of them, as they are at the head, that were there at the base as well
     */
    public record Anchor(Revision head, Optional<Instant> committedAt, Set<String> changed, Set<String> atBothEnds) {
        /** Copies the sets. */
        public Anchor {
            changed = Set.copyOf(changed);
            atBothEnds = Set.copyOf(atBothEnds);
        }
    }

    /** The reports alone. */
    List<Report> all() {
        return reports.stream().map(Placed::report).toList();
    }

    /** The paths that a report may be known by. */
    IdentityHashMap<Report, List<String>> places() {
        IdentityHashMap<Report, List<String>> places = new IdentityHashMap<>();
        reports.forEach(placed -> places.put(placed.report(), placed.places()));
        return places;
    }

    /** The first thing that is wrong with any file; empty if nothing is. */
    Optional<String> problem() {
        return reports.stream()
                .flatMap(placed -> doubt(placed.report()).stream())
                .findFirst();
    }

    /** Why a report cannot tell of the base; empty if it can. */
    Optional<String> doubt(Report report) {
        Optional<String> unread = report.fold(
                tests -> none(),
                lines -> none(),
                analysis -> none(),
                command -> none(),
                job -> none(),
                unreadable -> Optional.of(unreadable.reason()));
        if (unread.isPresent()) {
            return unread;
        }
        if (report.revision().equals(Optional.of(anchor.head()))) {
            return Optional.of(report.path() + " tells of the head, not of the base");
        }
        return report.origin().flatMap(this::doubtOf);
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    /** Why a file cannot tell of the base; empty if it can. */
    public Optional<String> doubtOf(Source source) {
        if (anchor.changed().contains(source.path())) {
            return Optional.of(source.path() + " is part of the change, so no run of the base made it");
        }
        if (anchor.committedAt().isEmpty()) {
            return Optional.of("the change has no base that " + source.path() + " could tell of");
        }
        Instant committedAt = anchor.committedAt().get();
        return source.producedAt().isBefore(committedAt)
                ? Optional.of(source.path() + " of " + source.producedAt() + " is older than the merge base of "
                        + committedAt + "; take it from a later run of the base")
                : Optional.empty();
    }
}

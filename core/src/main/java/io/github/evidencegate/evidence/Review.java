package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people said about a change on its code host, and when (R084).
 *
 * @param opinions every one that the code host tells of, oldest first
 */
public record Review(List<Opinion> opinions) {
    /** Nobody said anything. */
    public static final Review NONE = new Review(List.of());

    /** Sorts the list by time. */
    public Review {
        opinions = opinions.stream().sorted(Comparator.comparing(Opinion::at)).toList();
    }

    /** What somebody thinks of the change. */
    public enum Kind {
        APPROVED,
        CHANGES_REQUESTED,
        COMMENTED,
        /** Said once and taken back since, by its author or by somebody else. */
        DISMISSED
    }

    /**
     * One opinion.
     *
     * @param by the login of who gave it
     * @param head the revision that it was given on; empty if the code host does not tell
     * @param canWrite whether the person may write to the project, as the code host was asked; empty if it was not asked,
     *     or did not tell. An approval of somebody who may not write proves nothing.
     */
    public record Opinion(String by, Kind kind, Optional<Revision> head, Instant at, Optional<Boolean> canWrite) {}

    /** The first opinion of any kind; empty if there is none. */
    public Optional<Opinion> first() {
        return opinions.stream().findFirst();
    }

    /** The newest approval or request of each person, in order of time: what that person thinks now. */
    public List<Opinion> standing() {
        Map<String, Opinion> newest = new LinkedHashMap<>();
        for (Opinion opinion : opinions) {
            if (opinion.kind() != Kind.COMMENTED) {
                // Removed first, so that the order is that of the newest.
                newest.remove(opinion.by());
                newest.put(opinion.by(), opinion);
            }
        }
        return newest.values().stream()
                .filter(opinion -> opinion.kind() != Kind.DISMISSED)
                .toList();
    }
}

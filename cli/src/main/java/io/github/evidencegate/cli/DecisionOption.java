package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.Transition.Action;

/** The options by which a person decides about a change: the one list that parser, help and completion read. */
enum DecisionOption implements CommandOption {
    BY("--by", "WHO", "Who decides, by the name that policy and code host use."),
    REASON("--reason", "TEXT", "Why. It is kept and shown."),
    STOP(
            "--stop",
            "NAME",
            "Answer this stop, as preflight and packet name it; may be given again. Default: all that are open."),
    TO("--to", "WHO", "Who takes the work over."),
    UNTIL("--until", "TIME", "When the waiver ends: a day such as 2026-12-01, with its end in UTC, or an instant."),
    CHECKED_BY(
            "--checked-by",
            "TEXT",
            "What checked that it is really WHO, such as a login. Without it, a decision is only for whom policy entitles"
                    + " as write-access, and shown by access to the history.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Words words;

    DecisionOption(String label, String value, String description) {
        this.words = new Words(label, value, description);
    }

    @Override
    public Words words() {
        return words;
    }

    /** Whether the command takes it. */
    boolean isFor(Action action) {
        return switch (this) {
            case BY, REASON, CHECKED_BY -> true;
            case STOP -> action.lifts();
            case TO -> action == Action.REROUTE || action == Action.RETURN;
            case UNTIL -> action == Action.WAIVE;
        };
    }

    /** Whether the command needs it. */
    boolean isRequired(Action action) {
        return switch (this) {
            case BY, REASON, UNTIL -> true;
            case TO -> action == Action.REROUTE;
            case STOP, CHECKED_BY -> false;
        };
    }

    @Override
    public boolean isRepeatable() {
        return this == STOP;
    }
}

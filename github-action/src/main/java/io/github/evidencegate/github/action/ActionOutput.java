package io.github.evidencegate.github.action;

import java.util.Locale;

/** An output of the action, in the order of {@code action.yml}; a test compares the two. */
public enum ActionOutput {
    DECISION("ready, attention, blocked or stopped; empty if nothing was judged."),
    STOP_STATE("running, paused, rerouted, returned, stopped, resumed or waived."),
    ATTEMPTS_USED("How many repair attempts are used."),
    ATTEMPTS_LEFT("How many are left; unlimited if there is no limit."),
    COST("What the change cost so far: money with its currency, CI time; unknown if nobody told."),
    RECORD("Path of record.json."),
    PACKET("Path of packet.md."),
    COMMENT_URL("Where the packet is on the pull request; empty if it was not posted."),
    CHECK_URL("Where the check is; empty if there is none.");

    private final String description;

    ActionOutput(String description) {
        this.description = description;
    }

    /** As a workflow reads it: {@code stop-state}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for {@code action.yml} and the docs. */
    public String description() {
        return description;
    }
}

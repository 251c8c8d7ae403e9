package io.github.evidencegate.github.action;

import java.util.Locale;
import java.util.Optional;

/** An output of the action, in the order of {@code action.yml}; a test compares the two. */
public enum ActionOutput {
    DECISION("ready, attention, blocked or stopped; empty if nothing was judged."),
    STOP_STATE("running, paused, rerouted, returned, stopped, resumed or waived."),
    ATTEMPTS_USED("How many repair attempts are used."),
    ATTEMPTS_LEFT("How many are left; unlimited if there is no limit."),
    COST("What the change cost so far: money with its currency, CI time; unknown if nobody told."),
    RECORD("Path of record.json."),
    VERDICT("Path of verdict.json."),
    PACKET("Path of packet.md."),
    PACKET_HTML("Path of packet.html."),
    ARTIFACT(
            "Name of the artifact with these four files; empty if there is none.",
            "steps.artifact.outputs.artifact-id && inputs.artifact"),
    ARTIFACT_URL("Where the artifact is; empty if there is none.", "steps.artifact.outputs.artifact-url"),
    COMMENT_URL("Where the packet is on the pull request; empty if it was not posted."),
    CHECK_URL("Where the check is; empty if there is none.");

    private final String description;
    private final Optional<String> source;

    ActionOutput(String description) {
        this.description = description;
        this.source = Optional.empty();
    }

    ActionOutput(String description, String source) {
        this.description = description;
        this.source = Optional.of(source);
    }

    /** As a workflow reads it: {@code stop-state}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence for {@code action.yml} and the docs. */
    public String description() {
        return description;
    }

    /** Whether the program sets it; else another step of the action does. */
    public boolean isOfProgram() {
        return source.isEmpty();
    }

    /** The expression by which {@code action.yml} takes it from the step that sets it. */
    public String source() {
        return source.orElseGet(() -> "steps.gate.outputs." + label());
    }
}

package io.github.evidencegate.github.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the events of GitHub mean for a step, in the order of the table in {@code docs/github.md}, which a test compares
 * with this list. A workflow reports one result for each head and job: an event that could be passed over still judges
 * where its result would take the place of a bad one.
 */
public enum EventKind {
    CHANGE(
            "pull_request",
            "any but closed: opened, synchronize, reopened, ready_for_review, edited, labeled",
            "Judges the head of the pull request against its base, drafts too; packet, check, labels."),
    CHANGE_TRUSTED(
            "pull_request_target",
            "any but closed",
            "The same with the token of the base; the head is only fetched, never checked out."),
    CLOSED(
            "pull_request, pull_request_target",
            "closed",
            "Judges nothing and writes nothing to GitHub; log and summary say whether it was merged."),
    REVIEW(
            "pull_request_review",
            "any: submitted, edited, dismissed",
            "Judges the head anew, because approvals changed; packet, check, labels."),
    RUN(
            "workflow_run",
            "completed",
            "Judges the pull request that the run was for; the files of its artifact count as claimed."),
    QUEUE(
            "merge_group",
            "checks_requested",
            "Judges the head of the merge queue against its base, and refuses a pull request that was stopped; check, no"
                    + " packet."),
    PUSH(
            "push",
            "",
            "Judges what the push adds to its branch; check \"... (branch)\", no packet on a pull request. A branch or tag"
                    + " that goes, and any tag, is passed over."),
    BRANCH(
            "workflow_dispatch, schedule",
            "",
            "Judges the newest commit of the branch that the workflow runs on; check \"... (branch)\", no packet on a pull"
                    + " request."),
    COMMENT(
            "issue_comment",
            "created",
            "Obeys a command, /evidence and so on, in a comment on a pull request. Judges nothing."),
    PASSED_OVER(
            "issue_comment, merge_group, workflow_run", "any other", "Does nothing, and says so; the step succeeds."),
    UNKNOWN("", "", "Any other event: the step ends with status 2 and names the events that it knows.");

    private static final String SEPARATOR = ", ";
    private static final String CLOSED_ACTION = "closed";

    /** Joined, since a constant holds nothing that could change. */
    private final String events;

    private final String actions;
    private final String deed;

    EventKind(String events, String actions, String deed) {
        this.events = events;
        this.actions = actions;
        this.deed = deed;
    }

    /**
     * What an event means.
     *
     * @param event its name, as in {@code GITHUB_EVENT_NAME}
     * @param action as in its payload; "" if it has none
     */
    public static EventKind of(String event, String action) {
        return switch (event) {
            case "pull_request" -> action.equals(CLOSED_ACTION) ? CLOSED : CHANGE;
            case "pull_request_target" -> action.equals(CLOSED_ACTION) ? CLOSED : CHANGE_TRUSTED;
            case "issue_comment", "merge_group", "workflow_run" ->
                Arrays.stream(values())
                        .filter(kind -> kind.events().contains(event) && kind.actions.equals(action))
                        .findFirst()
                        .orElse(PASSED_OVER);
            default ->
                Arrays.stream(values())
                        .filter(kind -> kind.events().contains(event))
                        .findFirst()
                        .orElse(UNKNOWN);
        };
    }

    /** The names of all events that mean something, each once. */
    public static List<String> known() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.events().stream())
                .distinct()
                .toList();
    }

    /** The names of the events, as a workflow writes them; none if it is any other. */
    public List<String> events() {
        return events.isEmpty() ? List.of() : List.of(events.split(SEPARATOR, -1));
    }

    /** Which of their actions; empty if they have none. */
    public Optional<String> actions() {
        return Optional.of(actions).filter(text -> !text.isEmpty());
    }

    /** What the step does then: a sentence for the docs. */
    public String deed() {
        return deed;
    }
}

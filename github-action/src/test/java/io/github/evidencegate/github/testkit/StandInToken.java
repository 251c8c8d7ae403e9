package io.github.evidencegate.github.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token that the stand-in knows.
 *
 * @param login whose it is
 * @param isApp whether it is that of an app, as a workflow's is: only those create checks, and none of them may ask whose
 *     it is
 * @param permissions as a workflow writes them: {@code pull-requests: write}, which includes to read
 */
public record StandInToken(String login, boolean isApp, Set<String> permissions) {
    private static final List<String> OF_WORKFLOW = List.of(
            "contents: read",
            "pull-requests: write",
            "issues: read",
            "checks: write",
            "statuses: write",
            "actions: read");

    /** Copies the set. */
    public StandInToken {
        permissions = Set.copyOf(permissions);
    }

    /** What a workflow has that asks for what the docs say. */
    public static StandInToken ofWorkflow() {
        return new StandInToken("github-actions[bot]", true, Set.copyOf(OF_WORKFLOW));
    }

    /** What a workflow of a fork has. */
    public static StandInToken readOnly() {
        return new StandInToken(
                "github-actions[bot]",
                true,
                Set.of("contents: read", "pull-requests: read", "issues: read", "checks: read", "statuses: read"));
    }

    /** A person's, which may do all that a person may. */
    public static StandInToken of(String person) {
        return new StandInToken(
                person,
                false,
                Set.of(
                        "contents: read",
                        "pull-requests: write",
                        "issues: read",
                        "checks: read",
                        "statuses: write",
                        "members: read"));
    }

    /** The same without one of its permissions. */
    public StandInToken without(String permission) {
        return new StandInToken(
                login,
                isApp,
                Set.copyOf(permissions.stream()
                        .filter(kept -> !kept.equals(permission))
                        .toList()));
    }

    boolean may(Optional<String> needed) {
        return needed.isEmpty()
                || permissions.contains(needed.get())
                || permissions.contains(needed.get().replace(": read", ": write"));
    }
}

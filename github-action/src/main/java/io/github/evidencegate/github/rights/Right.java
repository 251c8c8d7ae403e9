package io.github.evidencegate.github.rights;

import io.github.evidencegate.setup.FeatureState.State;

/** A permission of a workflow's token, with what it is for: the table in {@code docs/github.md}. */
enum Right {
    CONTENTS("contents: read", "the policy at the base", State.MISSING),
    PULLS("pull-requests: read", "to read the packet, reviews and files", State.MISSING),
    COMMENTS("pull-requests: write", "packet, labels, answers to commands", State.MISSING),
    CHECKS("checks: write", "the check, with annotations", State.MISSING),
    STATUSES("statuses: write", "a commit status instead of the check", State.LIMITED),
    JOBS("checks: read", "jobs as gates, CI minutes", State.LIMITED),
    ISSUES("issues: read", "linked issues as work items", State.LIMITED),
    ARTIFACTS("actions: read", "the artifact of stage 1", State.LIMITED);

    private final String line;
    private final String purpose;
    private final State without;

    Right(String line, String purpose, State without) {
        this.line = line;
        this.purpose = purpose;
        this.without = without;
    }

    /** As under {@code permissions:} of a workflow. */
    String line() {
        return line;
    }

    String purpose() {
        return purpose;
    }

    /** How the step is without it. */
    State without() {
        return without;
    }

    boolean isToWrite() {
        return line.endsWith(": write");
    }
}

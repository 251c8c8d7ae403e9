package io.github.evidencegate.rule;

/** A rule that can find something against a change. Each check has an enum of its own. */
public interface Rule {
    /** Its name in policy and packet: lower-case words joined by dashes. */
    String id();

    /** What it does where policy is silent. */
    Mode defaultMode();

    /** What it finds, in one sentence. */
    String summary();

    /** Why it exists and how to satisfy it, for {@code evidence-gate explain}. */
    String explanation();
}

package io.github.evidencegate.verdict;

/** What the verdict says, from the mildest to the strictest. */
public enum Decision {
    /** Nothing stands against a review. */
    READY,
    /** A reviewer should look at the findings first. */
    ATTENTION,
    /** The change cannot go on as it is. */
    BLOCKED,
    /** Work on it ends until a named person lets it go on. */
    STOPPED
}

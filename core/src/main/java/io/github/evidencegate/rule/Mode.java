package io.github.evidencegate.rule;

/** What a rule may do when it finds something, from the mildest to the strictest. */
public enum Mode {
    /** The rule does not run. */
    OFF,
    /** The finding is recorded and shown; it changes nothing. */
    OBSERVE,
    /** The change needs attention. */
    WARN,
    /** The change cannot go on as it is. */
    BLOCK,
    /** Work on the change ends, in later pipelines too, until a named person lets it go on. */
    STOP;

    /** The milder of the two. */
    public Mode atMost(Mode limit) {
        return compareTo(limit) <= 0 ? this : limit;
    }
}

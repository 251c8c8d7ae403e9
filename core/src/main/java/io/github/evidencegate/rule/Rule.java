package io.github.evidencegate.rule;

/** A rule that can find something against a change. Each check has an enum of its own. */
public interface Rule {
    /** All there is to say about it. */
    Text text();

    /**
     * What a rule is.
     *
     * @param id its name in policy and packet: lower-case words joined by dashes
     * @param defaultMode what it does where policy is silent
     * @param summary what it finds, in one sentence
     * @param explanation why it exists and how to satisfy it, for {@code evidence-gate explain}
     */
    record Text(String id, Mode defaultMode, String summary, String explanation) {}

    /** Its name in policy and packet. */
    default String id() {
        return text().id();
    }

    /** What it does where policy is silent. */
    default Mode defaultMode() {
        return text().defaultMode();
    }

    /** What it finds, in one sentence. */
    default String summary() {
        return text().summary();
    }

    /** Why it exists and how to satisfy it. */
    default String explanation() {
        return text().explanation();
    }
}

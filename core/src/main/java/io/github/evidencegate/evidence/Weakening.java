package io.github.evidencegate.evidence;

/**
 * One place where a change made a gate quieter instead of its subject better. It quotes nothing (R213).
 *
 * @param line counted from 1; 0 if it is about the whole file
 * @param pattern what was recognised, out of the list in {@code docs/weakening.md}: {@code junit-disabled}
 */
public record Weakening(Kind kind, String path, int line, Side side, String pattern) {
    /** What was done. */
    public enum Kind {
        TEST_DELETED,
        TEST_RENAMED_AWAY,
        TEST_SKIPPED,
        TESTS_FEWER,
        ASSERTION_REMOVED,
        ASSERTION_WEAKENED,
        THRESHOLD_LOWERED,
        SUPPRESSION_ADDED,
        SNAPSHOT_REWRITTEN,
        RETRY_ADDED,
        GATE_EDITED,
        FAILURE_IGNORED
    }

    /** Where the line is counted. */
    public enum Side {
        /** Before: the line was removed. */
        BASE,
        /** After: the line was added. */
        HEAD
    }
}

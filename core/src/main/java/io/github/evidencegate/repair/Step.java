package io.github.evidencegate.repair;

/**
 * What became of a gate from one attempt to the next.
 *
 * @param attempt the number of the later attempt
 */
public record Step(String gate, int attempt, Kind kind) {
    /** What one can say about it. A gate that held both times takes no step. */
    public enum Kind {
        /** It did not hold, and does now. */
        FIXED,
        /** It does not hold, and did before or was not there. */
        NEWLY_FAILED,
        /** The very same failures. */
        SAME_FAILURE,
        /** The very failures of an earlier attempt, after others or none. */
        OSCILLATION,
        /** All that failed before, and more. */
        GROWING,
        /** Some of what failed before, and nothing else. */
        SHRINKING,
        /** Some failures went and others came. */
        MOVED,
        /** What failed is not known one by one, or the gate gave no evidence. */
        UNKNOWN
    }
}

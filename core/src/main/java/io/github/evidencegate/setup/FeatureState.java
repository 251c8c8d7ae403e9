package io.github.evidencegate.setup;

import java.util.Optional;

/**
 * Whether a feature of a check has what it needs.
 *
 * @param feature in a word or two: {@code policy}, {@code gate unit-tests}
 * @param says what was found, and what it means
 * @param remedy what to do; empty only if the feature is {@link State#OK}
 */
public record FeatureState(String feature, State state, String says, Optional<String> remedy) {
    /** From the best to the worst. */
    public enum State {
        OK,
        LIMITED,
        MISSING
    }

    /** Refuses a fault without a remedy. */
    public FeatureState {
        if (state != State.OK && remedy.isEmpty()) {
            throw new IllegalArgumentException(feature + " is " + state + " without a remedy");
        }
    }

    /** All is there. */
    public static FeatureState ok(String feature, String says) {
        return new FeatureState(feature, State.OK, says, Optional.empty());
    }

    /** A check works, but can tell less. */
    public static FeatureState limited(String feature, String says, String remedy) {
        return new FeatureState(feature, State.LIMITED, says, Optional.of(remedy));
    }

    /** A check fails, or holds a gate for missing. */
    public static FeatureState missing(String feature, String says, String remedy) {
        return new FeatureState(feature, State.MISSING, says, Optional.of(remedy));
    }

    /** What an error message says; the remedy stands behind its first semicolon, as is the custom here. */
    public static FeatureState refused(String feature, String message) {
        int end = message.indexOf("; ");
        return end < 0
                ? missing(feature, message, "mend this, and look again")
                : missing(feature, message.substring(0, end), message.substring(end + 2));
    }
}

package io.github.evidencegate.github.rights;

import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.setup.FeatureState.State;
import java.util.Optional;

/**
 * Whether a token has a right.
 *
 * @param why what GitHub answered; empty if nothing is to be said
 */
record Finding(Right right, Answer answer, String why) {
    /** What can be known of a right. */
    enum Answer {
        MAY,
        MAY_NOT,
        UNTOLD
    }

    boolean isGiven() {
        return answer == Answer.MAY;
    }

    /** For people, with the line to add. */
    FeatureState state() {
        return state(right.without());
    }

    /** The same where something else may stand in for it. */
    FeatureState state(State without) {
        String verb = right.isToWrite() ? "write" : "read";
        return switch (answer) {
            case MAY -> FeatureState.ok(right.line(), "may " + verb + ": " + right.purpose());
            case MAY_NOT ->
                new FeatureState(right.line(), without, "may not " + verb + ": " + purpose(), Optional.of(remedy()));
            case UNTOLD ->
                FeatureState.limited(
                        right.line(),
                        "cannot be told: " + purpose(),
                        "see that the job's permissions have \"" + right.line() + "\"");
        };
    }

    private String purpose() {
        return right.purpose() + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private String remedy() {
        String add = "add under \"permissions:\" of the job the line \"" + right.line() + "\"";
        if (right == Right.CHECKS) {
            return add + "; the token of a person never may: leave the input token out";
        }
        return right.isToWrite()
                ? add + "; the run of a fork or of Dependabot only reads: see the two stages in docs/github.md"
                : add;
    }
}

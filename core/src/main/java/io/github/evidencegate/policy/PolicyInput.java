package io.github.evidencegate.policy;

import java.util.Locale;

/** A setting that leads may also give where a run is started, by one name on every CI host. */
public enum PolicyInput {
    MODE,
    /** Ids of gates, by lines or commas. */
    REQUIRED_GATES,
    /** A number, or {@code unlimited}. */
    REPAIR_ATTEMPTS,
    /** An amount, and its currency if it is not that of the policy: {@code 20 USD}. */
    REPAIR_MONEY,
    REPAIR_CI_MINUTES,
    /** Ids of rules that shall have the mode {@code stop}, by lines or commas. */
    STOP_RULES,
    COMMENT,
    CHECK_NAME,
    ANNOTATIONS;

    /** As people write it: {@code repair-attempts}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As messages call it: {@code input repair-attempts}. */
    String place() {
        return "input " + label();
    }
}

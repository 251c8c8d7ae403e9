package io.github.evidencegate.repair;

import java.util.OptionalInt;

/**
 * What policy says about repairs: its key {@code repairBudget}. What is empty has no limit.
 *
 * @param attempts the most repair attempts of a change
 * @param gateAttempts the most of each gate
 * @param money the most that a change may cost
 * @param ciMinutes the most minutes of its jobs, each times the weight of its runner
 * @param wallMinutes the most minutes from its first judged run to its last
 * @param minutesWithoutProgress the most minutes in which no gate got further than ever before
 * @param sameFailures how often in a row a gate may fail as before until nobody calls it progress
 */
public record RepairSetting(
        OptionalInt attempts,
        OptionalInt gateAttempts,
        Limit money,
        OptionalInt ciMinutes,
        OptionalInt wallMinutes,
        OptionalInt minutesWithoutProgress,
        int sameFailures) {
    /** What holds where policy is silent. */
    public static final RepairSetting DEFAULT = new RepairSetting(
            OptionalInt.of(3),
            OptionalInt.empty(),
            Limit.NONE,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            2);

    /**
     * An amount of money.
     *
     * @param cents hundredths of one unit of the currency
     * @param currency three capital letters of ISO 4217; costs in another one are not known
     */
    public record Limit(OptionalInt cents, String currency) {
        /** No limit. */
        public static final Limit NONE = new Limit(OptionalInt.empty(), "USD");
    }
}

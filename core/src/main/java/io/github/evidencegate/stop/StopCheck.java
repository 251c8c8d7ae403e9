package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stop state says against the change (R055, R106). */
public final class StopCheck {
    private StopCheck() {}

    /** At most one finding for each rule, in their order. */
    public static List<Finding> findings(StopState state, Instant now) {
        return Stream.of(stopped(state), expiring(state, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> stopped(StopState state) {
        return state.kind().goesOn()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        StopRule.CHANGE_STOPPED,
                        new Subject(List.of(), state.open()),
                        StateWords.why(state) + ".",
                        "Read why, then have each open stop answered by somebody who may decide."));
    }

    private static Optional<Finding> expiring(StopState state, Instant now) {
        return StopMachine.expiresSoon(state, now)
                .map(until -> Finding.of(
                        StopRule.WAIVER_EXPIRES_SOON,
                        Subject.of(until.toString()),
                        "The waiver"
                                + state.last()
                                        .map(it -> " of "
                                                + StateWords.plain(it.by().name()))
                                        .orElse("") + " ends at " + until
                                + "; then the change is stopped again.",
                        "Finish the change or repair what was waived, or have it waived or resumed anew."));
    }
}

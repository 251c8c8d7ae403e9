package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.StopState.Kind;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stop state says against the change (R055, R106). */
public final class StopCheck {
    private StopCheck() {}

    /**
     * At most one finding for each rule, in their order.
     *
     * @param unheard why it is stopped although somebody answered; see {@link Heard#whyOpen}
     * @param gates those of the run, of which a waiver may end soon too
     */
    public static List<Finding> findings(
            StopState state, Optional<String> unheard, List<GateOutcome> gates, Instant now) {
        return Stream.of(stopped(state, unheard), expiring(ending(state, gates), now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> stopped(StopState state, Optional<String> unheard) {
        return state.kind().goesOn()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        StopRule.CHANGE_STOPPED,
                        new Subject(List.of(), state.open()),
                        StateWords.why(state) + "."
                                + unheard.map(why -> " " + why + ".").orElse(""),
                        "Read why, then have each open stop answered by somebody who may decide."));
    }

    /** What ends, and when. */
    private record Ending(String by, Instant until) {}

    /** The state tells of the waiver that ends first among those that it needs; a gate can need another. */
    private static Optional<Ending> ending(StopState state, List<GateOutcome> gates) {
        Stream<Ending> needed = state.last().filter(it -> state.kind() == Kind.WAIVED).stream()
                .flatMap(it -> it.until().map(until -> new Ending(it.by().name(), until)).stream());
        Stream<Ending> ofGates = gates.stream()
                .flatMap(gate -> gate.details().waiver().stream())
                .map(it -> new Ending(it.by(), it.until()));
        return Stream.concat(needed, ofGates).min(Comparator.comparing(Ending::until));
    }

    private static Optional<Finding> expiring(Optional<Ending> first, Instant now) {
        return first.filter(it -> !it.until().isAfter(now.plus(StopMachine.SOON)))
                .map(it -> Finding.of(
                        StopRule.WAIVER_EXPIRES_SOON,
                        Subject.of(it.until().toString()),
                        "The waiver of " + StateWords.plain(it.by()) + " ends at " + it.until()
                                + "; then the change is stopped again.",
                        "Finish the change or repair what was waived, or have it waived or resumed anew."));
    }
}

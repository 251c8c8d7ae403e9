package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one gate's fresh reports come to.
 *
 * @param reason empty only for a pass
 */
record Measured(
        State state,
        Optional<String> reason,
        Map<String, Long> counts,
        Optional<Duration> took,
        Details details,
        Failed failed) {

    /** A reason not to trust the evidence, and the state it puts the gate in. */
    record Doubt(State state, String reason) {}

    /** The same numbers under doubt. */
    Measured instead(Doubt doubt) {
        return new Measured(doubt.state(), Optional.of(doubt.reason()), counts, took, details, failed);
    }

    /** The outcome of {@code gate}, read from {@code sources}. */
    GateOutcome outcome(Declared gate, List<Source> sources) {
        List<String> each = failed.kept();
        return new GateOutcome(
                gate.id(),
                gate.kind(),
                gate.required(),
                state,
                reason,
                counts,
                took,
                sources,
                each.isEmpty() ? details : details.with(each),
                failed.fingerprint(gate.kind()));
    }
}

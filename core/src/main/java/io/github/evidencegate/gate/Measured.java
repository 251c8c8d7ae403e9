package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one gate's fresh reports come to.
 *
 * @param reason empty only for a pass
 * @param failing what failed, in any order: the fingerprint is made of it
 */
record Measured(
        State state,
        Optional<String> reason,
        Map<String, Long> counts,
        Optional<Duration> took,
        Details details,
        Collection<String> failing) {

    /** A reason not to trust the evidence, and the state it puts the gate in. */
    record Doubt(State state, String reason) {}

    /** The same numbers under doubt. */
    Measured instead(Doubt doubt) {
        return new Measured(doubt.state(), Optional.of(doubt.reason()), counts, took, details, failing);
    }

    /** The outcome of {@code gate}, read from {@code sources}. */
    GateOutcome outcome(Declared gate, List<Source> sources) {
        Optional<Digest> fingerprint = failing.isEmpty()
                ? Optional.empty()
                : Optional.of(Digest.ofUtf8(gate.kind() + "\n" + String.join("\n", new TreeSet<>(failing))));
        return new GateOutcome(
                gate.id(), gate.kind(), gate.required(), state, reason, counts, took, sources, details, fingerprint);
    }
}

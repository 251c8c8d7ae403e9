package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.GateSetting.Setback;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GateSettingTest {
    private static final Declared PLAIN = gate(Kind.TESTS, Limits.NONE);

    @Test
    void comparesWithTheBaseIfOneGateLimitsASetback() {
        Setback setback = new Setback(OptionalInt.of(0), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        Declared compared = gate(Kind.TESTS, new Limits(Minimum.NONE, Maximum.NONE, setback));

        assertThat(new GateSetting(List.of(PLAIN, compared)).comparesWithBase()).isTrue();
        assertThat(new GateSetting(List.of(PLAIN)).comparesWithBase()).isFalse();
        assertThat(GateSetting.DEFAULT.comparesWithBase()).isFalse();
    }

    @Test
    void asksForAJobOnlyIfItIsAGateOfThatJob() {
        assertThat(gate(Kind.JOB, Limits.NONE).asksForJob("unit")).isTrue();
        assertThat(gate(Kind.JOB, Limits.NONE).asksForJob("other")).isFalse();
        assertThat(PLAIN.asksForJob("unit")).isFalse();
    }

    private static Declared gate(Kind kind, Limits limits) {
        return new Declared("unit", kind, true, List.of(), Optional.empty(), limits);
    }
}

package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.TextPacket;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.Golden;
import io.github.evidencegate.testkit.Scenario;
import io.github.evidencegate.testkit.Scenarios;
import io.github.evidencegate.verdict.Decision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R096: each outcome is seen in the packet, on result files that real tools wrote. */
class ScenarioTest {
    private static final int WIDTH = 100;

    /** Those that need the history of a change, which comes with repair budgets and stop rules. */
    private static final Set<State> OF_A_HISTORY = EnumSet.of(State.REPAIRED, State.WAIVED);

    @TempDir
    private Path folder;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isToldInThePacket(Scenario scenario) throws Exception {
        Outcome outcome = judge(scenario);

        String decision = outcome.verdict().decision().name().toLowerCase(Locale.ROOT);
        assertThat(scenario.name()).startsWith(decision);
        Golden.of(ScenarioTest.class)
                .assertSame("pipeline/" + scenario.name() + ".txt", TextPacket.render(outcome.packet(), WIDTH));
    }

    @Test
    void coversEveryOutcomeAndDecision() throws Exception {
        Set<State> states = EnumSet.copyOf(OF_A_HISTORY);
        Set<Decision> decisions = EnumSet.noneOf(Decision.class);
        for (Scenario scenario : scenarios()) {
            Outcome outcome = judge(scenario);
            outcome.record().gates().stream().map(GateOutcome::state).forEach(states::add);
            decisions.add(outcome.verdict().decision());
        }

        assertThat(states).containsExactlyInAnyOrder(State.values());
        assertThat(decisions).containsExactlyInAnyOrder(Decision.values());
    }

    private Outcome judge(Scenario scenario) throws Exception {
        GitSandbox git = scenario.layOut(folder.resolve(scenario.name()));
        CheckRequest request = new CheckRequest(
                git.top(),
                Optional.empty(),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                scenario.baseGlobs(),
                "evidence-gate test");
        Clock clock = Clock.fixed(Scenario.NOW, ZoneOffset.UTC);
        return new CheckRun(WorkTreeRunSource.open(request), clock).judge();
    }
}

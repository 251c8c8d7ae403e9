package io.github.evidencegate.verdict;

import static io.github.evidencegate.testkit.ChangeLife.gate;
import static io.github.evidencegate.testkit.ChangeLife.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.ChangeLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R076, R098, over generated histories with waivers; each test is named by its seed. */
class WaivedGatePropertyTest {
    private static final Policy STRICT = JudgedLife.policy(Map.of("gate-failed", Mode.STOP));
    private static final List<String> IDS = List.of("lint", "unit", "it");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void makesNothingMilderButWhatItsWaiverNames(long seed) {
        Random random = new Random(seed);
        List<HistoryEntry> entries = new ArrayList<>();
        for (int head = 0; head < 4; head++) {
            entries.add(JudgedLife.kept(entries, run(head, gates(random)), STRICT));
        }
        JudgedRun last = run(4, gates(random));
        Verdict before = JudgedLife.judge(entries, last, STRICT);
        List<String> named = some(random, entries);
        entries.add(waiver(random, last, named));

        Verdict after = JudgedLife.judge(entries, last, STRICT);

        for (Finding finding : before.findings()) {
            boolean isNamed = named.stream().anyMatch(stop -> stop.startsWith(finding.id() + "@"));
            if (finding.rule().startsWith("gate-") && !isNamed) {
                assertThat(after.findings()).as("seed %s", seed).contains(finding);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWaivedOnlyForTheFindingThatIsNamed(long seed) {
        Random random = new Random(seed);
        JudgedRun red = JudgedLife.kept(List.of(), run(0, gates(random)), STRICT);
        List<String> named = some(random, List.of(red));
        List<HistoryEntry> entries = List.of(red, waiver(random, red, named));

        List<GateOutcome> gates =
                JudgedLife.record(entries, run(1, red.gates()), STRICT).gates();

        for (GateOutcome gate : gates) {
            boolean isNamed = gate.details()
                    .waiver()
                    .filter(waiver -> named.stream().anyMatch(stop -> stop.startsWith(waiver.finding() + "@")))
                    .isPresent();
            assertThat(gate.state() == State.WAIVED).as("seed %s", seed).isEqualTo(isNamed);
        }
        assertThat(gates.stream().filter(gate -> gate.state() == State.WAIVED).count())
                .isEqualTo(named.stream().filter(red.stopNames()::contains).count());
    }

    /** Some of the stops, and some that nobody raised. */
    private static List<String> some(Random random, List<HistoryEntry> entries) {
        List<String> named =
                new ArrayList<>(List.of("000000000000@" + run(0, List.of()).head()));
        entries.stream()
                .flatMap(entry -> entry.fold(run -> run.stopNames().stream(), word -> word.answers().stream()))
                .filter(stop -> random.nextBoolean())
                .forEach(named::add);
        return List.copyOf(named);
    }

    private static Transition waiver(Random random, JudgedRun last, List<String> named) {
        return new Transition(
                Action.WAIVE,
                ChangeLife.ADA,
                last.at(),
                last.head(),
                "because",
                named,
                Optional.empty(),
                Optional.of(last.at().plus(Duration.ofDays(2 + random.nextInt(9)))));
    }

    private static List<JudgedGate> gates(Random random) {
        return IDS.stream()
                .map(id -> random.nextInt(3) == 0 ? gate(id) : gate(id, "t" + random.nextInt(2)))
                .toList();
    }
}

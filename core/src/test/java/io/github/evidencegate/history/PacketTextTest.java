package io.github.evidencegate.history;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.paid;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.repair.Attempts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R083: however long a change lives, its history fits into a packet, or it is said that it does not. */
class PacketTextTest {
    private static final String CHANGE = "github.com/owner/name#12";

    /** So many attempts in each of which so many tests fail, others each time. */
    private static RepairHistory history(int attempts, int failures) {
        List<JudgedRun> runs = new ArrayList<>();
        for (int attempt = 1; attempt <= attempts; attempt++) {
            int number = attempt;
            String[] failing =
                    IntStream.range(0, failures).mapToObj(i -> number + "/" + i).toArray(String[]::new);
            runs.add(paid(run("run-" + attempt, attempt, attempt, gate("tests", failing), gate("lint"))));
        }
        return PacketHistoryTest.history(runs);
    }

    private static List<Attempt> read(String text) {
        Known known = PacketHistory.read(CHANGE, text);
        assertThat(known.doubts()).isEmpty();
        return Attempts.of(known.entries());
    }

    @Test
    void carriesAShortHistoryWhole() {
        RepairHistory history = history(4, 20);

        String text = PacketText.of(history);

        assertThat(read(text)).isEqualTo(history.attempts());
        assertThat(text).contains("*For later runs: the history of 4 attempts.*");
    }

    @Test
    void condensesTheOldestRunsOfALongHistoryAndSaysSo() {
        RepairHistory history = history(40, 100);

        String text = PacketText.of(history);

        List<Attempt> carried = read(text);
        assertThat(text.length()).isLessThan(PacketText.ROOM + 500);
        assertThat(text)
                .contains("40 attempts")
                .containsPattern("the oldest \\d+ runs are told without their single failures");
        assertThat(carried.get(0).gates().get(0).failures()).isEmpty();
        assertThat(carried.get(39)).isEqualTo(history.attempts().get(39));
    }

    @Test
    void keepsWhatBudgetsAndStopStateNeedHoweverLongTheHistoryGets() {
        RepairHistory history = history(150, 100);

        List<Attempt> carried = read(PacketText.of(history));

        assertThat(carried).hasSize(150);
        for (int i = 0; i < 150; i++) {
            JudgedRun whole = history.attempts().get(i).runs().get(0);
            JudgedRun kept = carried.get(i).runs().get(0);
            assertThat(kept.at()).isEqualTo(whole.at());
            assertThat(kept.head()).isEqualTo(whole.head());
            assertThat(kept.follows()).isEqualTo(whole.follows());
            assertThat(kept.spent()).isEqualTo(whole.spent());
            assertThat(kept.stops()).isEqualTo(whole.stops());
            assertThat(kept.gates())
                    .extracting(JudgedGate::state, JudgedGate::failed)
                    .isEqualTo(whole.gates().stream()
                            .map(gate -> tuple(gate.state(), gate.failed()))
                            .toList());
        }
        assertThat(Attempts.repairing(carried)).hasSameSizeAs(Attempts.repairing(history.attempts()));
        assertThat(carried.subList(145, 150))
                .allSatisfy(attempt ->
                        assertThat(attempt.gates().get(0).fingerprint()).isPresent());
    }

    @Test
    void saysThatAHistoryIsTooLong() {
        String text = PacketText.of(history(1_500, 1));

        Known known = PacketHistory.read(CHANGE, text);
        assertThat(text).hasSizeLessThan(1_000).contains("too long to be carried here", "folder");
        assertThat(known.entries()).isEmpty();
        assertThat(known.doubts()).singleElement().asString().contains("too long for its packet", "folder");
    }
}

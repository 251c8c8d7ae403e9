package io.github.evidencegate.repair;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.head;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.Succession.Kind;
import io.github.evidencegate.testkit.SampleRuns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R083, R119: attempts are counted over the whole life of a change, and nothing else is. */
class AttemptsTest {
    @Test
    void numbersHeadsInTheOrderInWhichTheyWereFirstJudged() {
        List<JudgedRun> runs = List.of(run("c", 9, 3), run("a", 1, 1), run("b", 5, 2));

        List<Attempt> attempts = Attempts.of(runs);

        assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(attempts).extracting(Attempt::head).containsExactly(head(1), head(2), head(3));
    }

    @Test
    void numbersHeadsOfTheSameTimeByTheirNames() {
        boolean isInOrder = head(1).objectName().compareTo(head(2).objectName()) < 0;
        int low = isInOrder ? 1 : 2;
        int high = isInOrder ? 2 : 1;

        List<Attempt> attempts = Attempts.of(List.of(run("a", 1, high), run("b", 1, low)));

        assertThat(attempts).extracting(Attempt::head).containsExactly(head(low), head(high));
    }

    @Test
    void takesARerunForARerunEvenWeeksLater() {
        int weeks = 6 * 7 * 24 * 60;

        List<Attempt> attempts = Attempts.of(List.of(
                run("first", 0, 1, gate("tests", "a")), run("next", 10, 2), run("again", weeks, 1, gate("tests"))));

        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0).runs()).extracting(JudgedRun::run).containsExactly("first", "again");
        assertThat(attempts.get(0).gates()).containsExactly(gate("tests"));
    }

    @Test
    void countsNoRunTwice() {
        JudgedRun early = run("a", 1, 1, gate("tests", "x"));
        JudgedRun late = run("a", 2, 1, gate("tests", "x", "y"));

        List<Attempt> attempts = Attempts.of(List.of(early, late, early));

        assertThat(attempts).containsExactly(new Attempt(1, List.of(late)));
    }

    /** R106: a rerun under the name of its run must not lift what the run stopped. */
    @Test
    void keepsWhatEitherTellingOfARunStopped() {
        JudgedRun stopping = run("a", 1, 1, gate("tests", "x")).with(List.of(), List.of("b", "c"));
        JudgedRun later = run("a", 2, 1, gate("tests")).with(List.of(gate("tests")), List.of("a", "b"));

        List<Attempt> attempts = Attempts.of(List.of(later, stopping));

        assertThat(attempts).isEqualTo(Attempts.of(List.of(stopping, later)));
        assertThat(attempts.get(0).runs()).containsExactly(later.with(later.gates(), List.of("a", "b", "c")));
    }

    @Test
    void countsARunAgainThatNamesAnotherHead() {
        List<Attempt> attempts = Attempts.of(List.of(run("always", 1, 1), run("always", 2, 2)));

        assertThat(attempts).hasSize(2);
    }

    @Test
    void prefersTheFullReportOfARunToTheCondensed() {
        JudgedRun full = run("a", 1, 1, gate("tests", "x"));
        JudgedRun bare = new JudgedRun(
                "a",
                full.at(),
                full.head(),
                full.mergeBase(),
                full.patch(),
                full.follows(),
                List.of(new JudgedRun.JudgedGate(
                        "tests",
                        full.gates().get(0).kind(),
                        full.gates().get(0).state(),
                        1,
                        full.gates().get(0).fingerprint(),
                        List.of())),
                full.spent(),
                full.stops());

        assertThat(Attempts.of(List.of(bare, full))).isEqualTo(Attempts.of(List.of(full)));
        assertThat(Attempts.of(List.of(full, bare))).isEqualTo(Attempts.of(List.of(full)));
    }

    @Test
    void isTheSameForEveryOrderAndRepetitionOfTheEntries() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<HistoryEntry> entries = new ArrayList<>(SampleRuns.random(random, 1 + random.nextInt(12)));
            entries.add(SampleRuns.waiver());
            List<Attempt> attempts = Attempts.of(entries);

            List<HistoryEntry> others = new ArrayList<>(entries);
            others.addAll(entries.subList(0, random.nextInt(entries.size())));
            Collections.shuffle(others, random);

            assertThat(Attempts.of(others)).as("seed %d, history %d", seed, i).isEqualTo(attempts);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNewWorkAfterABadGateForARepair(Kind kind) {
        List<Attempt> attempts =
                Attempts.of(List.of(run("a", 1, 1, gate("tests", "x")), run("b", 2, 2, kind, gate("tests"))));

        boolean isRepair = switch (kind) {
            case ADDED, REWRITTEN, UNKNOWN -> true;
            case REBASED, SQUASHED, BASE_MERGED -> false;
        };
        assertThat(Attempts.repairing(attempts)).isEqualTo(isRepair ? attempts.subList(1, 2) : List.of());
    }

    @Test
    void takesNoWorkForARepairAfterGatesThatHeld() {
        List<Attempt> attempts =
                Attempts.of(List.of(run("a", 1, 1, gate("tests")), run("b", 2, 2, gate("tests", "x"))));

        assertThat(Attempts.repairing(attempts)).isEmpty();
    }

    @Test
    void takesAHeadForNewWorkThatWasComparedWithAnotherUnlessItsPatchIsTheSame() {
        JudgedRun first = run("a", 1, 1, gate("tests", "x"));
        JudgedRun overlapping = run("c", 3, 3, Kind.REBASED, gate("tests", "x"));
        JudgedRun samePatch = new JudgedRun(
                "c",
                overlapping.at(),
                overlapping.head(),
                overlapping.mergeBase(),
                first.patch(),
                overlapping.follows(),
                overlapping.gates(),
                overlapping.spent(),
                overlapping.stops());

        assertThat(Attempts.repairing(Attempts.of(List.of(first, overlapping)))).hasSize(1);
        assertThat(Attempts.repairing(Attempts.of(List.of(first, samePatch)))).isEmpty();
    }
}

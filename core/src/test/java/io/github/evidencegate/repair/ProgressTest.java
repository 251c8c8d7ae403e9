package io.github.evidencegate.repair;

import static io.github.evidencegate.testkit.SampleRuns.START;
import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import io.github.evidencegate.repair.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R098, R106: whether repairs get anywhere is known from what failed. */
class ProgressTest {
    private static final Instant LATER = START.plusSeconds(6_000);

    /** One gate over attempts a minute apart: what fails in each, with "-" where it holds. */
    private static Progress story(String... attempts) {
        List<JudgedRun> runs = new ArrayList<>();
        for (String failing : attempts) {
            int number = runs.size() + 1;
            JudgedGate gate = failing.equals("-") ? gate("tests") : gate("tests", failing.split(" ", -1));
            runs.add(run("run-" + number, number, number, gate));
        }
        return new Progress(Attempts.of(runs));
    }

    private static Progress gates(JudgedGate... gates) {
        List<JudgedRun> runs = new ArrayList<>();
        Stream.of(gates).forEach(gate -> runs.add(run("run-" + runs.size(), runs.size(), runs.size() + 1, gate)));
        return new Progress(Attempts.of(runs));
    }

    @ParameterizedTest
    @CsvSource({
        "a b, -, FIXED",
        "-, a, NEWLY_FAILED",
        "a b, a b, SAME_FAILURE",
        "a b, b a, SAME_FAILURE",
        "a, a b, GROWING",
        "a b, b, SHRINKING",
        "a b, b c, MOVED",
        "a, b, MOVED",
    })
    void comparesAnAttemptWithTheOneBefore(String before, String now, Kind kind) {
        List<Step> steps = story(before, now).steps();

        assertThat(steps).containsExactly(new Step("tests", 2, kind));
    }

    @Test
    void seesNoStepWhereAGateHeldAndHolds() {
        assertThat(story("-", "-").steps()).isEmpty();
    }

    @Test
    void noticesThatTheSameFailuresComeBack() {
        assertThat(story("a", "b", "a").steps()).last().isEqualTo(new Step("tests", 3, Kind.OSCILLATION));
        assertThat(story("a", "b", "c", "a").steps()).last().isEqualTo(new Step("tests", 4, Kind.OSCILLATION));
        assertThat(story("a", "-", "a").steps()).last().isEqualTo(new Step("tests", 3, Kind.OSCILLATION));
        assertThat(story("a", "b", "c", "d", "e", "a").steps())
                .last()
                .isEqualTo(new Step("tests", 6, Kind.OSCILLATION));
    }

    @Test
    void looksForTheSameFailuresInTheLastAttemptsOnly() {
        assertThat(story("a", "b", "c", "d", "e", "f", "a").steps()).last().isEqualTo(new Step("tests", 7, Kind.MOVED));
    }

    @Test
    void doesNotCompareWhatWasNotKeptOneByOne() {
        JudgedGate many = failed(300, Optional.of(Digest.ofUtf8("many")));
        JudgedGate others = failed(299, Optional.of(Digest.ofUtf8("others")));

        assertThat(gates(many, others).steps()).containsExactly(new Step("tests", 2, Kind.UNKNOWN));
        assertThat(gates(many, many).steps()).containsExactly(new Step("tests", 2, Kind.SAME_FAILURE));
    }

    @Test
    void doesNotCompareAFailureWithEvidenceThatIsStale() {
        JudgedGate failed = gate("tests", "a");
        JudgedGate stale = new JudgedGate("tests", failed.kind(), State.STALE, 1, Optional.empty(), failed.failures());

        assertThat(gates(failed, stale).steps()).containsExactly(new Step("tests", 2, Kind.UNKNOWN));
    }

    @Test
    void countsFindingsThatAreAlike() {
        Optional<Digest> alike = Optional.of(Digest.ofUtf8("unused import in A.java"));

        assertThat(gates(failed(3, alike), failed(2, alike)).steps())
                .containsExactly(new Step("tests", 2, Kind.SHRINKING));
        assertThat(gates(failed(3, alike), failed(4, alike)).steps())
                .containsExactly(new Step("tests", 2, Kind.GROWING));
    }

    @Test
    void takesTheSameLackOfEvidenceForTheSameFailure() {
        JudgedGate missing = in(State.MISSING);

        assertThat(gates(missing, missing).steps()).containsExactly(new Step("tests", 2, Kind.SAME_FAILURE));
        assertThat(gates(gate("tests", "a"), missing).steps()).containsExactly(new Step("tests", 2, Kind.UNKNOWN));
        assertThat(gates(missing, in(State.STALE)).steps()).containsExactly(new Step("tests", 2, Kind.UNKNOWN));
    }

    @Test
    void saysNothingOfAGateThatIsGoneButThatItIsNotKnown() {
        assertThat(gates(gate("tests", "a"), gate("other")).steps())
                .containsExactly(new Step("tests", 2, Kind.UNKNOWN));
        assertThat(gates(gate("tests"), gate("other", "a")).steps())
                .containsExactly(new Step("other", 2, Kind.NEWLY_FAILED));
    }

    @Test
    void countsTheTimeSinceFailuresBecameFewerThanEver() {
        assertThat(story("a b c", "a b", "a b d", "a b").lastProgress()).contains(START.plusSeconds(120));
        assertThat(story("a b", "a c", "a d").lastProgress()).contains(START.plusSeconds(60));
        assertThat(story("a b", "a c").withoutProgress(LATER)).isEqualTo(Duration.ofMinutes(99));
    }

    @Test
    void takesGoingBackAndForthForNoProgress() {
        assertThat(story("a", "-", "a", "-", "a").lastProgress()).contains(START.plusSeconds(120));
    }

    @Test
    void takesEvidenceThatTurnsUpForNoProgressUnlessItIsGood() {
        assertThat(gates(in(State.MISSING), gate("tests", "a")).lastProgress()).contains(START);
        assertThat(gates(in(State.MISSING), gate("tests")).lastProgress()).contains(START.plusSeconds(60));
    }

    @Test
    void passesNoTimeWithoutProgressIfAllHoldsOrNothingWasTried() {
        assertThat(story("a", "-").withoutProgress(LATER)).isZero();
        assertThat(new Progress(List.of()).withoutProgress(LATER)).isZero();
        assertThat(new Progress(List.of()).lastProgress()).isEmpty();
        assertThat(story("a").withoutProgress(START)).isZero();
    }

    private static JudgedGate failed(long count, Optional<Digest> fingerprint) {
        return new JudgedGate("tests", gate("tests").kind(), State.FAIL, count, fingerprint, List.of());
    }

    private static JudgedGate in(State state) {
        return new JudgedGate("tests", gate("tests").kind(), state, 0, Optional.empty(), List.of());
    }
}

package io.github.evidencegate.gate;

import static io.github.evidencegate.gate.Reports.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Quality;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R076, R096: what becomes of a gate that is a command. */
class CommandGateTest {
    private static final Instant LATER = Reports.HEAD.plusSeconds(60);

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            0   | -    | -               | 3000  | PASS | -
            2   | -    | -               | 3000  | FAIL | exited with 2 after 3 s
            1   | -    | -               | 250   | FAIL | exited with 1 after 250 ms
            137 | -    | -               | 61000 | FAIL | exited with 137 (as after signal 9, KILL) after 61 s
            128 | -    | -               | 1000  | FAIL | exited with 128 after 1 s
            168 | -    | -               | 1000  | FAIL | exited with 168 (as after signal 40) after 1 s
            192 | -    | -               | 1000  | FAIL | exited with 192 (as after signal 64) after 1 s
            255 | -    | -               | 1000  | FAIL | exited with 255 after 1 s
            143 | TERM | -               | 1000  | FAIL | was told to end (TERM) and exited with 143 (as after signal 15, TERM) after 1 s
            0   | INT  | -               | 1000  | FAIL | was told to end (INT) and exited with 0 after 1 s
            127 | -    | no such program | 0     | FAIL | did not start: no such program
            """)
    void judgesACommandByItsEnd(int status, String signal, String notStarted, long took, State state, String reason) {
        Ending ending = new Ending(status, Optional.ofNullable(signal), Optional.ofNullable(notStarted));

        GateOutcome gate = only(judge(lint(), report("lint", ending, Duration.ofMillis(took), LATER)));

        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.reason()).isEqualTo(Optional.ofNullable(reason));
        assertThat(gate.fingerprint().isPresent()).isEqualTo(state == State.FAIL);
        assertThat(gate.took()).contains(Duration.ofMillis(took));
        assertThat(gate.details().command().orElseThrow().ending()).isEqualTo(ending);
    }

    @Test
    void isMissingWithoutARecordOfItsOwn() {
        GateOutcome gate = judge(lint(), passed("other")).get(0);

        assertThat(gate.state()).isEqualTo(State.MISSING);
        assertThat(gate.reason())
                .contains("no result file tells of the command; let \"evidence-gate gate --id lint --\" run it");
    }

    @Test
    void isStaleIfTheCommandRanAtAnotherRevision() {
        Report elsewhere = report("lint", ending(0), Duration.ZERO, LATER, new Revision("b".repeat(40)));

        GateOutcome gate = only(judge(lint(), elsewhere));

        assertThat(gate.state()).isEqualTo(State.STALE);
        assertThat(gate.reason()).contains("the command ran at bbbbbbbbbb, not at the head aaaaaaaaaa");
    }

    @Test
    void isStaleIfTheCommandRanBeforeTheHeadWasMade() {
        Report old = report("lint", ending(0), Duration.ZERO, Reports.HEAD.minusSeconds(1));

        assertThat(only(judge(lint(), old)).state()).isEqualTo(State.STALE);
    }

    @Test
    void isUnreadableIfItsRecordIs() {
        Report broken = new Report.Unreadable(".git/evidence-gate/gate-lint.json", "not JSON");

        assertThat(only(judge(lint(), broken)).state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void isNotTroubledByTheRecordOfAnotherGate() {
        Report broken = new Report.Unreadable(".git/evidence-gate/gate-other.json", "not JSON");

        List<GateOutcome> gates = judge(lint(), passed("lint"), broken);

        assertThat(gates).extracting(GateOutcome::id).containsExactly("lint", "other");
        assertThat(gates).extracting(GateOutcome::state).containsExactly(State.PASS, State.UNREADABLE);
        assertThat(gates).extracting(GateOutcome::kind).containsOnly(Kind.COMMAND);
    }

    @Test
    void failsIfOneOfItsRecordsDoes() {
        Report failed = report("lint", ending(1), Duration.ZERO, LATER);

        assertThat(only(judge(lint(), failed, passed("lint"))).state()).isEqualTo(State.FAIL);
    }

    @Test
    void isFoundWithoutPolicyByItsOwnName() {
        List<GateOutcome> gates =
                judge(GateSetting.DEFAULT, passed("lint"), passed("tests"), Reports.tests("TEST-a.xml", 1, 0, 0, 0, 0));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("command-tests", "lint", "tests");
        assertThat(gates).extracting(GateOutcome::state).containsOnly(State.PASS);
    }

    @Test
    void tellsOtherOutputFromTheSameFailure() {
        GateOutcome first = only(judge(lint(), report("lint", ending(1), Duration.ZERO, LATER)));
        GateOutcome again = only(judge(lint(), report("lint", ending(1), Duration.ofSeconds(9), LATER)));
        GateOutcome other = only(judge(lint(), report("lint", ending(2), Duration.ZERO, LATER)));

        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @Test
    void scoresAllOrNothing() {
        List<GateOutcome> gates = judge(
                GateSetting.DEFAULT,
                passed("build"),
                report("lint", ending(1), Duration.ZERO, LATER),
                Reports.tests("TEST-a.xml", 1, 0, 0, 0, 0));

        // R011: (2 * 100 + 2 * 0 + 4 * 100) / 8
        Quality quality = QualityScore.of(gates).orElseThrow();
        assertThat(quality.score()).isEqualTo(75);
        assertThat(quality.parts())
                .extracting(Quality.Part::gate, Quality.Part::score)
                .containsExactly(tuple("build", 100), tuple("lint", 0), tuple("tests", 100));
    }

    private static GateSetting lint() {
        return new GateSetting(
                List.of(new Declared("lint", Kind.COMMAND, true, List.of(), Optional.empty(), Limits.NONE)));
    }

    private static GateOutcome only(List<GateOutcome> gates) {
        assertThat(gates).hasSize(1);
        return gates.get(0);
    }

    private static Report passed(String id) {
        return report(id, ending(0), Duration.ZERO, LATER);
    }

    private static Ending ending(int status) {
        return new Ending(status, Optional.empty(), Optional.empty());
    }

    private static Report report(String id, Ending ending, Duration took, Instant endedAt) {
        return report(id, ending, took, endedAt, Reports.REVISION);
    }

    private static Report report(String id, Ending ending, Duration took, Instant endedAt, Revision head) {
        Digest digest = Digest.ofUtf8("");
        CommandRun run = new CommandRun(
                id, Optional.empty(), "eslint", digest, head, endedAt.minus(took), endedAt, took, ending, digest);
        return new Report.Command(Reports.sourceOf(".git/evidence-gate/gate-" + id + ".json", endedAt), run);
    }
}

package io.github.evidencegate.gate;

import static io.github.evidencegate.gate.Reports.judge;
import static io.github.evidencegate.gate.Reports.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.Report.Job;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.rule.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R031, R076, R096: jobs of the pipeline as gates. */
class JobGateTest {
    private static final GateSetting BUILD = declared("build");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILED|FAIL|the job \"build\" failed (word)",
                "TOLERATED|FAIL|the job \"build\" failed (word), which the pipeline allows",
                "CANCELLED|FAIL|the job \"build\" was cancelled (word)",
                "SKIPPED|SKIP|the job \"build\" was skipped (word), by a condition or because what it needs did not succeed",
                "UNFINISHED|MISSING|the job \"build\" has not ended (word)",
                "UNKNOWN|UNREADABLE|the job \"build\" has a status that is not known (word)",
                "EMPTY|EMPTY|the job \"build\" has no result (word)",
            })
    void isNoPassUnlessTheJobPassed(Ending ending, State state, String reason) {
        GateOutcome gate = only(judge(BUILD, job("build", ending)));

        assertThat(gate.kind()).isEqualTo(Kind.JOB);
        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.reason()).contains(reason);
        assertThat(GateCheck.findings(List.of(gate))).isNotEmpty();
    }

    @Test
    void passesIfTheJobDid() {
        GateOutcome gate = only(judge(BUILD, job("build", Ending.PASSED)));

        assertThat(gate.state()).isEqualTo(State.PASS);
        assertThat(gate.took()).contains(Duration.ofSeconds(3));
        assertThat(gate.fingerprint()).isEmpty();
    }

    /** R011: a list of many jobs must not outweigh what their results say. */
    @Test
    void hasNoPartInTheQualityScore() {
        List<GateOutcome> gates = judge(BUILD, job("build", Ending.FAILED));

        assertThat(QualityScore.of(gates)).isEmpty();
    }

    @Test
    void isMissingIfNoListTellsOfTheJob() {
        List<GateOutcome> gates = judge(BUILD, job("other", Ending.PASSED));

        assertThat(gates.get(0).state()).isEqualTo(State.MISSING);
        assertThat(gates.get(0).reason().orElseThrow()).contains("no result file tells of a job whose id is build");
        assertThat(gates.get(1).id()).isEqualTo("job-other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "Build", " build!"})
    void takesTheJobsWhoseReadablePartIsItsId(String name) {
        assertThat(only(judge(declared("build"), job(name, Ending.PASSED))).state())
                .isEqualTo(State.PASS);
        assertThat(only(judge(declared(JobGate.foundId(name)), job(name, Ending.PASSED)))
                        .state())
                .isEqualTo(State.PASS);
    }

    @Test
    void letsTheWorstOfSeveralJobsCount() {
        GateOutcome gate = only(
                judge(BUILD, job("build", Ending.PASSED), job("Build", Ending.FAILED), job("BUILD", Ending.SKIPPED)));

        assertThat(gate.state()).isEqualTo(State.FAIL);
        assertThat(gate.reason()).contains("the job \"Build\" failed (word)");
        assertThat(gate.took()).contains(Duration.ofSeconds(9));
    }

    @Test
    void givesEachNameAnIdOfItsOwn() {
        String none = JobGate.foundId("!");
        String slash = JobGate.foundId("rspec 1/2");
        String dash = JobGate.foundId("rspec 1-2");

        assertThat(slash).matches("job-rspec-1-2-[0-9a-f]{8}").isNotEqualTo(dash);
        assertThat(none).matches("job-unnamed-[0-9a-f]{8}");
        assertThat(JobGate.foundId("lint")).isEqualTo("job-lint");
        assertThat(JobGate.foundId("n".repeat(300))).hasSizeLessThan(64);
    }

    @Test
    void isStaleIfTheJobRanAtAnotherRevision() {
        Job other = new Job(
                Reports.source("jobs.json"),
                "build",
                Ending.PASSED,
                "",
                Optional.empty(),
                Optional.of(new Revision("b".repeat(40))));

        GateOutcome gate = only(judge(BUILD, other));

        assertThat(gate.state()).isEqualTo(State.STALE);
        assertThat(gate.reason()).contains("the job ran at bbbbbbbbbb, not at the head aaaaaaaaaa");
    }

    /** The job that runs the check is in the list, too. */
    @Test
    void doesNotWaitForAJobThatPolicyDoesNotName() {
        List<GateOutcome> gates =
                judge(GateSetting.DEFAULT, job("build", Ending.PASSED), job("evidence-gate", Ending.UNFINISHED));

        assertThat(gates).extracting(GateOutcome::required).containsExactly(true, false);
        assertThat(GateCheck.findings(gates)).isEmpty();
    }

    @Test
    void provesNothingIfNoJobHasEnded() {
        List<GateOutcome> gates = judge(GateSetting.DEFAULT, job("evidence-gate", Ending.UNFINISHED));

        assertThat(GateCheck.findings(gates))
                .extracting(Finding::rule)
                .containsExactly(GateRule.RECORD_INCOMPLETE.id());
    }

    @ParameterizedTest
    @CsvSource({
        "ci/needs.json, job",
        "jobs.json, job",
        "stages.json, job",
        "quality-gate.json, job",
        "other.json, tests"
    })
    void ownsAListThatCannotBeReadByItsUsualName(String path, String id) {
        assertThat(only(judge(GateSetting.DEFAULT, new Report.Unreadable(path, path + ": is empty")))
                        .id())
                .isEqualTo(id);
    }

    @Test
    void isUnreadableIfTheListOfItIs() {
        GateOutcome gate = only(judge(BUILD, new Report.Unreadable("jobs.json", "jobs.json: is empty")));

        assertThat(gate.state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void hasOneFingerprintForOneFailure() {
        GateOutcome one = only(judge(BUILD, job("build", Ending.FAILED)));
        GateOutcome again = only(judge(BUILD, job("build", Ending.FAILED)));
        GateOutcome other = only(judge(BUILD, job("Build", Ending.FAILED)));

        assertThat(one.fingerprint()).isPresent().isEqualTo(again.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    private static GateSetting declared(String id) {
        return new GateSetting(List.of(new Declared(id, Kind.JOB, true, List.of(), Optional.empty(), Limits.NONE)));
    }

    private static Job job(String name, Ending ending) {
        return new Job(
                Reports.source("jobs.json"),
                name,
                ending,
                ending == Ending.PASSED ? "" : "word",
                Optional.of(Duration.ofSeconds(3)),
                Optional.empty());
    }
}

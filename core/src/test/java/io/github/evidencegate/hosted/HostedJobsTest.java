package io.github.evidencegate.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Freshness;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostedJobsTest {
    private static final Revision HEAD = new Revision("a".repeat(40));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** What the code host says, what becomes of the required gate. */
    @ParameterizedTest
    @CsvSource({
        "success, PASS",
        "failure, FAIL",
        "timed_out, FAIL",
        "action_required, FAIL",
        "error, FAIL",
        "cancelled, FAIL",
        "skipped, SKIP",
        "neutral, SKIP",
        "stale, MISSING",
        "pending, MISSING",
        "'', MISSING",
        "brand_new_word, UNREADABLE",
    })
    void takesOnlySuccessForAPass(String ending, State state) {
        List<GateOutcome> gates = judged(required("lint"), job("Lint", ending));

        assertThat(gates).singleElement().returns("lint", GateOutcome::id).returns(state, GateOutcome::state);
    }

    @Test
    void missesARequiredJobThatTheCodeHostDoesNotTellOf() {
        assertThat(judged(required("lint"), job("build", "success")))
                .filteredOn(GateOutcome::required)
                .singleElement()
                .returns(State.MISSING, GateOutcome::state);
    }

    @Test
    void leavesOutWhatHasNotEndedUnlessPolicyNamesIt() {
        List<GateOutcome> gates = judged(GateSetting.DEFAULT, job("build", "success"), job("deploy", ""));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("job-build");
    }

    @Test
    void neverCountsTheOwnCheckOrTheOwnJob() {
        HostedJobs jobs = new HostedJobs(required("evidence"), Set.of("evidence", "Evidence Gate"), HEAD, NOON);

        HostedJobs.Found found = jobs.found(
                List.of(job("evidence", "success"), job("Evidence Gate", "failure"), job("test", "success")));

        assertThat(found.reports()).singleElement().returns("https://ci.example/test", Report::path);
    }

    @Test
    void tellsTheTimeOfAJobAndNothingThatCouldQuoteALog() {
        List<GateOutcome> gates = judged(required("lint"), job("lint", "a sentence out of a log"));

        assertThat(gates).singleElement().satisfies(gate -> {
            assertThat(gate.took()).contains(Duration.ofSeconds(90));
            assertThat(gate.reason()).contains("the job \"lint\" has a status that is not known");
        });
    }

    @Test
    void isBoundedByTheNumberOfJobsThatPolicyDoesNotName() {
        List<JobResult> many = Stream.concat(
                        IntStream.range(0, HostedJobs.MOST_FOUND + 5).mapToObj(i -> job("j" + i, "success")),
                        Stream.of(job("lint", "success"), job(" ", "success"), job("x".repeat(301), "success")))
                .toList();

        HostedJobs.Found found = new HostedJobs(required("lint"), Set.of(), HEAD, NOON).found(many);

        assertThat(found.left()).isEqualTo(5);
        assertThat(found.reports()).hasSize(HostedJobs.MOST_FOUND + 1);
    }

    private static List<GateOutcome> judged(GateSetting setting, JobResult... jobs) {
        ChangedLines changed = ChangedLines.of(List.of());
        GateJudge judge = new GateJudge(setting, changed, new Freshness(HEAD, NOON.minusSeconds(600), true, changed));
        return judge.judge(new HostedJobs(setting, Set.of(), HEAD, NOON)
                .found(List.of(jobs))
                .reports());
    }

    private static GateSetting required(String id) {
        return new GateSetting(List.of(new Declared(id, Kind.JOB, true, List.of(), Optional.empty(), Limits.NONE)));
    }

    private static JobResult job(String name, String ending) {
        return new JobResult(
                name,
                ending,
                "github-actions",
                "https://ci.example/" + name,
                Optional.of(NOON.minusSeconds(120)),
                Optional.of(NOON.minusSeconds(30)));
    }
}

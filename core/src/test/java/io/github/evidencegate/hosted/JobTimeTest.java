package io.github.evidencegate.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.forge.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** CI minutes of a run are those of its jobs (R083, R119). */
class JobTimeTest {
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Test
    void addsJobsThatRanAtOnce() {
        List<JobResult> jobs = List.of(job("a", -20, -10), job("b", -20, -15));

        assertThat(JobTime.of(jobs, LONG_AGO, NOW)).contains(Duration.ofMinutes(15));
    }

    @Test
    void countsWhatStillRunsUntilNow() {
        assertThat(JobTime.of(List.of(running("a", -3)), LONG_AGO, NOW)).contains(Duration.ofMinutes(3));
    }

    @Test
    void doesNotCountWhatWasCountedBefore() {
        List<JobResult> jobs = List.of(job("reused", -60, -50), job("longer", -60, -40), job("anew", -5, -1));

        assertThat(JobTime.of(jobs, NOW.minusSeconds(45 * 60), NOW)).contains(Duration.ofMinutes(9));
    }

    @Test
    void countsAJobOnceHoweverOftenItIsTold() {
        List<JobResult> jobs = List.of(job("a", -2, -1), job("a", -2, -1));

        assertThat(JobTime.of(jobs, LONG_AGO, NOW)).contains(Duration.ofMinutes(1));
    }

    @Test
    void knowsNothingWithoutAJobThatHasBegun() {
        JobResult waiting = new JobResult("a", "", "ci", "", Optional.empty(), Optional.empty());

        assertThat(JobTime.of(List.of(), LONG_AGO, NOW)).isEmpty();
        assertThat(JobTime.of(List.of(waiting), LONG_AGO, NOW)).isEmpty();
    }

    @Test
    void knowsNothingIfAJobEndedNobodyKnowsWhen() {
        JobResult ended = new JobResult("a", "success", "ci", "", Optional.of(NOW), Optional.empty());

        assertThat(JobTime.of(List.of(ended, job("b", -2, -1)), LONG_AGO, NOW)).isEmpty();
    }

    @Test
    void takesNoTimeThatCannotBe() {
        JobResult old = new JobResult("old", "", "ci", "", Optional.of(Instant.MIN), Optional.empty());
        JobResult late = new JobResult("late", "success", "ci", "", Optional.of(NOW), Optional.of(Instant.MAX));
        JobResult turned = job("turned", -1, -2);

        assertThat(JobTime.of(List.of(old, late, turned), Instant.MIN, NOW)).contains(Duration.ofDays(35));
    }

    private static JobResult job(String name, long startMinutes, long endMinutes) {
        return new JobResult(name, "success", "ci", "", Optional.of(at(startMinutes)), Optional.of(at(endMinutes)));
    }

    private static JobResult running(String name, long startMinutes) {
        return new JobResult(name, "", "ci", "", Optional.of(at(startMinutes)), Optional.empty());
    }

    private static Instant at(long minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }
}

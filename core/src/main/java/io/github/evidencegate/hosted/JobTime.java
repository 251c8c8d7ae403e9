package io.github.evidencegate.hosted;

import io.github.evidencegate.forge.JobResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the jobs of a pipeline run took, each on its own: the time that a code host bills (R083, R119). */
public final class JobTime {
    /** GitHub ends a workflow run after 35 days ("Actions limits"); what claims to be older took no longer. */
    private static final Duration LONGEST = Duration.ofDays(35);

    private JobTime() {}

    /**
     * The sum, with the time so far of jobs that have not ended. Two jobs at once are two times.
     *
     * @param jobs of one run; one that is told twice counts once
     * @param since what was before is counted already
     * @return empty if no job has begun, or if one ended nobody knows when: never zero for what is not known
     */
    public static Optional<Duration> of(List<JobResult> jobs, Instant since, Instant now) {
        Instant earliest = now.minus(LONGEST);
        Instant from = since.isAfter(earliest) ? since : earliest;
        Set<JobResult> begun = new HashSet<>();
        Duration sum = Duration.ZERO;
        for (JobResult job : jobs) {
            if (job.startedAt().isEmpty() || !begun.add(job)) {
                continue;
            }
            Optional<Instant> end = job.ending().isEmpty() ? Optional.of(now) : job.endedAt();
            if (end.isEmpty()) {
                return Optional.empty();
            }
            Instant start = job.startedAt().get();
            sum = sum.plus(between(start.isAfter(from) ? start : from, end.get().isAfter(now) ? now : end.get()));
        }
        return begun.isEmpty() ? Optional.empty() : Optional.of(sum);
    }

    private static Duration between(Instant start, Instant end) {
        return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
    }
}

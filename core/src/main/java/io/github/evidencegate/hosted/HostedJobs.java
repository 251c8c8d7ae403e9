package io.github.evidencegate.hosted;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Job;
import io.github.evidencegate.gate.Report.Job.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs that a code host tells of, as evidence for gates of kind {@code job}.
 *
 * @param setting names the jobs that count although they have not ended
 * @param own names that never count: the check that this program reports, and the job that runs it
 * @param head where the code host was asked about
 * @param now stands for the end of a job that has none
 */
public record HostedJobs(GateSetting setting, Set<String> own, Revision head, Instant now) {
    /** More become no gates of their own; those that policy names always count. */
    static final int MOST_FOUND = 1_000;

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_WORD = 60;

    /** Copies the set. */
    public HostedJobs {
        own = Set.copyOf(own);
    }

    /**
     * What counts, in the order of the code host.
     *
     * @param left how many are left out only because there are too many
     */
    public record Found(List<Report> reports, int left) {
        /** Copies the list. */
        public Found {
            reports = List.copyOf(reports);
        }
    }

    /** Jobs that ended, and those that policy names whether they ended or not. */
    public Found found(List<JobResult> jobs) {
        List<Report> reports = new ArrayList<>();
        int found = 0;
        int left = 0;
        for (JobResult job : jobs) {
            if (!hasName(job) || own.contains(job.name())) {
                continue;
            }
            if (setting.declared().stream().anyMatch(gate -> gate.asksForJob(job.name()))) {
                reports.add(report(job));
            } else if (ending(job) != Ending.UNFINISHED) {
                if (found < MOST_FOUND) {
                    reports.add(report(job));
                    found++;
                } else {
                    left++;
                }
            }
        }
        return new Found(reports, left);
    }

    private static boolean hasName(JobResult job) {
        return !job.name().isBlank() && job.name().length() <= LONGEST_NAME;
    }

    private Report report(JobResult job) {
        Source source = new Source(
                job.url().isBlank() ? "jobs at " + head.abbreviated() : job.url(),
                Digest.ofUtf8(job.name() + '\n' + job.ending() + '\n' + head.objectName() + '\n'),
                job.endedAt().orElse(now));
        return new Job(source, job.name(), ending(job), told(job), took(job), Optional.of(head));
    }

    /** Words of check runs and commit statuses; one that is not known proves nothing. */
    private static Ending ending(JobResult job) {
        return switch (job.ending()) {
            case "success" -> Ending.PASSED;
            case "failure", "error", "timed_out", "action_required", "startup_failure", "failed" -> Ending.FAILED;
            case "cancelled", "canceled" -> Ending.CANCELLED;
            case "skipped", "neutral" -> Ending.SKIPPED;
            case "", "pending", "stale" -> Ending.UNFINISHED;
            default -> Ending.UNKNOWN;
        };
    }

    /** The word, where the sentence around it does not say as much; longer text could quote a log. */
    private static String told(JobResult job) {
        boolean saysMore = switch (job.ending()) {
            case "success", "failure", "failed", "cancelled", "canceled", "skipped", "" -> false;
            default -> job.ending().length() <= LONGEST_WORD && job.ending().matches("[a-z0-9_.-]+");
        };
        return saysMore ? job.ending() : "";
    }

    private static Optional<Duration> took(JobResult job) {
        return job.startedAt()
                .flatMap(start -> job.endedAt().map(end -> Duration.between(start, end)))
                .filter(duration -> !duration.isNegative());
    }
}

package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.Report.Job;
import io.github.evidencegate.gate.Report.Job.Ending;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gate of a job makes of what lists tell of it. Of several jobs of one name, the worst counts. */
final class JobGate {
    private static final String FOUND = "job-";
    private static final int SLUG_LIMIT = 40;
    private static final int DIGITS = 8;

    private JobGate() {}

    static Measured measure(List<Report> fresh) {
        List<Job> jobs = fresh.stream().flatMap(JobGate::jobs).toList();
        Optional<Job> worst = jobs.stream().max(Comparator.comparing(Job::ending));
        return new Measured(
                worst.map(job -> state(job.ending())).orElse(State.EMPTY),
                worst.map(JobGate::reason).orElse(Optional.of("no job ran")),
                Map.of(),
                jobs.stream().flatMap(job -> job.took().stream()).reduce(Duration::plus),
                Details.NONE,
                Failed.each(jobs.stream()
                        .filter(job -> state(job.ending()) == State.FAIL)
                        .map(job -> job.name() + '\n' + job.told())
                        .toList()));
    }

    private static Stream<Job> jobs(Report report) {
        return report.fold(
                tests -> Stream.empty(),
                lines -> Stream.empty(),
                analysis -> Stream.empty(),
                command -> Stream.empty(),
                Stream::of,
                unread -> Stream.empty());
    }

    private static State state(Ending ending) {
        return switch (ending) {
            case PASSED -> State.PASS;
            case EMPTY -> State.EMPTY;
            case SKIPPED -> State.SKIP;
            case UNFINISHED -> State.MISSING;
            case UNKNOWN -> State.UNREADABLE;
            case CANCELLED, TOLERATED, FAILED -> State.FAIL;
        };
    }

    private static Optional<String> reason(Job job) {
        String told = job.told().isEmpty() ? "" : " (" + job.told() + ")";
        String what = "the job \"" + job.name() + "\" ";
        return switch (job.ending()) {
            case PASSED -> Optional.empty();
            case EMPTY -> Optional.of(what + "has no result" + told);
            case SKIPPED ->
                Optional.of(what + "was skipped" + told + ", by a condition or because what it needs did not succeed");
            case UNFINISHED -> Optional.of(what + "has not ended" + told);
            case UNKNOWN -> Optional.of(what + "has a status that is not known" + told);
            case CANCELLED -> Optional.of(what + "was cancelled" + told);
            case TOLERATED -> Optional.of(what + "failed" + told + ", which the pipeline allows");
            case FAILED -> Optional.of(what + "failed" + told);
        };
    }

    /** Continues "no result file". */
    static String lookedFor(Declared gate) {
        return (gate.results().isEmpty() ? "" : "at " + String.join(", ", gate.results()) + " ")
                + "tells of a job whose id is " + gate.id()
                + ", nor does a code host that was asked; let the job end first, or a step before the check write the"
                + " list of jobs, with all its pages";
    }

    /** Whether no job of these has ended, as the one that runs the check has not. There is at least one report. */
    static boolean isUnfinished(List<Report> reports) {
        return reports.stream()
                .allMatch(report -> jobs(report)
                        .map(job -> job.ending() == Ending.UNFINISHED)
                        .findFirst()
                        .orElse(false));
    }

    /** Whether a gate of policy asks for a job of that name: by its id, or by the readable part, which others can share. */
    static boolean isNamed(String name, String gateId) {
        String id = idOf(name);
        return gateId.equals(id) || gateId.equals(FOUND + id) || gateId.equals(slug(name));
    }

    /** What a job that policy does not name is called. */
    static String foundId(String name) {
        return FOUND + idOf(name);
    }

    /** The name if it is an id; else its letters and digits, and a piece of its digest, so that no two names share one. */
    static String idOf(String name) {
        String slug = slug(name);
        return slug.equals(name) ? name : slug + '-' + Digest.ofUtf8(name).hex().substring(0, DIGITS);
    }

    private static String slug(String name) {
        String slug = GateJudge.slug(name);
        return slug.length() > SLUG_LIMIT ? slug.substring(0, SLUG_LIMIT) : slug;
    }

    /** Whether a file that cannot be read should be a list of jobs, by its usual names. */
    static boolean isList(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("jobs.json")
                || name.equals("needs.json")
                || name.equals("stages.json")
                || name.equals("quality-gate.json");
    }
}

package io.github.evidencegate.results.job;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.job.JobList.End;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Reads the jobs of a pipeline, or its bridges, as GitLab's API lists them. Each names the commit that it ran at. */
public final class GitlabJobsReader {
    private final JsonCursor json;
    private final JobList jobs;
    private String name = "";
    private String status = "";
    private String failureReason = "";
    private boolean mayFail;
    private Optional<Duration> took = Optional.empty();
    private Optional<Revision> revision = Optional.empty();

    private GitlabJobsReader(JsonCursor json) {
        this.json = json;
        this.jobs = new JobList(json);
    }

    /** Reads the whole list. */
    public static Reading read(JsonCursor json) throws IOException, EvidenceException {
        GitlabJobsReader reader = new GitlabJobsReader(json);
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            reader.readJob();
        }
        json.end();
        return reader.jobs.reading();
    }

    private void readJob() throws IOException, EvidenceException {
        name = "";
        status = "";
        failureReason = "";
        mayFail = false;
        took = Optional.empty();
        revision = Optional.empty();
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            readField(json.name());
        }
        jobs.add(name, end(), took, revision);
    }

    private void readField(String field) throws IOException, EvidenceException {
        switch (field) {
            case "name" -> name = json.text();
            case "status" -> status = json.text();
            case "failure_reason" -> failureReason = json.text();
            case "allow_failure" -> mayFail = json.isTrue();
            case "duration" -> took = json.isNull() ? Optional.empty() : JobList.seconds(json.decimal());
            case "commit" -> readCommit();
            default -> {}
        }
    }

    private void readCommit() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("id")) {
                revision = Optional.of(revision(json.text()));
            }
        }
    }

    private Revision revision(String id) throws EvidenceException {
        try {
            return new Revision(id);
        } catch (IllegalArgumentException e) {
            throw json.failure("commit.id is no full object name; ask GitLab for the list again");
        }
    }

    private End end() {
        return switch (status) {
            case "success" -> End.of(Ending.PASSED);
            case "failed" -> new End(mayFail ? Ending.TOLERATED : Ending.FAILED, JobList.word(failureReason));
            case "canceled", "canceling" -> End.of(Ending.CANCELLED);
            case "skipped" -> End.of(Ending.SKIPPED);
            case "created",
                    "manual",
                    "pending",
                    "preparing",
                    "running",
                    "scheduled",
                    "waiting_for_callback",
                    "waiting_for_resource" -> new End(Ending.UNFINISHED, status);
            default -> new End(Ending.UNKNOWN, JobList.word(status));
        };
    }
}

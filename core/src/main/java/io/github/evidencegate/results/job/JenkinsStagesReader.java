package io.github.evidencegate.results.job;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.job.JobList.End;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Reads the stages of a Jenkins pipeline, as {@code wfapi/describe} of the Pipeline Stage View plugin lists them. */
public final class JenkinsStagesReader {
    private static final double MILLIS = 1000;

    private JenkinsStagesReader() {}

    /** Reads the whole run. */
    public static Reading read(JsonCursor json) throws IOException, EvidenceException {
        JobList stages = new JobList(json);
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("stages")) {
                for (boolean next = json.firstElement(); next; next = json.nextElement()) {
                    readStage(json, stages);
                }
            }
        }
        json.end();
        return stages.reading();
    }

    private static void readStage(JsonCursor json, JobList stages) throws IOException, EvidenceException {
        String name = "";
        String status = "";
        Optional<Duration> took = Optional.empty();
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "name" -> name = json.text();
                case "status" -> status = json.text();
                case "durationMillis" -> took = JobList.seconds(json.decimal() / MILLIS);
                default -> {}
            }
        }
        stages.add(name, end(status), took, Optional.empty());
    }

    private static End end(String status) {
        return switch (status) {
            case "SUCCESS" -> End.of(Ending.PASSED);
            case "FAILED" -> End.of(Ending.FAILED);
            case "UNSTABLE" -> new End(Ending.FAILED, status);
            case "ABORTED" -> End.of(Ending.CANCELLED);
            case "NOT_EXECUTED" -> End.of(Ending.SKIPPED);
            case "IN_PROGRESS", "PAUSED_PENDING_INPUT", "QUEUED" -> new End(Ending.UNFINISHED, status);
            default -> new End(Ending.UNKNOWN, JobList.word(status));
        };
    }
}

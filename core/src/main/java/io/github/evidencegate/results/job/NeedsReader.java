package io.github.evidencegate.results.job;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.job.JobList.End;
import java.io.IOException;
import java.util.Optional;

/** Reads the context {@code needs} of a GitHub job, as {@code toJSON(needs)} writes it. Outputs are passed over. */
public final class NeedsReader {
    private NeedsReader() {}

    /** Reads the whole object. */
    public static Reading read(JsonCursor json) throws IOException, EvidenceException {
        JobList jobs = new JobList(json);
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            String name = json.name();
            String result = "";
            for (boolean inside = json.firstField(); inside; inside = json.nextField()) {
                if (json.name().equals("result")) {
                    result = json.text();
                }
            }
            jobs.add(name, end(result), Optional.empty(), Optional.empty());
        }
        json.end();
        return jobs.reading();
    }

    private static End end(String result) {
        return switch (result) {
            case "success" -> End.of(Ending.PASSED);
            case "failure" -> End.of(Ending.FAILED);
            case "cancelled" -> End.of(Ending.CANCELLED);
            case "skipped" -> End.of(Ending.SKIPPED);
            default -> new End(Ending.UNKNOWN, JobList.word(result));
        };
    }
}

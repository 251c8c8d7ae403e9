package io.github.evidencegate.results.job;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.job.JobList.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what SonarQube says of its quality gate, as {@code api/qualitygates/project_status} answers. */
public final class QualityGateReader {
    private static final String NAME = "sonarqube";
    private static final int TOLD = 3;

    private final JsonCursor json;
    private final List<String> unmet = new ArrayList<>();
    private int unmetCount;
    private String status = "";

    private QualityGateReader(JsonCursor json) {
        this.json = json;
    }

    /** Reads the whole answer. */
    public static Reading read(JsonCursor json) throws IOException, EvidenceException {
        QualityGateReader reader = new QualityGateReader(json);
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("projectStatus")) {
                reader.readStatus();
            }
        }
        json.end();
        JobList jobs = new JobList(json);
        jobs.add(NAME, reader.end(), Optional.empty(), Optional.empty());
        return jobs.reading();
    }

    private void readStatus() throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "status" -> status = json.text();
                case "conditions" -> readConditions();
                default -> {}
            }
        }
    }

    private void readConditions() throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            readCondition();
        }
    }

    private void readCondition() throws IOException, EvidenceException {
        String level = "";
        String metric = "";
        String actual = "";
        String comparator = "";
        String threshold = "";
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "status" -> level = json.text();
                case "metricKey" -> metric = JobList.word(json.text());
                case "actualValue" -> actual = JobList.word(json.text());
                case "comparator" -> comparator = JobList.word(json.text());
                case "errorThreshold" -> threshold = JobList.word(json.text());
                default -> {}
            }
        }
        if (level.equals("ERROR") || level.equals("WARN")) {
            unmetCount++;
            if (unmet.size() < TOLD) {
                unmet.add(metric + " is " + actual + ", fails if " + comparator + " " + threshold);
            }
        }
    }

    private End end() {
        return switch (status) {
            case "OK" -> End.of(Ending.PASSED);
            case "ERROR", "WARN" -> new End(Ending.FAILED, told());
            case "NONE" -> new End(Ending.EMPTY, "no quality gate judged this analysis");
            default -> new End(Ending.UNKNOWN, JobList.word(status));
        };
    }

    private String told() {
        String more = unmetCount > unmet.size() ? "; and " + (unmetCount - unmet.size()) + " more" : "";
        return unmet.isEmpty() ? status : String.join("; ", unmet) + more;
    }
}

package io.github.evidencegate.heavy;

import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.Severity;
import edu.hm.hafner.analysis.registry.ParserDescriptor;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what an analyser found as SARIF. */
record FindingConversion(ParserDescriptor descriptor) implements Conversion {
    /** What the library says where a report says nothing. */
    private static final String UNKNOWN = "-";

    @Override
    public Answer write(ResultText file, OutputStream output) throws IOException {
        Report report;
        try {
            report = descriptor.createParser().parse(file);
        } catch (RuntimeException e) {
            return Answer.MALFORMED;
        }
        if (report.hasErrors()) {
            return Answer.MALFORMED;
        }
        try (SarifWriter sarif = new SarifWriter(descriptor.getName().strip(), output)) {
            for (Issue issue : report) {
                sarif.add(
                        ruleOf(issue),
                        levelOf(issue),
                        issue.hasFileName() ? issue.getFileName() : "",
                        issue.getLineStart());
            }
        }
        return Answer.READ;
    }

    /** The name of the rule: some parsers have it as the type of a finding, some only its category. */
    private static String ruleOf(Issue issue) {
        String type = issue.getType();
        return type.isBlank() || type.equals(UNKNOWN) ? issue.getCategory() : type;
    }

    /** PMD's first two priorities are errors in its own SARIF, and the library calls them high warnings. */
    private static String levelOf(Issue issue) {
        Severity severity = issue.getSeverity();
        if (severity.equals(Severity.ERROR) || severity.equals(Severity.WARNING_HIGH)) {
            return "error";
        }
        return severity.equals(Severity.WARNING_LOW) ? "note" : "warning";
    }
}

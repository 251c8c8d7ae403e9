package io.github.evidencegate.results.foreign;

import io.github.evidencegate.results.input.XmlCursor;
import java.util.Optional;

/**
 * A format that the readers' program reads.
 *
 * @param id what that program calls it
 * @param name what people call it
 * @param answer what it is turned into
 */
public record ForeignFormat(String id, String name, Answer answer) {
    /** What the readers' program writes. */
    public enum Answer {
        /** Lines that ran, as LCOV. */
        LINES,
        /** Findings, as SARIF. */
        FINDINGS
    }

    /** The format of an XML file, told by the root element that the cursor is at. */
    public static Optional<ForeignFormat> of(XmlCursor root) {
        return switch (root.name()) {
            case "coverage" -> only(root.attribute("clover").isPresent(), lines("clover", "Clover XML"));
            case "mutations" -> Optional.of(findings("pit-mutations", "PIT XML"));
            case "issues" -> only(root.attribute("format").isPresent(), findings("android-lint", "Android Lint XML"));
            case "results" -> only(root.attribute("version").isPresent(), findings("cppcheck", "Cppcheck XML"));
            default -> analyser(root.name());
        };
    }

    private static Optional<ForeignFormat> analyser(String root) {
        return switch (root) {
            case "BugCollection" -> Optional.of(findings("spotbugs", "SpotBugs XML"));
            case "CodeNarc" -> Optional.of(findings("codenarc", "CodeNarc XML"));
            case "DuplicatesReport" -> Optional.of(findings("dupfinder", "DupFinder XML"));
            case "FxCopReport" -> Optional.of(findings("fxcop", "FxCop XML"));
            case "StyleCopViolations" -> Optional.of(findings("stylecop", "StyleCop XML"));
            case "gendarme-output" -> Optional.of(findings("gendarme", "Gendarme XML"));
            case "pmd" -> Optional.of(findings("pmd", "PMD XML"));
            case "pmd-cpd" -> Optional.of(findings("cpd", "CPD XML"));
            case "simian" -> Optional.of(findings("simian", "Simian XML"));
            case "valgrindoutput" -> Optional.of(findings("valgrind", "Valgrind XML"));
            default -> Optional.empty();
        };
    }

    /** What the parser with this id of analysis-model's registry reads. */
    public static ForeignFormat parser(String id) {
        return findings(id, "output for the parser \"" + id + "\"");
    }

    /** Other formats have a root of the same name, so one of its attributes decides. */
    private static Optional<ForeignFormat> only(boolean sure, ForeignFormat format) {
        return sure ? Optional.of(format) : Optional.empty();
    }

    private static ForeignFormat lines(String id, String name) {
        return new ForeignFormat(id, name, Answer.LINES);
    }

    private static ForeignFormat findings(String id, String name) {
        return new ForeignFormat(id, name, Answer.FINDINGS);
    }
}

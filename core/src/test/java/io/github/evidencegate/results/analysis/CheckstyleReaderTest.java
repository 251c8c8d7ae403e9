package io.github.evidencegate.results.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R076, R096. The numbers of real files were counted without product code, see {@code results/README.md}. */
class CheckstyleReaderTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/checkstyle");

    @TempDir
    Path top;

    /** File, tool; errors, warnings, notes; a changed file, its line 3 being new, and how many findings it has. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments(
                        "maven.xml", "Checkstyle", List.of(15L, 0L, 0L), "java/src/main/java/shop/Basket.java", 15, 1),
                arguments("eslint.xml", "ESLint", List.of(3L, 1L, 0L), "lint/src/a & b.js", 3, 0),
                arguments("eslint-clean.xml", "ESLint", List.of(0L, 0L, 0L), "lint/src/basket.js", 0, 0),
                arguments("stylelint.xml", "stylelint", List.of(1L, 1L, 0L), "lint/css/a.css", 2, 0),
                arguments("shellcheck.xml", "ShellCheck", List.of(0L, 2L, 2L), "sh/a.sh", 4, 0),
                arguments("phpcs.xml", "PHP_CodeSniffer", List.of(8L, 0L, 0L), "php/src/Basket.php", 8, 3));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsWhatRealToolsWrote(
            String file, String tool, List<Long> counts, String changed, int located, long onChangedLines)
            throws IOException {
        String text = Files.readString(FIXTURES.resolve(file)).replace("/build/sample", top.toString());

        Analysis analysis = only(TestReports.read(top, "sh/out.xml", text, TestReports.changed(Map.of(changed, "3"))));

        assertThat(analysis.tool()).isEqualTo(tool);
        assertThat(List.of(analysis.count(Level.ERROR), analysis.count(Level.WARNING), analysis.count(Level.NOTE)))
                .isEqualTo(counts);
        assertThat(analysis.located())
                .hasSize(located)
                .allMatch(at -> at.path().equals(changed) && at.tool().equals(tool));
        assertThat(analysis.onChangedLines()).isEqualTo(onChangedLines);
    }

    @Test
    void namesRuleLevelAndPlace() {
        Analysis analysis =
                read("<file name='a.js'><error line='7' severity='warning' source='eslint.rules.x'/></file>");

        assertThat(analysis.located())
                .containsExactly(new Located("ESLint", "eslint.rules.x", Level.WARNING, "a.js", 7, true));
    }

    @ParameterizedTest
    @CsvSource({
        "error, ERROR",
        "warning, WARNING",
        "info, NOTE",
        "WARNING, WARNING",
        "warn, WARNING",
        "style, NOTE",
        "hint, NOTE",
        "fatal, ERROR",
        "'', ERROR"
    })
    void takesASeverityThatItDoesNotKnowForAnError(String severity, Level level) {
        Analysis analysis = read("<file name='a'><error severity='" + severity + "'/></file>");

        assertThat(analysis.counts()).isEqualTo(Map.of(level, 1L));
    }

    @Test
    void takesIgnoredFindingsForSuppressed() {
        Analysis analysis = read("<file name='a'><error severity='ignore'/></file>");

        assertThat(analysis.suppressed()).isEqualTo(1);
        assertThat(analysis.counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.puppycrawl.tools.checkstyle.checks.TodoCommentCheck, Checkstyle",
        "com.puppycrawl.tools.checkstyle.Style/StringLiterals, RuboCop",
        "eslint.rules.semi, ESLint",
        "stylelint.rules.block-no-empty, stylelint",
        "detekt.MagicNumber, detekt",
        "standard:no-wildcard-imports, ktlint",
        "PSR12.Files.FileHeader, PHP_CodeSniffer",
        "swiftlint.rules.line_length, SwiftLint",
        "ShellCheck.SC2086, ShellCheck",
        "govet, Checkstyle XML",
    })
    void tellsTheToolByItsRules(String rule, String tool) {
        assertThat(read("<file name='a'><error/><error source='" + rule + "'/></file>")
                        .tool())
                .isEqualTo(tool);
    }

    @ParameterizedTest
    @CsvSource({"a.java, Checkstyle", "a.ts, ESLint", "a.scss, stylelint", "a.kt, Checkstyle XML"})
    void tellsTheToolOfACleanFileByTheFilesItLookedAt(String file, String tool) {
        assertThat(read("<file name='x'/><file name='" + file + "'/>").tool()).isEqualTo(tool);
    }

    @Test
    void doubtsAFileThatTheAnalyserCouldNotRead() {
        List<Report> reports =
                reports("<file name='a.java'><exception>\n<![CDATA[java.lang.Oops: no\n\tat x]]></exception>"
                        + "<exception>again</exception></file>");

        assertThat(reports).hasSize(2).first().isInstanceOf(Analysis.class);
        assertThat(((Unreadable) reports.get(1)).reason())
                .startsWith("out.xml: ")
                .contains("could not check \"a.java\" (java.lang.Oops: no)")
                .contains("run it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere/a.js", "../a.js", "TOP/../a.js", "b/a.js", "/a.js"})
    void matchesNoPathThatLeavesTheTreeOrMeansAnotherFile(String name) {
        Analysis analysis = read("<file name='" + name.replace("TOP", top.toString()) + "'><error line='7'/></file>");

        assertThat(analysis.located()).isEmpty();
        assertThat(analysis.count(Level.ERROR)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1234567890"})
    void refusesALineThatIsNone(String line) {
        List<Report> reports = reports("<file name='a'>\n<error line='" + line + "'/></file>");

        assertThat(TestReports.only(Unreadable.class, reports).reason())
                .startsWith("out.xml:2:")
                .contains("line=\"" + line + "\" is no line number");
    }

    private static Analysis only(List<Report> reports) {
        return TestReports.only(Analysis.class, reports);
    }

    private Analysis read(String files) {
        return only(reports(files));
    }

    private List<Report> reports(String files) {
        String text = "<checkstyle version='9.3'>" + files + "</checkstyle>";
        return TestReports.read(top, "out.xml", text, TestReports.changed(Map.of("a.js", "7")));
    }
}

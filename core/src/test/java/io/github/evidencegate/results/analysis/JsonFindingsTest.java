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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R076, R096: findings in JSON that is no SARIF. Which samples real tools wrote is in {@code results/README.md}. */
class JsonFindingsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");
    private static final String SCAN = "'scan':{'scanner':{'name':'S'},'status':'success'}";

    @TempDir
    Path top;

    /** File, tool; errors, warnings, notes, suppressed; a changed file, its line 3 being new, and its findings. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("eslint/eslint.json", "ESLint", List.of(3L, 1L, 0L, 1L), "lint/src/basket.js", 3),
                arguments("eslint/clean.json", "ESLint", List.of(0L, 0L, 0L, 0L), "lint/src/basket.js", 0),
                arguments(
                        "code-quality/eslint-gitlab.json", "Code Quality", List.of(3L, 1L, 0L, 0L), "src/basket.js", 3),
                arguments("gitlab-security/sast.json", "Semgrep", List.of(1L, 1L, 1L, 0L), "app/orders.py", 2),
                arguments(
                        "gitlab-security/secret-detection.json", "Gitleaks", List.of(1L, 0L, 0L, 0L), "src/keys.py", 1),
                arguments("gitlab-security/container-scanning.json", "Trivy", List.of(2L, 0L, 1L, 0L), "tar", 0),
                arguments("gitleaks/gitleaks.json", "gitleaks", List.of(2L, 0L, 0L, 0L), "src/keys.py", 1),
                arguments("gitleaks/clean.json", "unnamed list", List.of(0L, 0L, 0L, 0L), "src/keys.py", 0),
                arguments("stryker/stryker.json", "StrykerJS", List.of(0L, 10L, 0L, 1L), "src/basket.js", 10),
                arguments("trufflehog/findings.ndjson", "trufflehog", List.of(1L, 1L, 0L, 0L), "src/keys.py", 1),
                arguments("trufflehog/clean-with-log.ndjson", "trufflehog", List.of(0L, 0L, 0L, 0L), "src/keys.py", 0));
    }

    @ParameterizedTest
    @MethodSource("files")
    void areCountedByLevelAndFoundInChangedFiles(
            String file, String tool, List<Long> counts, String changed, int located) throws IOException {
        String text = Files.readString(FIXTURES.resolve(file)).replace("/build/sample", top.toString());

        Analysis analysis = only(TestReports.read(top, "any.name", text, TestReports.changed(Map.of(changed, "3"))));

        assertThat(analysis.tool()).isEqualTo(tool);
        assertThat(List.of(
                        analysis.count(Level.ERROR),
                        analysis.count(Level.WARNING),
                        analysis.count(Level.NOTE),
                        analysis.suppressed()))
                .isEqualTo(counts);
        assertThat(analysis.located())
                .hasSize(located)
                .allMatch(at -> at.path().equals(changed) && at.tool().equals(tool));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'check_name':'r','severity':'minor','location':{'path':'a.js','lines':{'begin':7}}}]|Code Quality|WARNING",
                "[{'check_name':'r','severity':'info','location':{'path':'a.js','positions':{'begin':{'line':7}}}}]"
                        + "|Code Quality|NOTE",
                "[{'RuleID':'r','File':'a.js','StartLine':7,'Secret':'s'}]|gitleaks|ERROR",
                "[{'filePath':'a.js','messages':[{'ruleId':'r','severity':1,'line':7}]}]|ESLint|WARNING",
                "{'DetectorName':'r','SourceMetadata':{'Data':{'Github':{'file':'a.js','line':7}}},'Verified':false}"
                        + "|trufflehog|WARNING",
                "{'vulnerabilities':[{'severity':'Medium','location':{'file':'a.js','start_line':7},"
                        + "'identifiers':[{'name':'r'},{'name':'CWE-1'}]}]," + SCAN + "}|S|WARNING",
                "{'vulnerabilities':[{'category':'r','severity':'High','location':{'file':'a.js','start_line':7}}],"
                        + SCAN + "}|S|ERROR",
            })
    void nameRuleLevelAndPlace(String text, String tool, Level level) {
        Analysis analysis = only(read(text));

        assertThat(analysis.located()).containsExactly(new Located(tool, "r", level, "a.js", 7, true));
        assertThat(analysis.failingDigest().isPresent()).isEqualTo(level != Level.NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'check_name':'r'}]",
                "[{'check_name':'r','severity':'dreadful'}]",
                "[{'check_name':'r','severity':'blocker'}]",
                "{'vulnerabilities':[{'severity':'Unknown'}]," + SCAN + "}",
                "{'vulnerabilities':[null]," + SCAN + "}",
                "[{'filePath':'a.js','messages':[{'ruleId':null}]}]",
                "{'DetectorName':'r','Verified':true}",
            })
    void areErrorsInDoubt(String text) {
        assertThat(only(read(text)).counts()).containsExactly(Map.entry(Level.ERROR, 1L));
    }

    @Test
    void leaveOutMeasurements() {
        assertThat(only(read("[{'check_name':'r','type':'measurement'}]")).counts())
                .isEmpty();
    }

    /** R213: what a scanner found must not get out by way of the one who reads its report. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitleaks/gitleaks.json",
                "trufflehog/findings.ndjson",
                "gitlab-security/sast.json",
                "gitlab-security/secret-detection.json",
                "gitlab-security/failed.json"
            })
    void neverHoldSecretsOrMessages(String file) throws IOException {
        String text = Files.readString(FIXTURES.resolve(file));
        assertThat(text).contains("planted-secret");

        for (int end = text.length(); end > 0; end -= 7) {
            assertThat(TestReports.read(top, "x", text.substring(0, end), TestReports.NO_CHANGE)
                            .toString())
                    .doesNotContain("planted-secret");
        }
    }

    @Test
    void neverQuoteASecretWhereTheReportIsBroken() {
        assertThat(reason(read("[{'RuleID':'r','Secret':plantedSecret}]")))
                .contains("x.json:1:")
                .doesNotContain("plantedSecret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'vulnerabilities':[],'scan':{'scanner':{'name':'S'},'status':'failure'}}|does not say that its scan succeeded",
                "{'vulnerabilities':[],'scan':{'scanner':{'name':'S'}}}|does not say that its scan succeeded",
                "{'vulnerabilities':null," + SCAN + "}|did not look",
                "{" + SCAN + "}|did not look",
                "{'vulnerabilities':[],'scan':{'scanner':{'name':'S'},'status':'success','messages':[{'level':'fatal'}]}}"
                        + "|fatal error",
                "{'level':'info-0','logger':'trufflehog','msg':'finished scanning'} {'level':'error','msg':'no rights'}"
                        + "|logged errors",
            })
    void areNoPassWhereTheScannerFailed(String text, String reason) {
        List<Report> reports = read(text);

        assertThat(reports).hasSize(2);
        assertThat(((Unreadable) reports.get(1)).reason())
                .startsWith("x.json: ")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'vulnerabilities':[]}|does not name its scanner",
                "{'level':'info-0','logger':'trufflehog','msg':'running source'}|does not say that it finished",
                "[{'filePath':'a.js'}]|did not look at it",
                "[{'filePath':'a.js','messages':[]},{'messages':[]}]|before the filePath",
                "[{'RuleID':'r','StartLine':-1}]|x.json:1:28: expected a line number",
                "[{'RuleID':'r','StartLine':'3'}]|expected a whole number",
                "[{'RuleID':'r'},7]|expected an object",
                "[{'RuleID':'r'}] []|after the end",
                "[] []|after the end",
                "{'totals':{}}|is JSON in no known format; expected SARIF 2.1.0, or JSON of ESLint",
            })
    void refuseWhatIsNoReport(String text, String reason) {
        assertThat(reason(read(text))).startsWith("x.json").contains(reason);
    }

    /** R096: a scanner that found nothing and one that did not run leave the same empty file. */
    @Test
    void refuseAnEmptyFile() {
        assertThat(reason(read(""))).startsWith("x.json: is empty");
    }

    @Test
    void areAsOldAsTheReportSays() {
        String text = "{'vulnerabilities':[],'scan':{'scanner':{'name':'S'},'status':'success','end_time':'TIME'}}";

        assertThat(only(read(text.replace("TIME", "2020-01-02T03:04:05")))
                        .source()
                        .producedAt())
                .isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
        assertThat(only(read(text.replace("TIME", "yesterday"))).source().producedAt())
                .isAfter(Instant.parse("2021-01-01T00:00:00Z"));
    }

    @Test
    void haveOneFingerprintWhereOnlyLinesDiffer() {
        Optional<?> one =
                only(read("[{'RuleID':'r','File':'a.js','StartLine':1}]")).failingDigest();
        Optional<?> moved =
                only(read("[{'RuleID':'r','File':'a.js','StartLine':9}]")).failingDigest();
        Optional<?> other =
                only(read("[{'RuleID':'q','File':'a.js','StartLine':1}]")).failingDigest();

        assertThat(one).isPresent().isEqualTo(moved).isNotEqualTo(other);
    }

    private List<Report> read(String text) {
        return TestReports.read(top, "x.json", text.replace('\'', '"'), TestReports.changed(Map.of("a.js", "7")));
    }

    private static Analysis only(List<Report> reports) {
        return TestReports.only(Analysis.class, reports);
    }

    private static String reason(List<Report> reports) {
        return TestReports.only(Unreadable.class, reports).reason();
    }
}

package io.github.evidencegate.results.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R076, R096: NUnit, xUnit.net and TRX. The files are by hand, after documentation that {@code results/README.md} names. */
class DotnetTestsTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results");
    private static final String LATER = "Shop.Tests.BasketTests.Later (the discount is not decided)";
    private static final String TRX = "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'>";

    @TempDir
    Path top;

    /** A file; tests that passed, failed, had an error, were skipped; how many milliseconds they took. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("nunit/nunit3.xml", List.of(2L, 1L, 2L, 4L), 1_250),
                arguments("nunit/nunit2.xml", List.of(1L, 1L, 2L, 2L), 750),
                arguments("nunit/nunit-2.6.4.xml", List.of(4L, 4L, 3L, 2L), 890),
                arguments("xunit/v2.xml", List.of(2L, 2L, 1L, 1L), 120),
                arguments("xunit/v3.xml", List.of(1L, 0L, 0L, 2L), 250),
                arguments("trx/vstest.trx", List.of(2L, 2L, 2L, 2L), 61_535),
                arguments("trx/crashed.trx", List.of(1L, 0L, 1L, 0L), 12));
    }

    @ParameterizedTest
    @MethodSource("files")
    void countsTheTestsOfAFile(String file, List<Long> counts, long milliseconds) throws IOException {
        Report.Tests tests = only(read(Files.readString(FIXTURES.resolve(file))));

        assertThat(List.of(tests.passed(), tests.failed(), tests.errors(), tests.skipped()))
                .isEqualTo(counts);
        assertThat(tests.took().toMillis()).isEqualTo(milliseconds);
        assertThat(tests.flaky()).isZero();
    }

    /** R213: what a test printed, and the message of its failure, are not kept. */
    @ParameterizedTest
    @MethodSource("files")
    void keepsNoOutput(String file, List<Long> counts, long milliseconds) throws IOException {
        List<Report> reports = read(Files.readString(FIXTURES.resolve(file)));

        assertThat(counts).isNotEmpty();
        assertThat(milliseconds).isPositive();
        assertThat(reports.toString()).doesNotContain("planted-secret", "not a test", "But was");
    }

    @Test
    void namesTheTestsOfNunit() throws IOException {
        Report.Tests tests = only(read(Files.readString(FIXTURES.resolve("nunit/nunit3.xml"))));

        assertThat(tests.cases().failing())
                .containsExactly(
                        "Shop.Tests.BasketTests.AddsUp(1,2)",
                        "Shop.Tests.TillTests.Opens",
                        "Shop.Tests.TillTests.Closes");
        assertThat(tests.cases().skipped())
                .containsExactly(
                        LATER,
                        "Shop.Tests.BasketTests.ByHand",
                        "Shop.Tests.BasketTests.OnlyOnWindows (inconclusive: no registry here)",
                        "Shop.Tests.BasketTests.IsSlow (warning: took long)");
        assertThat(tests.source().producedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @Test
    void namesTheTestsOfNunit2() throws IOException {
        Report.Tests tests = only(read(Files.readString(FIXTURES.resolve("nunit/nunit2.xml"))));

        assertThat(tests.cases().failing())
                .containsExactly(
                        "Shop.Tests.BasketTests.AddsUp",
                        "Shop.Tests.BasketTests.Throws",
                        "Shop.Tests.BasketTests.Wrong");
        assertThat(tests.cases().skipped())
                .containsExactly("Shop.Tests.BasketTests.OnlyOnWindows (inconclusive)", LATER);
    }

    @Test
    void namesTheTestsOfXunit() throws IOException {
        Report.Tests second = only(read(Files.readString(FIXTURES.resolve("xunit/v2.xml"))));
        Report.Tests third = only(read(Files.readString(FIXTURES.resolve("xunit/v3.xml"))));

        assertThat(second.cases().failing())
                .containsExactly(
                        "Shop.Tests.dll",
                        "Shop.Tests.BasketTests.AddsUp(a: 1, b: 2)",
                        "Shop.Tests.BasketTests.takes the discount");
        assertThat(second.cases().skipped()).containsExactly(LATER);
        assertThat(third.cases().skipped()).containsExactly("Shop.Tests.BasketTests.ByHand (not run)", LATER);
        assertThat(third.source().producedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00.6882005Z"));
    }

    @Test
    void namesTheTestsOfTrxWithTheClassThatStandsBehindThem() throws IOException {
        Report.Tests tests = only(read(Files.readString(FIXTURES.resolve("trx/vstest.trx"))));

        assertThat(tests.cases().failing())
                .containsExactly(
                        "Shop.Tests.BasketTests.AddsUp",
                        "Shop.Tests.TillTests.IsSlow",
                        "Shop.Tests.TillTests.Throws",
                        "Shop.Tests.TillTests.Rows (2)");
        assertThat(tests.cases().skipped())
                .containsExactly(
                        LATER,
                        "Shop.Tests.BasketTests.OnlyOnWindows (inconclusive: Assert.Inconclusive failed. no registry here)");
        assertThat(tests.source().producedAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    /** It was that of no bytes for a file that is read twice. */
    @Test
    void namesTheDigestOfATrxFile() throws IOException {
        byte[] bytes = Files.readAllBytes(FIXTURES.resolve("trx/vstest.trx"));

        Report.Tests tests = only(read(new String(bytes, UTF_8)));

        assertThat(tests.source().digest()).isEqualTo(Digest.of(bytes));
    }

    @Test
    void takesARunThatCrashedForAnError() throws IOException {
        Report.Tests tests = only(read(Files.readString(FIXTURES.resolve("trx/crashed.trx"))));

        assertThat(tests.cases().failing()).containsExactly("the run as a whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<test-run result='Failed'><test-case name='a' result='Passed'/></test-run>",
                "<test-run result='Failed(Child)'><test-case name='a' result='Passed'/></test-run>",
                "<test-run result='Cancelled'><test-case name='a' result='Passed'/></test-run>",
                "<test-run result='Sideways'><test-case name='a' result='Passed'/></test-run>",
                "<test-run failed='1'><test-case name='a' result='Passed'/></test-run>",
                "<test-results failures='1'><test-case name='a' result='Success'/></test-results>",
                "<test-results errors='1'><test-case name='a' result='Success'/></test-results>",
                "<test-run><test-suite result='Failed'><test-case name='a' result='Passed'/></test-suite></test-run>",
                "<assembly total='1' failed='1'><class><test name='a' result='Pass'/></class></assembly>",
                "<assemblies><assembly errors='1'><test name='a' result='Pass'/></assembly></assemblies>",
                "<assembly total='1'><class><failure/><test name='a' result='Pass'/></class></assembly>",
            })
    void takesARunThatSaysMoreThanItsTestsForAnError(String text) {
        Report.Tests tests = only(read(text));

        assertThat(List.of(tests.passed(), tests.failed(), tests.errors())).containsExactly(1L, 0L, 1L);
    }

    @Test
    void countsATearDownThatFailedBesideItsTests() {
        Report.Tests tests = only(read("<test-run result='Failed' failed='1'><test-suite fullname='S' site='TearDown'"
                + " result='Failed'><test-case name='a' result='Failed'/></test-suite></test-run>"));

        assertThat(List.of(tests.failed(), tests.errors())).containsExactly(1L, 1L);
        assertThat(tests.cases().failing()).containsExactly("a", "S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<test-run><test-case name='a' result='Passed'><failure/></test-case></test-run>",
                "<assemblies><assembly><test name='a' result='Pass'><failure/></test></assembly></assemblies>",
            })
    void takesATestThatPassedWithAFailureForOneThatFailed(String text) {
        Report.Tests tests = only(read(text));

        assertThat(List.of(tests.passed(), tests.failed())).containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @CsvSource({
        "Failed:Error, 0, 0, 1, 0",
        "Failed(Child), 0, 1, 0, 0",
        "Skipped:Ignored, 0, 0, 0, 1",
        "NotRunnable, 0, 0, 1, 0",
        "Cancelled, 0, 0, 1, 0",
    })
    void takesTheWordBeforeALabel(String result, long passed, long failed, long errors, long skipped) {
        String label = result.endsWith("Error") ? "' label='Error" : "";

        Report.Tests tests = only(read("<test-run><test-case name='a' result='" + result + label + "'/></test-run>"));

        assertThat(List.of(tests.passed(), tests.failed(), tests.errors(), tests.skipped()))
                .containsExactly(passed, failed, errors, skipped);
    }

    @ParameterizedTest
    @CsvSource({
        "executed='True' success='True', 1, 0, 0",
        "executed='True' success='False', 0, 1, 0",
        "executed='False', 0, 0, 1",
    })
    void readsTheTestsOfNunit24(String attributes, long passed, long failed, long skipped) {
        Report.Tests tests = only(read("<test-results><test-case name='a' " + attributes + "/></test-results>"));

        assertThat(List.of(tests.passed(), tests.failed(), tests.skipped())).containsExactly(passed, failed, skipped);
    }

    /** Each outcome of the logger: none but the first is a pass. */
    @ParameterizedTest
    @CsvSource({
        "Passed, 1, 0, 0, 0",
        "Failed, 0, 1, 0, 0",
        "Error, 0, 0, 1, 0",
        "Timeout, 0, 0, 1, 0",
        "Aborted, 0, 0, 1, 0",
        "PassedButRunAborted, 0, 0, 1, 0",
        "NotRunnable, 0, 0, 1, 0",
        "Disconnected, 0, 0, 1, 0",
        "Warning, 0, 0, 1, 0",
        "Completed, 0, 0, 1, 0",
        "InProgress, 0, 0, 1, 0",
        "Inconclusive, 0, 0, 0, 1",
        "NotExecuted, 0, 0, 0, 1",
        "Pending, 0, 0, 0, 1",
    })
    void takesOnlyAPassForAPass(String outcome, long passed, long failed, long errors, long skipped) {
        Report.Tests tests = only(read(trx("<UnitTestResult testName='a' outcome='" + outcome + "'/>")));

        assertThat(List.of(tests.passed(), tests.failed(), tests.errors(), tests.skipped()))
                .containsExactly(passed, failed, errors, skipped);
    }

    @Test
    void countsASumOfRowsOnlyByItsRows() {
        String good = "<UnitTestResult testName='s' outcome='Passed' resultType='DataDrivenTest'/>";
        String bad = "<UnitTestResult testName='s' outcome='Failed'><InnerResults><UnitTestResult testName='s (1)'"
                + " outcome='Passed'/></InnerResults></UnitTestResult>";

        assertThat(only(read(trx(good))).total()).isZero();
        assertThat(only(read(trx(bad))).cases().failing()).containsExactly("the run as a whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ResultSummary outcome='Failed'/>",
                "<ResultSummary/>",
                "<ResultSummary outcome='Sideways'/>",
                "<ResultSummary outcome='Completed'><Counters aborted='1'/></ResultSummary>",
                "<ResultSummary outcome='Completed'><RunInfos><RunInfo outcome='Error'/></RunInfos></ResultSummary>",
            })
    void takesASummaryThatIsNotGoodForAnError(String summary) {
        String passed = "<Results><UnitTestResult testName='a' outcome='Passed'/></Results>";
        String good = "<ResultSummary outcome='Completed'><Counters passed='1'/><RunInfos><RunInfo outcome='Warning'/>"
                + "</RunInfos></ResultSummary>";

        assertThat(only(read(TRX + passed + summary + "</TestRun>")).errors()).isEqualTo(1);
        assertThat(only(read(TRX + passed + good + "</TestRun>")).errors()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<test-run><test-case name='a' result='Sideways'/></test-run>|result \"Sideways\"",
                "<test-run><test-case name='a'/></test-run>|result \"\"",
                "<test-run><test-case name='a' result='passed'/></test-run>|result \"passed\"",
                "<assemblies><assembly><test name='a' result='Passed'/></assembly></assemblies>|result \"Passed\"",
                "<assemblies><assembly><test name='a'/></assembly></assemblies>|result \"\"",
                "<TestRun xmlns='http://x/VisualStudio/TeamTest/2010'><Results><UnitTestResult testName='a'"
                        + " outcome='passed'/></Results></TestRun>|outcome \"passed\"",
            })
    void refusesAWordThatNobodyKnows(String text, String quoted) {
        assertThat(reason(text))
                .startsWith("any.name:1:")
                .contains("the test \"a\" has the " + quoted + ", which nobody knows; expected ", "write the file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TestRun><FailedTests/></TestRun>",
                "<assembly xmlns='urn:schemas-microsoft-com:asm.v1' manifestVersion='1.0'/>",
            })
    void refusesOtherFilesWithARootOfTheSameName(String text) {
        assertThat(reason(text)).contains("is XML with the root element");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:01.5000000, 1500",
        "1.00:00:01, 86401000",
        "100, 0",
        "1:2, 0",
        "-00:00:01, 0",
        "00:00:1e9, 0",
        "'', 0",
    })
    void readsASpanOfTime(String span, long milliseconds) {
        String result = "<UnitTestResult testName='a' outcome='Passed' duration='" + span + "'/>";

        assertThat(only(read(trx(result))).took()).isEqualTo(Duration.ofMillis(milliseconds));
    }

    @Test
    void takesOnlySecondsThatAreSome() {
        assertThat(TestTimes.seconds("0.25")).isEqualTo(Duration.ofMillis(250));
        assertThat(Stream.of("", "NaN", "-1", "1e3", "1.2.3", "9".repeat(30), "9".repeat(50))
                        .map(TestTimes::seconds))
                .containsOnly(Duration.ZERO);
        assertThat(TestTimes.instant("2026-11-22T12:00:00")).isEmpty();
        assertThat(TestTimes.instant("9".repeat(100))).isEmpty();
    }

    private static String trx(String results) {
        return TRX + "<Results>" + results + "</Results></TestRun>";
    }

    private List<Report> read(String text) {
        return TestReports.read(top, "any.name", text, TestReports.NO_CHANGE);
    }

    private static Report.Tests only(List<Report> reports) {
        return TestReports.only(Report.Tests.class, reports);
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, read(text)).reason();
    }
}

package io.github.evidencegate.results.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.census.Census;
import io.github.evidencegate.census.Difference;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Cases;
import io.github.evidencegate.results.TestReports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traps that no real tool at hand writes. */
class JunitReaderTest {
    @TempDir
    Path top;

    @Test
    void countsAtEveryDepth() {
        Report.Tests tests = read("""
                <testsuites><testsuite name="a"><testsuite name="b"><testcase classname="B" name="x"/>
                <testcase classname="B" name="y"><error/></testcase></testsuite><testcase classname="A" name="z"/>
                </testsuite></testsuites>""");

        assertThat(tests.passed()).isEqualTo(2);
        assertThat(tests.errors()).isEqualTo(1);
        assertThat(tests.cases().failing()).containsExactly("B.y");
    }

    @Test
    void takesACensusIfRunsAreCompared() {
        String text = """
                <testsuite><testcase classname="a.B" name="good"/><testcase classname="a.B" name="bad"><failure/>
                </testcase><testcase classname="a.B" name="off"><skipped/></testcase></testsuite>""";
        Census other = TestReports.read(top, "other.xml", text.replace("bad", "worse"), compared(Optional.empty()))
                .get(0)
                .fold(tests -> tests.cases().census(), a -> none(), b -> none(), c -> none(), d -> none(), e -> none())
                .orElseThrow();

        Report.Tests tests = TestReports.only(
                Report.Tests.class, TestReports.read(top, "a.xml", text, compared(Optional.of(other))));

        assertThat(tests.cases().unmatched()).containsExactly("a.B.bad");
        assertThat(tests.cases().newlyFailing()).containsExactly("a.B.bad");
        assertThat(tests.cases().census().orElseThrow().since(other)).isEqualTo(new Difference(1, 1, 2, 1, 0));
        assertThat(read(text).cases().census()).isEmpty();
    }

    @Test
    void namesWhatFailsNowAndDidNot() {
        String good =
                "<testcase name='a'/><testcase name='c'><failure/></testcase><testcase name='d'><skipped/></testcase>";
        String bad = "<testcase name='a'><error/></testcase><testcase name='c'><failure/></testcase><testcase name='d'>"
                + "<failure/></testcase><testcase name='e'><failure/></testcase>";
        Census other = TestReports.only(
                        Report.Tests.class, TestReports.read(top, "o.xml", suite(good), compared(Optional.empty())))
                .cases()
                .census()
                .orElseThrow();

        Report.Tests tests = TestReports.only(
                Report.Tests.class, TestReports.read(top, "a.xml", suite(bad), compared(Optional.of(other))));

        assertThat(tests.cases().newlyFailing()).containsExactly("a", "d", "e");
    }

    private static String suite(String cases) {
        return "<testsuite>" + cases + "</testsuite>";
    }

    private static ChangedLines compared(Optional<Census> other) {
        return ChangedLines.compared(List.of(), new Comparison(other));
    }

    private static Optional<Census> none() {
        return Optional.empty();
    }

    @Test
    void addsFailuresThatOnlyASuiteDeclares() {
        Report.Tests tests = read("""
                <testsuites failures="3" errors="2" skipped="4"><testsuite name="inner" failures="2" errors="1">
                <testcase name="x"><failure/></testcase></testsuite></testsuites>""");

        assertThat(tests.failed()).isEqualTo(3);
        assertThat(tests.errors()).isEqualTo(2);
        assertThat(tests.skipped()).isEqualTo(4);
        assertThat(tests.cases().failing())
                .containsExactly("x", "inner", "inner", "suite without a name", "suite without a name");
    }

    @Test
    void countsOnceWhatBothASuiteAndAStatusDeclare() {
        Report.Tests tests = read("<testsuite failures='1'><testcase name='x' status='failed'/></testsuite>");

        assertThat(tests.failed()).isEqualTo(1);
        assertThat(tests.errors()).isZero();
    }

    @Test
    void looksIntoElementsThatItDoesNotKnow() {
        Report.Tests tests = read("""
                <testsuites><group><testsuite failures="1"><cases><testcase name="x"><failure/></testcase></cases>
                </testsuite></group><testsuite name="s"><teardown><error/></teardown><testcase name="y"/></testsuite>
                <testsuite><properties><failure/></properties><system-out><failure/></system-out></testsuite>
                </testsuites>""");

        assertThat(tests.failed()).isEqualTo(1);
        assertThat(tests.errors()).isEqualTo(1);
        assertThat(tests.passed()).isEqualTo(1);
        assertThat(tests.cases().failing()).containsExactly("x", "s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failures='1.0'|failures=\"1.0\" is no count",
                "failures='1000000001'|failures=\"1000000001\" is no count",
                "errors='NaN'|errors=\"NaN\" is no count",
                "errors='-1'|errors=\"-1\" is no count",
                "skipped='some'|skipped=\"some\" is no count",
            })
    void refusesCountsThatAreNone(String counts, String reason) {
        String text = "<testsuites>\n<testsuite " + counts + "><testcase name='x'/></testsuite></testsuites>";

        List<Report> reports = TestReports.read(top, "TEST-x.xml", text, TestReports.NO_CHANGE);

        assertThat(TestReports.only(Report.Unreadable.class, reports).reason())
                .startsWith("TEST-x.xml:2:")
                .contains(reason)
                .contains("expected a whole number");
    }

    // Stylesheets for NUnit leave errors blank, mocha's own reporter may write fewer than no skipped tests.
    @Test
    void readsCountsThatRealToolsWriteWithoutANumber() {
        Report.Tests tests = read("<testsuite errors='' failures=' ' skipped='-1'><testcase name='x'/></testsuite>");

        assertThat(tests.passed()).isEqualTo(1);
        assertThat(tests.total()).isEqualTo(1);
    }

    @Test
    void readsCountsWithThousandsSeparators() {
        assertThat(read("<testsuite errors='1,234'/>").errors()).isEqualTo(1_234);
    }

    @Test
    void countsAFailureBesideTheCases() {
        Report.Tests tests = read("<testsuite name='s'><error message='no database'/><testcase name='x'/></testsuite>");

        assertThat(tests.errors()).isEqualTo(1);
        assertThat(tests.passed()).isEqualTo(1);
        assertThat(tests.cases().failing()).containsExactly("s");
    }

    @ParameterizedTest
    @CsvSource({
        "<testcase name='x' status='notrun'/>, 0, 1",
        "<testcase name='x' status='disabled'/>, 0, 1",
        "<testcase name='x' result='skipped'/>, 0, 1",
        "<testcase name='x' status='run' result='skipped'/>, 0, 0",
        "<testcase name='x' status='FAILED'/>, 1, 0",
        "<testcase name='x' status='passed'/>, 0, 0",
        "<testcase name='x' status='fail'/>, 1, 0",
        "<testcase name='x' status='ERRORED'/>, 1, 0",
        "<testcase name='x' status='timedout'/>, 1, 0",
        "<testcase name='x' status='Timed_Out'/>, 1, 0",
        "<testcase name='x' status='timeout'/>, 1, 0",
        "<testcase name='x' status='broken'/>, 1, 0",
        "<testcase name='x' status='aborted'/>, 1, 0",
        "<testcase name='x' status='crashed'/>, 1, 0",
        "<testcase name='x' status='run' result='failed'/>, 1, 0",
        "<testcase name='x' status='not-run'/>, 0, 1",
        "<testcase name='x' status='skipped'><failure/></testcase>, 1, 0",
        "<testcase name='x'><failure/><skipped/></testcase>, 1, 0",
        "<testcase name='x'><skipped type='pytest.skip'/><failure/></testcase>, 1, 0",
        "<testcase name='x'><skipped type='todo'/><failure/></testcase>, 0, 1",
        "<testcase name='x'><rerunFailure/></testcase>, 1, 0",
        "<testcase name='x'><flakyFailure/><failure/></testcase>, 1, 0",
        "<testcase name='x'><failure/><failure/></testcase>, 1, 0",
        "<testcase name='x'><properties><failure/></properties></testcase>, 0, 0",
    })
    void readsWhatBecameOfACase(String testCase, int failed, int skipped) {
        Report.Tests tests = read("<testsuite>" + testCase + "</testsuite>");

        assertThat(tests.failed()).isEqualTo(failed);
        assertThat(tests.skipped()).isEqualTo(skipped);
        assertThat(tests.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|PT0.5S",
                "1,234.567|PT20M34.567S",
                "1,234|PT20M34S",
                "0,005|PT0.005S",
                "12,5|PT12.5S",
                "-1|PT0S",
                "NaN|PT0S",
                "Infinity|PT0S",
                "1e300|PT0S",
                "soon|PT0S",
            })
    void readsTimes(String time, Duration expected) {
        assertThat(read("<testsuite time='" + time + "'><testcase name='x'/></testsuite>")
                        .took())
                .isEqualTo(expected);
    }

    @Test
    void addsTimesOnce() {
        Report.Tests tests = read("""
                <testsuites time="9"><testsuite time="2"><testsuite time="1"><testcase name="x" time="1"/></testsuite>
                </testsuite><testsuite><testcase name="y" time="0.5"/></testsuite></testsuites>""");

        assertThat(tests.took()).isEqualTo(Duration.ofMillis(2_500));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-05T10:00:00", "yesterday", "2026-13-05T10:00:00Z", "Sun, 99 Nov 2026 14:45:41 GMT"})
    void believesNoTimeWithoutAZone(String timestamp) {
        Report.Tests tests = read("<testsuite timestamp='" + timestamp + "'/>");

        assertThat(tests.source().producedAt()).isAfter(Instant.parse("2026-01-06T00:00:00Z"));
    }

    @Test
    void takesTheNewestTimeThatHasAZone() {
        Report.Tests tests = read("""
                <testsuites><testsuite timestamp="2020-01-05T10:00:00+01:00"/>
                <testsuite timestamp="2020-01-05T09:30:00Z"/><testsuite timestamp="2020-01-05T09:00:00.5Z"/></testsuites>""");

        assertThat(tests.source().producedAt()).isEqualTo(Instant.parse("2020-01-05T09:30:00Z"));
    }

    @Test
    void keepsNamesOnOneLineAndCutsThem() {
        String name = "a&#10;b" + "c".repeat(1_000);

        Report.Tests tests = read("<testsuite><testcase name='" + name + "'><failure/></testcase></testsuite>");

        assertThat(tests.cases().failing())
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept).startsWith("a bccc").endsWith("…").hasSize(301));
    }

    @Test
    void cutsNoNameThatJustFits() {
        String name = "c".repeat(300);

        Report.Tests tests = read("<testsuite><testcase name='" + name + "'><failure/></testcase></testsuite>");

        assertThat(tests.cases().failing()).containsExactly(name);
    }

    @Test
    void joinsClassAndMethodOnlyIfTheyDiffer() {
        Report.Tests tests = read("""
                <testsuite><testcase classname="C" name=""><skipped>by
                hand</skipped></testcase><testcase classname="x" name="x"><skipped message=" "/></testcase>
                <testcase name="m"><skipped message="for now">text</skipped></testcase></testsuite>""");

        assertThat(tests.cases().skipped()).containsExactly("C (by)", "x", "m (for now)");
    }

    @Test
    void cutsListsButNeitherCountsNorTheDigest() {
        String first = failures(0, 10_000);
        String second = failures(1, 10_001);

        Report.Tests whole = read("<testsuite>" + first + "</testsuite>");
        Report.Tests reversed = read("<testsuite>" + failures(5_000, 10_000) + failures(0, 5_000) + "</testsuite>");
        Report.Tests other = read("<testsuite>" + second + "</testsuite>");

        assertThat(whole.failed()).isEqualTo(10_000);
        assertThat(whole.cases().failing()).hasSize(Cases.LIMIT);
        assertThat(whole.cases().failingDigest())
                .isPresent()
                .isEqualTo(reversed.cases().failingDigest());
        assertThat(other.cases().failingDigest()).isNotEqualTo(whole.cases().failingDigest());
    }

    /** R098: the same failure is known again. */
    @Test
    void tellsEachOfAFewFailingTestsWhateverItsParametersPrint() {
        Report.Tests one = read("<testsuite>" + failures(0, 3)
                + "<testcase classname='C' name='reads(/tmp/junit1/a, X@1b6d3586)'><failure/></testcase></testsuite>");
        Report.Tests again = read("<testsuite>"
                + "<testcase classname='C' name='reads(/tmp/junit2/a, X@4554617c)'><failure/></testcase>"
                + failures(0, 3) + "</testsuite>");
        Report.Tests many = read("<testsuite>" + failures(0, 101) + "</testsuite>");

        assertThat(one.cases().failingSet()).isPresent().isEqualTo(again.cases().failingSet());
        assertThat(one.cases().failingSet().orElseThrow().each())
                .hasSize(4)
                .isSorted()
                .allMatch(digits -> digits.matches("[0-9a-f]{12}"));
        assertThat(many.cases().failingSet().orElseThrow().each()).isEmpty();
    }

    private static String failures(int from, int to) {
        StringBuilder cases = new StringBuilder();
        for (int i = from; i < to; i++) {
            cases.append("<testcase classname='C' name='m").append(i).append("'><failure/></testcase>");
        }
        return cases.toString();
    }

    private Report.Tests read(String text) {
        return TestReports.only(Report.Tests.class, TestReports.read(top, "TEST-x.xml", text, TestReports.NO_CHANGE));
    }
}

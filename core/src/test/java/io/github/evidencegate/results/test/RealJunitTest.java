package io.github.evidencegate.results.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** R076, R096: files that real tools wrote; the numbers were counted without product code, see {@code results/README.md}. */
class RealJunitTest {
    private static final Path FIXTURES = Path.of("src/test/resources/results/junit");

    // Each line: a file (_ for a space), then how many tests, failures, errors, skipped and flaky tests it has.
    private static final String OF_THE_JVM = """
            surefire-plain/TEST-sample.PassingTest.xml                   3   0   0   0   0
            surefire-plain/TEST-sample.FailingTest.xml                   5   2   2   0   0
            surefire-plain/TEST-sample.SkippedTest.xml                   5   0   0   4   0
            surefire-plain/TEST-sample.SkippedClassTest.xml              2   0   0   2   0
            surefire-plain/TEST-sample.NestedTest.xml                    5   1   0   0   0
            surefire-plain/TEST-sample.ParameterizedCasesTest.xml        8   1   0   0   0
            surefire-plain/TEST-sample.BrokenSetupTest.xml               1   0   1   0   0
            surefire-plain/TEST-sample.BrokenTeardownTest.xml            2   0   1   0   0
            surefire-plain/TEST-sample.SlowTest.xml                      1   0   0   0   0
            surefire-flaky/TEST-sample.FlakyTest.xml                     3   0   0   0   2
            surefire-rerun/TEST-sample.FlakyTest.xml                     6   1   1   0   3
            surefire-rerun/TEST-sample.PassingTest.xml                   3   0   0   0   0
            surefire-3.2.5/TEST-sample.BrokenSetupTest.xml               1   0   1   0   0
            surefire-3.2.5/TEST-sample.NestedTest.xml                    0   0   0   0   0
            surefire-3.2.5/TEST-sample.NestedTest$WhenEmpty.xml          0   0   0   0   0
            surefire-3.2.5/TEST-sample.NestedTest$WhenEmpty$AndClosed.xml   3   1   0   0   0
            surefire-3.2.5/TEST-sample.NestedTest$WhenFull.xml           2   0   0   0   0
            surefire-3.2.5/TEST-sample.ParameterizedCasesTest.xml        8   1   0   0   0
            surefire-3.2.5/TEST-sample.SkippedTest.xml                   5   0   0   4   0
            surefire-3.2.5-rerun/TEST-sample.FlakyTest.xml               6   1   1   0   3
            surefire-3.2.5-long/TEST-sample.LongTest.xml                 2   0   0   0   0
            surefire-2.22.2-long/TEST-sample.LongTest.xml                2   0   0   0   0
            surefire-testng/TEST-sample.BasketTest.xml                   8   1   1   2   0
            surefire-testng/TEST-sample.BrokenConfigurationTest.xml      3   0   1   2   0
            testng/TEST-sample.BasketTest.xml                            9   1   1   3   0
            testng/TEST-sample.BrokenConfigurationTest.xml               3   0   1   2   0
            testng/Command_line_test.xml                                12   3   0   5   0
            failsafe/TEST-sample.StoreIT.xml                             3   1   0   1   0
            console-launcher/TEST-junit-jupiter.xml                     28   4   5   6   0
            console-launcher/TEST-junit-vintage.xml                      0   0   0   0   0
            console-launcher/TEST-junit-platform-suite.xml               0   0   0   0   0
            console-launcher-6/TEST-junit-jupiter.xml                    7   0   2   2   0
            gradle/TEST-sample.BasketTest.xml                            5   2   0   2   0
            gradle/TEST-sample.CasesTest.xml                             3   1   0   0   0
            gradle/TEST-sample.IgnoredClassTest.xml                      2   0   0   2   0
            ant/TEST-sample.BasketTest.xml                               5   1   1   2   0
            ant/TEST-sample.CasesTest.xml                                3   1   0   0   0
            ant/TEST-sample.EmptySuiteTest.xml                           1   0   0   1   0
            ant/TEST-sample.IgnoredClassTest.xml                         1   0   0   1   0
            ant/TESTS-TestSuites.xml                                    10   2   1   4   0
            """;

    // gotestsum: one error more than there are elements, for the package that did not compile; only the root tells.
    // mocha/results.xml: two tests more, the pending ones; only the root tells.
    private static final String OF_OTHERS = """
            node-test/results.xml                                       11   2   0   4   0
            node-test/empty.xml                                         10   0   0  10   0
            pytest/results.xml                                          17   5   3   3   0
            pytest/xunit1.xml                                           17   5   3   3   0
            pytest/collection-error.xml                                  1   0   1   0   0
            pytest/empty.xml                                             0   0   0   0   0
            gotestsum/results.xml                                       10   4   1   1   0
            gotestsum/build-error.xml                                    2   0   1   0   0
            gotestsum/empty.xml                                          0   0   0   0   0
            jest-junit/suite-errors.xml                                 11   3   1   2   0
            jest-junit/files.xml                                         8   2   0   1   0
            jest-junit/suite-error-dropped.xml                           1   0   0   1   0
            mocha/results.xml                                            7   2   0   2   0
            mocha/pending.xml                                            7   2   0   2   0
            mocha/empty.xml                                              0   0   0   0   0
            mocha/xunit-reporter.xml                                     7   2   0   2   0
            vitest/results.xml                                          10   3   0   3   0
            """;

    static Stream<Arguments> files() {
        return (OF_THE_JVM + OF_OTHERS).lines().map(line -> {
            String[] columns = line.split(" +", -1);
            List<Integer> counts =
                    Stream.of(columns).skip(1).map(Integer::valueOf).toList();
            return arguments(columns[0].replace('_', ' '), counts);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void countsWhatRealToolsWrote(String file, List<Integer> expected) {
        Report.Tests tests = read(file);

        assertThat(List.of((int) tests.total(), (int) tests.failed(), (int) tests.errors(), (int) tests.skipped(), (int)
                        tests.flaky()))
                .isEqualTo(expected);
        assertThat(tests.cases().failing()).hasSizeBetween(Math.min(1, expected.get(1) + expected.get(2)), 9);
        assertThat(tests.cases().failingDigest().isPresent()).isEqualTo(expected.get(1) + expected.get(2) > 0);
    }

    @Test
    void knowsEveryFixture() throws IOException {
        List<String> known = Stream.concat(
                        files().map(arguments -> (String) arguments.get()[0]),
                        Stream.of(
                                "failsafe/failsafe-summary.xml",
                                "console-launcher-6/open-test-report.xml",
                                "console-launcher-6/TEST-junit-vintage.xml",
                                "console-launcher-6/TEST-junit-platform-suite.xml",
                                "testng/testng-results.xml"))
                .toList();

        try (Stream<Path> files = Files.walk(FIXTURES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FIXTURES.relativize(file).toString().replace('\\', '/')))
                    .isSubsetOf(known);
        }
    }

    @Test
    void namesWhatDidNotSimplyPass() {
        Report.Tests tests = read("surefire-rerun/TEST-sample.FlakyTest.xml");

        assertThat(tests.cases().failing())
                .containsExactly("sample.FlakyTest.failsAlways", "sample.FlakyTest.errorsAlways");
        assertThat(tests.cases().flaky())
                .containsExactly(
                        "sample.FlakyTest.failsThenErrorsThenPasses",
                        "sample.FlakyTest.failsOnce",
                        "sample.FlakyTest.errorsOnce");
    }

    @Test
    void givesTheReasonOfASkippedTest() {
        Report.Tests surefire = read("surefire-testng/TEST-sample.BasketTest.xml");
        Report.Tests node = read("node-test/results.xml");

        assertThat(surefire.cases().skipped())
                .first()
                .isEqualTo("sample.BasketTest.skips (org.testng.SkipException: no printer)");
        assertThat(node.cases().skipped()).first().isEqualTo("test.is skipped (waits for issue 7)");
    }

    @Test
    void addsTheTimesOfSuites() {
        assertThat(read("surefire-2.22.2-long/TEST-sample.LongTest.xml").took())
                .isEqualTo(Duration.ofMillis(1_001_101));
        assertThat(read("surefire-3.2.5-long/TEST-sample.LongTest.xml").took())
                .isBetween(Duration.ofSeconds(1001), Duration.ofSeconds(1003));
    }

    @Test
    void takesTheNewestTimeThatHasAZone() {
        assertThat(read("gotestsum/results.xml").source().producedAt())
                .isEqualTo(Instant.parse("2026-11-22T14:41:51Z"));
        assertThat(read("mocha/xunit-reporter.xml").source().producedAt())
                .isEqualTo(Instant.parse("2026-11-22T14:45:41Z"));
    }

    @Test
    void passesOverFailsafesSummary() {
        assertThat(ResultReaders.read(
                        FIXTURES, FIXTURES.resolve("failsafe/failsafe-summary.xml"), ChangedLines.of(List.of())))
                .isEmpty();
    }

    private static Report.Tests read(String file) {
        return TestReports.only(
                Report.Tests.class, ResultReaders.read(FIXTURES, FIXTURES.resolve(file), ChangedLines.of(List.of())));
    }
}

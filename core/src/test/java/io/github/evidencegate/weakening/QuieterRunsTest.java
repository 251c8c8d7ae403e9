package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All the ways of runners, shells and pipelines to try again, to leave out and to let pass. */
class QuieterRunsTest {
    private static final String WORKFLOW = ".github/workflows/ci.yml";
    private static final String JOBS = """
            on: push
            jobs:
              test:
                steps:
                  - run: make test
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make test || make test",
                "make test || (sleep 5 && make test)",
                "for i in 1 2 3; do make test && break; done",
                "until make test; do sleep 1; done",
                "make test --flake-attempts=3",
                "bazel test --flaky_test_attempts=2 make test",
                "ctest --repeat until-pass:3 make test"
            })
    void findsACommandThatIsTriedAgain(String command) {
        TwoSides files = new TwoSides().changed(WORKFLOW, JOBS, JOBS.replace("make test", command));

        assertThat(files.found()).anyMatch(found -> found.startsWith("RETRY_ADDED " + WORKFLOW + ":5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make test && make lint",
                "for i in 1 2 3; do curl host && break; done; make test",
                "until nc -z host 80; do sleep 1; done"
            })
    void findsNothingInACommandThatWaitsOrFetches(String command) {
        TwoSides files =
                new TwoSides().changed(WORKFLOW, JOBS, JOBS.replace("make test", "make test\n        " + command));

        assertThat(files.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/test/kotlin/ATest.kt | @Test fun adds() { | @Test fun adds() = retryBlocking {",
                "src/test/java/ATest.java | int a; | @Rule RetryRule rule = new RetryRule(3);",
                "src/test/java/BTest.java | @Test | @FlakyTest @Test",
                "spec/spec_helper.rb | config.order = :random | config.default_retry_count = 3"
            })
    void findsATestThatIsTriedAgain(String path, String before, String after) {
        TwoSides files =
                new TwoSides().changed(path, "class A {\n" + before + "\n}\n", "class A {\n" + after + "\n}\n");

        assertThat(files.found()).anyMatch(found -> found.startsWith("RETRY_ADDED " + path + ":2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codecov.yml | informational: false | informational: true",
                "tox.ini | ignore_outcome = false | ignore_outcome = true",
                ".github/workflows/a.yml | exit-code: 1 | exit-code: 0",
                ".github/workflows/a.yml | soft-fail: false | soft-fail: true"
            })
    void findsAFailureThatPasses(String path, String before, String after) {
        TwoSides files = new TwoSides().changed(path, "a:\n  " + before + "\n", "a:\n  " + after + "\n");

        assertThat(files.found()).containsExactly("FAILURE_IGNORED " + path + ":2 soft-fail");
    }

    @Test
    void findsNothingInWhatSaysTheDefaultAndInAnEndTag() {
        String pom = "<project>\n  <a/>\n</project>\n";

        TwoSides files = new TwoSides()
                .changed(WORKFLOW, "a:\n  b: 1\n", "a:\n  b: 1\n  fail_ci_if_error: false\n")
                .changed("pom.xml", pom, pom.replace("<a/>", "<testFailureIgnore>false</testFailureIgnore>"));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsEachPlatformThatMayFail() {
        String before = "rvm:\n  - 2.3\n  - ruby-head\n  - jruby-head\nscript: rake\n";
        String after = before + "matrix:\n  allow_failures:\n    - rvm: ruby-head\n    - rvm: jruby-head\n";

        TwoSides files = new TwoSides().changed(".travis.yml", before, after);

        assertThat(files.found())
                .containsExactly(
                        "FAILURE_IGNORED .travis.yml:8 allow-failure", "FAILURE_IGNORED .travis.yml:9 allow-failure");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make test | # - run: make test | GATE_EDITED .github/workflows/ci.yml:5 pipeline-configuration",
                "./runme | # - run: ./runme | GATE_EDITED .github/workflows/ci.yml:5 pipeline-configuration"
            })
    void findsACommandThatIsACommentNow(String command, String comment, String found) {
        String before = JOBS.replace("make test", command);

        TwoSides files =
                new TwoSides().changed(WORKFLOW, before, before.replace("      - run: " + command, "#     " + comment));

        assertThat(files.found()).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apt-get install make", "echo started"})
    void findsNothingInACommentThatJudgedNothing(String command) {
        String before = JOBS + "      - run: " + command + "\n";

        TwoSides files = new TwoSides()
                .changed(WORKFLOW, before, before.replace("      - run: " + command, "#      - run: " + command));

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsNothingInAPlatformThatIsGoneAndMightFail() {
        String before = "rvm:\n  - 2.3\n  - rbx-19\nmatrix:\n  allow_failures:\n    - rvm: rbx-19\n";

        TwoSides mayFail = new TwoSides().changed(".travis.yml", before, "rvm:\n  - 2.3\n");
        TwoSides judged = new TwoSides().changed(".travis.yml", before, before.replace("  - 2.3\n", ""));

        assertThat(mayFail.found()).isEmpty();
        assertThat(judged.found()).containsExactly("GATE_EDITED .travis.yml:2 pipeline-configuration");
    }

    @ParameterizedTest
    @CsvSource({"threshold: 1,codecov-threshold", "target: 0,codecov-target"})
    void findsALimitOfCodecovThatIsLessThanItsDefault(String limit, String pattern) {
        String before = "coverage:\n  status:\n    project:\n";

        TwoSides files = new TwoSides().changed("codecov.yml", before, before + "      " + limit + "\n");

        assertThat(files.found()).containsExactly("THRESHOLD_LOWERED codecov.yml:4 " + pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold: 0", "target: 80"})
    void findsNothingInALimitOfCodecovThatIsNew(String limit) {
        String before = "coverage:\n  status:\n    project:\n";

        TwoSides files = new TwoSides().changed("codecov.yml", before, before + "      " + limit + "\n");

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsMoreThatALinterIsNotToLookAt() {
        String before = "AllCops:\n  TargetRubyVersion: 3.1\n";

        TwoSides files = new TwoSides()
                .changed(".rubocop.yml", before, before + "  Exclude:\n    - 'bin/*'\n")
                .changed(".coveragerc", "[run]\nomit =\n    a.py\n", "[run]\nomit =\n    a.py\n    b.py\n");

        assertThat(files.found())
                .containsExactly(
                        "GATE_EDITED .coveragerc:4 gate-configuration",
                        "SUPPRESSION_ADDED .rubocop.yml:4 exclude-list");
    }

    @Test
    void findsNothingInAShorterListOfFailures() {
        TwoSides files = new TwoSides()
                .changed("tests/expected_failures.txt", "one\ntwo\n", "one\n")
                .ofProduct();

        assertThat(files.found()).isEmpty();
    }
}

package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, failures that are let through, and retries. */
class SettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "pom.xml | <minimum>0.80</minimum> | <minimum>0.70</minimum> | jacoco-minimum",
                "build.gradle | minimum = 0.8 | minimum = 0.5 | jacoco-minimum",
                "setup.cfg | fail_under = 90 | fail_under = 85.5 | coverage-fail-under",
                "tox.ini | pytest --cov-fail-under=90 | pytest --cov-fail-under=80 | coverage-fail-under",
                "package.json | \"branches\": 80, | \"branches\": 60, | coverage-threshold",
                "jest.config.js | lines: 80, | lines: 60, | coverage-threshold",
                "codecov.yml | target: 80% | target: 70% | codecov-target",
                "codecov.yml | threshold: 1% | threshold: 5% | codecov-threshold",
                "pom.xml | <mutationThreshold>80</mutationThreshold> | <mutationThreshold>70</mutationThreshold> | pit-threshold",
                ".simplecov | SimpleCov.minimum_coverage 90 | SimpleCov.minimum_coverage 80 | minimum-coverage",
                "a.csproj | <Threshold>80</Threshold> | <Threshold>70</Threshold> | coverlet-threshold",
                "package.json | \"lint\": \"eslint --max-warnings 0\" | \"lint\": \"eslint --max-warnings 9\" | max-warnings",
                "pom.xml | <maxAllowedViolations>0</maxAllowedViolations> | <maxAllowedViolations>5</maxAllowedViolations> | max-violations",
                "checkstyle.xml | <property name=\"max\" value=\"40\"/> | <property name=\"max\" value=\"80\"/> | checkstyle-max",
                ".flake8 | max-complexity = 10 | max-complexity = 20 | max-complexity",
                ".golangci.yml | min-complexity: 10 | min-complexity: 30 | go-complexity",
                "package.json | \"limit\": \"10 kB\" | \"limit\": \"12 kB\" | size-limit",
                ".evidence-gate.yml | minimum: {tests: 100} | minimum: {tests: 10} | gate-minimum",
                ".evidence-gate.yml | maximum: {errors: 0} | maximum: {errors: 3} | gate-maximum"
            })
    void findsALimitThatLetsMoreThroughAndNotOneThatIsStricter(
            String path, String strict, String loose, String pattern) {
        String old = "first\n" + strict + "\nlast\n";
        String now = "first\n" + loose + "\nlast\n";

        assertThat(new TwoSides().changed(path, old, now).found())
                .contains("THRESHOLD_LOWERED " + path + ":2 " + pattern);
        assertThat(new TwoSides().changed(path, old, "first\nlast\n").found())
                .contains("THRESHOLD_LOWERED " + path + ":2 " + pattern);
        assertThat(new TwoSides().changed(path, now, old).found()).noneMatch(found -> found.startsWith("THRESHOLD"));
        assertThat(new TwoSides().changed(path, old, strict + "\nfirst\nlast\n").found())
                .noneMatch(found -> found.startsWith("THRESHOLD"));
        assertThat(new TwoSides().changed("docs/a.md", old, now).found()).isEmpty();
    }

    @Test
    void findsNothingInALimitThatMovedToAnotherFile() {
        TwoSides moved = new TwoSides()
                .changed("setup.cfg", "a = 1\nfail_under = 90\n", "a = 1\n")
                .changed("pyproject.toml", "b = 1\n", "b = 1\nfail_under = 90\n");

        assertThat(moved.found()).isEmpty();
    }

    @Test
    void findsNothingInALimitThatAnotherToolHolds() {
        TwoSides moved = new TwoSides()
                .changed("setup.cfg", "a = 1\nfail_under = 90\n", "a = 1\n")
                .added("codecov.yml", "target: '90'\n");

        assertThat(moved.found()).noneMatch(found -> found.startsWith("THRESHOLD"));
    }

    @Test
    void findsNothingInACommentedLimit() {
        TwoSides commented = new TwoSides().changed("setup.cfg", "# fail_under = 90\n", "# fail_under = 80\n");

        assertThat(commented.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".github/workflows/ci.yml | continue-on-error: true | FAILURE_IGNORED | continue-on-error",
                "azure-pipelines.yml | continueOnError: true | FAILURE_IGNORED | continue-on-error",
                ".gitlab-ci.yml | allow_failure: true | FAILURE_IGNORED | allow-failure",
                "ci.sh | set +e | FAILURE_IGNORED | set-plus-e",
                ".gitlab-ci.yml | - mvn verify -DskipTests | FAILURE_IGNORED | skip-tests",
                "pom.xml | <skipTests>true</skipTests> | FAILURE_IGNORED | skip-tests",
                "pom.xml | <failIfNoTests>false</failIfNoTests> | FAILURE_IGNORED | fail-if-no-tests",
                "package.json | \"test\": \"jest --passWithNoTests\" | FAILURE_IGNORED | fail-if-no-tests",
                "pom.xml | <testFailureIgnore>true</testFailureIgnore> | FAILURE_IGNORED | test-failure-ignore",
                "Jenkinsfile | sh 'mvn -Dmaven.test.failure.ignore verify' | FAILURE_IGNORED | test-failure-ignore",
                "build.gradle | ignoreFailures = true | FAILURE_IGNORED | test-failure-ignore",
                "pom.xml | <failOnViolation>false</failOnViolation> | FAILURE_IGNORED | fail-on-violation",
                "tox.ini | flake8 --exit-zero | FAILURE_IGNORED | fail-on-violation",
                "build.gradle | ignoreFailures true | FAILURE_IGNORED | test-failure-ignore",
                "app/build.gradle | abortOnError false | FAILURE_IGNORED | fail-on-violation",
                "Jenkinsfile | catchError { sh 'make test' } | FAILURE_IGNORED | failure-caught",
                ".travis.yml | script: travis_retry npm test | RETRY_ADDED | travis-retry",
                "playwright.config.ts | retries: process.env.CI ? 2 : 0, | RETRY_ADDED | runner-retries",
                "cypress.config.ts | retries: { runMode: 2 } | RETRY_ADDED | runner-retries",
                "test/helper.rb | Minitest::Retry.use! | RETRY_ADDED | minitest-retry",
                "pom.xml | <rerunFailingTestsCount>2</rerunFailingTestsCount> | RETRY_ADDED | surefire-rerun",
                "build.gradle | maxRetries = 3 | RETRY_ADDED | gradle-test-retry",
                "tox.ini | pytest --reruns 3 | RETRY_ADDED | pytest-reruns",
                "playwright.config.ts | retries: 2, | RETRY_ADDED | runner-retries",
                ".gitlab-ci.yml | retry: 2 | RETRY_ADDED | runner-retries",
                "src/test/java/FooTest.java | @RetryingTest(3) | RETRY_ADDED | retry-annotation",
                "tests/test_foo.py | @pytest.mark.flaky(reruns=3) | RETRY_ADDED | pytest-flaky",
                "foo.test.js | jest.retryTimes(3) | RETRY_ADDED | js-retry",
                "spec/foo_spec.rb | it 'x', retry: 3 do | RETRY_ADDED | rspec-retry"
            })
    void findsASettingThatIsNewAndNotOneThatStaysMovesOrGoes(String path, String setting, String kind, String pattern) {
        String line = setting.replace("~~", "||");
        String old = "first\nlast\n";
        String now = "first\n" + line + "\nlast\n";

        assertThat(new TwoSides().changed(path, old, now).found()).contains(kind + " " + path + ":2 " + pattern);
        assertThat(new TwoSides().changed(path, now, old).found()).noneMatch(found -> found.startsWith(kind));
        assertThat(new TwoSides()
                        .changed(path, now, line + "\nnew\nfirst\nlast\n")
                        .found())
                .noneMatch(found -> found.startsWith(kind));
        assertThat(new TwoSides().changed("docs/a.md", old, now).found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".github/workflows/ci.yml | continue-on-error: false",
                ".github/workflows/ci.yml | # continue-on-error: true",
                ".gitlab-ci.yml | allow_failure: false",
                "pom.xml | <skipTests>false</skipTests>",
                "pom.xml | <!-- <skipTests>true</skipTests> -->",
                "pom.xml | -DskipTests=false",
                "playwright.config.ts | retries: 0,",
                "src/main/java/Foo.java | retries = 3;",
                "lib/foo.js | client({ retries: 3 })",
                "foo.test.js | x = 'jest.retryTimes(3)'"
            })
    void findsNothingInWhatOnlyLooksLikeIt(String path, String line) {
        TwoSides files = new TwoSides().changed(path, "first\n", "first\n" + line + "\n");

        assertThat(files.found())
                .noneMatch(found -> found.startsWith("FAILURE_IGNORED") || found.startsWith("RETRY_ADDED"));
    }

    @Test
    void findsThatThereAreMoreRetriesThanBefore() {
        TwoSides more = new TwoSides().changed("playwright.config.ts", "retries: 1\n", "retries: 3\n");
        TwoSides fewer = new TwoSides().changed("playwright.config.ts", "retries: 3\n", "retries: 1\n");

        assertThat(more.found()).contains("RETRY_ADDED playwright.config.ts:1 runner-retries");
        assertThat(fewer.found()).noneMatch(found -> found.startsWith("RETRY_ADDED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".github/workflows/ci.yml | run: rm -f core !! true",
                ".github/workflows/release.yml | run: mvn deploy -DskipTests",
                ".travis.yml | install: travis_retry bundle install"
            })
    void findsNothingInAStepThatJudgesNothing(String path, String setting) {
        String line = setting.replace("!!", "||");

        assertThat(new TwoSides()
                        .changed(path, "first\nlast\n", "first\n" + line + "\nlast\n")
                        .found())
                .allMatch(found -> found.startsWith("GATE_EDITED"));
    }

    @Test
    void findsALimitOfALinterThatIsHigherAndNotOneThatIsGone() {
        String before = "[flake8]\nmax-line-length = 80\n";

        assertThat(new TwoSides()
                        .changed("setup.cfg", before, before.replace("80", "120"))
                        .found())
                .containsExactly("THRESHOLD_LOWERED setup.cfg:2 max-size");
        assertThat(new TwoSides().changed("setup.cfg", before, "[flake8]\n").found())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ".github/workflows/ci.yml, run: make test, run: make test || true",
        "Makefile, test: ; go test ./..., test: ; go test ./... || exit 0",
        "package.json, '\"test\": \"jest\"', '\"test\": \"jest || true\"'"
    })
    void findsACommandWhoseFailureCountedBefore(String path, String before, String after) {
        String ignored = "FAILURE_IGNORED " + path + ":1 or-true";

        assertThat(new TwoSides().changed(path, before + "\n", after + "\n").found())
                .contains(ignored);
        assertThat(new TwoSides().changed(path, "x\n", "x\n" + after + "\n").found())
                .noneMatch(found -> found.startsWith("FAILURE"));
    }

    @Test
    void findsNothingInANewStepThatMayFail() {
        String path = ".github/workflows/ci.yml";
        String before = "steps:\n  - run: make\n";
        String step = before + "    continue-on-error: true\n";
        String more = before + "  - run: make docs\n    continue-on-error: true\n";

        assertThat(new TwoSides().changed(path, before, step).found())
                .contains("FAILURE_IGNORED " + path + ":3 continue-on-error");
        assertThat(new TwoSides().changed(path, before, more).found()).noneMatch(found -> found.startsWith("FAILURE"));
    }

    @Test
    void findsAHigherMaximumOfACopAndNotOneOfAnotherOrNone() {
        String path = ".rubocop_todo.yml";
        String before = "Metrics/A:\n  Max: 10\nMetrics/B:\n  Max: 20\n";

        assertThat(new TwoSides()
                        .changed(path, before, before.replace("10", "30"))
                        .found())
                .contains("THRESHOLD_LOWERED " + path + ":2 rubocop-max");
        assertThat(new TwoSides()
                        .changed(path, before, "Metrics/B:\n  Max: 20\n")
                        .found())
                .noneMatch(found -> found.startsWith("THRESHOLD"));
    }

    @Test
    void findsAScriptThatRunsFewerChecks() {
        String before = "  \"prepare\": \"npm run lint && npm test && npm run build\",\n";
        String after = "  \"prepare\": \"npm run build\",\n";

        assertThat(new TwoSides().changed("package.json", before, after).found())
                .containsExactly("GATE_EDITED package.json:1 command-dropped");
        assertThat(new TwoSides().changed("package.json", after, before).found())
                .isEmpty();
        assertThat(new TwoSides()
                        .changed("package.json", before, "  \"prepare\": \"vitest run\",\n")
                        .found())
                .isEmpty();
    }

    @Test
    void findsNothingInWhatOnlyPacksAndInWhatIsFetchedAgain() {
        String plugin = "<plugin>\n<artifactId>maven-~-plugin</artifactId>\n<skip>true</skip>\n</plugin>\n";
        String curl = "- run: curl --retry 5 https://example.org\n";

        assertThat(new TwoSides()
                        .changed("pom.xml", "<a/>\n", "<a/>\n" + plugin.replace("~", "deploy"))
                        .found())
                .isEmpty();
        assertThat(new TwoSides()
                        .changed("pom.xml", "<a/>\n", "<a/>\n" + plugin.replace("~", "surefire"))
                        .found())
                .containsExactly("FAILURE_IGNORED pom.xml:4 skip-tests");
        assertThat(new TwoSides()
                        .changed(".gitlab-ci.yml", "a: 1\n", "a: 1\n" + curl)
                        .found())
                .isEmpty();
    }
}

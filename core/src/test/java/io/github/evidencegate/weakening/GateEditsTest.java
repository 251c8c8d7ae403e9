package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateEditsTest {
    private static final String CI = ".github/workflows/ci.yml";

    private static String job(String lines) {
        return "jobs:\n  test:\n    steps:\n      - run: mvn verify\n" + lines.replace("~", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".github/workflows/ci.yml | - run: make lint | pipeline-configuration",
                ".azure-pipelines.yml | - script: cargo test | pipeline-configuration",
                ".travis.yml | script: make test | pipeline-configuration",
                "config/checkstyle.xml | <module name=\"MagicNumber\"/> | gate-configuration",
                ".eslintrc.js | 'no-eval': 'error', | gate-configuration",
                ".rubocop.yml | Lint/Debugger: | gate-configuration"
            })
    void findsAGateOrPipelineThatSaysLess(String path, String line, String pattern) {
        TwoSides removed = new TwoSides().changed(path, "a: 1\n" + line + "\n", "a: 1\n");
        TwoSides added = new TwoSides().changed(path, "a: 1\n", "a: 1\n" + line + "\n");

        assertThat(removed.found()).containsExactly("GATE_EDITED " + path + ":2 " + pattern);
        assertThat(added.found()).isEmpty();
    }

    @Test
    void findsAWorkflowThatIsGoneAndNotOneThatAnotherReplaces() {
        TwoSides gone = new TwoSides().deleted(CI, job(""));
        TwoSides replaced = new TwoSides().deleted(CI, job("")).added(".github/workflows/new.yml", job(""));
        TwoSides moved = new TwoSides().deleted(".travis.yml", "script: make test\n");

        assertThat(gone.found()).containsExactly("GATE_EDITED " + CI + ":0 pipeline-configuration");
        assertThat(replaced.found()).isEmpty();
        assertThat(moved.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- run: mvn test -B | - run: mvn test",
                "- run: npm run test:unit | - run: npm run coverage && npm test",
                "- run: pip install tox | - run: pip install -U tox",
                "- run: sha256sum --checksum a | - run: none",
                "- uses: actions/upload-artifact@v3 | - name: none",
                "ruby: [2.4, 3.2] | ruby: [2.5, 3.2]",
                "branches: [main] | branches: [main, release]"
            })
    void findsNothingInAnotherCommandOrVersion(String before, String after) {
        TwoSides other = new TwoSides().changed(CI, "a: 1\n" + before + "\n", "a: 1\n" + after + "\n");

        assertThat(other.found()).isEmpty();
    }

    @Test
    void findsAPipelineThatIsTriggeredLess() {
        TwoSides list = new TwoSides().changed(CI, "on: [push, pull_request]\n", "on: [push]\n");
        TwoSides key = new TwoSides().changed(CI, "on:\n  push:\n  pull_request:\n", "on:\n  push:\n");
        TwoSides more = new TwoSides().changed(CI, "on:\n  push:\n    branches: [main]\n", "on:\n  push:\n");

        assertThat(list.found()).containsExactly("GATE_EDITED " + CI + ":1 pipeline-configuration");
        assertThat(key.found()).containsExactly("GATE_EDITED " + CI + ":3 pipeline-configuration");
        assertThat(more.found()).isEmpty();
    }

    @Test
    void findsAnyEditOfItsOwnPolicy() {
        TwoSides more = new TwoSides().changed(".evidence-gate.yml", "a: 1\n", "a: 1\nb: 2\n");

        assertThat(more.found()).containsExactly("GATE_EDITED .evidence-gate.yml:2 gate-configuration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "      - name: Lint~        run: mvn checkstyle:check",
                "  lint:~    if: github.event_name == 'push'~    steps:~      - run: make lint",
                "        name: Tests",
                "        env:~          CI: 1",
                "        continue-on-error: ${{ matrix.experimental }}"
            })
    void findsNothingInAPipelineThatOnlyDoesMore(String added) {
        TwoSides more = new TwoSides().changed(CI, job(""), job(added + "\n"));

        assertThat(more.found()).noneMatch(found -> found.startsWith("GATE_EDITED"));
    }

    @Test
    void findsNothingInAPipelineThatIsNew() {
        assertThat(new TwoSides().added(CI, job("")).found()).isEmpty();
        assertThat(new TwoSides()
                        .added(".eslintrc.json", "\"rules\": {\n  \"no-eval\": \"off\"\n}\n")
                        .found())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        if: github.ref == 'refs/heads/main'",
                "    strategy:~      matrix:~        exclude:~          - os: windows",
                "    paths-ignore:~      - docs"
            })
    void findsAPipelineThatRunsLess(String added) {
        String before = job("    strategy:\n      matrix:\n        os: [linux]\n");
        String after = job(added + "\n" + "    strategy:\n      matrix:\n        os: [linux]\n");

        TwoSides less = new TwoSides().changed(CI, before, after);

        assertThat(less.found()).anyMatch(found -> found.startsWith("GATE_EDITED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"- run: make lint | - run: make", "- run: make lint | # - run: make lint"})
    void findsAStepThatIsGone(String before, String after) {
        TwoSides less = new TwoSides().changed(CI, "a: 1\n" + before + "\n", "a: 1\n" + after + "\n");

        assertThat(less.found()).containsExactly("GATE_EDITED " + CI + ":2 pipeline-configuration");
    }

    @Test
    void findsAPlatformThatIsGone() {
        String before = job("    strategy:\n      matrix:\n        os: [linux, windows]\n");

        TwoSides fewer = new TwoSides().changed(CI, before, before.replace(", windows", ""));
        TwoSides elsewhere = new TwoSides()
                .changed(CI, before, before.replace(", windows]", "]\n        include:\n          - os: windows"));

        assertThat(fewer.found()).containsExactly("GATE_EDITED " + CI + ":7 pipeline-configuration");
        assertThat(elsewhere.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ruby: [2.4, 3.2, head] | ruby: [2.4, 3.2, 3.3, head]",
                "- run: yarn build | - run: yarn build",
                "runs-on: ubuntu-20.04 | runs-on: ubuntu-22.04",
                "sudo: false | # none",
                "continue-on-error: true | # none",
                "name: a | name: b"
            })
    void findsNothingInMoreVersionsAndInWhatJudgesNobody(String before, String after) {
        TwoSides more = new TwoSides().changed(CI, "a: 1\n" + before + "\n", "a: 1\n" + after + "\n");

        assertThat(more.found()).isEmpty();
    }

    @Test
    void findsNothingInStepsThatMovedToAnotherPipeline() {
        String circle = ".circleci/config.yml";
        TwoSides moved = new TwoSides()
                .deleted(".travis.yml", "script:\n- make lint\n- make test\n")
                .changed(circle, "a: 1\n", "a: 1\nsteps:\n- run: make lint\n- run: make test\n");

        assertThat(moved.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ".golangci.yml | a: 1 | disable: x",
                ".eslintrc.js | a: 1, | 'no-eval': 'off',",
                "zizmor.yml | a: 1 | disable: true"
            })
    void findsARuleThatIsSwitchedOff(String path, String before, String added) {
        TwoSides less = new TwoSides().changed(path, before + "\n", before + "\n" + added + "\n");
        TwoSides more = new TwoSides().changed(path, before + "\n" + added + "\n", before + "\n");

        assertThat(less.found()).containsExactly("GATE_EDITED " + path + ":2 gate-configuration");
        assertThat(more.found()).isEmpty();
    }

    @Test
    void tellsOfALimitOnce() {
        TwoSides lower = new TwoSides().changed(".codecov.yml", "target: 97%\n", "target: 96%\n");
        TwoSides fixed = new TwoSides().changed(".codecov.yml", "target: auto\n", "target: 95%\n");
        TwoSides higher =
                new TwoSides().changed(".coveragerc", "[report]\na = 1\n", "[report]\na = 1\nfail_under = 98\n");

        assertThat(lower.found()).containsExactly("THRESHOLD_LOWERED .codecov.yml:1 codecov-target");
        assertThat(fixed.found()).containsExactly("THRESHOLD_LOWERED .codecov.yml:1 codecov-target");
        assertThat(higher.found()).isEmpty();
    }

    @Test
    void findsASeverityThatIsLowerAndNoOptionOfARule() {
        String before = "{\n  \"rules\": {\n    \"no-eval\": \"error\"\n  }\n}\n";
        String option = before.replace("\"error\"", "[\"error\", {\n      \"call\": false\n    }]");

        assertThat(new TwoSides()
                        .changed(".eslintrc.json", before, before.replace("error", "off"))
                        .found())
                .containsExactly("GATE_EDITED .eslintrc.json:3 gate-configuration");
        assertThat(new TwoSides().changed(".eslintrc.json", before, option).found())
                .isEmpty();
    }

    @Test
    void findsAJobOfTheRepositoryThatIsGone() {
        String reused = job("  more:\n    uses: ./.github/workflows/more.yml\n");

        assertThat(new TwoSides().changed(CI, reused, job("")).found())
                .containsExactly("GATE_EDITED " + CI + ":6 pipeline-configuration");
    }

    @Test
    void findsNothingInAnExceptionThatMovedToAnotherList() {
        String before = "a:\n  ignore:\n    - PTH\n  files:\n    exclude:\n      - x\n";
        String moved = "a:\n  files:\n    exclude:\n      - x\n      - PTH\n";

        assertThat(new TwoSides().changed(".golangci.yml", before, moved).found())
                .isEmpty();
        assertThat(new TwoSides()
                        .changed(".golangci.yml", before, before + "      - y\n")
                        .found())
                .containsExactly("SUPPRESSION_ADDED .golangci.yml:7 exclude-list");
    }
}

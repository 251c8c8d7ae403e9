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
    @CsvSource({
        ".github/workflows/ci.yml, pipeline-configuration",
        ".evidence-gate.yml, gate-configuration",
        "config/checkstyle.xml, gate-configuration",
        ".golangci.yml, gate-configuration",
        "zizmor.yml, gate-configuration",
        ".azure-pipelines.yml, pipeline-configuration"
    })
    void findsAGateOrPipelineThatSaysLess(String path, String pattern) {
        TwoSides removed = new TwoSides().changed(path, "a: 1\nb: 2\n", "a: 1\n");
        TwoSides gone = new TwoSides().deleted(path, "a: 1\n");

        assertThat(removed.found()).containsExactly("GATE_EDITED " + path + ":2 " + pattern);
        assertThat(gone.found()).containsExactly("GATE_EDITED " + path + ":0 " + pattern);
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
            value = {
                "- run: make lint | - run: make",
                "- run: make lint | # - run: make lint",
                "ruby: [2.4, 3.2, head] | ruby: [3.2, head]",
                "branches: [main] | branches: [main, release]"
            })
    void findsAStepOrAVersionThatIsGone(String before, String after) {
        TwoSides less = new TwoSides().changed(CI, "a: 1\n" + before + "\n", "a: 1\n" + after + "\n");

        assertThat(less.found()).containsExactly("GATE_EDITED " + CI + ":2 pipeline-configuration");
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
            value = {".golangci.yml | a: 1 | disable: x", ".eslintrc.json | \"a\": 1 | \"no-eval\": \"off\""})
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
}

package io.github.evidencegate.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditedFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/__snapshots__/a.test.ts.snap",
                "tests/a.ambr",
                "testdata/a.golden",
                "src/test/resources/golden/packet.md.txt",
                "tests/Foo.approved.txt",
                "Foo.Tests/Foo.verified.json"
            })
    void findsExpectedOutputThatIsAnotherNow(String path) {
        assertThat(new TwoSides().ofProduct().changed(path, "a\nb\n", "a\nc\n").found())
                .containsExactly("SNAPSHOT_REWRITTEN " + path + ":2 snapshot-file");
    }

    @Test
    void findsNothingInExpectedOutputThatIsNewGoneOrMoved() {
        String path = "src/__snapshots__/a.test.ts.snap";

        assertThat(new TwoSides().added(path, "a\n").found()).isEmpty();
        assertThat(new TwoSides().deleted(path, "a\n").found()).isEmpty();
        assertThat(new TwoSides().renamed("old.snap", path, "a\n", "a\n").found())
                .isEmpty();
    }

    @Test
    void findsAnExpectedImageThatIsAnotherNow() {
        assertThat(new TwoSides()
                        .ofProduct()
                        .binary("tests/__image_snapshots__/a.png")
                        .found())
                .containsExactly("SNAPSHOT_REWRITTEN tests/__image_snapshots__/a.png:0 snapshot-file");
    }

    @Test
    void findsNothingInAPictureOfThePage() {
        assertThat(new TwoSides().binary("src/images/a.png").found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spotbugs-exclude.xml | <Match/>x | <Class/>y",
                ".eslintignore | dist | src/legacy",
                ".trivyignore | CVE-1 | CVE-2",
                ".rubocop_todo.yml | Lint/A: | Lint/B:",
                "config/pmd-suppressions.xml | <a/>x | <b/>y"
            })
    void findsMoreInAListOfWhatIsNotReported(String path, String before, String after) {
        TwoSides more = new TwoSides().changed(path, before + "\n", before + "\n" + after + "\n");
        TwoSides fewer = new TwoSides().changed(path, before + "\n" + after + "\n", before + "\n");

        assertThat(more.found()).contains("SUPPRESSION_ADDED " + path + ":2 exclude-file");
        assertThat(fewer.found()).noneMatch(found -> found.startsWith("SUPPRESSION_ADDED"));
    }

    @Test
    void findsASuppressionInsideOfSarif() {
        TwoSides files = new TwoSides().changed("a.sarif", "{\n}\n", "{\n\"suppressions\": [{}]\n}\n");
        TwoSides others = new TwoSides().changed("a.sarif", "{\n}\n", "{\n\"results\": [{}]\n}\n");

        assertThat(files.found()).containsExactly("SUPPRESSION_ADDED a.sarif:2 sarif-suppression");
        assertThat(others.found()).isEmpty();
    }

    @Test
    void findsAPipelineThatWasMovedAway() {
        TwoSides moved = new TwoSides().renamed(".github/workflows/ci.yml", ".github/ci.yml", "a: 1\n", "a: 1\n");

        assertThat(moved.found()).containsExactly("GATE_EDITED .github/ci.yml:0 pipeline-configuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uses: actions/checkout@v3 | uses: actions/checkout@v4",
                "uses: actions/checkout@1360a344ccb0 # v3 | uses: actions/checkout@f6fff72a3217 # v4",
                "rev: v1.2.3 | rev: v1.3.0",
                "image: maven:3.8 | image: maven:3.9",
                "node-version: 18 | node-version: 20",
                "- pip install tox==3.1 | - pip install tox==4.0",
                "# a | # b",
                "a:   1 | a: 1"
            })
    void findsNothingInANewVersionACommentOrSpacing(String before, String after) {
        TwoSides files = new TwoSides().changed(".github/workflows/ci.yml", before + "\n", after + "\n");

        assertThat(files.found()).isEmpty();
    }

    @Test
    void findsNothingInAListWhoseCountsAreLower() {
        TwoSides fewer = new TwoSides().changed(".rubocop_todo.yml", "Lint/A:\n  Max: 217\n", "Lint/A:\n  Max: 216\n");

        assertThat(fewer.found()).isEmpty();
    }

    @Test
    void findsNothingInAnEntryThatGotAnotherName() {
        TwoSides renamed = new TwoSides().changed(".rubocop_todo.yml", "Lint/Old:\n", "Lint/New:\n");

        assertThat(renamed.found()).isEmpty();
    }
}

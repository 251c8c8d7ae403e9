package io.github.evidencegate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.ResultFiles.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFilesTest {
    @TempDir
    Path top;

    @Test
    void findsTheStandardPlacesOfMavenInEveryModule() {
        files(
                "pom.xml",
                "target/surefire-reports/TEST-a.xml",
                "target/surefire-reports/a.txt",
                "target/surefire-reports/deeper/TEST-a.xml",
                "target/failsafe-reports/TEST-b.xml",
                "target/failsafe-reports/failsafe-summary.xml",
                "target/site/jacoco/jacoco.xml",
                "target/site/jacoco/index.html",
                "one/target/site/jacoco-it/jacoco.xml",
                "one/two/target/site/jacoco-aggregate/jacoco.xml",
                "one/two/target/jacoco-report/jacoco.xml",
                "one/target/spotbugsSarif.json",
                "one/target/pmd.sarif.json",
                "one/target/deep/down/x.sarif",
                "one/target/deep/spotbugsSarif.json");

        assertThat(found())
                .containsExactly(
                        "one/target/deep/down/x.sarif",
                        "one/target/pmd.sarif.json",
                        "one/target/site/jacoco-it/jacoco.xml",
                        "one/target/spotbugsSarif.json",
                        "one/two/target/jacoco-report/jacoco.xml",
                        "one/two/target/site/jacoco-aggregate/jacoco.xml",
                        "target/failsafe-reports/TEST-b.xml",
                        "target/site/jacoco/jacoco.xml",
                        "target/surefire-reports/TEST-a.xml");
    }

    @Test
    void findsTheStandardPlacesOfGradle() {
        files(
                "build.gradle.kts",
                "build/test-results/test/TEST-a.xml",
                "build/test-results/integrationTest/TEST-b.xml",
                "build/test-results/TEST-c.xml",
                "build/reports/jacoco/test/jacocoTestReport.xml",
                "build/reports/tests/x.xml",
                "app/build/reports/detekt/detekt.sarif",
                "app/build/reports/lint-sarif.json",
                "app/build/reports/lint.json");

        assertThat(found())
                .containsExactly(
                        "app/build/reports/detekt/detekt.sarif",
                        "app/build/reports/lint-sarif.json",
                        "build/reports/jacoco/test/jacocoTestReport.xml",
                        "build/test-results/integrationTest/TEST-b.xml",
                        "build/test-results/test/TEST-a.xml");
    }

    @Test
    void findsTheStandardPlacesOfCheckstyleAndCobertura() {
        files(
                "pom.xml",
                "target/checkstyle-result.xml",
                "target/checkstyle-checker.xml",
                "target/deep/checkstyle-result.xml",
                "target/site/cobertura/coverage.xml",
                "app/build/reports/checkstyle/main.xml",
                "app/build/reports/checkstyle/main.html",
                "app/build/reports/detekt/detekt.xml",
                "app/build/reports/ktlint/ktlintMainSourceSetCheck/ktlintMainSourceSetCheck.xml");

        assertThat(found())
                .containsExactly(
                        "app/build/reports/checkstyle/main.xml",
                        "app/build/reports/detekt/detekt.xml",
                        "app/build/reports/ktlint/ktlintMainSourceSetCheck/ktlintMainSourceSetCheck.xml",
                        "target/checkstyle-result.xml",
                        "target/site/cobertura/coverage.xml");
    }

    @Test
    void findsCoverageBesideTheSourcesOfOtherLanguages() {
        files(
                "coverage.xml",
                "lcov.info",
                "coverage/lcov-report/index.html",
                "api/pyproject.toml",
                "api/cobertura.xml",
                "api/coverage.lcov",
                "api/tests/data/coverage.xml",
                "web/package.json",
                "web/coverage/lcov.info",
                "web/coverage/cobertura-coverage.xml",
                "web/coverage/clover.xml",
                "web/src/lcov.info",
                "docs/coverage/lcov.info");

        assertThat(found())
                .containsExactly(
                        "api/cobertura.xml",
                        "api/coverage.lcov",
                        "coverage.xml",
                        "lcov.info",
                        "web/coverage/cobertura-coverage.xml",
                        "web/coverage/lcov.info");
    }

    @Test
    void findsProfilesOfGoAndReportsOfMutants() {
        files(
                "go.mod",
                "coverage.out",
                "tools/go.mod",
                "tools/cover.out",
                "docs/coverage.out",
                "web/package.json",
                "web/reports/mutation/mutation.json",
                "web/mutation.json",
                "docs/reports/mutation/mutation.json");

        assertThat(found()).containsExactly("coverage.out", "tools/cover.out", "web/reports/mutation/mutation.json");
    }

    @Test
    void findsReportsWhereJobsOfGitlabLeaveThem() {
        files("gl-sast-report.json", "web/package.json", "web/gl-code-quality-report.json", "docs/gl-dast-report.json");

        assertThat(found()).containsExactly("gl-sast-report.json", "web/gl-code-quality-report.json");
    }

    @Test
    void passesBySourcesAndCopiesOfThem() {
        files(
                "pom.xml",
                "src/test/resources/target/surefire-reports/TEST-a.xml",
                "target/test-classes/results/x.sarif",
                "target/classes/x.sarif",
                "target/it/sample/target/x.sarif",
                ".hidden/target/x.sarif",
                ".git/target/x.sarif",
                "web/node_modules/dependency/target/x.sarif");

        assertThat(found()).isEmpty();
    }

    @Test
    void looksIntoAFolderNamedSrcThatIsNoModulesSource() {
        files("src/service/pom.xml", "src/service/target/surefire-reports/TEST-a.xml");

        assertThat(found()).containsExactly("src/service/target/surefire-reports/TEST-a.xml");
    }

    @Test
    void findsNothingInAnEmptyTree() {
        assertThat(ResultFiles.find(top, List.of(), List.of())).isEqualTo(new Found(List.of(), List.of()));
    }

    @Test
    void findsWhatPatternsName() {
        files("out/a.xml", "out/b.xml", "deep/out/c.xml", "deep/x.json", "node_modules/out/d.xml", ".reports/e.xml");

        assertThat(found("out/*.xml")).containsExactly("out/a.xml", "out/b.xml");
        assertThat(found("/out/*.xml", "!b.xml")).containsExactly("out/a.xml");
        assertThat(found("*.xml", "", "# a comment"))
                .containsExactly(".reports/e.xml", "deep/out/c.xml", "out/a.xml", "out/b.xml");
        assertThat(found("**/out/*.xml", "*.json"))
                .containsExactly("deep/out/c.xml", "deep/x.json", "out/a.xml", "out/b.xml");
        assertThat(found("deep/")).containsExactly("deep/out/c.xml", "deep/x.json");
        assertThat(found("node_modules/out/*")).containsExactly("node_modules/out/d.xml");
    }

    @Test
    void findsWhatPathsName(@TempDir Path elsewhere) throws IOException {
        files("out/a [1].xml");
        Path outside = Files.writeString(elsewhere.resolve("r.xml"), "x");

        assertThat(found("out/a [1].xml")).containsExactly("out/a [1].xml");
        assertThat(found(top.resolve("out/a [1].xml").toString())).containsExactly("out/a [1].xml");
        assertThat(ResultFiles.find(top, List.of(outside.toString()), List.of()).files())
                .containsExactly(outside);
        assertThat(ResultFiles.find(top, List.of(top.relativize(outside).toString()), List.of())
                        .files())
                .containsExactly(outside);
    }

    @Test
    void saysWhichPatternMatchesNothing() {
        files("out/a.xml");

        Found found =
                ResultFiles.find(top, List.of("out/*.xml", "*.sarif", "gone/deep/*.xml", "!out/a.xml"), List.of());

        assertThat(found.files()).isEmpty();
        assertThat(found.problems()).extracting(Unreadable::path).containsExactly("*.sarif", "gone/deep/*.xml");
        assertThat(found.problems().get(0).reason())
                .isEqualTo("*.sarif: no file matches this pattern; run the step that writes it, or correct it");
    }

    @Test
    void saysThatAPatternMatchesNothingWhereNoFolderCanHaveItsName() {
        Found found = ResultFiles.find(top, List.of("a\0b/*.xml"), List.of());

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("no file matches this pattern"));
    }

    @Test
    void looksAtTheStandardPlacesAndWherePolicySays() {
        files("target/surefire-reports/TEST-a.xml", "out/b.xml", "c.xml");

        Found found = ResultFiles.find(top, List.of(), List.of("out/*.xml", "gone/*.xml"));

        assertThat(found.files().stream().map(file -> ResultFiles.pathOf(top, file)))
                .containsExactly("out/b.xml", "target/surefire-reports/TEST-a.xml");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheTree(@TempDir Path elsewhere) throws IOException {
        files("real/a.xml");
        Files.writeString(elsewhere.resolve("b.xml"), "x");
        Files.createSymbolicLink(top.resolve("inside.xml"), top.resolve("real/a.xml"));
        Files.createSymbolicLink(top.resolve("outside.xml"), elsewhere.resolve("b.xml"));
        Files.createSymbolicLink(top.resolve("loop"), top);
        Files.createSymbolicLink(top.resolve("folder.xml"), top.resolve("real"));
        Files.createSymbolicLink(top.resolve("away"), elsewhere);
        Files.createSymbolicLink(top.resolve("dangling.xml"), top.resolve("gone.xml"));

        Found found = ResultFiles.find(top, List.of("*.xml", "out*.xml"), List.of());

        assertThat(paths(found)).containsExactly("inside.xml", "real/a.xml");
        assertThat(found.problems())
                .extracting(Unreadable::reason)
                .containsExactlyInAnyOrder(
                        "dangling.xml: is a symbolic link to nothing; run the step that writes the results, or remove it",
                        "outside.xml: leads out of the work tree by a symbolic link; copy the files into the tree, or"
                                + " name them by their own path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"away/b.xml", "away/*.xml", "away/deep/c.xml", "away/deep/*.xml", "away/**/c.xml", "b.xml"})
    void refusesWhatLeadsOutOfTheTree(String glob, @TempDir Path elsewhere) throws IOException {
        Files.createDirectory(elsewhere.resolve("deep"));
        Files.writeString(elsewhere.resolve("deep/c.xml"), "x");
        Files.writeString(elsewhere.resolve("b.xml"), "x");
        Files.createSymbolicLink(top.resolve("away"), elsewhere);
        Files.createSymbolicLink(top.resolve("b.xml"), elsewhere.resolve("b.xml"));

        Found named = ResultFiles.find(top, List.of(glob), List.of());
        Found ofPolicy = ResultFiles.find(top, List.of("!*"), List.of(glob));

        assertThat(List.of(named, ofPolicy)).allSatisfy(found -> {
            assertThat(found.files()).isEmpty();
            assertThat(found.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("out of the work tree"));
        });
    }

    @Test
    void saysThatAStandardPlaceHoldsALinkOutOfTheTree(@TempDir Path elsewhere) throws IOException {
        files("pom.xml", "target/surefire-reports/TEST-a.xml");
        Path good = Files.writeString(elsewhere.resolve("TEST-b.xml"), "<testsuite/>");
        Files.createSymbolicLink(top.resolve("target/surefire-reports/TEST-b.xml"), good);

        Found found = ResultFiles.find(top, List.of(), List.of());

        assertThat(paths(found)).containsExactly("target/surefire-reports/TEST-a.xml");
        assertThat(found.problems()).extracting(Unreadable::path).containsExactly("target/surefire-reports/TEST-b.xml");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such files")
    void refusesWhatIsNoRegularFileWithoutOpeningIt() throws Exception {
        files("out/a.xml");
        Path pipe = top.resolve("out/b.xml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Found found = ResultFiles.find(top, List.of("out/*.xml"), List.of());

        assertThat(paths(found)).containsExactly("out/a.xml");
        assertThat(found.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.reason()).startsWith("out/b.xml: is no regular file; remove it"));
    }

    @Test
    void saysWhichFolderCannotBeSearched() throws IOException {
        files("closed/a.xml", "open/a.xml");
        assumeThat(top.resolve("closed").toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(top.resolve("closed"))).isFalse();

        Found found = ResultFiles.find(top, List.of("*.xml"), List.of());

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).startsWith("closed: cannot be searched"));
    }

    @Test
    void saysWhenThereIsNoTree() {
        Found found = ResultFiles.find(top.resolve("gone"), List.of(), List.of());

        assertThat(found.problems()).hasSize(1);
    }

    private List<String> found(String... globs) {
        Found found = ResultFiles.find(top, List.of(globs), List.of());
        assertThat(found.problems()).isEmpty();
        return paths(found);
    }

    private List<String> paths(Found found) {
        return found.files().stream().map(file -> ResultFiles.pathOf(top, file)).toList();
    }

    private void files(String... paths) {
        for (String path : paths) {
            try {
                Path file = top.resolve(path);
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, "x");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}

package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.scope.ScopeSetting.Boundary;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeCheckTest {
    private static final Map<String, List<String>> NO_MAP = Map.of();

    @Test
    void findsNothingInAChangeWithinItsScope() {
        List<Finding> findings =
                check("Fix\n```scope\nsrc/\n```", ScopeSetting.DEFAULT, ChangedFiles.modified("src/a.c"));

        assertThat(findings).isEmpty();
    }

    @Test
    void blocksFilesOutsideOfTheDeclaredScopeAndListsThem() { // R103
        ChangedFile[] files = IntStream.range(0, 7)
                .mapToObj(i -> ChangedFiles.modified("lib/" + i + ".c"))
                .toArray(ChangedFile[]::new);

        List<Finding> findings = check("ABC-1\n```scope\nsrc/\n```", ScopeSetting.DEFAULT, files);

        assertThat(findings).hasSize(1);
        Finding finding = findings.get(0);
        assertThat(finding.rule()).isEqualTo("out-of-scope");
        assertThat(finding.mode()).isEqualTo(Mode.STOP);
        assertThat(finding.paths()).hasSize(7).startsWith("lib/0.c");
        assertThat(finding.message())
                .isEqualTo("7 files are outside of the scope (work item ABC-1): \"lib/0.c\", \"lib/1.c\", \"lib/2.c\","
                        + " \"lib/3.c\", \"lib/4.c\" and 2 more.");
        assertThat(finding.next())
                .startsWith("Move \"lib/0.c\", ")
                .endsWith("or add them to the ```scope block or the heading \"Scope\" of the work item.");
    }

    @Test
    void onlyWarnsWhereTheScopeIsDerived() {
        List<Finding> findings = check("Fix src/a/b.c", ScopeSetting.DEFAULT, ChangedFiles.modified("lib/c.c"));

        assertThat(findings).extracting(Finding::rule).containsExactly("out-of-scope");
        assertThat(findings.get(0).mode()).isEqualTo(Mode.WARN);
        assertThat(findings.get(0).next()).contains("add it to a ```scope block");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fix|to scope.allowed in .evidence-gate.yml.",
                "'Fix\nLabels: web'|to scope.labels in .evidence-gate.yml and to scope.allowed in .evidence-gate.yml, which",
                "'Fix\nType: bug'|to scope.paths in .evidence-gate.yml and to scope.allowed in",
                "'Fix\n```scope\nsrc/\n```'|of the work item and to scope.allowed in",
            })
    void namesThePlaceWhereTheScopeIsWidened(String text, String remedy) {
        Boundary boundary = new Boundary(
                List.of("src/"), List.of(), Map.of("web", List.of("src/web/")), Map.of("bug", List.of("src/")));

        List<Finding> findings = check(text, setting(boundary), ChangedFiles.modified("lib/a.c"));

        assertThat(findings.get(0).next()).contains(remedy);
    }

    @Test
    void doesNotBlameTheBoundForWhatIsInsideOfIt() {
        Boundary boundary = new Boundary(List.of("src/"), List.of(), NO_MAP, NO_MAP);

        List<Finding> findings =
                check("Fix\n```scope\nsrc/a/\n```", setting(boundary), ChangedFiles.modified("src/b.c"));

        assertThat(findings.get(0).next()).doesNotContain(".evidence-gate.yml");
    }

    @Test
    void blocksForbiddenFilesAndNamesThePatternAndBothPathsOfARename() { // R109
        Boundary boundary = new Boundary(List.of(), List.of("secrets/"), NO_MAP, NO_MAP);

        List<Finding> findings =
                check("Fix", setting(boundary), ChangedFiles.moved(Status.RENAMED, "secrets/a", "src/b"));

        assertThat(findings.get(0).rule()).isEqualTo("forbidden-path");
        assertThat(findings.get(0).mode()).isEqualTo(Mode.STOP);
        assertThat(findings.get(0).paths()).containsExactly("src/b");
        assertThat(findings.get(0).message())
                .isEqualTo("1 file is forbidden: \"secrets/a\" => \"src/b\" (by \"secrets/\").");
        assertThat(findings.get(0).next()).startsWith("Move \"src/b\" out of this change");
    }

    @Test
    void warnsOfAChangeThatTouchesNoFile() {
        Scope scope = ScopeResolver.resolve(List.of(), Optional.empty(), Optional.empty(), ScopeSetting.DEFAULT);

        assertThat(ScopeCheck.findings(scope, ScopeSetting.DEFAULT))
                .singleElement()
                .returns("empty-change", Finding::rule)
                .satisfies(finding -> assertThat(finding.next()).contains("--base"));
    }

    @Test
    void blocksAnIncompleteListOfFiles() {
        Scope scope = ScopeResolver.resolve(
                List.of(), Optional.of("the host lists 3,000 files"), Optional.empty(), ScopeSetting.DEFAULT);

        List<Finding> findings = ScopeCheck.findings(scope, ScopeSetting.DEFAULT);

        assertThat(findings).extracting(Finding::rule).containsExactly("file-list-incomplete");
        assertThat(findings.get(0).message())
                .isEqualTo("The list of changed files is not complete: the host lists 3,000 files.");
        assertThat(findings.get(0).mode()).isEqualTo(Mode.STOP);
    }

    @Test
    void letsAChangeAtItsBreadthLimitsPass() { // R087
        ScopeSetting setting = broad(2, 10, 2);

        List<Finding> findings = check("Fix", setting, ChangedFiles.of("a/x.c", 5), ChangedFiles.of("b/x.c", 5));

        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|10|2|files|2 files (at most 1)",
                "2|9|2|lines|10 lines (at most 9)",
                "2|10|1|areas|2 areas (at most 1)",
            })
    void warnsOfAChangeThatIsTooBroad(int files, int lines, int areas, String limit, String phrase) { // R087
        ScopeSetting setting = broad(files, lines, areas);

        List<Finding> findings = check("Fix", setting, ChangedFiles.of("a/x.c", 5), ChangedFiles.of("b/x.c", 5));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("change-too-broad");
        assertThat(findings.get(0).message()).isEqualTo("The change has " + phrase + ".");
        assertThat(findings.get(0).evidence()).containsExactly(limit);
        assertThat(findings.get(0).next())
                .isEqualTo("Split the change by area (\"a\", \"b\") or by step, or raise scope.breadth." + limit
                        + " in .evidence-gate.yml.");
    }

    @Test
    void namesAllLimitsThatAreExceeded() {
        List<Finding> findings = check("Fix", broad(1, 1, 1), ChangedFiles.of("a/x.c", 5), ChangedFiles.of("b/x.c", 5));

        assertThat(findings.get(0).message())
                .isEqualTo("The change has 2 files (at most 1), 10 lines (at most 1), 2 areas (at most 1).");
        assertThat(findings.get(0).next())
                .contains("scope.breadth.files and scope.breadth.lines and scope.breadth.areas");
    }

    @Test
    void doesNotCountWhatNobodyReads() {
        List<Finding> findings = check(
                "Fix",
                broad(1, 5, 1),
                ChangedFiles.of("a/x.c", 5),
                ChangedFiles.of("package-lock.json", 9_000),
                ChangedFiles.of("vendor/y.c", 9_000),
                ChangedFiles.of("dist/y.js", 9_000));

        assertThat(findings).isEmpty();
    }

    @Test
    void warnsOfProtectedConfigurationWithItsClass() {
        List<Finding> findings = check(
                "Fix", ScopeSetting.DEFAULT, ChangedFiles.modified("CLAUDE.md"), ChangedFiles.modified("Jenkinsfile"));

        assertThat(findings).extracting(Finding::rule).containsExactly("protected-configuration");
        assertThat(findings.get(0).message())
                .isEqualTo("2 files steer the pipeline, the gates or the coding agents: \"CLAUDE.md\" (coding agent"
                        + " configuration), \"Jenkinsfile\" (pipeline configuration).");
        assertThat(findings.get(0).next()).startsWith("Move \"CLAUDE.md\", \"Jenkinsfile\" into a change of their own");
    }

    @Test
    void speaksOfOneFileInTheSingular() {
        List<Finding> findings = check("Fix", ScopeSetting.DEFAULT, ChangedFiles.modified("Jenkinsfile"));

        assertThat(findings.get(0).message()).startsWith("1 file steers the pipeline");
        assertThat(findings.get(0).next()).contains("into a change of its own");
    }

    @Test
    void warnsOncePerSensitiveArea() { // R199
        List<Finding> findings = check(
                "Fix",
                ScopeSetting.DEFAULT,
                ChangedFiles.modified("src/Price.java"),
                ChangedFiles.modified("src/Login.java"),
                ChangedFiles.modified("src/LoginPrice.java"));

        assertThat(findings).extracting(Finding::rule).containsOnly("sensitive-area");
        assertThat(findings).extracting(Finding::evidence).containsExactly(List.of("auth"), List.of("money"));
        assertThat(findings.get(0).message())
                .isEqualTo("2 files touch auth: \"src/Login.java\", \"src/LoginPrice.java\".");
        assertThat(findings.get(1).paths()).containsExactly("src/LoginPrice.java", "src/Price.java");
        assertThat(findings.get(0).next()).contains("scope.sensitive.auth").contains("they are not");
    }

    @Test
    void warnsOfASingleSensitiveFileInTheSingular() {
        List<Finding> findings = check("Fix", ScopeSetting.DEFAULT, ChangedFiles.modified("src/Price.java"));

        assertThat(findings.get(0).message()).isEqualTo("1 file touches money: \"src/Price.java\".");
        assertThat(findings.get(0).next()).endsWith("if it is not.");
    }

    private static List<Finding> check(String text, ScopeSetting setting, ChangedFile... files) {
        Scope scope =
                ScopeResolver.resolve(List.of(files), Optional.empty(), Optional.of(WorkItems.workItem(text)), setting);
        return ScopeCheck.findings(scope, setting);
    }

    private static ScopeSetting setting(Boundary boundary) {
        return new ScopeSetting(boundary, Breadth.DEFAULT, Map.of(), Map.of(), Map.of());
    }

    private static ScopeSetting broad(int files, int lines, int areas) {
        return new ScopeSetting(Boundary.NONE, new Breadth(files, lines, areas), Map.of(), Map.of(), Map.of());
    }
}

package io.github.evidencegate.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.rule.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** R109: dependencies that are out of scope are found. */
class DependencyCheckTest {
    private static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

    @ParameterizedTest
    @CsvSource({
        "maven:org.slf4j:*, maven:org.slf4j:slf4j-api, true",
        "maven:org.slf4j:*, maven:org.slf4j.x:a, false",
        "npm:left-pad, npm:left-pad, true",
        "npm:left-pad, npm:left-pad2, false",
        "NPM:Left-Pad, npm:left-pad, true",
        "'*:left-*', npm:left-pad, true",
        "npm:*-*d, npm:left-pad, true",
        "npm:*x*, npm:left-pad, false",
        "*, npm:left-pad, true",
        "npm:left-pad**, npm:left-pad, true",
    })
    void matchesPatterns(String pattern, String coordinates, boolean matches) {
        assertThat(DependencyPatterns.of(List.of(pattern)).match(coordinates).isPresent())
                .isEqualTo(matches);
    }

    @Test
    void letsTheLastPatternDecide() {
        DependencyPatterns patterns = DependencyPatterns.of(List.of("npm:*", "!npm:evil-*", "npm:evil-but-fine"));

        assertThat(patterns.match("npm:good")).contains("npm:*");
        assertThat(patterns.match("npm:evil-one")).isEmpty();
        assertThat(patterns.match("npm:evil-but-fine")).contains("npm:evil-but-fine");
    }

    @ParameterizedTest
    @EnumSource
    void blocksWhatPolicyForbidsHoweverItComesIn(Relation relation) {
        DependencySetting setting = new DependencySetting(List.of("npm:*"), List.of("npm:left-pad"));

        assertThat(rules(setting, List.of("left-pad"), change(Kind.CHANGED, Ecosystem.NPM, "left-pad", "1", relation)))
                .containsExactly("dependency-forbidden");
    }

    @Test
    void findsNothingInWhatGoes() {
        DependencySetting setting = new DependencySetting(List.of("maven:*"), List.of("npm:left-pad"));

        assertThat(rules(setting, List.of(), change(Kind.REMOVED, Ecosystem.NPM, "left-pad", "1", Relation.DIRECT)))
                .isEmpty();
    }

    @Test
    void blocksDirectDependenciesThatPolicyDoesNotAllow() {
        DependencySetting setting = new DependencySetting(List.of("npm:@acme/*"), List.of());

        assertThat(rules(setting, List.of(), change(Kind.CHANGED, Ecosystem.NPM, "ms", "1", Relation.DIRECT)))
                .containsExactly("dependency-not-allowed");
        assertThat(rules(setting, List.of(), change(Kind.ADDED, Ecosystem.NPM, "@acme/x", "1", Relation.DIRECT)))
                .isEmpty();
        assertThat(rules(setting, List.of(), change(Kind.ADDED, Ecosystem.NPM, "ms", "1", Relation.TRANSITIVE)))
                .isEmpty();
    }

    @Test
    void asksForAnOwnersWordForANewDirectDependency() {
        DependencyChange added = change(Kind.ADDED, Ecosystem.NPM, "left-pad", "1", Relation.DIRECT);

        assertThat(rules(DependencySetting.DEFAULT, List.of("npm:other"), added))
                .containsExactly("dependency-added");
        assertThat(rules(DependencySetting.DEFAULT, List.of("left-pad"), added)).isEmpty();
        assertThat(rules(DependencySetting.DEFAULT, List.of("NPM:left-pad"), added))
                .isEmpty();
        assertThat(rules(
                        DependencySetting.DEFAULT,
                        List.of(),
                        change(Kind.CHANGED, Ecosystem.NPM, "left-pad", "2", Relation.DIRECT)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "evil/action, v1, true",
        "evil/action, a1b2c3d, true",
        "evil/action, '', true",
        "evil/action, " + COMMIT + ", false",
        "evil/action, '" + COMMIT + ", v1', true",
        "actions/checkout, v5, false",
        "github/codeql-action/init, v3, false",
        "docker://alpine, 3.20, true",
        "docker://alpine, sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
    })
    void warnsOfThirdPartyActionsThatAreNotPinned(String name, String version, boolean found) {
        List<String> rules = rules(
                DependencySetting.DEFAULT,
                List.of(),
                change(Kind.CHANGED, Ecosystem.ACTIONS, name, version, Relation.DIRECT));

        assertThat(rules).isEqualTo(found ? List.of("unpinned-action") : List.of());
    }

    @Test
    void findsScriptsUnreadFilesAndBroaderRights() {
        Dependencies dependencies = new Dependencies(
                List.of(),
                List.of(new InstallScript(Kind.ADDED, "postinstall", "package.json")),
                List.of(new WorkflowGrant("the workflow", "contents: read -> write", ".github/workflows/ci.yml")),
                List.of(new Unread("go.mod", "at the head: not UTF-8")));

        List<Finding> findings = DependencyCheck.findings(dependencies, DependencySetting.DEFAULT, List.of());

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "What these files bring in is not known: \"go.mod\" at the head: not UTF-8.",
                        "1 script runs by itself on installation, new or changed: \"postinstall\".",
                        "Workflows may do more than before: the workflow: contents: read -> write.");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.paths()).hasSize(1));
    }

    @Test
    void tellsByWhichPatternAndAtWhichVersion() {
        DependencySetting setting = new DependencySetting(List.of(), List.of("actions:evil/*"));
        Dependencies dependencies = new Dependencies(
                List.of(change(Kind.CHANGED, Ecosystem.ACTIONS, "evil/action", "v1", Relation.DIRECT)),
                List.of(),
                List.of(),
                List.of());

        assertThat(DependencyCheck.findings(dependencies, setting, List.of()))
                .extracting(Finding::message)
                .containsExactly(
                        "1 dependency is forbidden: \"actions:evil/action\" (by \"actions:evil/*\").",
                        "1 dependency is not pinned to a commit: \"actions:evil/action\" at \"v1\".");
    }

    @Test
    void namesFiveInFull() {
        Dependencies dependencies = new Dependencies(
                List.of(),
                List.of(),
                List.of(),
                IntStream.range(0, 5).mapToObj(i -> new Unread("f" + i, "gone")).toList());

        assertThat(DependencyCheck.findings(dependencies, DependencySetting.DEFAULT, List.of()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("\"f4\" gone."));
    }

    @Test
    void tellsOneFindingARuleAndTheFirstFiveNames() {
        Dependencies dependencies = new Dependencies(
                IntStream.range(0, 7)
                        .mapToObj(i -> change(Kind.ADDED, Ecosystem.CARGO, "c" + i, "1", Relation.DIRECT))
                        .toList(),
                List.of(),
                List.of(),
                List.of());

        assertThat(DependencyCheck.findings(dependencies, DependencySetting.DEFAULT, List.of()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo("7 dependencies are new: \"cargo:c0\", \"cargo:c1\", \"cargo:c2\", \"cargo:c3\","
                                    + " \"cargo:c4\" and 2 more.");
                    assertThat(finding.evidence()).hasSize(7);
                });
    }

    @Test
    void listsEachRuleOnThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/dependencies.md"));

        for (DependencyRule rule : DependencyRule.values()) {
            assertThat(page)
                    .contains("| `" + rule.id() + "` | "
                            + rule.defaultMode().name().toLowerCase(Locale.ROOT) + " | " + rule.summary() + " |");
        }
    }

    private static List<String> rules(DependencySetting setting, List<String> named, DependencyChange change) {
        Dependencies dependencies = new Dependencies(List.of(change), List.of(), List.of(), List.of());
        return DependencyCheck.findings(dependencies, setting, named).stream()
                .map(Finding::rule)
                .toList();
    }

    private static DependencyChange change(
            Kind kind, Ecosystem ecosystem, String name, String version, Relation relation) {
        return new DependencyChange(
                kind, ecosystem, name, Optional.empty(), Optional.of(version), relation, "", "some/file");
    }
}

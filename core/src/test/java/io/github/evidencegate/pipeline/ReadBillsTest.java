package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R109: bills of materials among the result files, from the run to its verdict. */
class ReadBillsTest {
    private static final String POLICY = """
            version: 1
            scope: {allowed: ["*"]}
            dependencies: {forbidden: ["npm:left-pad"], allowed: ["npm:ms", "npm:chalk"]}
            """;
    private static final String FUTURE = "2100-01-01T00:00:00Z";
    private static final String PAST = "2001-01-01T00:00:00Z";

    @TempDir
    Path folder;

    private GitSandbox git;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder);
        git.write(".evidence-gate.yml", POLICY).write("notes.md", "x\n").commit("First");
        git.write("notes.md", "y\n").commit("Second");
    }

    private static String bill(String time, String... names) {
        String components = Stream.of(names)
                .map(name ->
                        "{\"bom-ref\":\"" + name + "\",\"name\":\"" + name + "\",\"purl\":\"pkg:npm/" + name + "@1\"}")
                .collect(Collectors.joining(","));
        return "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"metadata\":{\"timestamp\":\"" + time
                + "\",\"component\":{\"bom-ref\":\"top\",\"name\":\"top\"}},\"components\":[" + components
                + "],\"dependencies\":[{\"ref\":\"top\",\"dependsOn\":[\"" + String.join("\",\"", names) + "\"]}]}";
    }

    private Outcome judge(String... baseResults) throws EvidenceException {
        CheckRequest request = new CheckRequest(
                folder,
                Optional.empty(),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of("out/bom.json"),
                List.of(baseResults),
                "test");
        return new CheckRun(WorkTreeRunSource.open(request), Clock.systemUTC()).judge();
    }

    private static Dependencies dependencies(Outcome outcome) {
        return outcome.record().scope().dependencies();
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.verdict().findings().stream().map(Finding::rule).toList();
    }

    private static String message(Outcome outcome, String rule) {
        return outcome.verdict().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Test
    void holdsAllThatABillNamesAgainstWhatPolicyForbidsAndAllows() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms", "left-pad", "debug"));

        Outcome outcome = judge();

        assertThat(message(outcome, "dependency-forbidden")).contains("\"npm:left-pad\" (by \"npm:left-pad\")");
        assertThat(message(outcome, "dependency-not-allowed")).contains("2 dependencies", "\"npm:debug\"");
        assertThat(rules(outcome)).doesNotContain("dependency-added");
        assertThat(dependencies(outcome).changes()).isEmpty();
    }

    @Test
    void saysThatABillAloneTellsNothingOfTheChange() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms"));

        Outcome outcome = judge();

        assertThat(MarkdownPacket.render(outcome.packet(), MarkdownPacket.GITLAB_LIMIT))
                .contains("without one of the base it says nothing of what the change does");
        assertThat(outcome.record().trust()).extracting(Provenance::part).contains("scope.dependencies");
        assertThat(RecordCodec.encode(outcome.record(), outcome.verdict())).contains("\"format\":\"CycloneDX 1.6\"");
    }

    /** R096: a list of components is no gate that held. */
    @Test
    void makesNoGateOfABill() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms"));

        assertThat(judge().record().gates()).isEmpty();
    }

    @Test
    void tellsWhatTheChangeDoesByABillOfTheBase() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms", "chalk", "left-pad"));
        git.write("base/bom.json", bill(FUTURE, "ms", "debug"));

        Outcome outcome = judge("base/**");

        assertThat(dependencies(outcome).changes())
                .extracting(change -> change.kind() + " " + change.coordinates() + " " + change.path())
                .containsExactly(
                        "ADDED npm:chalk out/bom.json",
                        "REMOVED npm:debug base/bom.json",
                        "ADDED npm:left-pad out/bom.json");
        assertThat(rules(outcome)).contains("dependency-forbidden");
        assertThat(dependencies(outcome).bills()).singleElement().satisfies(bill -> {
            assertThat(bill.compared()).isTrue();
            assertThat(bill.components()).isEmpty();
            assertThat(bill.total()).isEqualTo(3);
        });
    }

    @Test
    void joinsWhatTheManifestsSay() throws EvidenceException {
        git.write("package.json", "{\"dependencies\":{\"chalk\":\"1\"}}").commit("Colours");
        git.write("out/bom.json", bill(FUTURE, "chalk"));
        git.write("base/bom.json", bill(FUTURE));

        Outcome outcome = judge("base/**");

        assertThat(dependencies(outcome).changes())
                .extracting(DependencyChange::path)
                .containsExactly("out/bom.json", "package.json");
    }

    @Test
    void blocksABillThatIsOlderThanTheHead() throws EvidenceException {
        git.write("out/bom.json", bill(PAST, "ms"));

        Outcome outcome = judge();

        assertThat(dependencies(outcome).bills()).isEmpty();
        assertThat(message(outcome, "dependency-unreadable")).contains("out/bom.json", "older than the head");
    }

    @Test
    void blocksABillThatTheChangeCommitted() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms")).commit("Commit the bill");

        assertThat(message(judge(), "dependency-unreadable")).contains("is part of the change");
    }

    @Test
    void blocksABillOfTheBaseThatIsOlderThanTheMergeBase() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms")).write("base/bom.json", bill(PAST, "ms"));

        Outcome outcome = judge("base/**");

        assertThat(message(outcome, "dependency-unreadable")).contains("at the base: ", "older than the merge base");
        assertThat(dependencies(outcome).bills()).noneMatch(bill -> bill.compared());
    }

    @Test
    void blocksWhenOnlyTheBaseHasABill() throws EvidenceException {
        git.write("base/bom.json", bill(FUTURE, "ms"));

        assertThat(dependencies(judge("base/**")).unread())
                .extracting(Unread::reason)
                .containsExactly("the base has a bill of materials, the head has none; let its run write one, too");
    }

    @Test
    void blocksWhenTheBillOfTheBaseCannotBeRead() throws EvidenceException {
        git.write("out/bom.json", bill(FUTURE, "ms")).write("base/bom.json", "{\"bomFormat\":\"CycloneDX\",");

        assertThat(message(judge("base/**"), "dependency-unreadable"))
                .contains("may be the bill of materials to compare with");
    }

    @Test
    void takesABillThatIsCutOffForAGateThatCannotBeRead() throws EvidenceException {
        String whole = bill(FUTURE, "ms");
        git.write("out/bom.json", whole.substring(0, whole.length() - 1));

        Outcome outcome = judge();

        assertThat(outcome.record().gates()).singleElement().satisfies(gate -> {
            assertThat(gate.id()).isEqualTo("analysis");
            assertThat(gate.state()).hasToString("UNREADABLE");
        });
    }
}

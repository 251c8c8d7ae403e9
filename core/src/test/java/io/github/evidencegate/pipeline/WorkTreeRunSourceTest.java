package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.verdict.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkTreeRunSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PASSING = "junit/surefire-plain/TEST-sample.PassingTest.xml";
    private static final String REPORTS = "target/surefire-reports/";
    private static final String MARKER = "PLANTED-cafe-PROMPT-or-SOURCE";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void startWithOneCommit() {
        git = GitSandbox.create(folder.resolve("repository"));
        git.write(".gitignore", "target/\n").write("src/main/java/A.java", "class A {}\n");
        git.commit("First");
    }

    @Test
    void judgesTheLastChangeWithoutAnyConfiguration() throws Exception {
        change();
        result(PASSING, REPORTS + "TEST-sample.PassingTest.xml");

        Outcome outcome = judge(request());

        assertThat(outcome.verdict().decision()).isEqualTo(Decision.READY);
        assertThat(outcome.record().gates())
                .singleElement()
                .returns(State.PASS, GateOutcome::state)
                .returns("tests", GateOutcome::id);
        assertThat(outcome.record().scope().files())
                .extracting(Scope.ScopedFile::path)
                .containsExactly("src/main/java/A.java");
        assertThat(outcome.record().identity().policySource())
                .startsWith("defaults, in observe mode: no .evidence-gate.yml at ");
    }

    @Test
    void blocksOnResultsThatAreOlderThanTheHead() throws Exception {
        policyAtBase("gates: {unit: {kind: tests}}\n");
        change();
        Path file = result(PASSING, REPORTS + "TEST-sample.PassingTest.xml");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        Outcome outcome = judge(request());

        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("gate-stale");
    }

    @Test
    void blocksWhenARequiredGateIsMissing() throws Exception {
        policyAtBase("gates: {unit: {kind: tests, results: [\"reports/*.xml\"]}}\n");
        change();

        Outcome outcome = judge(request());

        assertThat(outcome.record().gates())
                .singleElement()
                .returns(State.MISSING, GateOutcome::state)
                .returns(Optional.of("no result file matches reports/*.xml"), GateOutcome::reason);
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
    }

    @Test
    void readsResultsWherePolicySaysBesidesTheStandardPlaces() throws Exception {
        policyAtBase("gates: {unit: {kind: tests, results: [\"reports/*.xml\"]}}\n");
        change();
        result(PASSING, "reports/unit.xml");
        result("jacoco/maven-single/jacoco.xml", "target/site/jacoco/jacoco.xml");

        assertThat(judge(request()).record().gates())
                .extracting(GateOutcome::id)
                .containsExactly("unit", "coverage");
    }

    @Test
    void blocksWhenAResultsPatternMatchesNothing() throws Exception {
        policyAtBase("mode: block\n");
        change();

        Outcome outcome = judge(new CheckRequest(
                git.top(),
                Optional.empty(),
                "HEAD",
                Optional.empty(),
                Optional.empty(),
                List.of("nowhere/*.xml"),
                List.of(),
                "tool"));

        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("gate-unreadable");
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
    }

    @Test
    void readsThePolicyOfTheBaseNeverOfTheChange() throws Exception {
        policyAtBase("mode: block\ndecider: \"@leads\"\n");
        git.write(".evidence-gate.yml", "mode: observe\n");
        change();

        Outcome outcome = judge(request());

        assertThat(outcome.verdict().decider()).contains("@leads");
        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("protected-configuration");
        assertThat(outcome.record().identity().policySource())
                .isEqualTo(".evidence-gate.yml at " + git.revision("HEAD~1").abbreviated());
        assertThat(outcome.record().identity().policyDigest()).isPresent();
    }

    @Test
    void refusesAPolicyAtTheBaseThatDoesNotParse() {
        policyAtBase("mod: block\n");
        change();

        assertThatThrownBy(() -> judge(request()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(
                        ".evidence-gate.yml at ",
                        ":1:1",
                        "\"mod\"",
                        "did you mean \"mode\"",
                        "--policy .evidence-gate.yml");
    }

    @Test
    void refusesAPolicyAtTheBaseThatIsNoRegularFileOrMisnamed() throws Exception {
        git.write("real.yml", "mode: block\n");
        Files.createSymbolicLink(git.top().resolve(".evidence-gate.yml"), Path.of("real.yml"));
        git.commit("Link the policy");
        change();

        assertThatThrownBy(() -> judge(request()))
                .hasMessageContainingAll(".evidence-gate.yml at", "not a regular file");

        Files.delete(git.top().resolve(".evidence-gate.yml"));
        git.write(".evidence-gate.yaml", "mode: block\n").commit("Misname the policy");
        git.write("src/main/java/A.java", "class A { long a; }\n").commit("Change A again");

        assertThatThrownBy(() -> judge(request()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(".evidence-gate.yaml at", "rename it");
    }

    @Test
    void blocksOnResultsOfAnotherRevisionThanTheHead() throws Exception {
        policyAtBase("gates: {unit: {kind: tests}}\n");
        change();
        git.write("src/main/java/A.java", "class A { long a; }\n").commit("Change A again");
        result(PASSING, REPORTS + "TEST-sample.PassingTest.xml");

        Outcome outcome = judge(new CheckRequest(
                git.top(),
                Optional.empty(),
                "HEAD~1",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "tool"));

        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("gate-stale");
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
    }

    @Test
    void blocksOnAResultFileThatTheChangeBrings() throws Exception {
        policyAtBase("gates: {unit: {kind: tests}}\n");
        git.write(".gitignore", "");
        result(PASSING, REPORTS + "TEST-sample.PassingTest.xml");
        change();

        assertThat(judge(request()).verdict().findings())
                .extracting(Finding::rule)
                .contains("gate-stale");
    }

    @Test
    void saysWhatTheChangeIsComparedWith() throws Exception {
        change();

        assertThat(judge(request()).record().trust().get(0).source())
                .endsWith(
                        "compared with the head's first parent, since no remote branch lacks the head; --base names another");
    }

    @Test
    void letsTheOperatorNameAnotherPolicy() throws Exception {
        change();
        Path policy = Files.writeString(folder.resolve("other.yml"), "decider: me\n");

        assertThat(judge(withPolicy(policy)).verdict().decider()).contains("me");
        assertThatThrownBy(() -> judge(withPolicy(folder.resolve("gone.yml"))))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("gone.yml", "--policy");
    }

    @Test
    void judgesTheFirstCommitByDefaults() throws Exception {
        Outcome outcome = judge(request());

        assertThat(outcome.record().change().base()).isEmpty();
        assertThat(outcome.record().scope().files()).hasSize(2);
        assertThat(outcome.record().identity().policySource())
                .isEqualTo("defaults, in observe mode: the change has no base");
    }

    /** R071, R074: the record links the work item, or says that there is none. */
    @Test
    void linksTheWorkItemOrSaysThatThereIsNone() throws Exception {
        change();

        EvidenceRecord without = judge(request()).record();
        EvidenceRecord with = judge(withWorkItem("""
                ABC-12: Change A
                Requester: Grace
                Approval: label agent-ok

                ## Scope
                - src/main/
                """)).record();

        assertThat(without.workItem()).isEmpty();
        assertThat(without.trust())
                .filteredOn(part -> part.part().equals("workItem"))
                .extracting(Provenance::basis)
                .containsExactly(Basis.MISSING);
        assertThat(with.workItem().orElseThrow().id()).contains("ABC-12");
        assertThat(with.run().requester()).contains("Grace");
        assertThat(with.run().approval()).contains("label agent-ok");
        assertThat(with.scope().declaration().source()).isEqualTo(Scope.Source.WORK_ITEM);
    }

    @Test
    void givesTheSameBytesForTheSameInput() throws Exception {
        change();
        result(PASSING, REPORTS + "TEST-sample.PassingTest.xml");

        Outcome first = judge(request());
        Outcome second = judge(request());

        assertThat(RecordCodec.encode(second.record(), second.verdict()))
                .isEqualTo(RecordCodec.encode(first.record(), first.verdict()));
    }

    /** R213: neither source code nor prompts reach record, verdict or packet. */
    @Test
    void carriesNoSourceCodeAndNoPrompt() throws Exception {
        git.write("src/main/java/A.java", "class A { String s = \"" + MARKER + "\"; }\n");
        git.write(".evidence.md", MARKER);
        git.commit("Subject " + MARKER + "\n\nBody " + MARKER + "\n\nPrompt: " + MARKER);
        write(REPORTS + "TEST-a.xml", """
                <testsuite name="a" tests="1" failures="1">
                  <properties><property name="p" value="%1$s"/></properties>
                  <testcase classname="a.B" name="c" time="0.1">
                    <failure message="%1$s" type="%1$s">%1$s</failure>
                    <system-out>%1$s</system-out><system-err>%1$s</system-err>
                  </testcase>
                </testsuite>
                """.formatted(MARKER));
        write("target/a.sarif", """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "lint", "rules": [
                  {"id": "R1", "shortDescription": {"text": "%1$s"}, "help": {"text": "%1$s"}}]}},
                 "invocations": [{"executionSuccessful": true, "commandLine": "%1$s"}],
                 "results": [{"ruleId": "R1", "level": "error", "message": {"text": "%1$s"},
                  "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/main/java/A.java"},
                   "region": {"startLine": 1, "snippet": {"text": "%1$s"}}}}],
                  "fixes": [{"description": {"text": "%1$s"}}]}]}]}
                """.formatted(MARKER));

        Outcome outcome = judge(withWorkItem("Fix it\n\nDo as follows: " + MARKER + " and more of it.\n"));

        assertThat(outcome.record().gates()).extracting(GateOutcome::state).containsExactly(State.FAIL, State.FAIL);
        assertThat(RecordCodec.encode(outcome.record(), outcome.verdict())).doesNotContain(MARKER);
        assertThat(RecordCodec.encodeVerdict(outcome.verdict())).doesNotContain(MARKER);
        assertThat(MarkdownPacket.render(outcome.packet(), MarkdownPacket.GITLAB_LIMIT))
                .doesNotContain(MARKER);
    }

    private void policyAtBase(String text) {
        git.write(".evidence-gate.yml", text).commit("Agree on a policy");
    }

    private void change() {
        git.write("src/main/java/A.java", "class A { int a; }\n").commit("Change A");
    }

    private CheckRequest request() {
        return request(Optional.empty(), Optional.empty());
    }

    private CheckRequest withPolicy(Path policy) {
        return request(Optional.of(policy), Optional.empty());
    }

    private CheckRequest withWorkItem(String text) {
        return request(Optional.empty(), Optional.of(text));
    }

    private CheckRequest request(Optional<Path> policy, Optional<String> workItem) {
        return new CheckRequest(
                git.top(), Optional.empty(), "HEAD", policy, workItem, List.of(), List.of(), "evidence-gate test");
    }

    private static Outcome judge(CheckRequest request) throws EvidenceException {
        return new CheckRun(WorkTreeRunSource.open(request), Clock.fixed(NOW, ZoneOffset.UTC)).judge();
    }

    /** Copies a result file that a real tool wrote; it is made now, after the commit. */
    private Path result(String resource, String path) throws IOException {
        try (InputStream stream = Objects.requireNonNull(
                WorkTreeRunSourceTest.class.getResourceAsStream("/results/" + resource), resource)) {
            return write(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Path write(String path, String text) {
        git.write(path, text);
        return git.top().resolve(path);
    }
}

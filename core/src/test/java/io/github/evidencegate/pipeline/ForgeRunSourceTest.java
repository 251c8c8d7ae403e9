package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeChange.Ends;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.policy.PolicyLayer;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.InMemoryForge;
import io.github.evidencegate.verdict.Decision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeRunSourceTest {
    private static final Instant NOW = Instant.parse("2030-11-22T10:00:00Z");
    private static final ChangeKey KEY = new ChangeKey("forge.example", "o/n", 7);
    private static final String FILE = "src/main/java/A.java";

    @TempDir
    private Path folder;

    private GitSandbox git;
    private InMemoryForge forge;

    @BeforeEach
    void startWithOneCommit() {
        forge = new InMemoryForge("o/n");
        git = GitSandbox.create(folder.resolve("repository"));
        git.write(FILE, "class A {}\n").write(".gitignore", "target/\n").commit("First");
    }

    /** R084: who said what, when and of which revision is in the record. */
    @Test
    void putsWhatTheCodeHostSaysIntoTheRecord() throws Exception {
        Revision head = change("version: 1");
        Review review =
                new Review(List.of(new Opinion("bob", Kind.APPROVED, Optional.of(head), NOW, Optional.of(true))));
        forge.with(7, review);

        EvidenceRecord record = judge().record();

        HostedChange hosted = record.hosted().orElseThrow();
        assertThat(hosted.key()).isEqualTo(KEY);
        assertThat(hosted.author()).isEqualTo("ada");
        assertThat(hosted.labels()).containsExactly("docs-only");
        assertThat(hosted.review()).contains(review);
        assertThat(hosted.sameHead()).isEmpty();
        assertThat(sources(record, "hosted", Basis.DERIVED))
                .containsExactly("what forge.example says of forge.example/o/n#7; its head is the one that is judged,"
                        + " its base too");
        assertThat(sources(record, "scope", Basis.DERIVED))
                .singleElement()
                .asString()
                .endsWith("list agrees");
        assertThat(record.run())
                .isEqualTo(new PipelineRun(
                        "pull_request", Optional.of("grace"), Optional.empty(), Optional.of("https://ci.example/1")));
    }

    @Test
    void asksEachQuestionOnce() throws Exception {
        change("version: 1");

        judge();

        assertThat(forge.requests()).doesNotHaveDuplicates().hasSize(6);
    }

    @Test
    void takesTheIssueThatTheChangeClosesForItsWorkItem() throws Exception {
        change("version: 1");
        forge.with(7, List.of(issue("#3", "## Scope\n- docs/\n"), issue("#4", "")));

        Outcome outcome = judge();

        assertThat(outcome.record().workItem().orElseThrow().id()).contains("#3");
        assertThat(outcome.record().run().requester()).contains("carol");
        assertThat(outcome.record().trust())
                .contains(new Provenance(
                        "workItem",
                        Basis.DERIVED,
                        "issue #3, which the change says it closes, as forge.example has it; it closes 1 more"));
        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("out-of-scope");
    }

    @Test
    void asksForNoIssueWhereAWorkItemIsGiven() throws Exception {
        change("version: 1");

        EvidenceRecord record = judge(Optional.of("ABC-1: Do it"), List.of()).record();

        assertThat(record.workItem().orElseThrow().id()).contains("ABC-1");
        assertThat(sources(record, "workItem", Basis.CLAIMED)).containsExactly("text given to the run");
        assertThat(forge.requests()).noneMatch(request -> request.startsWith("closes"));
    }

    @Test
    void refusesAnIssueWhoseTextCannotBeUsed() {
        change("version: 1");
        forge.with(7, List.of(issue("#3", "x".repeat(300_000))));

        assertThatThrownBy(this::judge)
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("issue #3 (https://forge.example/issues/3): work item: ");
    }

    @Test
    void letsLabelsOfTheChangeDeclareItsScope() throws Exception {
        change("scope: {labels: {docs-only: docs/}}");

        Outcome outcome = judge();

        assertThat(outcome.record().scope().declaration().source()).isEqualTo(Scope.Source.LABEL);
        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("out-of-scope");
    }

    @Test
    void takesFinishedJobsForGatesAndNeverTheOwnOnes() throws Exception {
        Revision head = change("gates: {lint: {kind: job}}");
        forge.with(
                head,
                List.of(
                        job("lint", "success"),
                        job("build", "success"),
                        job("deploy", ""),
                        job("Evidence Gate", "failure"),
                        job("evidence", "failure")));

        Outcome outcome = judge(Optional.empty(), List.of("evidence"));

        assertThat(outcome.record().gates()).extracting(GateOutcome::id).containsExactly("lint", "job-build");
        assertThat(outcome.record().gates()).extracting(GateOutcome::state).containsOnly(State.PASS);
        assertThat(sources(outcome.record(), "gates", Basis.DERIVED))
                .containsExactly("2 jobs at " + head.abbreviated() + ", as the code host tells of them");
        assertThat(sources(outcome.record(), "gates", Basis.CLAIMED)).isEmpty();
        assertThat(outcome.verdict().decision()).isNotEqualTo(Decision.BLOCKED);
    }

    @ParameterizedTest
    @CsvSource({"'', MISSING", "skipped, SKIP", "neutral, SKIP", "cancelled, FAIL"})
    void blocksWhenARequiredJobDidNotSucceed(String ending, State state) throws Exception {
        Revision head = change("gates: {lint: {kind: job}}");
        forge.with(head, List.of(job("lint", ending)));

        Outcome outcome = judge();

        assertThat(outcome.record().gates()).singleElement().returns(state, GateOutcome::state);
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
    }

    @Test
    void blocksWhenARequiredJobIsAbsentOrCannotBeAskedFor() throws Exception {
        change("gates: {lint: {kind: job}}");

        Outcome absent = judge();
        forge.refuse(request -> request.startsWith("jobs"));
        Outcome refused = judge();

        assertThat(absent.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(refused.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(refused.record().gates()).singleElement().returns(State.MISSING, GateOutcome::state);
        assertThat(sources(refused.record(), "gates", Basis.MISSING))
                .singleElement()
                .asString()
                .contains("did not answer", "let the test allow it");
    }

    @Test
    void blocksWhenTheCodeHostListsAFileThatGitDoesNot() throws Exception {
        change("version: 1");
        forge.with(7, new FileList(List.of(FILE, "hidden"), Optional.empty()));

        Outcome outcome = judge();

        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(outcome.verdict().findings())
                .filteredOn(finding -> finding.rule().equals("file-list-incomplete"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("hidden"));
    }

    @Test
    void judgesGitsListWhereTheCodeHostCutsItsOwn() throws Exception {
        change("version: 1");
        forge.with(7, new FileList(List.of(), Optional.of("it lists at most 3,000")));

        Outcome outcome = judge();

        assertThat(outcome.record().scope().missingFiles()).isEmpty();
        assertThat(sources(outcome.record(), "scope", Basis.DERIVED))
                .singleElement()
                .asString()
                .contains("3,000");
    }

    @Test
    void comparesNoFilesOfAnotherHead() throws Exception {
        Revision judged = change("version: 1");
        hosted(git.write(FILE, "class A { int c; }\n").commit("Newer"), base(), 3);

        EvidenceRecord record = judgeAt(judged);

        assertThat(record.scope().missingFiles()).isEmpty();
        assertThat(sources(record, "hosted.files", Basis.MISSING))
                .singleElement()
                .asString()
                .contains("by now");
        assertThat(sources(record, "hosted", Basis.DERIVED))
                .singleElement()
                .asString()
                .contains("by now");
    }

    @Test
    void findsTheSameHeadInAnotherOpenChange() throws Exception {
        Revision head = change("version: 1");
        forge.with(hostedChange(8, head, base(), 1));

        Outcome outcome = judge();

        assertThat(outcome.record().hosted().orElseThrow().sameHead())
                .containsExactly(new ChangeKey("forge.example", "o/n", 8));
        assertThat(outcome.verdict().findings()).extracting(Finding::rule).contains("same-head-elsewhere");
    }

    @Test
    void goesOnFromGitWhenTheCodeHostDoesNotAnswer() throws Exception {
        change("rules: {approval-older-than-head: block}");
        forge.refuse(request -> true);

        Outcome outcome = judge();

        assertThat(outcome.record().hosted()).isEmpty();
        assertThat(outcome.record().scope().files()).hasSize(1);
        assertThat(outcome.record().trust().stream()
                        .filter(it -> it.basis() == Basis.MISSING)
                        .map(Provenance::part)
                        .distinct())
                .containsExactlyInAnyOrder("hosted", "hosted.files", "workItem", "gates");
        assertThat(outcome.verdict().decision()).isEqualTo(Decision.BLOCKED);
        assertThat(outcome.verdict().findings())
                .extracting(Finding::rule)
                .contains("approval-older-than-head", "same-head-elsewhere");
    }

    @Test
    void losesOnlyTheAnswerThatFailed() throws Exception {
        change("version: 1");
        forge.refuse(request -> request.startsWith("review") || request.startsWith("openAt"));

        EvidenceRecord record = judge().record();

        assertThat(record.hosted().orElseThrow().review()).isEmpty();
        assertThat(sources(record, "hosted.review", Basis.MISSING)).hasSize(1);
        assertThat(sources(record, "hosted.sameHead", Basis.MISSING)).hasSize(1);
    }

    @Test
    void boundsTheOpinionsAndSaysSo() throws Exception {
        Revision head = change("version: 1");
        forge.with(
                7,
                new Review(IntStream.range(0, 1_500)
                        .mapToObj(i -> new Opinion(
                                "p" + i, Kind.COMMENTED, Optional.of(head), NOW.plusSeconds(i), Optional.empty()))
                        .toList()));

        EvidenceRecord record = judge().record();

        assertThat(record.hosted().orElseThrow().review().orElseThrow().opinions())
                .hasSize(1_000)
                .extracting(Opinion::by)
                .startsWith("p0", "p501")
                .endsWith("p1499");
        assertThat(sources(record, "hosted.review", Basis.MISSING))
                .singleElement()
                .asString()
                .startsWith("500 ");
    }

    @Test
    void writesARecordThatIsReadAgain() throws Exception {
        change("version: 1");
        forge.with(7, List.of(issue("#3", "")));
        Outcome outcome = judge();

        byte[] json = RecordCodec.encode(outcome.record(), outcome.verdict()).getBytes(StandardCharsets.UTF_8);

        assertThat(RecordCodec.decode("record.json", json)).isEqualTo(outcome.record());
    }

    /** One change at the code host as git has it, over a policy; answers its head. */
    private Revision change(String policy) {
        git.write(".evidence-gate.yml", policy + "\n").commit("Agree on a policy");
        Revision head = git.write(FILE, "class A { int a; }\n").commit("Change A");
        hosted(head, base(), 1);
        return head;
    }

    private Revision base() {
        return git.revision("HEAD~1");
    }

    private void hosted(Revision head, Revision base, int files) {
        forge.with(hostedChange(7, head, base, files)).with(7, new FileList(List.of(FILE), Optional.empty()));
    }

    private static ForgeChange hostedChange(long number, Revision head, Revision base, int files) {
        return new ForgeChange(
                new ChangeKey("forge.example", "o/n", number),
                "https://forge.example/o/n/" + number,
                ForgeChange.State.OPEN,
                false,
                "ada",
                NOW,
                new Ends("main", base, "topic", head, "o/n"),
                new ForgeChange.Text("Change A", ""),
                List.of("docs-only"),
                files);
    }

    private static IssueText issue(String id, String body) {
        return new IssueText(id, "https://forge.example/issues/" + id.substring(1), "carol", "Round", body, List.of());
    }

    private static JobResult job(String name, String ending) {
        return new JobResult(name, ending, "ci", "https://ci.example/" + name, Optional.empty(), Optional.of(NOW));
    }

    private Outcome judge() throws EvidenceException {
        return judge(Optional.empty(), List.of());
    }

    private Outcome judge(Optional<String> workItem, List<String> ownJobs) throws EvidenceException {
        return judge("HEAD", workItem, ownJobs);
    }

    private EvidenceRecord judgeAt(Revision head) throws EvidenceException {
        return judge(head.objectName(), Optional.empty(), List.of()).record();
    }

    private Outcome judge(String head, Optional<String> workItem, List<String> ownJobs) throws EvidenceException {
        CheckRequest request = new CheckRequest(
                git.top(), Optional.empty(), head, Optional.empty(), workItem, List.of(), List.of(), "test");
        ForgeQuestions questions = ForgeQuestions.ask(forge, 7, git.revision(head), workItem.isEmpty());
        PipelineRun run = new PipelineRun(
                "pull_request", Optional.of("grace"), Optional.empty(), Optional.of("https://ci.example/1"));
        WorkTreeRunSource source = WorkTreeRunSource.open(request, PolicyLayer.NONE, Optional.empty());
        RunSource hosted = new ForgeRunSource(source, questions, run, ownJobs);
        return new CheckRun(hosted, Clock.fixed(NOW, ZoneOffset.UTC)).judge();
    }

    private static List<String> sources(EvidenceRecord record, String part, Basis basis) {
        return record.trust().stream()
                .filter(it -> it.part().equals(part) && it.basis() == basis)
                .map(Provenance::source)
                .toList();
    }
}

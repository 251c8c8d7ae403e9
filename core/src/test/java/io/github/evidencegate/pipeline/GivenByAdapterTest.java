package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.policy.EffectivePolicy.Part;
import io.github.evidencegate.policy.PolicyInput;
import io.github.evidencegate.policy.PolicyLayer;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an adapter gives besides the request: inputs over the policy, and results that another run left. */
class GivenByAdapterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String RESULT = "target/surefire-reports/TEST-sample.PassingTest.xml";
    private static final String SOURCE = "artifact evidence of run 17, which ran without trust";
    private static final String GATE = "gates: {unit: {kind: tests, results: target/surefire-reports/}}\n";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void startWithAPolicy() {
        git = GitSandbox.create(folder.resolve("repository"));
        git.write(".gitignore", "target/\n").write("src/A.java", "class A {}\n");
        git.write(".evidence-gate.yml", GATE + "mode: block\n").commit("First");
    }

    @Test
    void readsClaimedResultsFromAFolderOfTheirOwnAsOnesOfTheHead() throws Exception {
        Revision head = changeThatIsNotCheckedOut();

        EvidenceRecord record = collect(head, Optional.of(new ClaimedResults(artifact(), SOURCE)));

        assertThat(record.gates())
                .singleElement()
                .returns("unit", GateOutcome::id)
                .returns(State.PASS, GateOutcome::state)
                .satisfies(gate -> assertThat(gate.sources())
                        .extracting(GateOutcome.Source::path)
                        .containsExactly(RESULT));
        assertThat(record.trust()).contains(new Provenance("gates", Basis.CLAIMED, "result files of " + SOURCE));
    }

    @Test
    void blocksOnResultsInAWorkTreeThatIsNotAtTheHead() throws Exception {
        Revision head = changeThatIsNotCheckedOut();
        result(git.top());

        EvidenceRecord record = collect(head, Optional.empty());

        assertThat(record.gates()).singleElement().returns(State.STALE, GateOutcome::state);
    }

    @Test
    void findsNoResultOfTheWorkTreeAmongClaimedOnes() throws Exception {
        Revision head = changeThatIsNotCheckedOut();
        result(git.top());
        Path empty = Files.createDirectories(folder.resolve("empty"));

        EvidenceRecord record = collect(head, Optional.of(new ClaimedResults(empty, SOURCE)));

        assertThat(record.gates()).singleElement().returns(State.MISSING, GateOutcome::state);
    }

    @Test
    void refusesResultsThatNobodyClaims() {
        assertThatThrownBy(() -> new ClaimedResults(folder, " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void laysInputsOverThePolicyOfTheBaseAndSaysSo() throws Exception {
        PolicyLayer inputs = PolicyLayer.of(Map.of(PolicyInput.MODE, "stop", PolicyInput.CHECK_NAME, "Evidence"));

        Revision base = git.revision("HEAD");
        Revision head = git.write("src/A.java", "class A { int b; }\n").commit("Change A");

        LoadedPolicy alone = WorkTreeRunSource.open(request(base, head)).policy();
        LoadedPolicy loaded = WorkTreeRunSource.open(request(base, head), inputs, Optional.empty())
                .policy();

        assertThat(loaded.policy().mode()).isEqualTo(Mode.STOP);
        assertThat(loaded.policy().report().checkName()).isEqualTo("Evidence");
        assertThat(loaded.policy().gates()).isEqualTo(alone.policy().gates());
        assertThat(loaded.source()).isEqualTo(alone.source() + ", with inputs mode, check-name");
        assertThat(loaded.digest())
                .contains(Digest.ofUtf8(alone.digest().orElseThrow() + "\n" + inputs.digest() + "\n"));
        assertThat(loaded.effective().values())
                .filteredOn(value -> value.path().equals(List.of("mode")))
                .flatExtracting(value -> value.parts())
                .containsExactly(new Part("stop", true, "input mode"));
        assertThat(alone.effective().values()).isNotEmpty();
    }

    @Test
    void refusesAnInputThatLoosensThePolicyOfTheBase() throws Exception {
        WorkTreeRunSource source = source(PolicyLayer.of(Map.of(PolicyInput.MODE, "observe")));

        assertThatThrownBy(source::policy)
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("input mode: mode: \"observe\" would loosen \"block\" (.evidence-gate.yml at ");
    }

    @Test
    void letsInputsStandAloneWhereTheBaseHasNoPolicy() throws Exception {
        git.run("rm", "-q", ".evidence-gate.yml");
        git.commit("No policy");

        LoadedPolicy loaded =
                source(PolicyLayer.of(Map.of(PolicyInput.REPAIR_ATTEMPTS, "9"))).policy();

        assertThat(loaded.policy().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(loaded.policy().repairs().attempts()).hasValue(9);
        assertThat(loaded.source()).endsWith(", with inputs repair-attempts");
    }

    @Test
    void keepsFoundGatesRequiredWhereAnInputNamesTheFirstOne() throws Exception {
        git.write(".evidence-gate.yml", "version: 1\n").commit("No gate is named");

        LoadedPolicy loaded = source(PolicyLayer.of(Map.of(PolicyInput.REQUIRED_GATES, "lint")))
                .policy();

        assertThat(loaded.policy().gates().requiresFound()).isTrue();
        assertThat(loaded.policy().gates().declared()).hasSize(1);
    }

    private Revision changeThatIsNotCheckedOut() {
        git.branch("topic").switchTo("topic");
        Revision head = git.write("src/A.java", "class A { int a; }\n").commit("Change A");
        git.run("switch", "-q", "--detach", "HEAD~1");
        return head;
    }

    private Path artifact() throws IOException {
        return result(folder.resolve("artifact"));
    }

    private static Path result(Path top) throws IOException {
        Path file = top.resolve(RESULT);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        String resource = "/results/junit/surefire-plain/TEST-sample.PassingTest.xml";
        try (InputStream in =
                Objects.requireNonNull(GivenByAdapterTest.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, file);
        }
        return top;
    }

    private WorkTreeRunSource source(PolicyLayer inputs) throws EvidenceException {
        Revision base = git.revision("HEAD");
        Revision head = git.write("src/A.java", "class A { int b; }\n").commit("Change A");
        return WorkTreeRunSource.open(request(base, head), inputs, Optional.empty());
    }

    private EvidenceRecord collect(Revision head, Optional<ClaimedResults> claimed) throws EvidenceException {
        WorkTreeRunSource source =
                WorkTreeRunSource.open(request(git.revision("HEAD"), head), PolicyLayer.NONE, claimed);
        return source.collect(source.policy(), NOW);
    }

    private CheckRequest request(Revision base, Revision head) {
        return new CheckRequest(
                git.top(),
                Optional.of(base.objectName()),
                head.objectName(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                "test");
    }
}

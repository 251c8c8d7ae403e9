package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyChainTest {
    private static final String POLICY = ".evidence-gate.yml";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void startWithOneCommit() {
        git = GitSandbox.create(folder.resolve("host/shop/basket"));
        git.write("A.java", "class A {}\n").commit("First");
    }

    private LoadedPolicy atBase() throws EvidenceException {
        git.write("A.java", "class A { int i; }\n").commit("Change");
        return load(Optional.empty());
    }

    private LoadedPolicy load(Optional<Path> policy) throws EvidenceException {
        return WorkTreeRunSource.open(new CheckRequest(
                        git.top(), Optional.empty(), "HEAD", policy, Optional.empty(), List.of(), List.of(), "tool"))
                .policy();
    }

    private PolicyChain onDisk() throws EvidenceException {
        return PolicyChain.inWorkTree(git.top(), Optional.empty()).orElseThrow();
    }

    @Test
    void readsWhatAPolicyExtendsAtTheBaseNeverOfTheChange() throws EvidenceException {
        git.write(POLICY, "extends: policies/base.yml\n").write("policies/base.yml", "mode: warn\n");
        Revision base = git.commit("Policy");
        git.write("policies/base.yml", "mode: observe\n");

        LoadedPolicy loaded = atBase();

        assertThat(loaded.policy().mode()).isEqualTo(Mode.WARN);
        assertThat(loaded.source())
                .isEqualTo(".evidence-gate.yml at " + base.abbreviated() + " extends policies/base.yml at "
                        + base.abbreviated());
    }

    @Test
    void protectsEveryFileOfTheChainThatAChangeCouldEdit() throws EvidenceException {
        git.write(POLICY, "extends: policies/[1].yml\n").write("policies/[1].yml", "mode: warn\n");
        git.commit("Policy");

        assertThat(atBase().policy().scope().classes().get(FileClass.GATE_CONFIGURATION))
                .containsExactly("/policies/\\[1].yml");
    }

    @Test
    void coversEveryFileOfTheChainWithTheDigest() throws EvidenceException {
        git.write(POLICY, "extends: base.yml\n")
                .write("base.yml", "mode: warn\n")
                .commit("Policy");
        Optional<Digest> before = atBase().digest();

        git.write("base.yml", "mode: block\n").commit("Tighten");

        assertThat(atBase().digest()).isPresent().isNotEqualTo(before);
    }

    @Test
    void readsAPinnedPolicyOfAnotherRepositoryAndWhatThatExtends() throws EvidenceException {
        GitSandbox policies = GitSandbox.create(folder.resolve("host/platform/policies"));
        policies.write("java/gate.yml", "extends: ../all.yml\nscope: {breadth: {files: 9}}\n")
                .write("all.yml", "mode: warn\n");
        Revision pin = policies.commit("Policies");
        git = git.clone(folder.resolve("clone"));
        git.write(POLICY, pinned(pin)).commit("Extend");

        LoadedPolicy loaded = atBase();

        assertThat(loaded.policy().mode()).isEqualTo(Mode.WARN);
        assertThat(loaded.policy().scope().breadth().files()).isEqualTo(9);
        assertThat(loaded.source())
                .endsWith(" extends platform/policies:java/gate.yml at " + pin.abbreviated()
                        + " extends platform/policies:all.yml at " + pin.abbreviated());
        assertThat(loaded.policy().scope().classes()).isEmpty();
    }

    @Test
    void refusesToJudgeWhenAPinnedPolicyCannotBeFetched() {
        GitSandbox clone = git.clone(folder.resolve("clone"));
        git = clone;
        git.write(POLICY, pinned(new Revision("2".repeat(40)))).commit("Extend");

        assertThatThrownBy(this::atBase)
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll(
                        POLICY + " at ", ":2:3: extends: platform/policies at 2222", "cannot be fetched");
    }

    private static String pinned(Revision pin) {
        return "extends:\n  repository: platform/policies\n  path: java/gate.yml\n  revision: \"" + pin + "\"\n";
    }

    @Test
    void refusesALooseningWithBothPlaces() {
        git.write(POLICY, "extends: base.yml\nmode: observe\n").write("base.yml", "mode: warn\n");
        Revision base = git.commit("Policy");

        assertThatThrownBy(this::atBase)
                .hasMessageContaining(POLICY + " at " + base.abbreviated()
                        + ":2:7: mode: \"observe\" would loosen \"warn\" (base.yml at " + base.abbreviated() + ":1)");
    }

    @Test
    void refusesACircleAndPrintsIt() {
        git.write(POLICY, "extends: a.yml\n").write("a.yml", "extends: b.yml\n").write("b.yml", "extends: ./a.yml\n");

        assertThatThrownBy(this::onDisk)
                .hasMessageContainingAll("b.yml:1:10: extends: a circle: ", "a.yml extends ", "b.yml extends ");
    }

    @Test
    void refusesAChainThatIsTooLong() {
        git.write(POLICY, "extends: p1.yml\n");
        for (int i = 1; i <= PolicyChain.LONGEST; i++) {
            git.write("p" + i + ".yml", "extends: p" + (i + 1) + ".yml\n");
        }

        assertThatThrownBy(this::onDisk).hasMessageContainingAll("more than 5 policies", "p5.yml; join some");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.yml", "policies/../../outside.yml"})
    void refusesAPathThatLeadsOut(String path) throws IOException {
        Files.writeString(git.top().resolveSibling("outside.yml"), "mode: observe\n");
        git.write(POLICY, "extends: " + path + "\n").commit("Policy");

        assertThatThrownBy(this::onDisk).hasMessageContainingAll("extends: " + path, "leads out of");
        assertThatThrownBy(this::atBase).hasMessageContainingAll("extends: " + path, "leads out of");
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.yml"), "mode: observe\n");
        Files.createSymbolicLink(git.top().resolve("base.yml"), outside);
        git.write(POLICY, "extends: base.yml\n").commit("Policy");

        assertThatThrownBy(this::onDisk).hasMessageContaining("a link leads out of");
        assertThatThrownBy(this::atBase).hasMessageContaining("not a regular file");
    }

    @Test
    void refusesAParentThatIsNotThere() {
        git.write(POLICY, "extends: base.yml\n").commit("Policy");

        assertThatThrownBy(this::onDisk).hasMessageContainingAll(":1:10: extends: ", "base.yml: no such file");
        assertThatThrownBy(this::atBase).hasMessageContainingAll(":1:10: extends: base.yml at ", "no such file");
    }

    @Test
    void refusesAParentThatIsNotValidOrTooLarge() throws IOException {
        git.write(POLICY, "extends: base.yml\n").write("base.yml", "gatez: {}\n");
        assertThatThrownBy(this::onDisk).hasMessageContainingAll("base.yml:1:1: unknown key \"gatez\"");

        git.write("base.yml", "#".repeat(300_000));
        assertThatThrownBy(this::onDisk).hasMessageContainingAll("base.yml:1:1", "at most 262144");
    }

    @Test
    void readsWhatANamedPolicyExtendsBesideIt() throws Exception {
        Files.writeString(folder.resolve("strict.yml"), "extends: base.yml\nmode: block\n");
        Files.writeString(folder.resolve("base.yml"), "mode: warn\ndecider: leads\n");

        LoadedPolicy loaded = load(Optional.of(folder.resolve("strict.yml")));

        assertThat(loaded.policy().mode()).isEqualTo(Mode.BLOCK);
        assertThat(loaded.policy().decider()).contains("leads");
    }

    @Test
    void keepsTheDigestOfASinglePolicyThatOfItsBytes() throws EvidenceException {
        git.write(POLICY, "mode: warn\n").commit("Policy");

        assertThat(atBase().digest()).contains(Digest.ofUtf8("mode: warn\n")).contains(onDisk().digest());
    }
}

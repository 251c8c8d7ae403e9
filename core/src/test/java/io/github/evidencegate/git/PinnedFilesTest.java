package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.PinnedFiles.Address;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedFilesTest {
    private static final Revision NOWHERE = new Revision("1".repeat(40));

    @TempDir
    private Path folder;

    private GitSandbox policies;
    private GitSandbox project;
    private Revision pin;

    @BeforeEach
    void makeAHost() {
        policies = GitSandbox.create(folder.resolve("host/platform/policies"));
        pin = policies.write("java/gate.yml", "mode: warn\n").commit("Policy");
        policies.write("java/gate.yml", "mode: observe\n").commit("Soften");
        GitSandbox origin = GitSandbox.create(folder.resolve("host/shop/basket"));
        origin.write("a.txt", "a\n").commit("Begin");
        project = origin.clone(folder.resolve("clone"));
    }

    private PinnedFiles files() throws EvidenceException {
        return WorkTree.open(project.top()).pinnedFiles();
    }

    private String text(Revision revision, String path) throws EvidenceException {
        return new String(files().fileAt("platform/policies", revision, path).orElseThrow(), UTF_8);
    }

    @Test
    void readsThePinnedCommitAndNotTheBranch() throws EvidenceException {
        assertThat(text(pin, "java/gate.yml")).isEqualTo("mode: warn\n");
    }

    @Test
    void worksOfflineOnceFetched() throws Exception {
        text(pin, "java/gate.yml");
        Files.move(folder.resolve("host"), folder.resolve("gone"));

        assertThat(text(pin, "java/gate.yml")).isEqualTo("mode: warn\n");
    }

    @Test
    void readsACommitThatIsHereWithoutAnyHost() throws Exception {
        project.run("fetch", "--quiet", policies.top().toString(), pin.objectName());
        Files.move(folder.resolve("host"), folder.resolve("gone"));

        assertThat(text(pin, "java/gate.yml")).isEqualTo("mode: warn\n");
    }

    @Test
    void hasNothingWhereTheCommitHasNoFile() throws EvidenceException {
        assertThat(files().fileAt("platform/policies", pin, "other.yml")).isEmpty();
    }

    @Test
    void refusesALinkInTheFilesPlace() throws Exception {
        Files.createSymbolicLink(policies.top().resolve("link.yml"), Path.of("java/gate.yml"));
        Revision linked = policies.commit("Link");

        assertThatThrownBy(() -> text(linked, "link.yml")).hasMessageContaining("not a regular file");
    }

    @Test
    void refusesACommitThatTheHostHasNot() {
        assertThatThrownBy(() -> text(NOWHERE, "java/gate.yml"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("platform/policies at " + NOWHERE, "cannot be fetched", "git ls-remote");
        assertThat(project.top().resolve(".git/evidence-gate")).isEmptyDirectory();
    }

    @Test
    void refusesATagThatLeadsToACommit() throws Exception {
        policies.run("-c", "user.name=S", "tag", "--annotate", "--message=v", "v1", pin.objectName());
        Revision tag = new Revision(policies.run("rev-parse", "v1").strip());

        assertThatThrownBy(() -> text(tag, "java/gate.yml")).isInstanceOf(EvidenceException.class);
    }

    @Test
    void refusesAKeptFolderThatLacksTheCommit() throws Exception {
        text(pin, "java/gate.yml");
        Path kept = project.top().resolve(".git/evidence-gate/" + pin + ".git");
        Files.move(kept, kept.resolveSibling(NOWHERE + ".git"));

        assertThatThrownBy(() -> text(NOWHERE, "java/gate.yml")).hasMessageContaining("remove that folder");
    }

    @Test
    void refusesToGuessAHostWithoutARemote() {
        project.run("remote", "remove", "origin");

        assertThatThrownBy(() -> text(pin, "java/gate.yml")).hasMessageContaining("has no remote \"origin\"");
    }

    @Test
    void endsAHostThatDoesNotAnswerInTime() throws EvidenceException {
        GitProgram git = GitProgram.in(project.top()).onObjectsOf(project.top().resolve(".git"));
        PinnedFiles impatient =
                new PinnedFiles(git, WorkTree.open(project.top()), project.top().resolve(".git"), Duration.ZERO);

        assertThatThrownBy(() -> impatient.fileAt("platform/policies", pin, "java/gate.yml"))
                .hasMessageContaining("took longer");
    }

    @ParameterizedTest
    @CsvSource({
        "https://git.example/shop/basket.git, https, https://git.example/platform/policies.git",
        "https://git.example/shop/basket, https, https://git.example/platform/policies",
        "https://bot:s3cret@git.example:8443/a/b/c.git, https, https://bot:s3cret@git.example:8443/platform/policies.git",
        "ssh://git@git.example:2222/shop/basket.git, ssh, ssh://git@git.example:2222/platform/policies.git",
        "git@git.example:shop/basket.git, ssh, git@git.example:platform/policies.git",
        "git@git.example:/shop/basket, ssh, git@git.example:/platform/policies",
        "file:///srv/git/shop/basket.git, file, file:///srv/git/platform/policies.git",
        "/srv/git/shop/basket, file, /srv/git/platform/policies",
    })
    void staysOnTheHostOfOrigin(String origin, String protocol, String url) throws EvidenceException {
        assertThat(Address.of(origin, "platform/policies")).isEqualTo(new Address(protocol, url));
        assertThat(Address.of(origin, "platform/policies.git")).isEqualTo(new Address(protocol, url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext::sh -c id", "git://git.example/a/b", "../basket", "file:///basket", "/basket"})
    void refusesAnOriginOfAnotherKind(String origin) {
        assertThatThrownBy(() -> Address.of(origin, "platform/policies"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("origin");
    }

    @Test
    void tellsNoPassword() throws EvidenceException {
        Address address = Address.of("https://bot:s3cret@git.example/a/b.git", "c/d");

        assertThat(List.of(
                        address.shown(),
                        address.withoutSecret("cannot read https://bot:s3cret@git.example/c/d.git: s3cret is wrong")))
                .containsExactly(
                        "https://git.example/c/d.git", "cannot read https://git.example/c/d.git: *** is wrong");
    }
}

package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change that cannot be told for certain is refused, and the message has the remedy. */
class RefusedChangeTest {
    @TempDir
    Path folder;

    private GitSandbox git;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder.resolve("origin"));
    }

    @Test
    void refusesAShallowCloneWithoutTheParent() {
        git.write("a.txt", "1\n").commit("First");
        git.write("a.txt", "2\n").commit("Second");
        Path shallow = git.clone(folder.resolve("shallow"), "--depth=1").top();

        assertThatThrownBy(() -> WorkTree.open(shallow).change(Optional.empty(), "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("shallow clone", "git fetch --unshallow", "fetch-depth: 0");
    }

    @Test
    void refusesAShallowCloneWithoutTheMergeBase() {
        topicBesideMain();
        Path shallow = git.clone(folder.resolve("shallow"), "--depth=1", "--no-single-branch")
                .top();

        assertThatThrownBy(() -> WorkTree.open(shallow).change(Optional.of("origin/main"), "origin/topic"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("no common history", "git fetch --unshallow");
    }

    @Test
    void refusesAShallowCloneThatCutsOffCommitsOfTheChange() {
        git.write("a.txt", "1\n").commit("First");
        git.branch("topic").write("b.txt", "1\n").commit("One");
        git.write("b.txt", "2\n").commit("Two");
        git.write("b.txt", "3\n").commit("Three");
        git.switchTo("main").write("a.txt", "2\n").commit("Second");
        git.merge("topic");
        Path shallow = git.clone(folder.resolve("shallow"), "--depth=2").top();

        assertThatThrownBy(() -> WorkTree.open(shallow).change(Optional.empty(), "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("cut off at", "commits of the change are not known", "fetch-depth: 0");
    }

    @Test
    void acceptsAShallowCloneThatIsDeepEnough() throws Exception {
        topicBesideMain();
        git.switchTo("topic");
        Path shallow = git.clone(folder.resolve("shallow"), "--depth=3", "--no-single-branch")
                .top();

        Change change = WorkTree.open(shallow)
                .change(Optional.of("origin/main"), "origin/topic")
                .change();

        assertThat(change.commits()).hasSize(1);
    }

    @Test
    void refusesHistoriesWithNothingInCommon() {
        git.write("a.txt", "1\n").commit("First");
        git.run("switch", "--quiet", "--orphan", "pages");
        git.write("b.txt", "1\n").commit("Pages");

        assertThatThrownBy(() -> change("main", "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("no common history", "--base")
                .hasMessageNotContaining("unshallow");
    }

    @Test
    void refusesABaseThatWasNeverFetched() {
        git.write("a.txt", "1\n").commit("First");

        assertThatThrownBy(() -> change("origin/release", "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("base \"origin/release\": no such commit", "git fetch origin");
    }

    @Test
    void refusesAHeadThatIsNoCommit() {
        git.write("a.txt", "1\n").commit("First");

        assertThatThrownBy(() -> change("HEAD:a.txt"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("head \"HEAD:a.txt\": no such commit");
    }

    @Test
    void refusesANameOfSeveralThings() {
        git.write("a.txt", "1\n").commit("First");
        git.run("branch", "v1");
        git.write("a.txt", "2\n").commit("Second");
        git.run("tag", "v1");

        assertThatThrownBy(() -> change("v1", "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContainingAll("'v1' is ambiguous", "refs/heads/main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--output=/tmp/x", "-h", "main\nHEAD", "main\0"})
    void refusesWhatIsNoName(String name) {
        git.write("a.txt", "1\n").commit("First");

        assertThatThrownBy(() -> change(name, "HEAD"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("not a revision; name a branch");
        assertThatThrownBy(() -> change(name))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("head \"");
    }

    @Test
    void refusesANameThatIsTooLong() {
        git.write("a.txt", "1\n").commit("First");

        assertThatThrownBy(() -> change("x".repeat(1_001)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("not a revision");
    }

    @Test
    void refusesACommitWhoseTimeCannotBeRead() {
        git.write("a.txt", "1\n").commit("First");
        String tree = git.run("rev-parse", "HEAD^{tree}").strip();
        String commit = "tree " + tree + "\nparent " + git.revision("HEAD")
                + "\nauthor A <a@b> 1 +0000\ncommitter A <a@b> x\n\nBad\n";
        byte[] bytes = commit.getBytes(UTF_8);
        String object = git.run(bytes, "hash-object", "-t", "commit", "--literally", "-w", "--stdin")
                .strip();

        assertThatThrownBy(() -> change(object))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("a commit without a usable name or time");
    }

    private void topicBesideMain() {
        git.write("a.txt", "0\n").commit("Before");
        git.write("a.txt", "1\n").commit("Common");
        git.branch("topic").write("b.txt", "1\n").commit("Topic");
        git.switchTo("main").write("c.txt", "1\n").commit("Main");
    }

    private ChangeFacts change(String head) throws EvidenceException {
        return WorkTree.open(git.top()).change(Optional.empty(), head);
    }

    private ChangeFacts change(String base, String head) throws EvidenceException {
        return WorkTree.open(git.top()).change(Optional.of(base), head);
    }
}

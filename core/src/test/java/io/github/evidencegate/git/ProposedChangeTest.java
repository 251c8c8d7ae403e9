package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R097: the commits of a change are told, from the commit it left its target at. */
class ProposedChangeTest {
    @TempDir
    Path folder;

    private GitSandbox git;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder.resolve("origin"));
    }

    @Test
    void comparesWithTheMergeBase() throws Exception {
        Revision common = git.write("a.txt", "1\n").commit("Common");
        git.branch("topic");
        Revision head = git.write("b.txt", "1\n").commit("Topic");
        git.switchTo("main");
        Revision base = git.write("c.txt", "1\n").commit("Main");

        ChangeFacts facts = change("main", "topic");

        assertThat(facts.change().base()).contains(base);
        assertThat(facts.change().mergeBase()).contains(common);
        assertThat(facts.change().head()).isEqualTo(head);
        assertThat(facts.change().branch()).contains("topic");
        assertThat(facts.files()).extracting(ChangedFile::path).containsExactly("b.txt");
        assertThat(facts.change().commits()).extracting(Commit::revision).containsExactly(head);
    }

    @Test
    void takesTheFirstParentWithoutARemote() throws Exception {
        Revision first = git.write("a.txt", "1\n").commit("First");
        Revision second = git.write("a.txt", "2\n").commit("Second");

        Change change = change("HEAD").change();

        assertThat(change.base()).contains(first);
        assertThat(change.mergeBase()).contains(first);
        assertThat(change.branch()).contains("main");
        assertThat(change.commits()).extracting(Commit::revision).containsExactly(second);
        assertThat(change.commits().get(0).parents()).containsExactly(first);
        assertThat(change.commits().get(0).committedAt()).isBetween("2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z");
    }

    @Test
    void comparesTheFirstCommitWithNothing() throws Exception {
        Revision only = git.write("a.txt", "1\n2\n").commit("First");

        ChangeFacts facts = change("HEAD");

        assertThat(facts.change().base()).isEmpty();
        assertThat(facts.change().mergeBase()).isEmpty();
        assertThat(facts.change().commits()).extracting(Commit::revision).containsExactly(only);
        assertThat(facts.files()).extracting(file -> file.lines().added()).containsExactly(2);
    }

    @Test
    void readsASha256Repository() throws Exception {
        GitSandbox wide = GitSandbox.create(folder.resolve("wide"), "sha256");
        Revision first = wide.write("a.txt", "1\n").commit("First");
        WorkTree tree = WorkTree.open(wide.top());
        assertThat(tree.change(Optional.empty(), "HEAD").files()).hasSize(1);
        Revision second = wide.write("a.txt", "2\n").commit("Second");

        Change change = tree.change(Optional.empty(), "HEAD").change();

        assertThat(change.head()).isEqualTo(second);
        assertThat(change.base()).contains(first);
        assertThat(second.objectName()).hasSize(64);
    }

    @Test
    void takesTheFirstParentOfAMergeWithTheCommitsItBrings() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        git.branch("topic");
        Revision side = git.write("b.txt", "1\n").commit("Side");
        git.switchTo("main");
        Revision main = git.write("c.txt", "1\n").commit("Main");
        Revision merge = git.merge("topic");

        ChangeFacts facts = change("HEAD");

        assertThat(facts.change().base()).contains(main);
        assertThat(facts.files()).extracting(ChangedFile::path).containsExactly("b.txt");
        assertThat(facts.change().commits()).extracting(Commit::revision).containsExactly(side, merge);
        assertThat(facts.change().commits()).extracting(Commit::isMerge).containsExactly(false, true);
    }

    @Test
    void takesTheRemotesDefaultBranchThatTheHeadGoesBeyond() throws Exception {
        git.run("branch", "-m", "trunk");
        Revision base = git.write("a.txt", "1\n").commit("First");
        GitSandbox clone = git.clone(folder.resolve("clone"));
        clone.branch("topic");
        Revision one = clone.write("b.txt", "1\n").commit("One");
        Revision two = clone.write("b.txt", "2\n").commit("Two");

        Change change =
                WorkTree.open(clone.top()).change(Optional.empty(), "HEAD").change();

        assertThat(change.base()).contains(base);
        assertThat(change.commits()).extracting(Commit::revision).containsExactly(one, two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "master"})
    void guessesTheRemotesDefaultBranchIfTheRemoteDidNotTell(String name) throws Exception {
        Revision base = git.write("a.txt", "1\n").commit("First");
        git.run("update-ref", "refs/remotes/origin/" + name, base.objectName());
        git.branch("topic").write("b.txt", "1\n").commit("One");
        git.write("b.txt", "2\n").commit("Two");
        git.run("switch", "--quiet", "--detach");

        Change change = change("HEAD").change();

        assertThat(change.base()).contains(base);
        assertThat(change.branch()).isEmpty();
        assertThat(change.commits()).hasSize(2);
    }

    @Test
    void takesTheFirstParentOnTheDefaultBranchItself() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        GitSandbox clone = git.clone(folder.resolve("clone"));
        Revision one = clone.write("b.txt", "1\n").commit("One");
        clone.write("b.txt", "2\n").commit("Two");

        Change change =
                WorkTree.open(clone.top()).change(Optional.empty(), "HEAD").change();

        assertThat(change.base()).contains(one);
    }

    @Test
    void takesTheFirstParentOfAHeadThatTheDefaultBranchContains() throws Exception {
        Revision first = git.write("a.txt", "1\n").commit("First");
        git.write("a.txt", "2\n").commit("Second");
        git.write("a.txt", "3\n").commit("Third");
        GitSandbox clone = git.clone(folder.resolve("clone"));
        clone.run("switch", "--quiet", "--detach", "HEAD~1");

        Change change =
                WorkTree.open(clone.top()).change(Optional.empty(), "HEAD").change();

        assertThat(change.base()).contains(first);
    }

    @Test
    void tellsAnEmptyRangeWithTheHeadsAuthor() throws Exception {
        git.write("a.txt", "1\n").commitAs("Kim", "kim@example.org", "First");

        ChangeFacts facts = change("main", "HEAD");

        assertThat(facts.files()).isEmpty();
        assertThat(facts.change().commits()).isEmpty();
        assertThat(facts.change().author()).isEqualTo(new Person("Kim", "kim@example.org", Person.Kind.UNKNOWN));
    }

    @Test
    void namesTheBranchOnlyIfTheHeadIsOne() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        git.write("a.txt", "2\n").commit("Second");
        git.run("tag", "v1");
        git.run("switch", "--quiet", "--detach");

        assertThat(change("refs/heads/main").change().branch()).contains("main");
        assertThat(change("@").change().branch()).isEmpty();
        assertThat(change("main~0").change().branch()).isEmpty();
        assertThat(change("v1").change().branch()).isEmpty();
    }

    @Test
    void readsAuthorsTrailersAndCodingAgents() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        git.branch("claude/fix-1");
        Revision head = git.write("a.txt", "2\n").commitAs("J\u00FCrgen", "j@example.org", """
                        Fix

                        not: a trailer

                        Refs: #7
                        Co-authored-by: Claude <noreply@anthropic.com>
                        Reviewed-by: one
                          two
                        """);

        Change change = change("main", "HEAD").change();

        Commit commit = change.commits().get(0);
        assertThat(change.author().name()).isEqualTo("J\u00FCrgen");
        assertThat(commit.trailers())
                .containsExactly(
                        new Commit.Trailer("Refs", "#7"),
                        new Commit.Trailer("Co-authored-by", "Claude <noreply@anthropic.com>"),
                        new Commit.Trailer("Reviewed-by", "one two"));
        assertThat(change.codingAgents()).extracting(CodingAgent::name).containsExactly("Claude Code");
        assertThat(change.codingAgents().get(0).signs())
                .extracting(CodingAgent.Sign::where)
                .containsExactly(head.objectName(), "claude/fix-1");
    }

    @Test
    void blocksAMailmapFromRenamingTheAuthor() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        git.write(".mailmap", "Human <human@example.org> <cursoragent@cursor.com>\n")
                .commitAs("Cursor", "cursoragent@cursor.com", "Second");

        Change change = change("HEAD").change();

        assertThat(change.author()).isEqualTo(new Person("Cursor", "cursoragent@cursor.com", Person.Kind.BOT));
    }

    /** R213. */
    @Test
    void keepsNoTrailerThatCouldHoldAPrompt() throws Exception {
        git.commit("First");
        git.commit("Second\n\nPrompt: write it\nRefs: " + "\uD83D\uDE00".repeat(2_000));

        Commit commit = change("HEAD").change().commits().get(0);

        assertThat(commit.trailers())
                .containsExactly(new Commit.Trailer("Refs", "\uD83D\uDE00".repeat(CommitReader.TRAILER_LIMIT)));
    }

    @Test
    void readsTheObjectsThemselvesNotTheirReplacements() throws Exception {
        git.write("a.txt", "1\n").commit("First");
        Revision head = git.write("a.txt", "2\n").commit("Second");
        git.write("a.txt", "1\n").commit("Harmless");
        git.run("replace", head.objectName(), "HEAD");

        ChangeFacts facts = change("HEAD^");

        assertThat(facts.change().head()).isEqualTo(head);
        assertThat(facts.files()).hasSize(1);
    }

    @Test
    void worksFromASubfolderAndALinkedWorkTree() throws Exception {
        git.write("sub/a.txt", "1\n").commit("First");
        git.run(
                "worktree",
                "add",
                "--quiet",
                "-b",
                "side",
                folder.resolve("side").toString());

        WorkTree linked = WorkTree.open(folder.resolve("side/sub"));

        assertThat(linked.top()).isEqualTo(folder.resolve("side").toRealPath());
        assertThat(linked.change(Optional.empty(), "HEAD").change().branch()).contains("side");
        assertThat(linked.change(Optional.empty(), "HEAD").files())
                .extracting(ChangedFile::path)
                .containsExactly("sub/a.txt");
    }

    private ChangeFacts change(String head) throws EvidenceException {
        return WorkTree.open(git.top()).change(Optional.empty(), head);
    }

    private ChangeFacts change(String base, String head) throws EvidenceException {
        return WorkTree.open(git.top()).change(Optional.of(base), head);
    }
}

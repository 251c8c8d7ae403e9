package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.evidence.JudgedRun.Succession;
import io.github.evidencegate.evidence.JudgedRun.Succession.Kind;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R119: what was done to a branch between two judged heads is known, and nobody passes old work off as new. */
class HeadComparisonTest {
    @TempDir
    Path folder;

    private GitSandbox git;
    private WorkTree tree;

    @BeforeEach
    void proposeAChange() throws EvidenceException {
        git = GitSandbox.create(folder.resolve("origin"));
        git.write("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n").commit("Begin");
        git.branch("topic");
        git.write("a.txt", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").commit("Five");
        git.write("b.txt", "b\n").commit("Add b");
        tree = WorkTree.open(git.top());
    }

    private Change change(String head) throws EvidenceException {
        return tree.change(Optional.of("main"), head).change();
    }

    private JudgedRun judged() throws EvidenceException {
        Change change = change("topic");
        return new JudgedRun(
                "run",
                Instant.EPOCH,
                change.head(),
                change.mergeBase(),
                tree.heads().patch(change),
                Optional.empty(),
                List.of(),
                Spent.UNKNOWN,
                List.of());
    }

    private Kind after(JudgedRun before) throws EvidenceException {
        Change now = change("topic");
        Succession succession =
                tree.heads().succession(before, now, tree.heads().patch(now));
        assertThat(succession.previous()).isEqualTo(before.head());
        return succession.kind();
    }

    private void moveTheBase() {
        git.switchTo("main")
                .write("c.txt", "c\n")
                .write("a.txt", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n")
                .commit("Move");
        git.switchTo("topic");
    }

    @Test
    void seesCommitsOnTop() throws EvidenceException {
        JudgedRun before = judged();
        git.write("b.txt", "bb\n").commit("More");

        assertThat(after(before)).isEqualTo(Kind.ADDED);
    }

    @Test
    void seesARebaseOntoAMovedBase() throws EvidenceException {
        JudgedRun before = judged();
        moveTheBase();
        git.run("rebase", "--quiet", "main");

        assertThat(after(before)).isEqualTo(Kind.REBASED);
    }

    @Test
    void seesASquash() throws EvidenceException {
        JudgedRun before = judged();
        git.run("reset", "--quiet", "--soft", "main");
        git.commitStaged("Sam", "sam@example.org", "All at once");

        assertThat(after(before)).isEqualTo(Kind.SQUASHED);
    }

    @Test
    void seesAnAmendedMessageAndAnEmptyCommitForTheSameWork() throws EvidenceException {
        JudgedRun before = judged();
        git.run("commit", "--quiet", "--amend", "--message=Other words");

        assertThat(after(before)).isEqualTo(Kind.SQUASHED);

        JudgedRun amended = judged();
        git.run("commit", "--quiet", "--allow-empty", "--message=Run again");
        assertThat(after(amended)).isEqualTo(Kind.SQUASHED);
    }

    @Test
    void seesThatAnAmendedCommitHasOtherContent() throws EvidenceException {
        JudgedRun before = judged();
        git.write("b.txt", "other\n").run("commit", "--quiet", "--all", "--amend", "--no-edit");

        assertThat(after(before)).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void takesAnotherIndentationForOtherWork() throws EvidenceException {
        JudgedRun before = judged();
        git.write("b.txt", "    b\n").run("commit", "--quiet", "--all", "--amend", "--no-edit");

        assertThat(after(before)).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void seesAMergeOfTheBase() throws EvidenceException {
        JudgedRun before = judged();
        moveTheBase();
        git.merge("main");

        assertThat(after(before)).isEqualTo(Kind.BASE_MERGED);
    }

    @Test
    void takesAMergeOfTheBaseWithFurtherWorkForWork() throws EvidenceException {
        JudgedRun before = judged();
        moveTheBase();
        git.merge("main");
        git.write("b.txt", "bb\n").commit("More");

        assertThat(after(before)).isEqualTo(Kind.ADDED);
    }

    @Test
    void seesAForcePushToSomethingElse() throws EvidenceException {
        JudgedRun before = judged();
        git.run("reset", "--quiet", "--hard", "main");
        git.write("d.txt", "d\n").commit("Start over");

        assertThat(after(before)).isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void doesNotKnowWhereTheHeadBeforeIsGone() throws EvidenceException {
        JudgedRun before = judged();
        git.run("commit", "--quiet", "--amend", "--message=Same work");
        GitSandbox same = git.clone(folder.resolve("same"), "--branch=topic");
        git.write("b.txt", "other\n").run("commit", "--quiet", "--all", "--amend", "--no-edit");
        GitSandbox other = git.clone(folder.resolve("other"), "--branch=topic");

        assertThat(kindIn(other, before)).isEqualTo(Kind.UNKNOWN);
        assertThat(kindIn(same, before)).isEqualTo(Kind.SQUASHED);
    }

    @Test
    void doesNotKnowWhereAShallowCloneLacksTheHeadBefore() throws EvidenceException {
        JudgedRun before = judged();
        git.write("b.txt", "2\n").commit("Two");
        git.write("b.txt", "3\n").commit("Three");
        GitSandbox shallow = git.clone(folder.resolve("shallow"), "--depth=2", "--branch=topic");

        assertThat(kindIn(shallow, before, "HEAD~1")).isEqualTo(Kind.UNKNOWN);
    }

    private static Kind kindIn(GitSandbox clone, JudgedRun before) throws EvidenceException {
        return kindIn(clone, before, "origin/main");
    }

    /** The history of a shallow clone is not judged, but its objects can be compared. */
    private static Kind kindIn(GitSandbox clone, JudgedRun before, String base) throws EvidenceException {
        WorkTree there = WorkTree.open(clone.top());
        Revision from = clone.revision(base);
        Change change = new Change(
                Optional.of(from),
                clone.revision("HEAD"),
                Optional.of(from),
                Optional.empty(),
                new Change.Person("", "", Change.Person.Kind.UNKNOWN),
                List.of(),
                List.of());
        return there.heads()
                .succession(before, change, there.heads().patch(change))
                .kind();
    }

    @Test
    void tellsNoSameWorkWhereAPatchIsNotKnown() throws EvidenceException {
        JudgedRun before = judged();
        Change now = change("topic~1");

        assertThat(tree.heads().succession(before, now, Optional.empty()).kind())
                .isEqualTo(Kind.REWRITTEN);
    }

    @Test
    void digestsWhatEachKindOfFileBecomes() throws Exception {
        Digest text = patchOf("Text", () -> git.write("n.txt", "a\nb"));
        Digest lineFeed = patchOf("Line feed", () -> git.write("n.txt", "a\nb\n"));
        Digest binary = patchOf("Binary", () -> git.write("n.bin", new byte[] {0, 1, 2}));
        Digest otherBinary = patchOf("Other binary", () -> git.write("n.bin", new byte[] {0, 1, 3}));
        Digest gone = patchOf("Gone", () -> git.run("rm", "--quiet", "a.txt"));
        Digest executable = patchOf("Executable", () -> git.run("update-index", "--chmod=+x", "a.txt"));
        Digest tricky = patchOf("Tricky", () -> git.write("t.txt", "@@ -1 +1 @@\nindex 1..2\n--- a/x\nBinary files\n"));

        assertThat(List.of(text, lineFeed, binary, otherBinary, gone, executable, tricky))
                .doesNotHaveDuplicates();
    }

    private Digest patchOf(String message, Runnable edit) throws EvidenceException {
        git.run("reset", "--quiet", "--hard", "main");
        git.run("clean", "--quiet", "-fd");
        edit.run();
        if (!message.equals("Executable")) {
            git.run("add", "--all");
        }
        git.commitStaged("Sam", "sam@example.org", message);
        return tree.heads().patch(change("HEAD")).orElseThrow();
    }

    @Test
    void digestsTheFirstCommitOfAHistory() throws EvidenceException {
        GitSandbox other = GitSandbox.create(folder.resolve("other"));
        other.write("a.txt", "1\n").commit("First");
        WorkTree there = WorkTree.open(other.top());

        assertThat(there.heads().patch(there.change(Optional.empty(), "HEAD").change()))
                .isPresent();
    }

    @Test
    void listsTheCommitsBetweenTwoHeads() throws EvidenceException {
        Revision head = git.revision("topic");
        Revision one = git.write("b.txt", "2\n").commit("Two");
        Revision two = git.write("b.txt", "3\n").commit("Three");

        assertThat(tree.heads().between(head, two)).containsExactly(one, two);
        assertThat(tree.heads().between(two, two)).isEmpty();
        assertThatThrownBy(() -> tree.heads().between(new Revision("0".repeat(40)), two))
                .isInstanceOf(EvidenceException.class);
    }
}

package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.TextPatchReader.Limits;
import io.github.evidencegate.patch.FilePatch;
import io.github.evidencegate.patch.FilePatch.Hunk;
import io.github.evidencegate.patch.FilePatch.Line;
import io.github.evidencegate.patch.FilePatch.Mark;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatchReaderTest {
    private static final String RAW = ":100644 100644 1 2 M\0a\0\0diff --git a/a b/a\n--- a/a\n+++ b/a\n";

    @TempDir
    private Path folder;

    @Test
    void readsWholeFilesWithTheirLines() throws Exception {
        GitSandbox git =
                GitSandbox.create(folder).write("a.txt", "one\ntwo\nthree\n").write("gone.txt", "x\n");
        Revision base = git.commit("Begin");
        git.run("rm", "--quiet", "gone.txt");
        Revision head = git.write("a.txt", "one\n2\nthree\n")
                .write("new.txt", "--- y\n")
                .commit("Go on");

        TextPatch patch = WorkTree.open(folder).patch(base, head);

        assertThat(patch.isWhole()).isTrue();
        assertThat(patch.files())
                .containsExactly(
                        file(
                                "a.txt",
                                Status.MODIFIED,
                                new Hunk(
                                        1,
                                        1,
                                        List.of(
                                                new Line(Mark.KEPT, "one"),
                                                new Line(Mark.REMOVED, "two"),
                                                new Line(Mark.ADDED, "2"),
                                                new Line(Mark.KEPT, "three")))),
                        file("gone.txt", Status.DELETED, new Hunk(1, 0, List.of(new Line(Mark.REMOVED, "x")))),
                        file("new.txt", Status.ADDED, new Hunk(0, 1, List.of(new Line(Mark.ADDED, "--- y")))));
    }

    @Test
    void readsBothPathsOfAFileThatMoved() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "one\ntwo\nthree\nfour\n");
        Revision base = git.commit("Begin");
        git.run("mv", "a.txt", "b.txt");
        Revision head = git.commit("Move");

        FilePatch file = WorkTree.open(folder).patch(base, head).files().get(0);

        assertThat(file.path()).isEqualTo("b.txt");
        assertThat(file.basePath()).isEqualTo("a.txt");
        assertThat(file.status()).isEqualTo(Status.RENAMED);
        assertThat(file.hunks()).isEmpty();
    }

    @Test
    void readsLastLinesWithoutLineFeedCarriageReturnsAndOtherLetters() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "é\r\nold");
        Revision base = git.commit("Begin");
        Revision head = git.write("a.txt", "é\r\nnew").commit("Go on");

        List<Hunk> hunks =
                WorkTree.open(folder).patch(base, head).files().get(0).hunks();

        assertThat(hunks)
                .containsExactly(new Hunk(
                        1,
                        1,
                        List.of(new Line(Mark.KEPT, "é"), new Line(Mark.REMOVED, "old"), new Line(Mark.ADDED, "new"))));
    }

    @Test
    void readsEmptyLinesHoweverGitIsConfigured() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "\n\nold\n");
        Revision base = git.commit("Begin");
        Revision head = git.write("a.txt", "\n\nnew\n").commit("Go on");
        git.run("config", "diff.suppressBlankEmpty", "true");

        List<Hunk> hunks =
                WorkTree.open(folder).patch(base, head).files().get(0).hunks();

        assertThat(hunks.get(0).lines()).extracting(Line::text).containsExactly("", "", "old", "new");
    }

    @Test
    void readsBinaryFilesLinksAndFilesThatBecameLinks() throws Exception {
        GitSandbox git =
                GitSandbox.create(folder).write("a.bin", new byte[] {0, 1}).write("b", "text\n");
        Revision base = git.commit("Begin");
        git.write("a.bin", new byte[] {0, 2});
        git.run("rm", "--quiet", "b");
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a.bin"));
        Revision head = git.commit("Go on");

        TextPatch patch = WorkTree.open(folder).patch(base, head);

        assertThat(patch.files()).extracting(FilePatch::isBinary).containsExactly(true, false);
        assertThat(patch.files().get(1).hunks()).hasSize(2);
    }

    @Test
    void runsNoProgramThatTheChangeNames() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "old\n").write(".gitattributes", "*.txt diff=evil\n");
        Revision base = git.commit("Begin");
        Revision head = git.write("a.txt", "new\n").commit("Go on");
        git.run("config", "diff.evil.textconv", "touch " + folder.resolve("ran"));
        git.run("config", "diff.external", "touch " + folder.resolve("ran"));

        assertThat(WorkTree.open(folder).patch(base, head).files()).hasSize(1);
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void saysThatALineIsTooLong() throws Exception {
        TextPatch patch = read(RAW + "@@ -1 +1 @@\n-a\n+" + "b".repeat(11) + "\n", new Limits(10, 100, 100, 1_000));

        assertThat(patch.isWhole()).isFalse();
        assertThat(patch.files().get(0).hunks().get(0).lines())
                .containsExactly(new Line(Mark.REMOVED, "a"), new Line(Mark.ADDED, "b".repeat(10)));
    }

    @Test
    void saysThatAFileHasTooManyLines() throws Exception {
        TextPatch patch = read(RAW + "@@ -1,3 +0,0 @@\n-a\n-b\n-c\n", new Limits(10, 2, 100, 1_000));

        assertThat(patch.isWhole()).isFalse();
        assertThat(patch.files().get(0).hunks().get(0).lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "characters"})
    void saysThatAllFilesTogetherAreTooLarge(String limit) throws Exception {
        Limits limits = limit.equals("lines") ? new Limits(10, 100, 2, 1_000) : new Limits(10, 100, 100, 2);

        TextPatch patch = read(RAW + "@@ -1,3 +0,0 @@\n-a\n-b\n-c\n", limits);

        assertThat(patch.isWhole()).isFalse();
        assertThat(patch.files().get(0).hunks().get(0).lines()).hasSize(2);
    }

    @Test
    void isWholeUpToTheLimits() throws Exception {
        TextPatch patch = read(RAW + "@@ -1,3 +0,0 @@\n-a\n-b\n-c\n", new Limits(1, 3, 3, 3));

        assertThat(patch.isWhole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@@ -1,2 +1 @@\n-a\n+b\n+c\n",
                "@@ -1 +1 @@\n-a\n",
                "@@ -1 +1 @@\n?a\n",
                "@@ -x +1 @@\n",
                "@@ nothing\n",
                "@@ -1 +1 @@\n-a\n+b\ndiff --git a/b b/b\n"
            })
    void refusesWhatIsNoPatch(String text) {
        assertThatThrownBy(() -> read(RAW + text, Limits.STANDARD)).isInstanceOf(IOException.class);
    }

    private static TextPatch read(String text, Limits limits) throws IOException {
        return TextPatchReader.read(
                new GitOutput(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), limits);
    }

    private static FilePatch file(String path, Status status, Hunk hunk) {
        return new FilePatch(path, Optional.empty(), status, false, true, List.of(hunk));
    }
}

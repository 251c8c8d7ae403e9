package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R075: every file that the change touches is told, with its lines. */
class ChangedFilesTest {
    @TempDir
    Path folder;

    private GitSandbox git;

    @BeforeEach
    void startRepository() {
        git = GitSandbox.create(folder);
    }

    @Test
    void tellsEachStatusWithItsLines() throws Exception {
        git.write("gone.txt", "gone\nforever\n")
                .write("kept.txt", "same\n")
                .write("src/edited.txt", "1\n2\n3\n4\n5\n6\n7\n");
        git.commit("Before");
        Files.delete(folder.resolve("gone.txt"));
        git.write("new.txt", "1\n2\n3").write("src/edited.txt", "one\n2\n3\n5\n6\n7\n8\n9\n");
        git.commit("After");

        List<ChangedFile> files = files();

        assertThat(files)
                .extracting(ChangedFile::path, ChangedFile::status, ChangedFile::oldMode, ChangedFile::newMode)
                .containsExactly(
                        tuple("gone.txt", Status.DELETED, "100644", "000000"),
                        tuple("new.txt", Status.ADDED, "000000", "100644"),
                        tuple("src/edited.txt", Status.MODIFIED, "100644", "100644"));
        assertThat(files)
                .extracting(file -> described(file.lines()))
                .containsExactly("+0@ -2@1-2", "+3@1-3 -0@", "+3@1,7-8 -2@1,4");
    }

    @Test
    void tellsBothEndsOfARename() throws Exception {
        git.write("old name.txt", "1\n2\n3\n4\n5\n6\n7\n8\n").commit("Before");
        git.run("mv", "old name.txt", "new name.txt");
        git.write("new name.txt", "1\n2\n3\nfour\n5\n6\n7\n8\n").commit("After");

        ChangedFile file = file();

        assertThat(file.path()).isEqualTo("new name.txt");
        assertThat(file.oldPath()).contains("old name.txt");
        assertThat(file.status()).isEqualTo(Status.RENAMED);
        assertThat(described(file.lines())).isEqualTo("+1@4 -1@4");
    }

    @Test
    void tellsARenameWithoutEdits() throws Exception {
        git.write("old.txt", "1\n").commit("Before");
        git.run("mv", "old.txt", "new.txt");
        git.commit("After");

        ChangedFile file = file();

        assertThat(file.oldPath()).contains("old.txt");
        assertThat(file.lines()).isEqualTo(Lines.NONE);
    }

    @Test
    void tellsACopyAsAnAddedFile() throws Exception {
        git.write("one.txt", "1\n2\n3\n").commit("Before");
        git.write("two.txt", "1\n2\n3\n").commit("After");

        ChangedFile file = file();

        assertThat(file.status()).isEqualTo(Status.ADDED);
        assertThat(file.lines().added()).isEqualTo(3);
    }

    @Test
    void tellsAChangeOfModeAlone() throws Exception {
        git.write("run.sh", "echo\n").commit("Before");
        git.run("update-index", "--chmod=+x", "run.sh");
        git.commitStaged("Sam", "sam@example.org", "After");

        ChangedFile file = file();

        assertThat(file.status()).isEqualTo(Status.MODIFIED);
        assertThat(file.oldMode()).isEqualTo("100644");
        assertThat(file.newMode()).isEqualTo("100755");
        assertThat(file.lines()).isEqualTo(Lines.NONE);
    }

    @Test
    void countsNoLinesOfABinaryFile() throws Exception {
        git.write("image.png", new byte[] {1, 0, 10, 2})
                .write("other.txt", "1\n")
                .commit("Before");
        git.write("image.png", new byte[] {1, 0, 10, 3})
                .write("other.txt", "2\n")
                .commit("After");

        List<ChangedFile> files = files();

        assertThat(files).extracting(ChangedFile::content).containsExactly(Content.BINARY, Content.TEXT);
        assertThat(files).extracting(file -> described(file.lines())).containsExactly("+0@ -0@", "+1@1 -1@1");
    }

    @Test
    void tellsAnEmptyFile() throws Exception {
        git.write("one.txt", "1\n").commit("Before");
        git.write("empty.txt", "").write("last.txt", "1\n").commit("After");

        List<ChangedFile> files = files();

        assertThat(files).extracting(ChangedFile::path).containsExactly("empty.txt", "last.txt");
        assertThat(files).extracting(file -> file.lines().added()).containsExactly(0, 1);
    }

    @Test
    void tellsASymbolicLink() throws Exception {
        git.write("one.txt", "1\n").commit("Before");
        stage("120000", "/etc/passwd", "link");
        git.commitStaged("Sam", "sam@example.org", "After");

        ChangedFile file = file();

        assertThat(file.content()).isEqualTo(Content.SYMBOLIC_LINK);
        assertThat(file.newMode()).isEqualTo("120000");
        assertThat(described(file.lines())).isEqualTo("+1@1 -0@");
    }

    @Test
    void tellsAChangeOfTypeWithTheLinesOfBothSides() throws Exception {
        git.write("a.txt", "1\n2\n").write("b.txt", "1\n").commit("Before");
        stage("120000", "b.txt", "a.txt");
        git.write("b.txt", "2\n");
        git.run("add", "b.txt");
        git.commitStaged("Sam", "sam@example.org", "After");

        List<ChangedFile> files = files();

        assertThat(files).extracting(ChangedFile::status).containsExactly(Status.TYPE_CHANGED, Status.MODIFIED);
        assertThat(files).extracting(ChangedFile::content).containsExactly(Content.SYMBOLIC_LINK, Content.TEXT);
        assertThat(files).extracting(file -> described(file.lines())).containsExactly("+1@1 -2@1-2", "+1@1 -1@1");
    }

    @Test
    void countsNoLinesOfASubmodule() throws Exception {
        String commit = git.commit("Before").objectName();
        git.write(".gitmodules", "[submodule \"lib\"]\n\tpath = lib\n\turl = ./lib\n\tignore = all\n");
        git.run("add", ".gitmodules");
        git.run("update-index", "--add", "--cacheinfo", "160000," + commit + ",lib");
        git.commitStaged("Sam", "sam@example.org", "After");

        List<ChangedFile> files = files();

        assertThat(files).extracting(ChangedFile::content).containsExactly(Content.TEXT, Content.SUBMODULE);
        assertThat(files.get(1).lines()).isEqualTo(Lines.NONE);
        assertThat(files.get(1).newMode()).isEqualTo("160000");
    }

    @Test
    void countsNoLineForTheSubmoduleThatAFileReplaces() throws Exception {
        String commit = git.commit("First").objectName();
        git.run("update-index", "--add", "--cacheinfo", "160000," + commit + ",lib");
        git.commitStaged("Sam", "sam@example.org", "Before");
        stage("100644", "1\n2\n", "lib");
        git.commitStaged("Sam", "sam@example.org", "After");

        ChangedFile file = file();

        assertThat(file.status()).isEqualTo(Status.TYPE_CHANGED);
        assertThat(file.content()).isEqualTo(Content.TEXT);
        assertThat(described(file.lines())).isEqualTo("+2@1-2 -0@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"line\nfeed", "\"quoted\"", "tab\there", "back\\slash", "a\n@@ -1 +1 @@\n+x", "ümlaut €", " "})
    void takesFileNamesAsTheyAre(String name) throws Exception {
        git.write("one.txt", "1\n").commit("Before");
        stage("100644", "1\n", name);
        git.commitStaged("Sam", "sam@example.org", "After");

        ChangedFile file = file();

        assertThat(file.path()).isEqualTo(name);
        assertThat(file.lines().added()).isEqualTo(1);
    }

    @Test
    void showsBytesThatAreNotUtf8AndKeepsNamesApart() throws Exception {
        git.write("one.txt", "1\n").commit("Before");
        stage("100644", "1\n", "caf\u00E9".getBytes(ISO_8859_1));
        stage("100644", "2\n", "caf\u00E8".getBytes(ISO_8859_1));
        stage("100644", "3\n", "caf\uFFFD");
        git.commitStaged("Sam", "sam@example.org", "After");

        List<ChangedFile> files = files();

        assertThat(files)
                .extracting(ChangedFile::path)
                .containsExactlyInAnyOrder("caf\uFFFDE9", "caf\uFFFDE8", "caf\uFFFDEF\uFFFDBF\uFFFDBD");
    }

    @Test
    void takesNoLineForAHeader() throws Exception {
        git.write("a.txt", "diff --git a/x b/x\n@@ -1 +1 @@\n-- a/x\n\\ No newline at end of file")
                .write("b.txt", "1\n")
                .commit("Before");
        git.write("a.txt", "++ b/x\nBinary files a and b differ\n\n@@ -1,9 +1,9 @@\r\n--- a/x\ndiff --git a/y b/y")
                .write("b.txt", "2\n")
                .commit("After");

        List<ChangedFile> files = files();

        assertThat(files).extracting(ChangedFile::content).containsOnly(Content.TEXT);
        assertThat(files).extracting(file -> described(file.lines())).containsExactly("+6@1-6 -4@1-4", "+1@1 -1@1");
    }

    @Test
    void countsLinesLongerThanAnyBuffer() throws Exception {
        git.write("one.txt", "1\n").commit("Before");
        git.write("long.txt", "x".repeat(300_000) + "\n" + "y".repeat(300_000)).commit("After");

        ChangedFile file = file();

        assertThat(described(file.lines())).isEqualTo("+2@1-2 -0@");
    }

    @Test
    void blocksAttributesFromHidingLines() throws Exception {
        git.write("Main.java", "1\n").commit("Before");
        git.write(".gitattributes", "*.java -diff binary\n")
                .write("Main.java", "2\n")
                .commit("After");

        ChangedFile file = files().get(1);

        assertThat(file.content()).isEqualTo(Content.TEXT);
        assertThat(described(file.lines())).isEqualTo("+1@1 -1@1");
    }

    @Test
    void followsNoTasteOfTheUser() throws Exception {
        for (String setting : List.of(
                "diff.noprefix=true",
                "diff.mnemonicPrefix=true",
                "diff.renames=false",
                "diff.context=5",
                "diff.interHunkContext=9",
                "diff.ignoreSubmodules=all",
                "diff.suppressBlankEmpty=true",
                "color.ui=always",
                "core.quotePath=false",
                "core.bigFileThreshold=1",
                "log.showRoot=false",
                "log.date=relative",
                "i18n.logOutputEncoding=UTF-16")) {
            git.run("config", setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        git.write("old.txt", "1\n2\n3\n4\n5\n6\n7\n").commit("Before");
        git.run("mv", "old.txt", "neu \u00FC.txt");
        git.write("neu \u00FC.txt", "one\n2\n3\n4\n5\n6\nseven\n").commit("After");

        ChangedFile file = file();

        assertThat(file.oldPath()).contains("old.txt");
        assertThat(described(file.lines())).isEqualTo("+2@1,7 -2@1,7");
    }

    @Test
    void agreesWithNumstatOnAManyFoldChange() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < 200; line++) {
            text.append(line % 7).append('\n');
        }
        for (int i = 0; i < 60; i++) {
            git.write("d" + i % 5 + "/f" + i + ".txt", text.substring(i));
        }
        git.commit("Before");
        for (int i = 0; i < 60; i += 2) {
            git.write("d" + i % 5 + "/f" + i + ".txt", text.toString().replace("3\n", i % 4 == 0 ? "" : "x\nx\n"));
        }
        git.commit("After");

        StringBuilder numstat = new StringBuilder();
        for (ChangedFile file : files()) {
            assertThat(file.lines().addedAt().count()).isEqualTo(file.lines().added());
            numstat.append(file.lines().added())
                    .append('\t')
                    .append(file.lines().deleted())
                    .append('\t');
            numstat.append(file.path()).append('\n');
        }

        assertThat(numstat).hasToString(git.run("diff-tree", "-r", "--numstat", "HEAD^", "HEAD"));
    }

    private ChangedFile file() throws EvidenceException {
        List<ChangedFile> files = files();
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    private List<ChangedFile> files() throws EvidenceException {
        return WorkTree.open(folder).change(Optional.of("HEAD^"), "HEAD").files();
    }

    private void stage(String mode, String text, String path) {
        stage(mode, text, path.getBytes(UTF_8));
    }

    /** Puts a file into the index alone: not every file system can hold every name. */
    private void stage(String mode, String text, byte[] path) {
        String object = git.run(text.getBytes(ISO_8859_1), "hash-object", "-w", "--stdin")
                .strip();
        git.run(entry(mode, object, path), "update-index", "-z", "--index-info");
    }

    private static byte[] entry(String mode, String object, byte[] path) {
        String name = new String(path, ISO_8859_1);
        return (mode + " " + object + "\t" + name + "\0").getBytes(ISO_8859_1);
    }

    private static String described(Lines lines) {
        return "+" + lines.added() + "@" + lines.addedAt() + " -" + lines.deleted() + "@" + lines.deletedAt();
    }
}

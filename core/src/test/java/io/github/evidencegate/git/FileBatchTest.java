package io.github.evidencegate.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.WorkTree.FileContent;
import io.github.evidencegate.git.WorkTree.FileName;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBatchTest {
    @TempDir
    Path folder;

    @Test
    void readsManyFilesInTheOrderOfTheQuestion() throws Exception {
        GitSandbox git = GitSandbox.create(folder);
        git.write("empty", "").write("a b/c.txt", "text\n").write("large", "x".repeat(200_000));
        Revision head = git.commit("Files");

        List<FileContent> contents = WorkTree.open(folder)
                .filesAt(
                        List.of(
                                new FileName(head, "large"),
                                new FileName(head, "empty"),
                                new FileName(head, "a b"),
                                new FileName(head, "not there"),
                                new FileName(head, "line\nfeed"),
                                new FileName(head, "a b/c.txt")),
                        300_000,
                        1_000_000);

        assertThat(contents.get(0).bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(200_000).containsOnly('x'));
        assertThat(contents.get(1).bytes())
                .hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
        assertThat(contents.get(2).problem()).contains("there is no such file in git");
        assertThat(contents.get(3).problem()).contains("there is no such file in git");
        assertThat(contents.get(4).problem())
                .hasValueSatisfying(it -> assertThat(it).contains("line feed"));
        assertThat(contents.get(5).bytes()).contains("text\n".getBytes(UTF_8));
    }

    @Test
    void passesOverFilesThatAreTooLargeAloneOrTogether() throws Exception {
        GitSandbox git = GitSandbox.create(folder);
        git.write("a", "x".repeat(200_000)).write("b", "y".repeat(60)).write("c", "z".repeat(60));
        Revision head = git.commit("Files");

        List<FileContent> contents = WorkTree.open(folder)
                .filesAt(List.of(new FileName(head, "a"), new FileName(head, "b"), new FileName(head, "c")), 100, 100);

        assertThat(contents).extracting(content -> content.bytes().isPresent()).containsExactly(false, true, false);
        assertThat(contents.get(0).problem())
                .contains("200000 bytes; at most 100 are read of one file, and not all of many");
    }

    /** More questions than a pipe holds: git must not wait for us while we wait for git. */
    @Test
    void asksForThousandsOfFiles() throws Exception {
        GitSandbox git = GitSandbox.create(folder);
        git.write("f".repeat(200), "x".repeat(1_000));
        Revision head = git.commit("Files");
        List<FileName> names = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            names.add(new FileName(head, "f".repeat(200)));
        }

        List<FileContent> contents = WorkTree.open(folder).filesAt(names, 1_000, 1L << 30);

        assertThat(contents).hasSize(4_000).allMatch(content -> content.bytes().isPresent());
    }

    @Test
    void asksNothingForNoFiles() throws Exception {
        GitSandbox git = GitSandbox.create(folder);
        git.write("a", "a");
        git.commit("Files");

        assertThat(WorkTree.open(folder).filesAt(List.of(), 1, 1)).isEmpty();
    }
}

package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommittedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void listsWhatIsCommittedAndNothingElse() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("b/c.txt", "").write("a.txt", "");
        Revision head = git.commit("Begin");
        git.write("new.txt", "");

        CommittedFiles files = WorkTree.open(folder).committed(10);

        assertThat(files).isEqualTo(new CommittedFiles(head, List.of("a.txt", "b/c.txt"), true));
    }

    @Test
    void saysThatThereAreMore() throws Exception {
        GitSandbox git = GitSandbox.create(folder);
        for (int i = 0; i < 50; i++) {
            git.write("f" + (100 + i), "");
        }
        git.commit("Begin");

        CommittedFiles files = WorkTree.open(folder).committed(3);

        assertThat(files.paths()).containsExactly("f100", "f101", "f102");
        assertThat(files.isWhole()).isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsHostileNamesWhole() throws Exception {
        String name = "a\nb\t\"c\u202E";
        GitSandbox.create(folder).write(name, "").commit("Begin");

        assertThat(WorkTree.open(folder).committed(10).paths()).containsExactly(name);
    }

    @Test
    void runsNoHookAndNoMonitorOfTheWorkTree() throws Exception {
        GitSandbox git = GitSandbox.create(folder).write("a.txt", "");
        git.commit("Begin");
        git.run("config", "core.fsmonitor", "touch " + folder.resolve("ran"));

        WorkTree.open(folder).committed(10);

        assertThat(folder.resolve("ran")).doesNotExist();
    }
}

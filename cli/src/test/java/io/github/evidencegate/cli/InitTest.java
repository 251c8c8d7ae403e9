package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    @TempDir
    private Path folder;

    private GitSandbox git;
    private Path policy;

    @BeforeEach
    void makeProject() {
        git = GitSandbox.create(folder.resolve("my shop"))
                .write("pom.xml", "<project/>")
                .write("src/test/java/ATest.java", "class ATest {}\n")
                .write("CODEOWNERS", "* @acme/shop\n");
        git.commit("Begin");
        policy = git.top().resolve(".evidence-gate.yml");
    }

    private Run init(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("init", "--repo", git.top().toString()));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void writesAPolicyAndSaysWhatComesNext() {
        Run run = init();

        assertThat(run.status()).isZero();
        assertThat(policy).content().contains("decider: \"@acme/shop\"", "unit-tests:");
        assertThat(run.output())
                .startsWith("Wrote " + policy)
                .contains("Found: Maven (pom.xml)", "evidence-gate check --repo '" + git.top() + "' --policy '");
    }

    @Test
    void writesAPolicyThatACheckTakes() {
        init();

        Run check = Run.of("check", "--repo", git.top().toString(), "--policy", policy.toString());

        assertThat(check.status()).isZero();
        assertThat(check.output()).contains("@acme/shop");
    }

    @Test
    void printsThePolicyAndWritesNothing() {
        Run run = init("--stdout");

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("# A first policy").endsWith("\n");
        assertThat(policy).doesNotExist();
    }

    @Test
    void printsWhatItWouldWrite() throws Exception {
        Run printed = init("--stdout");
        init();

        assertThat(Files.readString(policy)).isEqualTo(printed.output());
    }

    @Test
    void refusesToReplaceAPolicy() {
        git.write(".evidence-gate.yml", "version: 1\n");

        Run run = init();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("is there already", "--stdout", "--force");
        assertThat(policy).hasContent("version: 1");
    }

    @Test
    void replacesAPolicyForWhoInsists() {
        git.write(".evidence-gate.yml", "version: 1\n");

        Run run = init("--force");

        assertThat(run.status()).isZero();
        assertThat(policy).content().startsWith("# A first policy");
        assertThat(git.top()).isDirectoryNotContaining("glob:**.tmp");
    }

    /** Windows lets not everybody make links. */
    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            assumeThat(OS.current()).as("may make links: " + e).isNotEqualTo(OS.WINDOWS);
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesToWriteThroughALink() throws Exception {
        Path target = Files.writeString(folder.resolve("precious"), "precious");
        link(policy, target);

        Run run = init("--force");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("is a link or a folder", "remove it");
        assertThat(target).hasContent("precious");
    }

    @Test
    void refusesToWriteThroughALinkToNothing() throws Exception {
        Path target = folder.resolve("absent");
        link(policy, target);

        Run run = init();

        assertThat(run.status()).isEqualTo(2);
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesAPolicyOfTheOtherName() {
        git.write(".evidence-gate.yaml", "version: 1\n");

        Run run = init();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("rename it");
    }

    @Test
    void refusesAFolderWithoutAWorkTree() {
        Run run = Run.of("init", "--repo", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("no git work tree");
    }

    @Test
    void refusesAnEmptyRepo() {
        Run run = Run.of("init", "--repo", "");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("--repo is empty");
    }
}

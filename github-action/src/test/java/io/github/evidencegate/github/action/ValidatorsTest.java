package io.github.evidencegate.github.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.github.testkit.NodeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others wrote to check actions, workflows and scripts has nothing against ours, and something against bad ones. */
class ValidatorsTest {
    @TempDir
    private Path folder;

    private String validate(Path root, List<String> files) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(root.toString()));
        arguments.addAll(files);
        return NodeScript.bundled("validate", folder).run("", arguments.toArray(String[]::new));
    }

    @Test
    @NeedsOracles
    void findNothingInWhatIsOurs() throws Exception {
        List<String> files = new ArrayList<>(ExampleWorkflows.names());
        files.addAll(List.of(
                "action.yml",
                "github-action/action.yml",
                "github-action/run",
                "github-action/release.sha256",
                "docs/github.md"));

        String complaints = validate(ActionFile.REPOSITORY, files);

        assertThat(complaints).isEmpty();
    }

    @Test
    @NeedsOracles
    void findWhatWouldBeWrong() throws Exception {
        // In two parts, so that nobody finds a token here.
        String token = "ghp_" + "1234567890abcdefghijklmnopqrstuvwxyz";
        Files.copy(ActionFile.ROOT.path(), folder.resolve("action.yml"));
        Files.writeString(folder.resolve("bad.yml"), """
                on: pull_request
                jobs:
                  bad:
                    runs-on: ubuntu-latest
                    steps:
                      - uses: OWNER/evidence-gate@0000000000000000000000000000000000000000
                        with:
                          nonsense: 1
                      - run: echo "${{ github.event.pull_request.title }}"
                      - run: echo %s
                      - ruin: echo
                """.formatted(token));

        String complaints = validate(folder, List.of("action.yml", "bad.yml"));

        assertThat(complaints.lines().filter(line -> line.startsWith("action.yml")))
                .isEmpty();
        assertThat(complaints)
                .contains("bad.yml:8: Invalid action input 'nonsense'")
                .contains("bad.yml:9: \"github.event.pull_request.title\" is potentially untrusted")
                .contains("bad.yml:10: found GitHub Token")
                .contains("bad.yml:11: ");
    }

    /** Debian has the program, no package registry does. */
    @Test
    void findsNothingInTheScripts() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(place -> Path.of(place, "shellcheck")))
                .as("shellcheck is installed")
                .anyMatch(Files::isExecutable);
        Path output = folder.resolve("shellcheck");
        Process process = new ProcessBuilder(
                        "shellcheck", "run", "oracles/install", "../release/make", "../docs/images/make")
                .directory(ActionFile.REPOSITORY.resolve("github-action").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        process.waitFor();

        assertThat(Files.readString(output, UTF_8)).isEmpty();
    }
}

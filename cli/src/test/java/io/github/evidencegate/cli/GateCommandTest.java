package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.CommandRunCodec;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R031: any command is a gate. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a POSIX shell")
class GateCommandTest {
    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    private GitSandbox git;

    @BeforeEach
    void makeChange() {
        git = GitSandbox.create(folder.resolve("shop"));
        git.write(".evidence-gate.yml", "gates: {lint: {kind: command}}\n").commit("Begin");
        git.write("Basket.java", "class Basket {}\n").commit("Add a basket");
    }

    @Test
    void passesOutputAndStatusThrough() {
        Run run = gate("echo out; echo err >&2; exit 3");

        assertThat(run).isEqualTo(new Run(3, "out\n", "err\n"));
    }

    @Test
    void recordsWhatTheCommandDid() throws Exception {
        gate("exit 3");

        CommandRun run = recorded();
        assertThat(run.id()).isEqualTo("lint");
        assertThat(run.kind()).contains("style");
        assertThat(run.program()).isEqualTo("sh");
        assertThat(run.head()).isEqualTo(git.revision("HEAD"));
        assertThat(run.endedAt()).isEqualTo(run.startedAt().plus(run.took()));
        assertThat(run.ending().exitStatus()).isEqualTo(3);
    }

    @Test
    void recordsNeitherOutputNorArguments() throws IOException {
        gate("echo " + SECRET + " >&2");

        assertThat(Files.readString(file())).doesNotContain(SECRET, "echo", "-c");
    }

    @Test
    void recordsTheSameFingerprintForTheSameFailure() throws Exception {
        gate("echo took $$ ms; echo b; exit 1");
        CommandRun first = recorded();

        gate("echo b; echo took 1$$ ms; exit 1");

        assertThat(recorded().output()).isEqualTo(first.output());
        assertThat(recorded().arguments()).isNotEqualTo(first.arguments());
    }

    @Test
    void isFoundByTheCheckWithoutConfiguration() {
        gate("true");

        assertThat(states()).containsExactly("pass");
    }

    @Test
    void failsTheCheckWithItsReason() {
        gate("exit 2");

        Run check = Run.of("check", "--repo", git.top().toString());

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.output()).contains("Gate lint failed: exited with 2 after ");
    }

    @Test
    void isStaleAfterTheNextCommit() {
        gate("true");
        git.write("Shelf.java", "class Shelf {}\n").commit("Add a shelf");

        assertThat(states()).containsExactly("stale");
    }

    @Test
    void isFoundWhereItWasWrittenTo() throws IOException {
        git.write(".evidence-gate.yml", "gates: {lint: {kind: command, results: out/lint.json}}\n")
                .commit("Name it");
        git.write("Shelf.java", "class Shelf {}\n").commit("Add a shelf");

        Run.of("gate", "--id", "lint", "--repo", top(), "--out", top() + "/out/lint.json", "--", "true");

        assertThat(file()).doesNotExist();
        assertThat(states()).containsExactly("pass");
    }

    @Test
    void isUnreadableIfItsRecordIsCutOff() throws IOException {
        gate("true");
        Files.writeString(file(), Files.readString(file()).substring(0, 90));

        assertThat(states()).containsExactly("unreadable");
    }

    @ParameterizedTest
    @CsvSource({"no-such-program-here, 127, no such program", "/etc/passwd, 126, no permission"})
    void failsIfTheCommandCannotStart(String program, int status, String reason) throws Exception {
        Run run = Run.of("gate", "--id", "lint", "--repo", top(), "--", program);

        assertThat(run.status()).isEqualTo(status);
        assertThat(run.error()).startsWith("evidence-gate: " + program + ": " + reason);
        assertThat(recorded().ending().notStarted().orElseThrow()).startsWith(reason);
        assertThat(states()).containsExactly("fail");
    }

    @Test
    void keepsTheStatusIfTheRecordCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("shop/.git/evidence-gate"), "no folder");

        Run run = gate("echo out; exit 3");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.output()).isEqualTo("out\n");
        assertThat(run.error()).contains("gate lint is not recorded, so the check will find it missing");
        assertThat(states()).containsExactly("missing", "unreadable");
    }

    @Test
    void keepsTheStatusOutsideAWorkTree() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        Run run = Run.of("gate", "--id", "lint", "--repo", elsewhere.toString(), "--", "false");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.error()).contains("is not recorded", "no git work tree");
    }

    @Test
    void recordsNothingIfTheCommandMovesTheHead() {
        Run run = gate("cd '" + git.top() + "' && git checkout -q HEAD~1");

        assertThat(run.status()).isZero();
        assertThat(run.error()).contains("HEAD moved from ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void takesTheOldRecordAwayBeforeItBegins() {
        gate("true");

        Run run = gate("test ! -e '" + file() + "'");

        assertThat(run.status()).isZero();
    }

    @Test
    void leavesNothingBesideTheRecord() throws IOException {
        gate("true");

        try (Stream<Path> files = Files.list(file().resolveSibling(""))) {
            assertThat(files).containsExactly(file());
        }
    }

    @ParameterizedTest
    @CsvSource({"Lint", "../lint", "-x", "''", "a b"})
    void refusesAnIdThatNoGateHas(String id) {
        Run run = Run.of("gate", "--id=" + id, "--repo", top(), "--", "touch", top() + "/ran");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("evidence-gate: ").hasLineCount(1);
        assertThat(folder.resolve("shop/ran")).doesNotExist();
    }

    @Test
    void refusesEmptyValues() {
        Run run = Run.of("gate", "--id", "lint", "--out", "", "--", "true");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("--out is empty");
    }

    @Test
    void runsACommandWithoutDashesToo() {
        Run run = Run.of("--verbose", "gate", "--id", "lint", "--repo", top(), "sh", "-c", "exit 4");

        assertThat(run.status()).isEqualTo(4);
        assertThat(states()).containsExactly("fail");
    }

    private Run gate(String script) {
        return Run.of("gate", "--id", "lint", "--kind", "style", "--repo", top(), "--", "sh", "-c", script);
    }

    private String top() {
        return git.top().toString();
    }

    private Path file() {
        return folder.resolve("shop/.git/evidence-gate/gate-lint.json");
    }

    private CommandRun recorded() throws IOException, EvidenceException {
        return CommandRunCodec.decode(Files.readAllBytes(file()));
    }

    private List<String> states() {
        String record = Run.of("check", "--repo", top(), "--format", "json").output();
        return STATE.matcher(record).results().map(state -> state.group(1)).toList();
    }
}

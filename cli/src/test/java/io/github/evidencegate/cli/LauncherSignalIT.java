package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.cli.Clone.Started;
import io.github.evidencegate.codec.CommandRunCodec;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.testkit.GitSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that runs as a gate below the launcher, and the signals that reach the launcher's process. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherSignalIT {
    @TempDir
    private Path folder;

    private Clone clone;
    private GitSandbox git;

    @BeforeEach
    void makeChange() throws Exception {
        clone = Clone.built(folder);
        git = GitSandbox.create(folder.resolve("shop"));
        git.write("Basket.java", "class Basket {}\n").commit("Begin");
    }

    @Test
    void passesOutputAndStatusThrough() throws Exception {
        Run run = gate("printf out; printf err >&2; exit 42").end();

        assertThat(run).isEqualTo(new Run(42, "out", "err"));
    }

    @Test
    void leavesStandardInputToTheCommand() throws Exception {
        Path script = clone.script(
                folder.resolve("fed"),
                "echo fed | '" + clone.launcher() + "' gate --id lint --repo '" + git.top() + "' -- cat");

        Run run = clone.start(script).end();

        assertThat(run).isEqualTo(new Run(0, "fed\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void passesASignalToTheCommandAndItsStatusBack(String signal, int status) throws Exception {
        Started started = gate("echo ready; exec sleep 60");
        waitFor(started, "ready\n");

        send(signal, started);

        assertThat(started.end().status()).isEqualTo(status);
        assertThat(recorded().ending().signal()).contains(signal);
        assertThat(recorded().ending().exitStatus()).isEqualTo(status);
    }

    @Test
    void letsTheCommandHandleTheSignal() throws Exception {
        Started started = gate("trap 'echo cleaned up; exit 9' TERM; echo ready; while :; do sleep 0.1; done");
        waitFor(started, "ready\n");

        send("TERM", started);

        assertThat(started.end()).isEqualTo(new Run(9, "ready\ncleaned up\n", ""));
    }

    @Test
    void passesAnInterruptOnWhereNoTerminalDoes() throws Exception {
        assumeThat(Path.of("/usr/bin/setsid")).exists();
        assumeThat(canBeTrapped("INT")).as("this build runs in the background").isTrue();
        Path detached = clone.script(folder.resolve("detached"), "exec setsid '" + clone.launcher() + "' \"$@\"");
        Started started = gate(detached, "trap 'exit 7' INT; echo ready; while :; do sleep 0.1; done");
        waitFor(started, "ready\n");

        send("INT", started);

        assertThat(started.end().status()).isEqualTo(7);
    }

    @Test
    void leavesNoRecordIfItIsKilled() throws Exception {
        gate("true").end();
        Started started = gate("echo ready; exec sleep 5");
        waitFor(started, "ready\n");

        send("KILL", started);

        assertThat(started.end().status()).isEqualTo(137);
        assertThat(file()).doesNotExist();
    }

    private static boolean canBeTrapped(String signal) throws Exception {
        String script = "trap 'exit 9' " + signal + "; kill -" + signal + " $$; exit 0";
        return new ProcessBuilder("sh", "-c", script).start().waitFor() == 9;
    }

    private Started gate(String script) throws Exception {
        return gate(clone.launcher(), script);
    }

    private Started gate(Path launcher, String script) throws Exception {
        return clone.start(launcher, "gate", "--id", "lint", "--repo", git.top().toString(), "--", "sh", "-c", script);
    }

    private static void waitFor(Started started, String text) throws Exception {
        while (!Files.readString(started.output()).equals(text)) {
            assertThat(started.process().isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void send(String signal, Started started) throws Exception {
        String pid = Long.toString(started.process().pid());
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s " + signal + " " + pid).start();
        assertThat(kill.waitFor()).isZero();
    }

    private Path file() {
        return folder.resolve("shop/.git/evidence-gate/gate-lint.json");
    }

    private CommandRun recorded() throws Exception {
        return CommandRunCodec.decode(Files.readAllBytes(file()));
    }
}

package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.action.ActionSandbox.Ended;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the step starts the program, and what becomes of its status. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of the sandbox are scripts of a POSIX shell")
class RunsProgramTest {
    private static final String TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ012345";

    @TempDir
    private Path folder;

    private ActionSandbox sandbox;

    @BeforeEach
    void checkOut() throws IOException {
        sandbox = ActionSandbox.in(folder);
        sandbox.with("JAVA_HOME_21_X64", sandbox.java("java", "21").toString());
    }

    @Test
    void buildsTheProgramFromItsOwnCheckoutUntilThereIsARelease() throws Exception {
        Ended step = sandbox.run();

        assertThat(step.log())
                .isEqualTo(
                        "Evidence Gate: program from the sources in %s, Java 21 in %s%n",
                        sandbox.at("checkout"), sandbox.at("java"));
        assertThat(sandbox.read("build")).contains("JAVA_HOME=" + sandbox.at("java") + "\n");
        assertThat(sandbox.read("arguments").lines())
                .endsWith("-jar", sandbox.at("checkout/cli/target/evidence-gate.jar"), "github");
    }

    @Test
    void saysWhatToDoIfThatFails() throws Exception {
        sandbox.program("checkout/bin/evidence-gate", "exit 2");

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log())
                .contains("cannot be built from " + sandbox.at("checkout") + ", see above; name a release");
    }

    @Test
    void givesTheTokenToTheProgramAlone() throws Exception {
        sandbox.with(ActionInput.TOKEN, TOKEN);

        Ended step = sandbox.run();

        assertThat(sandbox.read("variables")).contains(ActionInput.TOKEN.variable() + "=" + TOKEN);
        assertThat(sandbox.read("build")).isNotEmpty().doesNotContain(TOKEN);
        assertThat(sandbox.read("arguments")).doesNotContain(TOKEN);
        assertThat(step.log()).doesNotContain(TOKEN);
    }

    @Test
    void showsNoTokenWhereAWorkflowTracesItsScripts() throws Exception {
        sandbox.with(ActionInput.TOKEN, TOKEN).with("SHELLOPTS", "xtrace");

        Ended step = sandbox.run();

        assertThat(sandbox.read("variables")).contains(ActionInput.TOKEN.variable() + "=" + TOKEN);
        assertThat(step.log()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void endsAsTheProgramEnds(int status) throws Exception {
        sandbox.java("java", "21", "begun " + status);
        sandbox.with("EXIT", "" + status);

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "begun"})
    void takesNoStatusOfABrokenJavaForAVerdict(String told) throws Exception {
        sandbox.java("java", "21", told);
        sandbox.with("EXIT", "1").with("EVIDENCE_GATE_HEAP", "9g");

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log())
                .contains("::error title=Evidence Gate::Java ended with status 1 before its work was done")
                .contains("less memory than 9g (EVIDENCE_GATE_HEAP)");
    }

    @Test
    void leavesNothingInTheFolderForTemporaryFiles() throws Exception {
        sandbox.run();

        assertThat(folder.resolve("temp")).isDirectoryNotContaining("glob:**/evidence-gate.*");
    }

    /** What a Windows runner says; only cygpath, which turns its paths round, is ours. Windows itself was not there. */
    @Test
    void understandsThePathsOfWindows() throws Exception {
        sandbox.program("programs/cygpath", """
                shift 2
                printf '%s' "$1" | sed -e 's|\\\\|/|g' -e 's|^D:|""" + folder + "|'");
        sandbox.write("own tools/evidence-gate.jar", "own");
        sandbox.with("RUNNER_OS", "Windows")
                .with("RUNNER_TEMP", "D:\\temp")
                .with("JAVA_HOME_21_X64", "D:\\java")
                .with(ActionInput.PROGRAM, "D:\\own tools\\evidence-gate.jar");

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
        assertThat(step.log())
                .contains("program from " + sandbox.at("own tools") + ", Java 21 in " + sandbox.at("java"));
        assertThat(sandbox.read("arguments").lines())
                .contains("-XX:ErrorFile=NUL")
                .endsWith("-jar", sandbox.at("own tools/evidence-gate.jar"), "github");
    }
}

package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.action.ActionSandbox.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the step takes, of those that the images of GitHub have. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of the sandbox are scripts of a POSIX shell")
class FindsJavaTest {
    @TempDir
    private Path folder;

    private ActionSandbox sandbox;

    @BeforeEach
    void checkOut() throws IOException {
        sandbox = ActionSandbox.in(folder);
    }

    @Test
    void takesWhatTheInputNamesBeforeAnyOther() throws Exception {
        sandbox.with("JAVA_HOME_21_X64", sandbox.java("21", "21.0.8").toString())
                .with(ActionInput.JAVA_HOME, sandbox.java("own", "25").toString());

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 25 in " + sandbox.at("own"));
        assertThat(step.status()).isZero();
    }

    @Test
    void refusesAnInputThatIsTooOldThoughAnotherIsThere() throws Exception {
        sandbox.with("JAVA_HOME_21_X64", sandbox.java("21", "21.0.8").toString())
                .with(ActionInput.JAVA_HOME, sandbox.java("own", "11.0.2").toString());

        Ended step = sandbox.run();

        assertThat(step.log())
                .startsWith("::error title=Evidence Gate::no Java 17 or newer: input java-home is " + sandbox.at("own")
                        + ", Java 11;");
        assertThat(step.status()).isEqualTo(2);
    }

    @Test
    void takesTheTestedOnesFirst() throws Exception {
        sandbox.with("JAVA_HOME_25_X64", sandbox.java("25", "25").toString())
                .with("JAVA_HOME_8_X64", sandbox.java("8", "1.8.0_442").toString())
                .with("JAVA_HOME_17_X64", sandbox.java("17", "17.0.16").toString())
                .with("JAVA_HOME", sandbox.at("8"));

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 17 in " + sandbox.at("17"));
    }

    @Test
    void takesANewerOneThanItKnows() throws Exception {
        sandbox.with("JAVA_HOME_29_X64", sandbox.java("29", "29-ea").toString());

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 29 in " + sandbox.at("29"));
    }

    @Test
    void takesTheOneForThisProcessor() throws Exception {
        sandbox.with("RUNNER_ARCH", "ARM64")
                .with("JAVA_HOME_21_X64", sandbox.java("x64", "21").toString())
                .with("JAVA_HOME_17_arm64", sandbox.java("arm", "17").toString());

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 17 in " + sandbox.at("arm"));
    }

    @Test
    void passesOverOneThatIsNamedButNotThere() throws Exception {
        sandbox.with("JAVA_HOME_21_X64", sandbox.at("gone"))
                .with("JAVA_HOME", sandbox.java("home", "17.0.1").toString());

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 17 in " + sandbox.at("home"));
    }

    @Test
    void takesTheOneOnThePathLast() throws Exception {
        sandbox.java("path", "21");
        Files.createSymbolicLink(folder.resolve("programs/java"), folder.resolve("path/bin/java"));

        Ended step = sandbox.run();

        assertThat(step.log()).contains("Java 21 in " + sandbox.at("path"));
    }

    @Test
    void saysWhatItTriedAndWhatToDoIfThereIsNone() throws Exception {
        sandbox.with("JAVA_HOME", sandbox.java("old", "11.0.2").toString());

        Ended step = sandbox.run();

        assertThat(step.log())
                .isEqualTo("::error title=Evidence Gate::no Java 17 or newer on this runner; JAVA_HOME is "
                        + sandbox.at("old")
                        + ", Java 11; actions/setup-java brought none either, see above; add a step that installs one"
                        + " before this one, or name a Java by the input java-home\n");
        assertThat(step.status()).isEqualTo(2);
    }

    @Test
    void asksForOneToBeInstalledOnlyIfThereIsNone() throws Exception {
        sandbox.with("GITHUB_OUTPUT", sandbox.at("output")).with("JAVA_HOME", sandbox.at("gone"));

        Ended without = sandbox.run("java");
        String asked = sandbox.read("output");
        sandbox.write("output", "");
        sandbox.java("gone", "17.0.1");
        Ended with = sandbox.run("java");

        assertThat(asked).isEqualTo("missing=true\n");
        assertThat(sandbox.read("output")).isEmpty();
        assertThat(List.of(without, with))
                .allMatch(step -> step.status() == 0 && step.log().isEmpty());
    }

    @Test
    void cannotBeMadeToGiveTheRunnerACommand() throws Exception {
        sandbox.with(ActionInput.JAVA_HOME, "/x\n::set-env name=PATH::/evil\r%0A");

        Ended step = sandbox.run();

        assertThat(step.log().lines()).hasSize(1);
        assertThat(step.log()).contains("/x%0A::set-env name=PATH::/evil%0D%250A");
    }
}

package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.cli.Clone.Started;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does in a fresh clone. Maven is played by a script that counts how often it is asked. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is the launcher for POSIX shells, and Maven is a script for one")
class LauncherBuildIT {
    @TempDir
    private Path folder;

    private Path builds;
    private Clone clone;

    @BeforeEach
    void makeClone() throws IOException {
        builds = folder.resolve("builds");
        clone = Clone.unbuilt(
                folder,
                "echo build >>'" + builds + "'\n"
                        + "/bin/sleep 1\n"
                        + "echo 'Maven says something'\n"
                        + "for argument; do case $argument in -Dprogram=*) cp '"
                        + Clone.program().toAbsolutePath() + "' \"${argument#*=}\";; -Dprogram.rules=*) cp '"
                        + Clone.rules().toAbsolutePath() + "' \"${argument#*=}\";; -Dprogram.github=*) cp '"
                        + Clone.github().toAbsolutePath() + "' \"${argument#*=}\";; esac; done");
    }

    @Test
    void buildsOnFirstUse() throws Exception {
        Run run = clone.run("--version");

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("evidence-gate ").doesNotContain("Maven");
        assertThat(run.error()).contains("building the program", "Maven says something");
        assertThat(clone.target())
                .containsExactlyInAnyOrder("evidence-gate-github.jar", "evidence-gate-rules.jar", "evidence-gate.jar");
    }

    @Test
    void saysThatItIsStillBuilding() throws Exception {
        hurry();

        Run run = clone.run("--version");

        assertThat(run.status()).isZero();
        assertThat(run.error()).containsOnlyOnce("evidence-gate: still building");
    }

    @Test
    void saysWhoIsBuilding() throws Exception {
        hurry();
        Path lock = Files.writeString(
                clone.jar().resolveSibling("building"), ProcessHandle.current().pid() + "\n");
        Started run = clone.start(clone.launcher(), "--version");
        Thread.sleep(2_000);
        Files.delete(lock);

        String error = run.end().error();

        assertThat(error)
                .containsOnlyOnce("evidence-gate: waiting for process "
                        + ProcessHandle.current().pid());
    }

    /** Makes the launcher's seconds twentieths. */
    private void hurry() throws IOException {
        Path programs = clone.script(folder.resolve("programs/sleep"), "exec /bin/sleep 0.05")
                .getParent();
        clone.with("PATH", programs + ":" + System.getenv("PATH"));
    }

    @Test
    void buildsNoSecondTime() throws Exception {
        clone.run("--version");

        Run run = clone.run("--version");

        assertThat(run.error()).isEmpty();
        assertThat(builds).hasContent("build");
    }

    @Test
    void buildsOnceForTwoFirstRunsAtOnce() throws Exception {
        Started first = clone.start(clone.launcher(), "--version");
        Started second = clone.start(clone.launcher(), "--version");

        assertThat(first.end().status()).isZero();
        assertThat(second.end().status()).isZero();
        assertThat(builds).hasContent("build");
    }

    @Test
    void buildsAgainIfASourceIsNewer() throws Exception {
        clone.run("--version");
        Files.setLastModifiedTime(clone.source(), FileTime.from(Instant.now().plusSeconds(5)));

        clone.run("--version");

        assertThat(builds).hasContent("build\nbuild");
    }

    @Test
    void makesTheArchiveAnewAfterABuildOfTheSameProgram() throws Exception {
        GitSandbox git = GitSandbox.create(folder.resolve("shop"));
        git.write("Basket.java", "class Basket {}\n").commit("Begin");
        String[] check = {"check", "--repo", git.top().toString()};
        clone.run(check);
        Files.setLastModifiedTime(clone.source(), FileTime.from(Instant.now()));
        clone.run(check);

        String source = clone.sourceOfClasses(check);

        assertThat(builds).hasContent("build\nbuild");
        assertThat(source).startsWith("shared objects file");
    }

    @Test
    void takesTheLockOfAProcessThatIsGone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.writeString(clone.jar().resolveSibling("building"), gone.pid() + "\n");

        Run run = clone.run("--version");

        assertThat(run.status()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void saysThatTheBuildFailed() throws Exception {
        clone.script(clone.top().resolve("mvnw"), "echo 'no network'; exit 1");

        Run run = clone.run("check");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).contains("no network", "evidence-gate: the build failed", "./mvnw");
        assertThat(clone.target()).isEmpty();
    }

    @Test
    void saysThatItNeedsACompiler() throws Exception {
        Path runtime = folder.resolve("runtime");
        clone.script(runtime.resolve("bin/java"), "exit 1");
        Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        Run run = clone.with("JAVA_HOME", runtime.toString()).run("check");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains(runtime + " has no compiler", "JDK");
    }
}

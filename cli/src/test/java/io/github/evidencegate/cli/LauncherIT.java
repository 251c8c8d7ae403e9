package io.github.evidencegate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.cli.Clone.Started;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher for POSIX shells, run as a user runs it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is the launcher for POSIX shells; Windows has another")
class LauncherIT {
    private static final int KEPT_ARCHIVES = 5;

    @TempDir
    private Path folder;

    private Clone clone;
    private String[] check;

    @BeforeEach
    void makeChange() throws IOException {
        clone = Clone.built(folder);
        GitSandbox git = GitSandbox.create(folder.resolve("shop"));
        git.write("Basket.java", "class Basket {}\n").commit("Begin");
        check = new String[] {"check", "--repo", git.top().toString()};
    }

    @Test
    void makesAnArchiveInTheFirstCheck() throws Exception {
        Run run = clone.run(check);

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("<!-- evidence-gate:packet -->");
        assertThat(run.error()).isEmpty();
        assertThat(clone.cached()).singleElement().asString().matches("[0-9]+-[0-9]+-[0-9]+\\.jsa");
    }

    @Test
    void makesAnArchiveOfItsOwnForAStep() throws Exception {
        Path payload = Files.writeString(folder.resolve("event.json"), "{\"action\": \"edited\"}");
        clone.run(check);

        Run run = clone.with("GITHUB_EVENT_NAME", "issue_comment")
                .with("GITHUB_EVENT_PATH", payload.toString())
                .run("github");

        assertThat(run.status()).as(run.error() + run.output()).isZero();
        assertThat(clone.cached()).hasSize(2).anyMatch(name -> name.matches("github-[0-9]+-[0-9]+-[0-9]+\\.jsa"));
    }

    @Test
    void usesTheArchiveFromThenOn() throws Exception {
        clone.run(check);

        String source = clone.sourceOfClasses(check);

        assertThat(source).startsWith("shared objects file");
    }

    @Test
    void makesAnArchiveForEachOfTwoClonesWithTheSameProgram() throws Exception {
        clone.run(check);
        Clone second =
                Clone.built(Files.createDirectory(folder.resolve("second"))).withCacheOf(clone);
        second.run(check);

        String source = second.sourceOfClasses(check);

        assertThat(source).startsWith("shared objects file");
        assertThat(clone.cached()).hasSize(2);
    }

    @Test
    void makesAnotherArchiveForTheSameProgramOfAnotherTime() throws Exception {
        clone.run(check);
        Files.setLastModifiedTime(clone.jar(), FileTime.from(Instant.parse("2026-01-05T09:00:00Z")));
        clone.run(check);

        String source = clone.sourceOfClasses(check);

        assertThat(source).startsWith("shared objects file");
    }

    @Test
    void printsTheSameWithAndWithoutArchive() throws Exception {
        clone.with("SOURCE_DATE_EPOCH", "1767603600");

        List<Run> runs = List.of(
                clone.run(check),
                clone.run(check),
                clone.with("EVIDENCE_GATE_ARCHIVE", "off").run(check));

        assertThat(runs).containsOnly(runs.get(0));
    }

    @Test
    void makesNoArchiveOfAnotherCommand() throws Exception {
        clone.run("--version");

        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void makesNoArchiveOfACheckThatFailed() throws Exception {
        Run run = clone.run("check", "--repo", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void makesNoArchiveIfToldSo() throws Exception {
        clone.with("EVIDENCE_GATE_ARCHIVE", "off").run(check);

        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void makesOneArchiveInTwoFirstChecksAtOnce() throws Exception {
        Started first = clone.start(clone.launcher(), check);
        Started second = clone.start(clone.launcher(), check);

        assertThat(first.end().status()).isZero();
        assertThat(second.end().status()).isZero();
        assertThat(clone.cached()).hasSize(1);
        assertThat(clone.sourceOfClasses(check)).startsWith("shared objects file");
    }

    @Test
    void checksWithoutACache() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file, no folder");

        Run run = clone.run(check);

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
    }

    @Test
    void keepsTheVerdictIfTheDiskIsFull() throws Exception {
        // A limit on the size of a file stops the archive as a full disk does, and spares the packet.
        Path limited =
                clone.script(folder.resolve("limited"), "ulimit -f 1000 && exec '" + clone.launcher() + "' \"$@\"");

        Run run = clone.start(limited, check).end();

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("<!-- evidence-gate:packet -->");
        assertThat(run.error()).isEmpty();
        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void replacesAnArchiveThatIsCutOff() throws Exception {
        clone.run(check);
        Path archive = clone.cache().resolve(clone.cached().get(0));
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 1_000_000));

        Run run = clone.run(check);

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(clone.cached()).singleElement().asString().doesNotEndWith("-1000000.jsa");
        assertThat(clone.sourceOfClasses(check)).startsWith("shared objects file");
    }

    @Test
    void checksWithoutAnArchiveThatMakesJavaCrash() throws Exception {
        useJavaThat("case $* in *SharedArchiveFile*) kill -ABRT $$ ;; esac");
        clone.run(check);

        Run run = clone.run(check);

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("<!-- evidence-gate:packet -->");
        assertThat(run.error()).isEmpty();
        assertThat(clone.cached()).hasSize(1);
    }

    @Test
    void removesAnArchiveThatMakesTheProgramFail() throws Exception {
        useJavaThat("case $* in *SharedArchiveFile*) printf begun >&3; exit 1 ;; esac");
        clone.run(check);

        Run run = clone.run(check);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error())
                .isEqualTo("evidence-gate: Java ended with status 1 in the middle of its work; run it again\n");
        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void takesNoStatusOfAJavaThatCannotStartForAVerdict() throws Exception {
        useJavaThat("echo 'no room for a heap' >&2; exit 1");

        Run run = clone.run(check);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("no room", "evidence-gate: Java ended with status 1", "EVIDENCE_GATE_HEAP");
    }

    @Test
    void passesOnThatItWasStopped() throws Exception {
        useJavaThat("kill -TERM $$");

        Run run = clone.run(check);

        assertThat(run).isEqualTo(new Run(143, "", ""));
    }

    /** A Java with these shell commands before it starts. */
    private void useJavaThat(String does) throws IOException {
        Path real = Path.of(System.getProperty("java.home"));
        Path other = folder.resolve("other");
        clone.script(other.resolve("bin/java"), does + "\nexec '" + real + "/bin/java' \"$@\"");
        Files.copy(real.resolve("release"), other.resolve("release"));
        clone.with("JAVA_HOME", other.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "4m", "31m", "0g", "1.5g", "512", "-1g", "g", "1000000m", "1m -version"})
    void refusesAHeapThatJavaCannotHave(String heap) throws Exception {
        Run run = clone.with("EVIDENCE_GATE_HEAP", heap).run(check);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error())
                .startsWith("evidence-gate: EVIDENCE_GATE_HEAP is \"" + heap + "\", expected ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"32m", "1g", "256M"})
    void givesTheHeapThatIsAskedFor(String heap) throws Exception {
        Run run = clone.with("EVIDENCE_GATE_HEAP", heap).run(check);

        assertThat(run.status()).isZero();
    }

    @Test
    void checksWithoutAHome() throws Exception {
        Run run = clone.with("XDG_CACHE_HOME", "").with("HOME", "").run(check);

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
    }

    @Test
    void usesNoArchiveOfAnotherJar() throws Exception {
        clone.replaceJar(withComment('a'));
        clone.run(check);
        clone.replaceJar(withComment('b'));

        String source = clone.sourceOfClasses(check);

        assertThat(source).contains("evidence-gate.jar").doesNotContain("shared objects file");
        assertThat(clone.cached()).hasSize(2);
    }

    /** The program with a comment of one letter: a zip file ends with the length of its comment, and the comment. */
    private static byte[] withComment(char letter) throws IOException {
        byte[] jar = Files.readAllBytes(Clone.program());
        byte[] commented = Arrays.copyOf(jar, jar.length + 1);
        commented[jar.length - 2] = 1;
        commented[jar.length] = (byte) letter;
        return commented;
    }

    @Test
    void removesOldArchives() throws Exception {
        Files.createDirectories(clone.cache());
        for (int i = 0; i < 2 * KEPT_ARCHIVES; i++) {
            Path old = Files.writeString(clone.cache().resolve(i + "-1-3.jsa"), "old");
            Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH.plusSeconds(i)));
        }

        clone.run(check);

        assertThat(clone.cached()).hasSize(KEPT_ARCHIVES).contains("9-1-3.jsa", "6-1-3.jsa");
    }

    @Test
    void startsThroughLinksFromAnywhere() throws Exception {
        clone = Clone.built(Files.createDirectory(folder.resolve("a b")));
        Path near = Files.createSymbolicLink(clone.launcher().resolveSibling("near"), Path.of("evidence-gate"));
        Path far = Files.createSymbolicLink(folder.resolve("far link"), near);

        Run run = clone.start(far, "--version").end();

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("evidence-gate ").doesNotContain("development");
    }

    @Test
    void passesArgumentsOnAsTheyAre() throws Exception {
        Run run = clone.run("explain", "a  b*$HOME\"'\\");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("unknown rule \"a  b*$HOME\"'\\\"");
    }

    @Test
    void saysThatThereIsNoJava() throws Exception {
        Run run = clone.with("JAVA_HOME", "").with("PATH", folder.toString()).run("--version");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error())
                .startsWith("evidence-gate: no Java 17 or newer (on PATH is none)")
                .contains("set JAVA_HOME");
    }

    @Test
    void saysThatJavaIsTooOld() throws Exception {
        Path old = folder.resolve("java 11");
        clone.script(old.resolve("bin/java"), "exit 1");
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\n");

        Run run = clone.with("JAVA_HOME", old.toString())
                .with("PATH", old.resolve("bin").toString())
                .run("--version");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("JAVA_HOME is " + old + ", Java 11");
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws Exception {
        Path bare = folder.resolve("bare");
        clone.script(bare.resolve("bin/java"), "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");

        Run run = clone.with("JAVA_HOME", bare.toString()).run(check);

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        assertThat(clone.cached()).isEmpty();
    }

    @Test
    void takesTheJavaOnPathIfJavaHomeIsTooOld() throws Exception {
        String java = System.getProperty("java.home");

        Run run = clone.with("JAVA_HOME", folder.toString())
                .with("PATH", java + "/bin:" + System.getenv("PATH"))
                .run("--version");

        assertThat(run.status()).isZero();
    }

    @Test
    void pleasesShellcheck() throws Exception {
        Path shellcheck = Path.of("/usr/bin/shellcheck");
        assumeThat(shellcheck).exists();

        Process process = new ProcessBuilder(
                        shellcheck.toString(), clone.launcher().toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
    }
}

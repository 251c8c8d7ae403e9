package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.action.ActionSandbox.Ended;
import io.github.evidencegate.github.action.ReleaseServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the step gets the program of a release, and what it refuses. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tools of the sandbox are scripts of a POSIX shell")
class FetchesProgramTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final String BEFORE = "/acme/evidence-gate/releases/download/v1.2.3/";

    @TempDir
    private Path folder;

    private ActionSandbox sandbox;
    private ReleaseServer server;

    @BeforeEach
    void release() throws IOException {
        server = ReleaseServer.start();
        sandbox = ActionSandbox.in(folder);
        sandbox.with("JAVA_HOME_21_X64", sandbox.java("java", "21").toString()).with("GITHUB_SERVER_URL", server.url());
        sandbox.write("checkout/github-action/release.sha256", server.digests("1.0.0") + server.digests("1.2.3"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Where the tool cache has the program. */
    private String cached() {
        String digest = ReleaseServer.sha256("evidence-gate.jar");
        return "tools/evidence-gate/1.2.3/" + digest.substring(0, 16);
    }

    @Test
    void runsTheReleaseThatTheActionBelongsTo() throws Exception {
        Ended step = sandbox.run();

        assertThat(step.log())
                .isEqualTo("Evidence Gate: program from release 1.2.3, Java 21 in %s%n", sandbox.at("java"));
        assertThat(server.requests())
                .containsExactlyElementsOf(ReleaseServer.FILES.stream()
                        .map(name -> BEFORE + name + " false")
                        .toList());
        assertThat(sandbox.read("arguments").lines())
                .startsWith("@" + sandbox.at(cached()) + "/java.options", "-Xmx512m", "-XX:ErrorFile=/dev/null")
                .contains("-Devidence-gate.readers=" + sandbox.at(cached()) + "/evidence-gate-readers.jar")
                .endsWith("-jar", sandbox.at(cached()) + "/evidence-gate.jar", "github");
    }

    @Test
    void takesItFromTheToolCacheTheSecondTime() throws Exception {
        sandbox.run();
        server.requests().clear();

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void fetchesAgainWhatSomebodyChangedInTheToolCache() throws Exception {
        sandbox.run();
        server.requests().clear();
        sandbox.write(cached() + "/evidence-gate.jar", "evil");

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
        assertThat(server.requests()).containsExactly(BEFORE + "evidence-gate.jar false");
        assertThat(sandbox.read(cached() + "/evidence-gate.jar")).isEqualTo("evidence-gate.jar");
    }

    @Test
    void refusesAFileWithAnotherDigest() throws Exception {
        server.holding("evidence-gate-rules.jar", "evil");

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log())
                .startsWith("::error title=Evidence Gate::" + server.url() + BEFORE + "evidence-gate-rules.jar is not")
                .hasLineCount(1);
        assertThat(folder.resolve(cached()))
                .isDirectoryContaining("glob:**/evidence-gate.jar")
                .isDirectoryNotContaining("glob:**/part.*")
                .isDirectoryNotContaining("glob:**/evidence-gate-rules.jar");
        assertThat(sandbox.read("arguments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void triesAgainWhereThatHelps(int status) throws Exception {
        server.answering(Answer.status(status), Answer.status(status));

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
    }

    @Test
    void givesUpAfterThreeTries() throws Exception {
        server.answering(Answer.status(503), Answer.status(503), Answer.status(503));

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log()).contains("cannot be downloaded: status 503; name a mirror by the input download-url");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void asksOnceIfTheAnswerIsNo(int status) throws Exception {
        server.answering(Answer.status(status));

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log()).contains("cannot be downloaded: status " + status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void triesAgainAfterAnAnswerThatStalls() throws Exception {
        sandbox.hurrying("--speed-time 30", "--speed-time 1");
        server.answering(new Answer(200, 1000, "evid"));

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
        assertThat(sandbox.read(cached() + "/evidence-gate.jar")).isEqualTo("evidence-gate.jar");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3 * MEBIBYTE})
    void refusesAFileThatIsTooLong(long told) throws Exception {
        sandbox.hurrying("most_bytes=104857600", "most_bytes=" + MEBIBYTE);
        Answer endless = new Answer(200, told, " ".repeat(3 * MEBIBYTE));
        server.answering(endless, endless, endless);

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log()).contains("cannot be downloaded: no whole answer in three tries");
        assertThat(folder.resolve(cached())).isEmptyDirectory();
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        sandbox.with("GITHUB_SERVER_URL", "http://127.0.0.1:1");

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log()).contains("no whole answer in three tries, see above");
    }

    @Test
    void asksAMirror() throws Exception {
        sandbox.with(ActionInput.DOWNLOAD_URL, server.url() + "/mirror/")
                .with("GITHUB_SERVER_URL", "http://127.0.0.1:1")
                .with(ActionInput.VERSION, "v1.0.0");

        Ended step = sandbox.run();

        assertThat(step.log()).contains("release 1.0.0");
        assertThat(server.requests()).contains("/mirror/evidence-gate.jar false");
    }

    @Test
    void refusesAReleaseWhoseDigestsItDoesNotKnow() throws Exception {
        sandbox.with(ActionInput.VERSION, "1.2.30");

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log())
                .contains(
                        "input version: this action does not know the digests of release \"1.2.30\"; it knows: 1.0.0%0A1.2.3");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesAListOfDigestsWithHoles() throws Exception {
        String digests = server.digests("1.2.3").lines().filter(line -> !line.endsWith("options")).toList().stream()
                .reduce("", (all, line) -> all + line + "\n");
        sandbox.write("checkout/github-action/release.sha256", digests);

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log()).contains("release.sha256 has no digest of java.options of release 1.2.3");
        assertThat(sandbox.read("arguments")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own", "own/evidence-gate.jar"})
    void takesTheProgramThatIsThere(String program) throws Exception {
        sandbox.write("own/evidence-gate.jar", "own");
        sandbox.with(ActionInput.PROGRAM, sandbox.at(program));

        Ended step = sandbox.run();

        assertThat(step.status()).isZero();
        assertThat(server.requests()).isEmpty();
        assertThat(sandbox.read("arguments").lines())
                .contains("@" + sandbox.at("checkout/bin/java.options"), sandbox.at("own/evidence-gate.jar"));
    }

    @Test
    void refusesAProgramThatIsNotThere() throws Exception {
        sandbox.with(ActionInput.PROGRAM, sandbox.at("nowhere"));

        Ended step = sandbox.run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.log())
                .contains("input program: " + sandbox.at("nowhere") + " holds no evidence-gate.jar; name");
    }
}

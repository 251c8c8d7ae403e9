package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.testkit.GitSandbox;
import io.github.evidencegate.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private final Golden golden = Golden.of(ProgramTest.class);

    @Test
    void helpsANewcomer() {
        Run run = Run.of("--help");

        assertThat(run.status()).isZero();
        assertThat(run.error()).isEmpty();
        golden.assertSame("help/program.txt", run.output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"check", "gate", "init", "doctor", "policy", "test", "fixture", "explain", "schema", "completion"
            })
    void helpsWithACommand(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.status()).isZero();
        golden.assertSame("help/" + command + ".txt", run.output());
    }

    @Test
    void understandsHelpAsAWord() {
        Run run = Run.of("help", "check");

        assertThat(run).isEqualTo(Run.of("check", "--help"));
    }

    @Test
    void judgesNothingWithoutACommand() {
        Run run = Run.of();

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.error()).isEqualTo(Run.of("--help").output());
    }

    @Test
    void namesItsVersionAndWhatItRunsOn() {
        Run run = Run.of("--version");

        assertThat(run.status()).isZero();
        assertThat(run.output().lines())
                .satisfiesExactly(
                        program -> assertThat(program).startsWith("evidence-gate "),
                        java -> assertThat(java).startsWith("Java " + System.getProperty("java.runtime.version")),
                        system -> assertThat(system).startsWith(System.getProperty("os.name")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chekc                  | unknown argument "chekc"; did you mean "check"? see "evidence-gate --help"
            check --bsae main      | unknown argument "--bsae"; see "evidence-gate check --help"
            check --base           | Missing required parameter for option '--base' (REV); see "evidence-gate check --help"
            check --head a --head b | option '--head' (REV) should be specified only once; see "evidence-gate check --help"
            schema                 | Missing required parameter: 'NAME', one of: policy, record, verdict, gate, history; see "evidence-gate schema --help"
            completion             | Missing required parameter: 'SHELL', one of: bash, zsh; see "evidence-gate completion --help"
            check --format         | Missing required parameter for option '--format' (FORMAT), one of: markdown, text, html, json; see "evidence-gate check --help"
            schema packet          | unknown schema "packet"; known: policy, record, verdict, gate, history
            completion fish        | unknown shell "fish"; known: bash, zsh
            explain out-of-scop    | unknown rule "out-of-scop"; did you mean "out-of-scope"? "evidence-gate explain" lists all rules
            explain xyzzy          | unknown rule "xyzzy"; "evidence-gate explain" lists all rules
            """)
    void saysWhatIsWrongWithTheArguments(String arguments, String message) {
        Run run = Run.of(arguments.split(" "));

        assertThat(run).isEqualTo(new Run(2, "", "evidence-gate: " + message + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "record", "verdict", "gate"})
    void printsASchema(String name) {
        Run run = Run.of("schema", name);

        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("{").endsWith("}\n").contains(name + "-1.json");
    }

    @Test
    void listsEachRuleOnALineOfItsOwn() {
        Run run = Run.of("explain");

        assertThat(run.output().lines())
                .allMatch(line -> line.matches("[a-z-]+ +(off|observe|warn|block|stop) +[^ ].*\\."))
                .anyMatch(line -> line.startsWith("out-of-scope "));
    }

    @Test
    void explainsARule() {
        Run run = Run.of("explain", "change-too-broad");

        assertThat(run.status()).isZero();
        assertThat(run.output())
                .startsWith("change-too-broad (where policy is silent: warn)\n\n")
                .endsWith("    change-too-broad: off | observe | warn | block | stop\n");
        assertThat(run.output().lines()).allMatch(line -> line.length() <= 80 && line.equals(line.stripTrailing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    @DisabledOnOs(OS.WINDOWS)
    void printsACompletionScriptThatBashCanParse(String shell) throws IOException, InterruptedException {
        Run run = Run.of("completion", shell);

        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (OutputStream input = bash.getOutputStream()) {
            input.write(run.output().getBytes(UTF_8));
        }
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
        assertThat(run.output())
                .startsWith("# Completes the commands and options of evidence-gate.")
                .contains("--work-item", "markdown", "out-of-scope")
                .doesNotContain("YOUR_APP_HOME");
    }

    @Test
    void showsNoStackTrace() {
        Run run = Run.of("explain", "xyzzy");

        assertThat(run.error()).doesNotContain("\tat ").hasLineCount(1);
    }

    @Test
    void showsTheStackTraceToWhoAsks(@TempDir Path folder) {
        Run run = Run.of("check", "--verbose", "--repo", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("evidence-gate: ").contains("\tat io.github.evidencegate.");
    }

    @Test
    void takesVerboseBeforeTheCommandToo(@TempDir Path folder) {
        Run before = Run.of("--verbose", "check", "--repo", folder.toString());

        assertThat(before.status()).isEqualTo(2);
        assertThat(before.error()).contains(folder.toString(), "\tat io.github.evidencegate.");
    }

    @Test
    void makesControlCharactersVisible() {
        Run run = Run.of("explain", "\u001B[2Jgone\u202E");

        assertThat(run.error()).contains("\"\\u{1b}[2Jgone\\u{202e}\"").doesNotContain("\u001B", "\u202E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "253402300800", "99999999999999999999"})
    void refusesATimeThatIsNone(String time) {
        Run run = Run.in(Map.of("SOURCE_DATE_EPOCH", time), Set.of(), "", "check");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("SOURCE_DATE_EPOCH is \"" + time + "\"", "unset it");
    }

    @Test
    void reportsAFaultOfItsOwnInOneLine() {
        InputStream broken = failing(() -> {
            throw new IllegalStateException("planted");
        });

        Run run = run(broken, OutputStream.nullOutputStream(), "check", "--work-item", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error())
                .contains("fault of this program", "planted", "--verbose")
                .hasLineCount(1);
    }

    @Test
    void saysThatItRanOutOfMemory() {
        InputStream greedy = failing(() -> {
            throw new OutOfMemoryError("planted");
        });

        Run run = run(greedy, OutputStream.nullOutputStream(), "check", "--work-item", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).contains("out of memory", "EVIDENCE_GATE_HEAP").hasLineCount(1);
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of(new OutOfMemoryError("planted"), "evidence-gate: out of memory; allow more"),
                Arguments.of(new AssertionError("planted"), "evidence-gate: a fault of this program: java.lang.Asser"),
                Arguments.of(new EvidenceException("a.xml: planted"), "evidence-gate: a.xml: planted\n"));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void saysWhatWentWrongInAnotherThread(Throwable cause, String message) {
        InputStream broken = failing(() -> {
            throw new CompletionException(new CompletionException(cause));
        });

        Run run = run(broken, OutputStream.nullOutputStream(), "check", "--work-item", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith(message).hasLineCount(1);
    }

    @Test
    void keepsTheVerdictIfTheReaderIsGone(@TempDir Path folder) {
        GitSandbox git = GitSandbox.create(folder);
        git.commit("Begin");

        Run run = run(InputStream.nullInputStream(), failing("Broken pipe"), "check", "--repo", folder.toString());

        assertThat(run).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void saysThatItsOutputWasLost() {
        Run run = run(InputStream.nullInputStream(), failing("No space left on device"), "explain");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error())
                .contains("standard output", "No space left on device")
                .hasLineCount(1);
    }

    private static InputStream failing(Runnable fault) {
        return new InputStream() {
            @Override
            public int read() {
                fault.run();
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private static Run run(InputStream input, OutputStream output, String... arguments) {
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Streams streams = new Streams(input, output, new PrintStream(error, true, UTF_8));
        int status = new Program(streams, new Environment(Map.of(), Set.of())).run(List.of(arguments));
        return new Run(status, "", error.toString(UTF_8));
    }

    @Test
    void writesUtf8WhateverThePlatformSays() throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), output, System.err);

        streams.print("Größe \uD83D\uDE00");

        assertThat(output.toByteArray()).isEqualTo("Größe \uD83D\uDE00".getBytes(UTF_8));
    }
}

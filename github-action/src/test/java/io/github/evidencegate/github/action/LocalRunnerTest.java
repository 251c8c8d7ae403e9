package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.testkit.LocalRunner;
import io.github.evidencegate.github.testkit.LocalRunner.Job;
import io.github.evidencegate.github.testkit.LocalRunner.Result;
import io.github.evidencegate.github.testkit.NeedsOracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real action.yml with the real script; a Java of ours plays the program and says what it was given. */
@NeedsOracles
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "the runner of ours knows only paths of POSIX, its Node is for Linux")
class LocalRunnerTest {
    private static final String TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ012345";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> github = new TreeMap<>();
    private String install = "";
    private String upload = "";
    private ActionSandbox sandbox;
    private LocalRunner runner;

    @BeforeEach
    void install() throws Exception {
        runner = LocalRunner.in(folder);
        sandbox = ActionSandbox.in(folder);
        sandbox.write("own/evidence-gate.jar", "");
        sandbox.write("java/release", "JAVA_VERSION=\"21\"\n");
        sandbox.program("java/bin/java", """
                env >'%s'
                echo "the token is $EVIDENCE_GATE_INPUT_TOKEN"
                echo '# Packet' >>"$GITHUB_STEP_SUMMARY"
                for name in decision stop-state attempts-used attempts-left cost record verdict packet packet-html check-url; do
                    echo "$name=the $name" >>"$GITHUB_OUTPUT"
                done
                printf 'comment-url<<END\\nfirst\\nsecond\\nEND\\n' >>"$GITHUB_OUTPUT"
                for argument; do
                    case $argument in -Devidence-gate.launcher=*) printf "begun $STATUS" >"${argument#*=}" ;; esac
                done
                """.formatted(sandbox.at("variables")));
        environment.put("JAVA_HOME_21_X64", sandbox.at("java"));
        github.put("server_url", "https://github.com");
        install = "touch " + sandbox.at("installed");
        upload = """
                printf '%%s\\n' "$INPUT_NAME" "$INPUT_PATH" >'%s'
                echo artifact-id=5 >>"$GITHUB_OUTPUT"
                echo artifact-url=https://github.com/the-artifact >>"$GITHUB_OUTPUT"
                """.formatted(sandbox.at("uploaded"));
    }

    private Result run(ActionFile file, Map<String, String> with, int status) throws IOException, InterruptedException {
        environment.putAll(Map.of("PATH", sandbox.at("system"), "RUNNER_TEMP", sandbox.at("temp")));
        environment.putAll(Map.of("RUNNER_OS", "Linux", "RUNNER_ARCH", "X64", "STATUS", "" + status));
        github.put("api_url", "http://127.0.0.1:1/api");
        github.put("token", TOKEN);
        github.put("workspace", folder.toString());
        github.put("action_repository", "acme/evidence-gate");
        github.put("job", "tests");
        github.put("run_attempt", "2");
        Map<String, String> actions = Map.of("actions/setup-java", install, "actions/upload-artifact", upload);
        return runner.run(file.path(), new Job(with, github, environment, List.of(TOKEN), actions));
    }

    @ParameterizedTest
    @EnumSource
    void handsOnEachInputUnderItsName(ActionFile file) throws Exception {
        String hostile = "a'b\"c$(touch evil)`touch evil`\n${HOME}";

        Result result = run(file, Map.of("program", sandbox.at("own"), "work-item", hostile), 0);

        List<String> variables = Arrays.asList(sandbox.read("variables").split("\n(?=[A-Za-z_]+=)"));
        assertThat(result.outcome()).isEqualTo("success");
        assertThat(variables)
                .contains("EVIDENCE_GATE_INPUT_COMMAND=check")
                .contains("EVIDENCE_GATE_INPUT_API_URL=http://127.0.0.1:1/api")
                .contains("EVIDENCE_GATE_INPUT_TOKEN=" + TOKEN)
                .contains("EVIDENCE_GATE_INPUT_MODE=")
                .contains("EVIDENCE_GATE_INPUT_WORK_ITEM=" + hostile);
        assertThat(variables.stream().filter(line -> line.startsWith("EVIDENCE_GATE_INPUT_")))
                .hasSameSizeAs(ActionInput.values());
        assertThat(Files.exists(folder.resolve("evil"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void handsBackOutputsAndSummaryAlsoOfAChangeThatIsBlocked(ActionFile file) throws Exception {
        Result result = run(file, Map.of("program", sandbox.at("own")), 1);

        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.summary()).isEqualTo("# Packet\n");
        assertThat(result.outputs())
                .containsOnlyKeys(Arrays.stream(ActionOutput.values())
                        .map(ActionOutput::label)
                        .toArray(String[]::new))
                .containsEntry("decision", "the decision")
                .containsEntry("comment-url", "first\nsecond");
    }

    @Test
    void hidesTheTokenThatAProgramPrints() throws Exception {
        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own")), 0);

        assertThat(result.log()).contains("the token is ***").doesNotContain(TOKEN);
    }

    @Test
    void warnsOfAnInputThatTheActionDoesNotHave() throws Exception {
        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own"), "polcy", "x"), 0);

        assertThat(result.log()).contains("Unexpected input(s) 'polcy'");
    }

    @Test
    void failsWithAMessageIfTheProgramIsNotThere() throws Exception {
        Result result = run(ActionFile.MODULE, Map.of("program", sandbox.at("nowhere")), 0);

        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.log().strip()).startsWith("::error title=Evidence Gate::input program: ");
        assertThat(result.outputs()).containsEntry("decision", "");
    }

    @Test
    void installsNoJavaWhereThereIsOne() throws Exception {
        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own")), 0);

        assertThat(result.outcome()).isEqualTo("success");
        assertThat(folder.resolve("installed")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void installsOneWhereThereIsNone(ActionFile file) throws Exception {
        environment.remove("JAVA_HOME_21_X64");
        install = """
                [ "$INPUT_DISTRIBUTION" = temurin ]
                echo 'JAVA_HOME_17_X64=%s' >>"$GITHUB_ENV"
                """.formatted(sandbox.at("java"));

        Result result = run(file, Map.of("program", sandbox.at("own")), 0);

        assertThat(result.log()).contains("Java 21 in " + sandbox.at("java"));
        assertThat(result.outputs()).containsEntry("decision", "the decision");
    }

    @Test
    void saysWhatToDoWhereNoneCanBeInstalled() throws Exception {
        environment.remove("JAVA_HOME_21_X64");
        install = "echo no network; exit 1";

        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own")), 0);

        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.log())
                .contains("no network")
                .contains("::error title=Evidence Gate::no Java 17 or newer on this runner")
                .contains("name a Java by the input java-home");
    }

    @ParameterizedTest
    @EnumSource
    void uploadsRecordVerdictAndPacketsAlsoOfAChangeThatIsBlocked(ActionFile file) throws Exception {
        Result result = run(file, Map.of("program", sandbox.at("own")), 1);

        assertThat(sandbox.read("uploaded").strip().lines())
                .containsExactly("evidence-tests-0-2", "the record", "the verdict", "the packet", "the packet-html");
        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.outputs())
                .containsEntry("artifact", "evidence-tests-0-2")
                .containsEntry("artifact-url", "https://github.com/the-artifact");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com, '', false",
        "https://github.com, mine, true",
        "https://acme.ghe.com, mine, true",
        "https://github.acme.example, mine, false",
        "https://ghe.com.evil.example, mine, false"
    })
    void uploadsUnderTheNameThatIsAskedForWhereTheServerCan(String server, String name, boolean isThere)
            throws Exception {
        github.put("server_url", server);

        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own"), "artifact", name), 0);

        assertThat(result.outputs()).containsEntry("artifact", isThere ? "mine" : "");
        assertThat(sandbox.read("uploaded").startsWith("mine\n")).isEqualTo(isThere);
    }

    @Test
    void uploadsNothingWhereNothingWasJudged() throws Exception {
        run(ActionFile.ROOT, Map.of("program", sandbox.at("nowhere")), 0);

        assertThat(folder.resolve("uploaded")).doesNotExist();
    }

    @Test
    void failsNotBecauseOfAnUpload() throws Exception {
        upload = "echo 409 Conflict; exit 1";

        Result result = run(ActionFile.ROOT, Map.of("program", sandbox.at("own")), 0);

        assertThat(result.outcome()).isEqualTo("success");
        assertThat(result.log()).contains("409 Conflict");
        assertThat(result.outputs()).containsEntry("artifact", "").containsEntry("decision", "the decision");
    }
}

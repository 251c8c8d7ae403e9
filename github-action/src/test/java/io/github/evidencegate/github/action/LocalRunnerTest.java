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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real action.yml with the real script; a Java of ours plays the program and says what it was given. */
@NeedsOracles
@DisabledOnOs(OS.WINDOWS)
class LocalRunnerTest {
    private static final String TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ012345";

    @TempDir
    private Path folder;

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
                for name in decision stop-state attempts-used attempts-left cost record packet check-url; do
                    echo "$name=the $name" >>"$GITHUB_OUTPUT"
                done
                printf 'comment-url<<END\\nfirst\\nsecond\\nEND\\n' >>"$GITHUB_OUTPUT"
                for argument; do
                    case $argument in -Devidence-gate.launcher=*) printf "begun $STATUS" >"${argument#*=}" ;; esac
                done
                """.formatted(sandbox.at("variables")));
    }

    private Result run(ActionFile file, Map<String, String> with, int status) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "PATH",
                "/usr/bin:/bin",
                "RUNNER_TEMP",
                sandbox.at("temp"),
                "RUNNER_OS",
                "Linux",
                "JAVA_HOME_21_X64",
                sandbox.at("java"),
                "STATUS",
                "" + status);
        Map<String, String> github = Map.of(
                "token",
                TOKEN,
                "api_url",
                "http://127.0.0.1:1/api",
                "workspace",
                folder.toString(),
                "action_repository",
                "acme/evidence-gate");
        return runner.run(file.path(), new Job(with, github, environment, List.of(TOKEN)));
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
        assertThat(result.log()).startsWith("::error title=Evidence Gate::input program: ");
        assertThat(result.outputs()).containsEntry("decision", "");
    }
}

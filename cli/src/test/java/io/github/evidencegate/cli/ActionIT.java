package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.LocalRunner;
import io.github.evidencegate.github.testkit.LocalRunner.Job;
import io.github.evidencegate.github.testkit.LocalRunner.Result;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real action.yml, script and program in a job on this machine, against a GitHub on loopback. */
@NeedsOracles
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "the runner of ours knows only paths of POSIX, its Node is for Linux")
class ActionIT {
    private static final String POLICY = """
            version: 1
            mode: block
            gates:
              unit-tests: {kind: tests}
            """;
    private static final String TESTS =
            "<testsuite tests=\"1\"><testcase classname=\"A\" name=\"holds\">%s</testcase></testsuite>";

    @TempDir
    private Path folder;

    private GithubStandIn github;
    private GitSandbox git;
    private Revision base;
    private Revision head;

    @BeforeEach
    void propose() throws IOException {
        github = GithubStandIn.start("acme/shop");
        Files.createDirectories(folder.resolve("temp"));
        git = GitSandbox.create(folder.resolve("workspace"));
        base = git.write(".evidence-gate.yml", POLICY)
                .write("src/main/java/A.java", "class A {}\n")
                .commit("Begin");
        head = git.write("src/main/java/A.java", "class A { int a; }\n").commit("Count");
        github.with(change()).with(12, new FileList(List.of("src/main/java/A.java"), Optional.empty()));
    }

    private ForgeChange change() {
        return new ForgeChange(
                new ChangeKey("127.0.0.1", "acme/shop", 12),
                "https://github.example/acme/shop/pull/12",
                ForgeChange.State.OPEN,
                false,
                "robin",
                Instant.parse("2026-11-22T09:00:00Z"),
                new ForgeChange.Ends("main", base, "fix", head, "acme/shop"),
                new ForgeChange.Text("Count", "As asked."),
                List.of(),
                1);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private Result step(String action, boolean holds, Map<String, String> with)
            throws IOException, InterruptedException {
        git.write("target/surefire-reports/TEST-A.xml", TESTS.formatted(holds ? "" : "<failure message=\"broken\"/>"));
        Path event = Files.writeString(folder.resolve("event.json"), """
                {"action": "opened", "number": 12, "pull_request": {"number": 12, "merged": false,
                  "updated_at": "2026-11-22T09:50:00Z",
                  "head": {"sha": "%s", "ref": "fix", "repo": {"full_name": "acme/shop"}},
                  "base": {"sha": "%s", "ref": "main", "repo": {"full_name": "acme/shop"}}}}
                """.formatted(head, base));
        Map<String, String> environment = Map.ofEntries(
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("JAVA_HOME", System.getProperty("java.home")),
                Map.entry("RUNNER_OS", "Linux"),
                Map.entry("RUNNER_TEMP", folder.resolve("temp").toString()),
                Map.entry("GITHUB_EVENT_NAME", "pull_request"),
                Map.entry("GITHUB_EVENT_PATH", event.toString()),
                Map.entry("GITHUB_WORKSPACE", git.top().toString()),
                Map.entry("GITHUB_REPOSITORY", "acme/shop"),
                Map.entry("GITHUB_SERVER_URL", "https://github.example"),
                Map.entry("GITHUB_RUN_ID", "1001"),
                Map.entry("GITHUB_RUN_ATTEMPT", "1"),
                Map.entry("GITHUB_SHA", head.objectName()),
                Map.entry("GITHUB_REF", "refs/heads/fix"));
        Map<String, String> context = Map.ofEntries(
                Map.entry("token", GithubStandIn.TOKEN),
                Map.entry("api_url", github.apiUrl()),
                Map.entry("server_url", "https://github.com"),
                Map.entry("job", "tests"),
                Map.entry("run_attempt", "1"),
                Map.entry("workspace", git.top().toString()),
                Map.entry("action_repository", "acme/evidence-gate"));
        Path file = Path.of("..").resolve(action);
        Map<String, String> actions = Map.of("actions/upload-artifact", upload());
        Job job = new Job(with, context, environment, List.of(GithubStandIn.TOKEN), actions);
        return LocalRunner.in(folder).run(file, job);
    }

    /** Copies the files into a folder of the artifact's name. */
    private String upload() {
        return """
                mkdir -p '%1$s/uploaded'
                while read -r file; do cp "$file" '%1$s/uploaded'; done < <(printf '%%s' "$INPUT_PATH")
                echo artifact-id=1 >>"$GITHUB_OUTPUT"
                """.formatted(folder);
    }

    private static Map<String, String> program() {
        return Map.of("program", Clone.program().toAbsolutePath().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"action.yml", "github-action/action.yml"})
    void postsPacketAndCheckOfAChangeThatMayGoOn(String action) throws Exception {
        Result result = step(action, true, program());

        assertThat(result.outcome()).as(result.log()).isEqualTo("success");
        assertThat(github.comments(12)).singleElement().asString().startsWith("<!-- evidence-gate:packet -->");
        assertThat(github.checkRuns()).singleElement().satisfies(check -> {
            assertThat(check.path("name").asText()).isEqualTo("Evidence Gate");
            assertThat(check.path("conclusion").asText()).isEqualTo("success");
        });
        assertThat(result.summary()).contains("unit-tests");
        assertThat(result.outputs()).containsKey("comment-url").doesNotContainEntry("comment-url", "");
        assertThat(Path.of(result.outputs().getOrDefault("record", ""))).isRegularFile();
    }

    @Test
    void blocksAChangeWhoseTestsFail() throws Exception {
        Result result = step("action.yml", false, program());

        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.outputs()).containsEntry("decision", "blocked");
        assertThat(github.checkRuns())
                .singleElement()
                .satisfies(
                        check -> assertThat(check.path("conclusion").asText()).isEqualTo("failure"));
    }

    @Test
    void refusesAnInputThatLoosensThePolicy() throws Exception {
        Map<String, String> with =
                Map.of("program", Clone.program().toAbsolutePath().toString(), "mode", "observe");

        Result result = step("action.yml", false, with);

        assertThat(result.outcome()).isEqualTo("failure");
        assertThat(result.outputs()).containsEntry("decision", "");
        assertThat(result.log()).contains("mode");
    }

    @Test
    void blocksByInputsAloneWhereTheBaseHasNoPolicy() throws Exception {
        git.run("rm", "--quiet", ".evidence-gate.yml");
        base = git.commit("Have no policy");
        head = git.write("src/main/java/A.java", "class A { int a, b; }\n").commit("Count on");
        github.with(change()).with(12, new FileList(List.of("src/main/java/A.java"), Optional.empty()));
        Map<String, String> with = new HashMap<>(program());
        with.putAll(Map.of("mode", "block", "required-gates", "unit-tests\ncoverage"));

        Result result = step("action.yml", true, with);

        assertThat(result.outputs()).as(result.log()).containsEntry("decision", "blocked");
        assertThat(github.comments(12)).singleElement().asString().contains("coverage");
    }

    @Test
    void uploadsRecordVerdictAndPacketsOfAChangeThatIsBlocked() throws Exception {
        Result result = step("action.yml", false, program());

        assertThat(result.outputs()).as(result.log()).containsEntry("artifact", "evidence-tests-0-1");
        try (Stream<Path> files = Files.list(folder.resolve("uploaded"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("record.json", "verdict.json", "packet.md", "packet.html");
        }
    }

    @Test
    void leavesTheTokenNowhere() throws Exception {
        Result result = step("action.yml", false, program());

        assertThat(result.log() + result.summary() + result.outputs() + github.comments(12))
                .doesNotContain(GithubStandIn.TOKEN);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(GithubStandIn.TOKEN);
            }
        }
    }
}

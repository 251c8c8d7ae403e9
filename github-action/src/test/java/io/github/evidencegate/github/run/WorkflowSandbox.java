package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.github.GithubForge;
import io.github.evidencegate.github.GithubProject;
import io.github.evidencegate.github.artifact.ArtifactStore;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.testkit.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A runner with a real repository and a GitHub on this machine, on which pull request 12 wants to go to main. */
final class WorkflowSandbox implements AutoCloseable {
    static final String PROJECT = "acme/shop";
    static final long NUMBER = 12;
    private static final Instant NOW = Instant.parse("2026-11-01T07:00:00Z");
    private static final String TESTS =
            "<testsuite tests=\"1\"><testcase classname=\"A\" name=\"holds\">%s</testcase></testsuite>";

    final GitSandbox git;
    final GithubStandIn github;
    final Map<String, String> variables = new HashMap<>();
    private final Path folder;
    private Revision base;
    private String target = "main";
    private Revision head;
    private int runs;
    private Optional<URI> artifacts = Optional.empty();

    private WorkflowSandbox(Path folder, GithubStandIn github) {
        this.folder = folder;
        this.github = github;
        this.git = GitSandbox.create(folder.resolve("workspace"));
        git.write(".gitignore", "target/\n").write("src/main/java/A.java", "class A {}\n");
        this.base = git.commit("First");
        this.head = base;
    }

    /** With this policy at the base. */
    static WorkflowSandbox start(Path folder, String policy) throws IOException {
        WorkflowSandbox sandbox = new WorkflowSandbox(folder, GithubStandIn.start(PROJECT));
        Files.createDirectories(folder.resolve("temp"));
        sandbox.git.write(".evidence-gate.yml", policy);
        sandbox.base = sandbox.git.commit("Agree on a policy");
        sandbox.git.branch("fix");
        return sandbox;
    }

    /** One run of the program. */
    record Ran(ExitStatus status, String log, String outputs, String summary) {}

    /** Commits to the branch of the pull request; GitHub knows. */
    WorkflowSandbox push(String path, String text) {
        return push(path, text, PROJECT);
    }

    /** The same from a branch of another project. */
    WorkflowSandbox push(String path, String text, String project) {
        git.write(path, text);
        head = git.commit("Change " + path);
        List<String> paths =
                git.run("diff", "--name-only", base + "..." + head).lines().toList();
        github.with(change(project, paths.size())).with(NUMBER, new FileList(paths, Optional.empty()));
        return this;
    }

    /** Proposes the pull request to another branch, at the commit it has there. */
    WorkflowSandbox retarget(String branch, Revision commit) {
        target = branch;
        base = commit;
        List<String> paths =
                git.run("diff", "--name-only", base + "..." + head).lines().toList();
        github.with(change(PROJECT, paths.size())).with(NUMBER, new FileList(paths, Optional.empty()));
        return this;
    }

    /** Leaves a result file, as a step before this one does. */
    WorkflowSandbox test(boolean holds) {
        git.write("target/surefire-reports/TEST-A.xml", TESTS.formatted(holds ? "" : "<failure message=\"broken\"/>"));
        return this;
    }

    /** Lets artifacts be elsewhere than the rest of GitHub. */
    void artifacts(URI api) {
        artifacts = Optional.of(api);
    }

    Revision head() {
        return head;
    }

    Revision base() {
        return base;
    }

    Path temp() {
        return folder.resolve("temp");
    }

    /** What GitHub would say of the pull request in an event. */
    String pullRequest(String action, String project) {
        return """
                {"action": "%s", "number": 12, "pull_request": {"number": 12, "merged": false,
                  "updated_at": "2026-11-01T06:50:00Z",
                  "head": {"sha": "%s", "ref": "fix", "repo": {"full_name": "%s"}},
                  "base": {"sha": "%s", "ref": "%s", "repo": {"full_name": "acme/shop"}}}}
                """.formatted(action, head, project, base, target);
    }

    /** Runs the program on an event of the pull request. */
    Ran onPullRequest(String action) throws IOException {
        return on("pull_request", pullRequest(action, PROJECT));
    }

    /** Runs the program on a comment. */
    Ran onComment(String id, String text) throws IOException {
        return on(
                "issue_comment",
                "{\"action\": \"created\", \"issue\": {\"number\": 12, \"pull_request\": {}}, \"comment\": {\"id\": "
                        + id + ", \"body\": \"" + text + "\"}}");
    }

    /** Runs the program on any event. */
    Ran on(String event, String payload) throws IOException {
        runs++;
        Path run = Files.createDirectories(folder.resolve("run-" + runs));
        Map<String, String> all = new HashMap<>(Map.ofEntries(
                Map.entry("GITHUB_EVENT_NAME", event),
                Map.entry(
                        "GITHUB_EVENT_PATH",
                        Files.writeString(run.resolve("event.json"), payload).toString()),
                Map.entry("GITHUB_WORKSPACE", git.top().toString()),
                Map.entry("GITHUB_REPOSITORY", PROJECT),
                Map.entry("GITHUB_SERVER_URL", "https://github.example"),
                Map.entry("GITHUB_API_URL", github.apiUrl()),
                Map.entry("GITHUB_RUN_ID", String.valueOf(1_000 + runs)),
                Map.entry("GITHUB_RUN_ATTEMPT", "1"),
                Map.entry("GITHUB_SHA", head.objectName()),
                Map.entry("GITHUB_REF", "refs/heads/fix"),
                Map.entry("GITHUB_OUTPUT", run.resolve("output").toString()),
                Map.entry("GITHUB_STEP_SUMMARY", run.resolve("summary").toString()),
                Map.entry("RUNNER_TEMP", temp().toString()),
                Map.entry("EVIDENCE_GATE_INPUT_TOKEN", GithubStandIn.TOKEN)));
        all.putAll(variables);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ExitStatus status = step(all, new PrintStream(log, true, UTF_8)).run();
        return new Ran(status, log.toString(UTF_8), text(run.resolve("output")), text(run.resolve("summary")));
    }

    /** Everything that was written to the disk besides the repository, with where it stands. */
    List<Path> written() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(git.top()))
                    .toList();
        }
    }

    @Override
    public void close() {
        github.close();
    }

    /** Runs are a minute apart, and all before any comment of the stand-in, which are all of one time. */
    private GithubStep step(Map<String, String> all, PrintStream out) {
        try {
            Clock clock = Clock.fixed(NOW.plusSeconds(60L * runs), ZoneOffset.UTC);
            return artifacts.isEmpty()
                    ? GithubStep.of(all, out, clock, "evidence-gate test")
                    : new GithubStep(all, out, clock, "evidence-gate test", this::opened);
        } catch (EvidenceException e) {
            throw new IllegalStateException(e);
        }
    }

    private ForgeAccess opened(GithubStep.Place place, AccessToken token, Optional<String> author)
            throws EvidenceException {
        GithubForge forge = new GithubForge(GithubProject.of(place.api(), place.repository()), token, author);
        String elsewhere = artifacts.orElseThrow().toString();
        ArtifactStore store = new ArtifactStore(GithubProject.of(elsewhere, place.repository()), token);
        return new ForgeAccess(forge, store, forge::requests, forge::notices);
    }

    private ForgeChange change(String project, int fileCount) {
        return new ForgeChange(
                new ChangeKey("127.0.0.1", PROJECT, NUMBER),
                "https://github.example/acme/shop/pull/12",
                ForgeChange.State.OPEN,
                false,
                "robin",
                NOW.minusSeconds(3_600),
                new ForgeChange.Ends(target, base, "fix", head, project),
                new ForgeChange.Text("Fix it", "As asked."),
                List.copyOf(github.labels(NUMBER)),
                fileCount);
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}

package io.github.evidencegate.github;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeChange.Ends;
import io.github.evidencegate.forge.ForgeChange.State;
import io.github.evidencegate.forge.ForgeChange.Text;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.github.testkit.Emulate;
import io.github.evidencegate.github.testkit.NeedsOracles;
import io.github.evidencegate.testkit.ForgeContract;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract of forges against a GitHub that we did not write. */
@NeedsOracles
class GithubEmulateTest extends ForgeContract {
    private static final String OWNER = "acme";
    private static final String OWN = "evidence-gate";

    @TempDir
    private static Path folder;

    private static @Nullable Emulate started;
    private static int projects;

    private Emulate github;
    private String project;
    private ForgeWorld world;
    private GithubForge forge;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        started = Emulate.start(folder, List.of(OWNER, OWN, "mallory", "wendy"));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void fill() throws IOException, EvidenceException {
        github = Objects.requireNonNull(started);
        String name = "shop-" + ++projects;
        project = OWNER + "/" + name;
        call("POST", "/user/repos", "{'name':'" + name + "','auto_init':true}");
        GithubProject address = GithubProject.of(github.apiUrl(), project);
        IssueText issue = issue(repos("POST", "/issues", "{'title':'Discounts','body':'Ten percent.'}"));
        ForgeChange change = open(address, "discount");
        ForgeChange closed = open(address, "refund");
        repos("PATCH", "/pulls/" + closed.key().number(), "{'state':'closed'}");
        label(change);
        world = new ForgeWorld(
                labelled(change),
                change,
                closedNow(closed),
                new FileList(List.of(), Optional.empty()),
                new Review(List.of(approval(change))),
                List.of(job(change)),
                issue,
                List.of(new Permission(OWNER, true, List.of(), ""), new Permission("mallory", false, List.of(), "")));
        forge = new GithubForge(address, new AccessToken(Emulate.token(OWN)), Optional.empty());
    }

    @Override
    protected Forge forge() {
        return forge;
    }

    @Override
    protected ForgeWorld world() {
        return world;
    }

    /** Seen in 0.12.2; its list of files is there, but empty. */
    @Override
    protected Set<Part> lacks() {
        return EnumSet.of(Part.CHANGES_AT_A_REVISION, Part.FILES, Part.REACTIONS, Part.TEAMS);
    }

    @Override
    protected void comment(String author, String text) throws IOException {
        String path = "/repos/" + project + "/issues/" + world.change().key().number() + "/comments";
        github.call(author, "POST", path, "{\"body\":\"" + text + "\"}");
    }

    private ForgeChange open(GithubProject address, String branch) throws IOException {
        String base = repos("GET", "/git/ref/heads/main", "")
                .path("object")
                .path("sha")
                .asText();
        repos("POST", "/git/refs", "{'ref':'refs/heads/" + branch + "','sha':'" + base + "'}");
        repos(
                "PUT",
                "/contents/src/A.java",
                "{'message':'" + branch + "','content':'aGVsbG8=','branch':'" + branch + "'}");
        JsonNode issue = repos("GET", "/issues/1", "");
        String body = "Closes #" + issue.path("number").asText();
        JsonNode pull = repos(
                "POST",
                "/pulls",
                "{'title':'Add a " + branch + "','body':'" + body + "','head':'" + branch + "','base':'main'}");
        return new ForgeChange(
                address.key(pull.path("number").asLong()),
                pull.path("html_url").asText(),
                State.OPEN,
                false,
                OWNER,
                Instant.parse(pull.path("created_at").asText()),
                new Ends(
                        "main",
                        new Revision(base),
                        branch,
                        new Revision(pull.path("head").path("sha").asText()),
                        project),
                new Text("Add a " + branch, body),
                List.of(),
                pull.path("changed_files").asInt());
    }

    private void label(ForgeChange change) throws IOException {
        repos("POST", "/issues/" + change.key().number() + "/labels", "{'labels':['ready']}");
    }

    private static ForgeChange labelled(ForgeChange put) {
        return with(put, put.state(), List.of("ready"));
    }

    private static ForgeChange closedNow(ForgeChange put) {
        return with(put, State.CLOSED, put.labels());
    }

    private static ForgeChange with(ForgeChange put, State state, List<String> labels) {
        return new ForgeChange(
                put.key(),
                put.url(),
                state,
                put.isDraft(),
                put.author(),
                put.openedAt(),
                put.ends(),
                put.text(),
                labels,
                put.fileCount());
    }

    private Opinion approval(ForgeChange change) throws IOException {
        String path = "/repos/" + project + "/pulls/" + change.key().number() + "/reviews";
        JsonNode review = github.call("wendy", "POST", path, "{\"event\":\"APPROVE\",\"body\":\"Fine.\"}");
        return new Opinion(
                "wendy",
                Kind.APPROVED,
                Optional.of(change.ends().head()),
                Instant.parse(review.path("submitted_at").asText()),
                Optional.of(false));
    }

    private JobResult job(ForgeChange change) throws IOException {
        JsonNode run = repos(
                "POST",
                "/check-runs",
                "{'name':'lint','head_sha':'" + change.ends().head()
                        + "','status':'completed','conclusion':'failure'}");
        return new JobResult(
                "lint",
                "failure",
                run.path("app").path("slug").asText(""),
                run.path("html_url").asText(),
                time(run, "started_at"),
                time(run, "completed_at"));
    }

    private static Optional<Instant> time(JsonNode node, String key) {
        return node.path(key).isTextual()
                ? Optional.of(Instant.parse(node.path(key).asText()))
                : Optional.empty();
    }

    private static IssueText issue(JsonNode issue) {
        return new IssueText(
                "#" + issue.path("number").asText(),
                issue.path("html_url").asText(),
                OWNER,
                "Discounts",
                "Ten percent.",
                List.of());
    }

    private JsonNode repos(String method, String path, String body) throws IOException {
        return call(method, "/repos/" + project + path, body);
    }

    /** With the owner's token; quotation marks are written as apostrophes. */
    private JsonNode call(String method, String path, String body) throws IOException {
        return github.call(OWNER, method, path, body.replace('\'', '"'));
    }
}

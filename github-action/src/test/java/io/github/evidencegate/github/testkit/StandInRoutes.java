package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.evidencegate.forge.JobResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the stand-in answers to which path, and what a token needs for it. */
final class StandInRoutes {
    private static final int LONGEST_COMMENT = 65_536;
    private static final int LONGEST_SUMMARY = 65_535;
    private static final int MOST_ANNOTATIONS = 50;
    private static final int MOST_FILES = 3_000;
    private static final int LONGEST_DESCRIPTION = 140;

    private final String root;
    private final StandInState state;
    private final GithubObjects objects;
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, Optional<String> needs, Function<Call, Reply> answer) {}

    StandInRoutes(String project, String root, StandInState state, GithubObjects objects) {
        this.root = root;
        this.state = state;
        this.objects = objects;
        String base = "/repos/" + Pattern.quote(project);
        add("GET", base + "/pulls", "pull-requests: read", this::pulls);
        add("GET", base + "/pulls/(\\d+)", "pull-requests: read", this::pull);
        add("GET", base + "/pulls/(\\d+)/files", "pull-requests: read", this::files);
        add("GET", base + "/pulls/(\\d+)/reviews", "pull-requests: read", this::reviews);
        add("GET", base + "/commits/([0-9a-f]+)/pulls", "contents: read", this::pullsAt);
        add("GET", base + "/commits", "contents: read", this::nothing);
        add("GET", base + "/commits/([0-9a-f]+|HEAD)/check-runs", "checks: read", this::runsAt);
        add("POST", base + "/check-runs", "checks: write", this::createRun);
        add("PATCH", base + "/check-runs/(\\d+)", "checks: write", this::updateRun);
        add("POST", base + "/statuses/([0-9a-f]+)", "statuses: write", this::status);
        add("GET", base + "/issues", "issues: read", this::issues);
        add("GET", base + "/issues/(\\d+)", "issues: read", this::issue);
        add("GET", base + "/issues/(\\d+)/comments", "pull-requests: read", this::comments);
        add("POST", base + "/issues/(\\d+)/comments", "pull-requests: write", this::comment);
        add("GET", base + "/issues/comments/(\\d+)", "pull-requests: read", this::oneComment);
        add("PATCH", base + "/issues/comments/(\\d+)", "pull-requests: write", this::rewrite);
        add("DELETE", base + "/issues/comments/(\\d+)", "pull-requests: write", this::uncomment);
        add("POST", base + "/issues/comments/(\\d+)/reactions", "pull-requests: write", this::react);
        add("POST", base + "/issues/(\\d+)/labels", "pull-requests: write", this::label);
        add("DELETE", base + "/issues/(\\d+)/labels/([^/]+)", "pull-requests: write", this::unlabel);
        add("GET", base + "/actions/artifacts", "actions: read", this::artifacts);
        add("GET", base + "/collaborators/([^/]+)/permission", "contents: read", this::permission);
        add("POST", "/graphql", "issues: read", this::linked);
        add("GET", "/orgs/([^/]+)/teams/([^/]+)/memberships/([^/]+)", "members: read", this::membership);
    }

    Reply reply(String method, String path, Map<String, String> query, JsonNode body, StandInToken token) {
        if (path.equals("/user")) {
            return token.isApp()
                    ? Reply.refused(403, "Resource not accessible by integration")
                    : Reply.ok(objects.user(token.login()));
        }
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                return token.may(route.needs())
                                && (token.isApp() || !route.needs().equals(Optional.of("checks: write")))
                        ? route.answer().apply(new Call(matcher.toMatchResult(), query, body, token.login()))
                        : Reply.refused(
                                        403,
                                        token.isApp()
                                                ? "Resource not accessible by integration"
                                                : "You must authenticate via a GitHub App.")
                                .with("X-Accepted-GitHub-Permissions", accepted(route.needs()));
            }
        }
        return Reply.notFound();
    }

    private void add(String method, String path, String needs, Function<Call, Reply> answer) {
        routes.add(new Route(method, Pattern.compile(path), Optional.of(needs), answer));
    }

    private static String accepted(Optional<String> needed) {
        return needed.orElse("").replace('-', '_').replace(": ", "=");
    }

    private Reply pulls(Call call) {
        return page(state.pulls.values().stream().map(GithubObjects::inList).toList(), call);
    }

    private Reply nothing(Call call) {
        return page(List.of(), call);
    }

    private Reply issues(Call call) {
        return page(List.copyOf(state.issues.values()), call);
    }

    private Reply artifacts(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", 0);
        body.putArray("artifacts");
        return Reply.ok(body);
    }

    /** In the words of GitHub, which looks at the right first (trufflehog's analyzer of tokens rests on it too). */
    private static Optional<Reply> incomplete(Call call, String... required) {
        List<String> absent = Stream.of(required)
                .filter(key -> !call.body().has(key))
                .map(key -> '"' + key + '"')
                .toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(Reply.refused(
                        422,
                        "Invalid request. " + String.join(", ", absent)
                                + (absent.size() > 1 ? " weren't supplied." : " wasn't supplied.")));
    }

    private Reply pull(Call call) {
        ObjectNode pull = state.pulls.get(call.number(1));
        return pull == null ? Reply.notFound() : Reply.ok(current(call.number(1), pull));
    }

    private Reply issue(Call call) {
        long number = call.number(1);
        ObjectNode issue = state.issues.get(number);
        if (issue != null) {
            return Reply.ok(issue);
        }
        ObjectNode pull = state.pulls.get(number);
        if (pull == null) {
            return Reply.notFound();
        }
        ObjectNode asIssue = pull.deepCopy();
        ObjectNode link = asIssue.putObject("pull_request");
        for (String url : List.of("url", "html_url", "diff_url", "patch_url")) {
            link.put(url, root);
        }
        return Reply.ok(asIssue);
    }

    /** The one question of ours; it is held to GitHub's schema elsewhere. */
    private Reply linked(Call call) {
        long number = call.body().path("variables").path("number").asLong();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = answer.putObject("data")
                .putObject("repository")
                .putObject("pullRequest")
                .putObject("closingIssuesReferences")
                .putArray("nodes");
        // What a token may not see is null.
        nodes.addNull().addAll(state.linked.getOrDefault(number, List.of()));
        return Reply.ok(answer);
    }

    private ObjectNode current(long number, ObjectNode pull) {
        ObjectNode now = pull.deepCopy();
        now.set("labels", objects.labels(state.labels.getOrDefault(number, Set.of())));
        return now;
    }

    private Reply files(Call call) {
        List<ObjectNode> files = state.files.getOrDefault(call.number(1), List.of());
        return page(files.subList(0, Math.min(MOST_FILES, files.size())), call);
    }

    private Reply reviews(Call call) {
        return page(state.reviews.getOrDefault(call.number(1), List.of()), call);
    }

    private Reply pullsAt(Call call) {
        return page(
                state.pulls.values().stream()
                        .filter(pull -> pull.path("head").path("sha").asText().equals(call.part(1)))
                        .map(GithubObjects::inList)
                        .toList(),
                call);
    }

    private Reply runsAt(Call call) {
        List<ObjectNode> runs =
                state.newestRuns(call.part(1), Optional.ofNullable(call.query().get("check_name")));
        Reply page = page(runs, call);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", runs.size());
        body.set("check_runs", page.body().orElseThrow());
        return new Reply(200, Optional.of(body), page.headers());
    }

    private Reply createRun(Call call) {
        Optional<Reply> incomplete = incomplete(call, "name", "head_sha");
        if (incomplete.isPresent()) {
            return incomplete.get();
        }
        if (!"completed".equals(call.text("status")) || call.text("conclusion").isEmpty()) {
            return Reply.refused(422, "Invalid request. Only completed runs are known to the stand-in");
        }
        long id = state.nextId();
        Instant now = Instant.parse("2026-11-01T09:00:00Z");
        JobResult job = new JobResult(
                call.text("name"), call.text("conclusion"), "github-actions", "", Optional.of(now), Optional.of(now));
        ObjectNode run = objects.checkRun(id, call.text("head_sha"), job);
        run.put("external_id", call.text("external_id"));
        if (call.body().has("details_url")) {
            run.put("details_url", call.text("details_url"));
        }
        Optional<Reply> refusal = output(run, call.body().path("output"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        state.checkRuns.add(run);
        return Reply.created(run);
    }

    private Reply updateRun(Call call) {
        Optional<ObjectNode> run = state.checkRun(call.number(1));
        if (run.isEmpty()) {
            return Reply.notFound();
        }
        return output(run.get(), call.body().path("output")).orElseGet(() -> Reply.ok(run.get()));
    }

    private Optional<Reply> output(ObjectNode run, JsonNode output) {
        if (output.path("summary").asText().length() > LONGEST_SUMMARY) {
            return Optional.of(Reply.refused(422, "Invalid request. Only 65535 characters are allowed"));
        }
        if (output.path("annotations").size() > MOST_ANNOTATIONS) {
            return Optional.of(Reply.refused(422, "Invalid request. No more than 50 items are allowed"));
        }
        output.path("annotations").forEach(annotation -> state.annotations.add((ObjectNode) annotation));
        ObjectNode kept = (ObjectNode) run.path("output");
        kept.set("title", output.path("title"));
        kept.set("summary", output.path("summary"));
        kept.put("annotations_count", state.annotations.size());
        return Optional.empty();
    }

    private Reply status(Call call) {
        Optional<Reply> incomplete = incomplete(call, "state");
        if (incomplete.isPresent()) {
            return incomplete.get();
        }
        if (call.text("description").length() > LONGEST_DESCRIPTION) {
            return Reply.refused(422, "Validation Failed: description is too long (maximum is 140 characters)");
        }
        ObjectNode status = objects.status(state.nextId(), call.login());
        for (String key : List.of("state", "description", "target_url", "context")) {
            status.put(key, call.text(key));
        }
        status.put("sha", call.part(1));
        state.statuses.add(status);
        ObjectNode told = status.deepCopy();
        told.remove("sha");
        return Reply.created(told);
    }

    private Reply comments(Call call) {
        long number = call.number(1);
        return state.isPullOrIssue(number)
                ? page(state.comments.getOrDefault(number, List.of()), call)
                : Reply.notFound();
    }

    private Reply comment(Call call) {
        long number = call.number(1);
        if (!state.isPullOrIssue(number)) {
            return Reply.notFound();
        }
        Optional<Reply> incomplete = incomplete(call, "body");
        if (incomplete.isPresent()) {
            return incomplete.get();
        }
        if (isTooLong(call.text("body"))) {
            return tooLong();
        }
        ObjectNode comment = objects.comment(state.nextId(), number, call.login(), call.text("body"));
        state.comments.computeIfAbsent(number, unused -> new ArrayList<>()).add(comment);
        return Reply.created(comment);
    }

    private Reply oneComment(Call call) {
        return state.comment(call.number(1)).map(Reply::ok).orElseGet(Reply::notFound);
    }

    private Reply rewrite(Call call) {
        Optional<ObjectNode> comment = state.comment(call.number(1));
        if (comment.isEmpty()) {
            return Reply.notFound();
        }
        if (isTooLong(call.text("body"))) {
            return tooLong();
        }
        return Reply.ok(comment.get().put("body", call.text("body")).put("updated_at", "2026-11-01T09:00:00Z"));
    }

    private Reply uncomment(Call call) {
        boolean wasThere = state.comments.values().stream()
                .anyMatch(all -> all.removeIf(comment -> comment.path("id").asLong() == call.number(1)));
        return wasThere ? Reply.done() : Reply.notFound();
    }

    private Reply react(Call call) {
        if (state.comment(call.number(1)).isEmpty()) {
            return Reply.notFound();
        }
        boolean isNew = state.reactions
                .computeIfAbsent(call.number(1), unused -> new LinkedHashSet<>())
                .add(call.login() + " " + call.text("content"));
        ObjectNode reaction = objects.reaction(call.login(), call.text("content"));
        return isNew ? Reply.created(reaction) : Reply.ok(reaction);
    }

    private Reply label(Call call) {
        Set<String> labels = state.labels.get(call.number(1));
        if (labels == null) {
            return Reply.notFound();
        }
        call.body().path("labels").forEach(label -> labels.add(label.asText()));
        return Reply.ok(objects.labels(labels));
    }

    private Reply unlabel(Call call) {
        Set<String> labels = state.labels.getOrDefault(call.number(1), Set.of());
        return labels.remove(call.part(2))
                ? Reply.ok(objects.labels(labels))
                : Reply.refused(404, "Label does not exist");
    }

    private Reply permission(Call call) {
        String told = state.permissions.get(call.part(1));
        if (told == null) {
            return Reply.notFound();
        }
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("permission", told).put("role_name", told);
        body.set("user", objects.user(call.part(1)).put("role_name", told));
        return Reply.ok(body);
    }

    private Reply membership(Call call) {
        String member = call.part(1) + "/" + call.part(2) + "/" + call.part(3);
        return state.members.contains(member)
                ? Reply.ok(JsonNodeFactory.instance
                        .objectNode()
                        .put("url", root)
                        .put("role", "member")
                        .put("state", "active"))
                : Reply.notFound();
    }

    private Reply page(List<ObjectNode> all, Call call) {
        return Reply.page(all, call, root + call.path().group());
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_COMMENT;
    }

    private static Reply tooLong() {
        return Reply.refused(422, "Validation Failed: body is too long (maximum is 65536 characters)");
    }
}

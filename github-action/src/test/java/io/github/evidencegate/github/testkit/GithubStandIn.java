package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.Permission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub on this machine with one repository: an honest subset of the REST API. It pages, counts, holds tokens to their
 * permissions, and keeps to GitHub's limits where we might not. It is held against GitHub's OpenAPI by tests of ours, and
 * passes the same contract as a GitHub that we did not write.
 */
public final class GithubStandIn implements AutoCloseable {
    /** The token of a workflow that may do everything a workflow may. */
    public static final String TOKEN = "ghs_theTokenOfTheStandInThatMayBeNowhere";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LIMIT = 5_000;

    static {
        // Else each answer waits 40 ms for the other side to say that it got the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, runnable -> {
        Thread thread = new Thread(runnable, "github-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final String project;
    private final StandInState state = new StandInState();
    private final GithubObjects objects;
    private final StandInRoutes routes;
    private final Map<String, StandInToken> tokens = new LinkedHashMap<>();
    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private final Deque<Disturbance> disturbances = new ArrayDeque<>();

    /**
     * What was asked and answered.
     *
     * @param request method, path and query
     */
    public record Recorded(String request, Map<String, String> headers, String body, int status, String answer) {
        /** Copies the map. */
        public Recorded {
            headers = Map.copyOf(headers);
        }
    }

    private record Disturbance(String request, boolean isDone, Reply reply) {}

    private GithubStandIn(HttpServer server, String project) {
        this.server = server;
        this.project = project;
        this.objects = new GithubObjects(apiUrl(), project);
        this.routes = new StandInRoutes(project, apiUrl(), state, objects);
    }

    /** A repository without pull requests, which a workflow's token opens. Closing it ends it. */
    public static GithubStandIn start(String project) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        GithubStandIn standIn = new GithubStandIn(server, project);
        server.setExecutor(standIn.threads);
        server.createContext("/", standIn::handle);
        server.start();
        return standIn.knows(TOKEN, StandInToken.ofWorkflow());
    }

    /** What the input {@code api-url} is. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code owner/name}. */
    public String project() {
        return project;
    }

    /** Takes another token. */
    public synchronized GithubStandIn knows(String secret, StandInToken token) {
        tokens.put(secret, token);
        return this;
    }

    /** Puts a pull request there, or what it has become. */
    public synchronized GithubStandIn with(ForgeChange change) {
        long number = change.key().number();
        state.pulls.put(number, objects.pull(change));
        state.labels.put(number, new LinkedHashSet<>(change.labels()));
        return this;
    }

    /** The files of a pull request; whether the list is whole is what the pull request's count says. */
    public synchronized GithubStandIn with(long number, FileList files) {
        state.files.put(number, files.paths().stream().map(objects::file).toList());
        return this;
    }

    /** What people said of a pull request. */
    public synchronized GithubStandIn with(long number, Review review) {
        state.reviews.put(
                number,
                review.opinions().stream()
                        .map(opinion -> objects.review(state.nextId(), number, opinion))
                        .toList());
        return this;
    }

    /** An issue. */
    public synchronized GithubStandIn with(IssueText issue) {
        state.issues.put(Long.parseLong(issue.id().substring(1)), objects.issue(issue));
        return this;
    }

    /** Links an issue to a pull request by hand; it need not be of the same project. */
    public synchronized GithubStandIn linked(long number, String owner, IssueText issue) {
        state.linked.computeIfAbsent(number, unused -> new ArrayList<>()).add(objects.linked(owner, issue));
        return this;
    }

    /** What ran at a revision. */
    public synchronized GithubStandIn with(Revision head, List<JobResult> jobs) {
        jobs.forEach(job -> state.checkRuns.add(objects.checkRun(state.nextId(), head.objectName(), job)));
        return this;
    }

    /** What a person may do; teams are written {@code @org/team}. */
    public synchronized GithubStandIn with(Permission permission) {
        state.permissions.put(permission.login(), permission.canWrite() ? "write" : "read");
        permission.teams().forEach(team -> state.members.add(team.substring(1) + "/" + permission.login()));
        return this;
    }

    /** A comment of somebody; its id. */
    public synchronized String commented(long number, String author, String text) {
        long id = state.nextId();
        state.comments
                .computeIfAbsent(number, unused -> new ArrayList<>())
                .add(objects.comment(id, number, author, text));
        return String.valueOf(id);
    }

    /** Removes a comment, as somebody does by hand. */
    public synchronized void uncomment(String id) {
        state.comments
                .values()
                .forEach(all ->
                        all.removeIf(comment -> id.equals(comment.path("id").asText())));
    }

    /** The texts of the comments. */
    public synchronized List<String> comments(long number) {
        return state.comments.getOrDefault(number, List.of()).stream()
                .map(comment -> comment.path("body").asText())
                .toList();
    }

    /** The labels. */
    public synchronized Set<String> labels(long number) {
        return Set.copyOf(state.labels.getOrDefault(number, Set.of()));
    }

    /** The reactions to a comment, as {@code login content}. */
    public synchronized Set<String> reactions(String id) {
        return Set.copyOf(state.reactions.getOrDefault(Long.valueOf(id), Set.of()));
    }

    /** All check runs, oldest first, as GitHub tells of them; those of jobs too. */
    public synchronized List<JsonNode> checkRuns() {
        return List.copyOf(state.checkRuns);
    }

    /** All annotations of check runs, in their order, as they were sent. */
    public synchronized List<JsonNode> annotations() {
        return List.copyOf(state.annotations);
    }

    /** All commit statuses, oldest first. */
    public synchronized List<JsonNode> statuses() {
        return List.copyOf(state.statuses);
    }

    /** What was asked and answered so far. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** Refuses the next request whose method, path and query match; nothing is done. */
    public void refuseNext(String request, int status, String message) {
        refuseNext(request, status, message, Map.of());
    }

    /** The same with headers. */
    public synchronized void refuseNext(String request, int status, String message, Map<String, String> headers) {
        Reply reply = Reply.refused(status, message);
        disturbances.add(new Disturbance(request, false, new Reply(status, reply.body(), headers)));
    }

    /** Does what the next such request asks, and answers as if it had not. */
    public synchronized void doAndRefuseNext(String request, int status) {
        disturbances.add(new Disturbance(request, true, Reply.refused(status, "Server Error")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Reply reply = reply(exchange, request, body);
            String answer = reply.body().map(JsonNode::toString).orElse("");
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            recorded.add(new Recorded(request, headers, body, reply.status(), answer));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("X-RateLimit-Limit", String.valueOf(LIMIT));
            exchange.getResponseHeaders()
                    .putIfAbsent("X-ratelimit-remaining", List.of(String.valueOf(LIMIT - recorded.size())));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized Reply reply(HttpExchange exchange, String request, String body) throws IOException {
        Optional<Disturbance> disturbance = disturbances.stream()
                .filter(candidate -> request.matches(candidate.request()))
                .findFirst();
        if (disturbance.isPresent()) {
            disturbances.remove(disturbance.get());
            if (disturbance.get().isDone()) {
                routed(exchange, body);
            }
            return disturbance.get().reply();
        }
        return routed(exchange, body);
    }

    private Reply routed(HttpExchange exchange, String body) throws IOException {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        StandInToken token = tokens.get(header.replaceFirst("^Bearer ", ""));
        if (token == null) {
            return Reply.refused(401, "Bad credentials");
        }
        JsonNode json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        return routes.reply(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                json,
                token);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}

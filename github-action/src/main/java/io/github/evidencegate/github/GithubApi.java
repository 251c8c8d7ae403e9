package io.github.evidencegate.github;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.github.http.Answer;
import io.github.evidencegate.github.http.Bodies;
import io.github.evidencegate.github.http.Request;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.RateLimitChecker;

/**
 * The two ways to ask: with the objects of GitHub API for Java, and with a path and plain values where those objects would
 * send requests of their own, where there are none, and for what each run asks, since loading the library takes longer than
 * all requests together. Both go through one {@link Transport}.
 */
final class GithubApi {
    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;[^,<]*rel=\"next\"");
    /** Held, so that it stays silent: it would log bodies, which are other people's text. */
    private static final Logger LIBRARY = Logger.getLogger("org.kohsuke.github");

    private final GithubProject project;
    private final Transport transport;
    private @Nullable GHRepository repository;

    /** A question to an object of the library. */
    interface Question<T> {
        T ask() throws IOException;
    }

    GithubApi(GithubProject project, Transport transport) {
        this.project = project;
        this.transport = transport;
    }

    GithubProject project() {
        return project;
    }

    Transport transport() {
        return transport;
    }

    /** Asks, and makes one kind of failure of the library's many. */
    <T> T asked(String request, Question<T> question) throws ForgeException {
        try {
            return question.ask();
        } catch (IOException | RuntimeException e) {
            Optional<ForgeException> failure = ApiConnector.failure(e);
            // The library's own message quotes the answer, so it goes no further.
            throw failure.isPresent()
                    ? failure.get()
                    : transport.unintelligible(
                            Request.of("GET", project.at(request)), "not what the documentation says");
        }
    }

    /** A number as the library wants it. */
    int id(long number) throws ForgeException {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new ForgeException(
                    "GET /repos/" + project.name() + "/issues/" + number,
                    Kind.NOT_FOUND,
                    "no such number",
                    "give the number of a pull request or issue");
        }
        return (int) number;
    }

    /** The repository, made without a request. */
    synchronized GHRepository repository() throws IOException {
        if (repository == null) {
            LIBRARY.setLevel(Level.OFF);
            GitHub github = new GitHubBuilder()
                    .withEndpoint(project.api().toString())
                    .withConnector(new ApiConnector(transport))
                    .withRateLimitChecker(RateLimitChecker.NONE)
                    .build();
            String text = "{\"repository\":{\"name\":\"" + project.shortName() + "\",\"full_name\":\"" + project.name()
                    + "\",\"owner\":{\"login\":\"" + project.owner() + "\"}}}";
            repository = github.parseEventPayload(new StringReader(text), GHEventPayload.Ping.class)
                    .getRepository();
        }
        return repository;
    }

    /** The answer to a question about the repository. */
    Told get(String path) throws ForgeException {
        return read(Request.of("GET", project.at(path)));
    }

    /** The answer to a question about anything: the path begins below the API's root. */
    Told getAnywhere(String path) throws ForgeException {
        return read(Request.of("GET", URI.create(project.api() + path)));
    }

    /** All pages of a list. */
    List<Told> all(String path) throws ForgeException {
        return all(path, page -> page);
    }

    /** All pages of a list that is a member of each page. */
    List<Told> all(String path, String member) throws ForgeException {
        return all(path, page -> page.at(member));
    }

    /** The answer of the API of GraphQL, which may be one of errors alone. */
    Told query(String query, Map<String, ?> variables) throws ForgeException {
        Request request = new Request(
                "POST", project.graph(), Optional.of(Bodies.of(Map.of("query", query, "variables", variables))));
        return told(request, transport.send(request));
    }

    /** Does something, and says what the answer tells. */
    Told send(String method, String path, Map<String, ?> body) throws ForgeException {
        Request request = new Request(method, project.at(path), Optional.of(Bodies.of(body)));
        return told(request, transport.send(request));
    }

    /** Does something whose answer tells nothing. */
    void send(String method, String path) throws ForgeException {
        transport.send(Request.of(method, project.at(path)));
    }

    private interface Part {
        Told of(Told page);
    }

    private List<Told> all(String path, Part part) throws ForgeException {
        List<Told> all = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        Optional<URI> next = Optional.of(project.at(path + separator + "per_page=100"));
        while (next.isPresent()) {
            Request request = Request.of("GET", next.get());
            Answer answer = transport.send(request);
            all.addAll(part.of(told(request, answer)).list());
            next = next(request, answer);
        }
        return all;
    }

    private Optional<URI> next(Request request, Answer answer) throws ForgeException {
        Matcher link = NEXT.matcher(answer.header("link").orElse(""));
        try {
            return link.find() ? Optional.of(URI.create(link.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw transport.unintelligible(request, "the link to the next page is no URL");
        }
    }

    private Told read(Request request) throws ForgeException {
        return told(request, transport.send(request));
    }

    private Told told(Request request, Answer answer) throws ForgeException {
        try {
            Node node = JsonNodes.read(answer.body());
            return new Told(transport, request, node);
        } catch (EvidenceException e) {
            throw transport.unintelligible(request, "the answer is not JSON");
        }
    }
}

package io.github.evidencegate.github.artifact;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.github.GithubProject;
import io.github.evidencegate.github.http.Limits;
import io.github.evidencegate.github.http.Patience;
import io.github.evidencegate.github.http.Request;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.github.http.UrlExchange;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The artifacts of the workflow runs of a repository, as GitHub's REST API hands them out. */
public final class ArtifactStore {
    /** A file of result files is larger, and comes slower, than other answers. */
    private static final Limits LIMITS =
            new Limits(Limits.USUAL.connect(), Limits.USUAL.silence(), Duration.ofMinutes(5), ArtifactFolder.ZIP_LIMIT);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final GithubProject project;
    private final Transport transport;

    /** Of this repository. Asks nothing yet. */
    public ArtifactStore(GithubProject project, AccessToken token) {
        this.project = project;
        this.transport = new Transport(project.api(), token, new UrlExchange(LIMITS), Patience.usual());
    }

    /** How many requests were sent so far. */
    public int requests() {
        return transport.requests();
    }

    private record Artifact(long id, long sizeBytes) {}

    /**
     * The zip file of the newest artifact of this name; empty if the run has none, or none any more.
     *
     * @throws ForgeException if GitHub refuses, or the file is larger than {@link ArtifactFolder#ZIP_LIMIT}
     */
    public Optional<byte[]> newest(long runId, String name) throws ForgeException {
        Optional<Artifact> newest = newest(listing(runId, name), name);
        return newest.isPresent() ? Optional.of(zip(newest.get())) : Optional.empty();
    }

    private static Optional<Artifact> newest(Node listing, String name) {
        return listing.at("artifacts").items().stream()
                .filter(artifact -> artifact.textAt("name").filter(name::equals).isPresent())
                .filter(artifact ->
                        artifact.textAt("expired").filter("true"::equals).isEmpty())
                .flatMap(artifact ->
                        number(artifact, "id")
                                .map(id -> new Artifact(
                                        id, number(artifact, "size_in_bytes").orElse(0L)))
                                .stream())
                .max(Comparator.comparing(Artifact::id));
    }

    private static Optional<Long> number(Node artifact, String field) {
        return artifact.textAt(field)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong);
    }

    private Node listing(long runId, String name) throws ForgeException {
        String named = URLEncoder.encode(name, StandardCharsets.UTF_8);
        Request request =
                Request.of("GET", project.at("/actions/runs/" + runId + "/artifacts?per_page=100&name=" + named));
        try {
            return JsonNodes.read(transport.send(request).body());
        } catch (EvidenceException e) {
            throw transport.unintelligible(request, "the answer is not JSON");
        }
    }

    private byte[] zip(Artifact artifact) throws ForgeException {
        Request request = Request.of("GET", project.at("/actions/artifacts/" + artifact.id() + "/zip"));
        if (artifact.sizeBytes() > ArtifactFolder.ZIP_LIMIT) {
            throw new ForgeException(
                    request.toString(),
                    Kind.REFUSED,
                    artifact.sizeBytes() + " bytes, more than " + ArtifactFolder.ZIP_LIMIT,
                    "upload result files and nothing else");
        }
        return transport.download(request).body();
    }
}

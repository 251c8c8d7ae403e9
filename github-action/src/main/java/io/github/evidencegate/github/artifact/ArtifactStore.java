package io.github.evidencegate.github.artifact;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The artifacts of the workflow runs of a repository, as GitHub's REST API hands them out. */
public final class ArtifactStore {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration WHOLE = Duration.ofMinutes(5);
    private static final int LISTING_LIMIT = 2 << 20;
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final String ADVICE = "give the job the permission actions: read, and check the input api-url";

    private final URI api;
    private final String repository;
    private final AccessToken token;
    private int calls;

    /** Of this repository. */
    public ArtifactStore(URI api, String repository, AccessToken token) {
        this.api = api;
        this.repository = repository;
        this.token = token;
    }

    /** How many requests were made of the API so far. */
    public int calls() {
        return calls;
    }

    /**
     * The zip file of the newest artifact of this name; empty if the run has none, or none any more.
     *
     * @throws ForgeException if GitHub refuses, or the file is larger than {@link ArtifactFolder#ZIP_LIMIT}
     */
    public Optional<byte[]> newest(long runId, String name) throws ForgeException {
        String request = "/repos/" + repository + "/actions/runs/" + runId + "/artifacts";
        Node listing =
                listing(request, request + "?per_page=100&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        Optional<Long> id = newest(listing, name);
        return id.isPresent() ? Optional.of(zip(id.get())) : Optional.empty();
    }

    private static Optional<Long> newest(Node listing, String name) {
        return listing.at("artifacts").items().stream()
                .filter(artifact -> artifact.textAt("name").filter(name::equals).isPresent())
                .filter(artifact ->
                        artifact.textAt("expired").filter("true"::equals).isEmpty())
                .flatMap(artifact -> artifact.textAt("id").stream())
                .filter(id -> NUMBER.matcher(id).matches())
                .map(Long::parseLong)
                .max(Comparator.naturalOrder());
    }

    private Node listing(String request, String path) throws ForgeException {
        byte[] bytes = asked("GET " + request, path, LISTING_LIMIT);
        try {
            return JsonNodes.read(bytes);
        } catch (EvidenceException e) {
            throw new ForgeException("GET " + request, Kind.UNINTELLIGIBLE, String.valueOf(e.getMessage()), ADVICE, e);
        }
    }

    private byte[] zip(long id) throws ForgeException {
        String path = "/repos/" + repository + "/actions/artifacts/" + id + "/zip";
        return asked("GET " + path, path, ArtifactFolder.ZIP_LIMIT);
    }

    /** Asks again while that can help. */
    private byte[] asked(String request, String path, int limit) throws ForgeException {
        for (int attempt = 1; ; attempt++) {
            try {
                calls++;
                return answer(request, URI.create(api + path), limit);
            } catch (ForgeException e) {
                if (!e.isRetryable() || attempt == TRIES) {
                    throw e;
                }
                pause(request, PAUSE.multipliedBy(attempt));
            }
        }
    }

    private byte[] answer(String request, URI address, int limit) throws ForgeException {
        try {
            HttpURLConnection api = connection(address);
            api.setRequestProperty("Authorization", token.bearer());
            api.setRequestProperty("Accept", "application/vnd.github+json");
            api.setRequestProperty("X-GitHub-Api-Version", "2022-11-28");
            int status = api.getResponseCode();
            if (status != HttpURLConnection.HTTP_MOVED_TEMP) {
                return body(request, api, limit);
            }
            // The storage is another host: it gets no token, only what the address itself carries.
            return body(request, connection(storage(request, api)), limit);
        } catch (IOException e) {
            throw new ForgeException(
                    request, Kind.UNREACHABLE, "no answer", "run the job again; check the network of the runner", e);
        }
    }

    private URI storage(String request, HttpURLConnection answer) throws ForgeException {
        try {
            URI storage = URI.create(String.valueOf(answer.getHeaderField("Location")));
            // Not to a weaker protocol than that of the API.
            if ("https".equals(storage.getScheme())
                    || ("http".equals(storage.getScheme()) && "http".equals(api.getScheme()))) {
                return storage;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, without the address, which opens the storage for whoever has it.
        }
        throw new ForgeException(request, Kind.UNINTELLIGIBLE, "it leads to no web address", ADVICE);
    }

    private static HttpURLConnection connection(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) READ.toMillis());
        connection.setRequestProperty("User-Agent", "evidence-gate");
        return connection;
    }

    private static byte[] body(String request, HttpURLConnection answer, int limit) throws ForgeException, IOException {
        int status = answer.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new ForgeException(request, kind(status), "status " + status, advice(status));
        }
        long end = System.nanoTime() + WHOLE.toNanos();
        try (InputStream stream = answer.getInputStream()) {
            return read(request, stream, limit, end);
        }
    }

    private static byte[] read(String request, InputStream stream, int limit, long end)
            throws ForgeException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 16];
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > limit) {
                throw new ForgeException(
                        request, Kind.REFUSED, "more than " + limit + " bytes", "upload result files and nothing else");
            }
            if (System.nanoTime() > end) {
                throw new ForgeException(
                        request,
                        Kind.REFUSED,
                        "not whole after " + WHOLE.toMinutes() + " minutes",
                        "run the job again");
            }
        }
        return bytes.toByteArray();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case HttpURLConnection.HTTP_UNAUTHORIZED -> Kind.UNAUTHENTICATED;
            case HttpURLConnection.HTTP_FORBIDDEN -> Kind.FORBIDDEN;
            case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_GONE -> Kind.NOT_FOUND;
            case 429 -> Kind.LIMITED;
            default -> status >= 500 ? Kind.BROKEN : Kind.UNINTELLIGIBLE;
        };
    }

    private static String advice(int status) {
        return status == 429 || status >= 500 ? "run the job again later" : ADVICE;
    }

    private static void pause(String request, Duration pause) throws ForgeException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForgeException(request, Kind.UNREACHABLE, "interrupted", "run the job again", e);
        }
    }
}

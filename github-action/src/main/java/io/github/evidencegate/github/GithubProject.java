package io.github.evidencegate.github;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One repository on github.com or on a GitHub Enterprise Server.
 *
 * @param api root of the REST API, without a slash at its end
 * @param name {@code owner/name}
 */
public record GithubProject(URI api, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}/[A-Za-z0-9._-]{1,100}");
    /** Of the REST API on a server, and beside it the other one. */
    private static final String SERVER_REST = "/v3";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * The repository, from what inputs say.
     *
     * @param api such as {@code https://api.github.com} or {@code https://github.example.com/api/v3}
     * @throws EvidenceException if it is no URL that a token may go to, or no repository's name
     */
    public static GithubProject of(String api, String name) throws EvidenceException {
        if (!NAME.matcher(name).matches() || name.endsWith("/..") || name.endsWith("/.")) {
            throw new EvidenceException("\"" + name + "\" is no repository; expected OWNER/NAME");
        }
        return new GithubProject(root(api), name);
    }

    private static URI root(String api) throws EvidenceException {
        String expected = "; expected the root of the REST API, such as https://api.github.com or"
                + " https://github.example.com/api/v3";
        try {
            URI url = new URI(api.replaceAll("/+$", ""));
            boolean isLoopback = "http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost()));
            boolean isPrivate = "https".equals(url.getScheme()) || isLoopback;
            if (!isPrivate || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
                // Not repeated: people have put passwords into addresses.
                throw new EvidenceException("api-url: nowhere a token may go" + expected);
            }
            return url;
        } catch (URISyntaxException e) {
            throw new EvidenceException("api-url: not a URL" + expected);
        }
    }

    /** Where people go: {@code github.com}, the server's name, or a subdomain of {@code ghe.com}. */
    public String host() {
        String authority = api.getRawAuthority().toLowerCase(Locale.ROOT);
        return authority.startsWith("api.") ? authority.substring("api.".length()) : authority;
    }

    /** What histories call a pull request. */
    ChangeKey key(long number) {
        return new ChangeKey(host(), name, number);
    }

    String owner() {
        return name.substring(0, name.indexOf('/'));
    }

    String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** The address of the other API, of GraphQL. On a server both are below one folder (GitHub Docs, "Forming calls"). */
    URI graph() {
        String root = api.toString();
        int end = root.length() - (root.endsWith(SERVER_REST) ? SERVER_REST.length() : 0);
        return URI.create(root.substring(0, end) + "/graphql");
    }

    /** The address of something of the repository: {@code at("/pulls/7")}. */
    public URI at(String path) {
        return URI.create(api + "/repos/" + name + path);
    }
}

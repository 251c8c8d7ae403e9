package io.github.evidencegate.github.event;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the runner tells about a workflow run (docs.github.com, "Variables reference"). Each question is checked when it is
 * asked, since no event needs all of them.
 *
 * @param variables the environment of the process
 */
public record GithubEnvironment(Map<String, String> variables) {
    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int LONGEST_SHOWN = 100;

    /** Copies the map. */
    public GithubEnvironment {
        variables = Map.copyOf(variables);
    }

    /** The name of the event: {@code pull_request}. */
    public String event() throws EvidenceException {
        return required("GITHUB_EVENT_NAME");
    }

    /** The file with the payload of the event. */
    public Path payload() throws EvidenceException {
        return file("GITHUB_EVENT_PATH");
    }

    /** The project: {@code owner/name}. */
    public String repository() throws EvidenceException {
        return matching("GITHUB_REPOSITORY", REPOSITORY, "owner/name");
    }

    /** Where people read the project: {@code https://github.com}. */
    public URI server() throws EvidenceException {
        String text = required("GITHUB_SERVER_URL");
        return url("GITHUB_SERVER_URL", text);
    }

    /** Root of the REST API; empty outside of a workflow. */
    public Optional<String> api() {
        return value("GITHUB_API_URL");
    }

    /** The number of the workflow run, which its reruns share. */
    public long runId() throws EvidenceException {
        return Long.parseLong(matching("GITHUB_RUN_ID", NUMBER, "a whole number"));
    }

    /** Which rerun this is, from 1. */
    public long runAttempt() throws EvidenceException {
        return Long.parseLong(matching("GITHUB_RUN_ATTEMPT", NUMBER, "a whole number"));
    }

    /** The commit that the workflow was started at. */
    public Revision commit() throws EvidenceException {
        return new Revision(matching("GITHUB_SHA", REVISION, "a full commit id"));
    }

    /** The branch or tag that the workflow was started at: {@code refs/heads/main}. */
    public String ref() throws EvidenceException {
        return required("GITHUB_REF");
    }

    /** The folder that the repository is checked out to. */
    public Path workspace() throws EvidenceException {
        return folder("GITHUB_WORKSPACE");
    }

    /** A folder that the runner empties after each job. */
    public Path temporary() throws EvidenceException {
        return folder("RUNNER_TEMP");
    }

    /** The file that takes outputs; empty outside of a step. */
    public Optional<Path> output() throws EvidenceException {
        return optionalPath("GITHUB_OUTPUT");
    }

    /** The file that takes the summary of the job; empty outside of a step. */
    public Optional<Path> summary() throws EvidenceException {
        return optionalPath("GITHUB_STEP_SUMMARY");
    }

    /** Where people read this run. */
    public String runUrl() throws EvidenceException {
        return server() + "/" + repository() + "/actions/runs/" + runId();
    }

    /** The id of the job in its workflow; empty outside of a job. */
    public Optional<String> job() {
        return value("GITHUB_JOB");
    }

    /** The login of who caused the event. */
    public Optional<String> actor() {
        return value("GITHUB_ACTOR");
    }

    /** Whether a runner reads what is printed. */
    public boolean isOnRunner() {
        return value("GITHUB_ACTIONS").filter("true"::equals).isPresent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    private String required(String name) throws EvidenceException {
        return value(name)
                .orElseThrow(() -> new EvidenceException("environment variable " + name
                        + " is not set; run this in a step of a GitHub workflow, where the runner sets it"));
    }

    private String matching(String name, Pattern pattern, String expected) throws EvidenceException {
        String text = required(name);
        if (!pattern.matcher(text).matches()) {
            throw new EvidenceException(wrong("environment variable " + name, text, expected));
        }
        return text;
    }

    private Path file(String name) throws EvidenceException {
        Path path = path(name, required(name));
        if (!Files.isRegularFile(path)) {
            throw new EvidenceException(wrong("environment variable " + name, path.toString(), "a file that is there"));
        }
        return path;
    }

    private Path folder(String name) throws EvidenceException {
        Path path = path(name, required(name));
        if (!Files.isDirectory(path)) {
            throw new EvidenceException(
                    wrong("environment variable " + name, path.toString(), "a folder that is there"));
        }
        return path;
    }

    private Optional<Path> optionalPath(String name) throws EvidenceException {
        Optional<String> text = value(name);
        return text.isPresent() ? Optional.of(path(name, text.get())) : Optional.empty();
    }

    private static Path path(String name, String text) throws EvidenceException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new EvidenceException(wrong("environment variable " + name, text, "a path"), e);
        }
    }

    private static URI url(String what, String text) throws EvidenceException {
        try {
            URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (isWeb && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, without its text: who put a token into an address must not find it in a log.
        }
        throw new EvidenceException(
                what + " is no address such as https://api.github.com (no user, no question mark); correct it");
    }

    private static String wrong(String what, String text, String expected) {
        String line = text.replaceAll("\\p{Cc}", "?");
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
        return what + " is \"" + shown + "\", expected " + expected
                + "; run this in a step of a GitHub workflow, where the runner sets it";
    }
}

package io.github.evidencegate.github.event;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The payload of an event: JSON as GitHub wrote it to a file, with texts of whoever caused it. */
public final class Payload {
    /** GitHub sends none that is larger (docs.github.com, "Webhook events and payloads"). */
    private static final int LIMIT_BYTES = 25 << 20;

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NO_REVISION = Pattern.compile("0{40}|0{64}");
    /** How a command begins. */
    private static final String COMMAND = "/evidence";

    private static final String REMEDY = "; do not change GITHUB_EVENT_PATH or the file that it names";

    private final String event;
    private final Node root;

    Payload(String event, Node root) {
        this.event = event;
        this.root = root;
    }

    /** Reads the file of an event with this name. */
    public static Payload read(String event, Path file) throws EvidenceException {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw new EvidenceException("more than " + LIMIT_BYTES + " bytes");
            }
            return new Payload(event, JsonNodes.read(bytes));
        } catch (EvidenceException e) {
            throw new EvidenceException("the payload of " + event + ", " + file + ": " + e.getMessage() + REMEDY, e);
        } catch (IOException e) {
            throw new EvidenceException("the payload of " + event + ", " + file + ", cannot be read" + REMEDY, e);
        }
    }

    /** What happened. */
    public GithubEvent told(GithubEnvironment environment) throws EvidenceException {
        EventKind kind = EventKind.of(event, root.textAt("action").orElse(""));
        return switch (kind) {
            case CHANGE, CHANGE_TRUSTED, REVIEW, CLOSED -> change(kind, environment.runAttempt() == 1);
            case RUN -> run(kind);
            case QUEUE ->
                new GithubEvent.OfCommit(
                        kind,
                        revision("merge_group", "head_sha"),
                        Optional.of(revision("merge_group", "base_sha")),
                        text("merge_group", "head_ref"));
            case PUSH -> push(kind);
            case BRANCH -> new GithubEvent.OfCommit(kind, environment.commit(), Optional.empty(), environment.ref());
            case COMMENT -> comment(kind);
            case PASSED_OVER ->
                new GithubEvent.Nothing(
                        kind,
                        "nothing is done on " + event + " \""
                                + shown(root.textAt("action").orElse("")) + "\"");
            case UNKNOWN ->
                throw new EvidenceException("the event " + shown(event)
                        + " is not known; start the workflow on one of: " + String.join(", ", EventKind.known()));
        };
    }

    private GithubEvent change(EventKind kind, boolean isFirst) throws EvidenceException {
        return new GithubEvent.OfChange(
                kind,
                number("pull_request", "number"),
                revision("pull_request", "head", "sha"),
                revision("pull_request", "base", "sha"),
                root.at("pull_request", "base").textAt("ref"),
                root.at("pull_request", "head", "repo").textAt("full_name").orElse(""),
                root.at("pull_request").textAt("merged").filter("true"::equals).isPresent(),
                isFirst ? time("pull_request", "updated_at") : Optional.empty());
    }

    private GithubEvent run(EventKind kind) throws EvidenceException {
        List<Long> numbers = new ArrayList<>();
        for (Node change : root.listAt("workflow_run", "pull_requests")) {
            change.textAt("number")
                    .filter(text -> NUMBER.matcher(text).matches())
                    .ifPresent(text -> numbers.add(Long.parseLong(text)));
        }
        return new GithubEvent.OfRun(
                kind,
                number("workflow_run", "id"),
                text("workflow_run", "event"),
                revision("workflow_run", "head_sha"),
                root.at("workflow_run").textAt("head_branch").orElse(""),
                root.at("workflow_run", "head_repository").textAt("full_name").orElse(""),
                numbers,
                time("workflow_run", "run_started_at"));
    }

    private GithubEvent push(EventKind kind) throws EvidenceException {
        String ref = text("ref");
        if (!ref.startsWith("refs/heads/") || NO_REVISION.matcher(text("after")).matches()) {
            return new GithubEvent.Nothing(kind, "nothing is done when a tag is pushed, or a branch goes");
        }
        // After a force-push, the commit before may be nowhere any more.
        boolean isForced = root.textAt("forced").filter("true"::equals).isPresent();
        Optional<Revision> before =
                isForced || NO_REVISION.matcher(text("before")).matches()
                        ? Optional.empty()
                        : Optional.of(revision("before"));
        return new GithubEvent.OfCommit(kind, revision("after"), before, ref);
    }

    private GithubEvent comment(EventKind kind) throws EvidenceException {
        if (root.at("issue", "pull_request").kind() != Node.Kind.TABLE) {
            return new GithubEvent.Nothing(kind, "nothing is done about a comment on an issue, only on pull requests");
        }
        if (!text("comment", "body").contains(COMMAND)) {
            return new GithubEvent.Nothing(kind, "nothing is done about a comment without " + COMMAND);
        }
        return new GithubEvent.OfComment(kind, number("issue", "number"), String.valueOf(number("comment", "id")));
    }

    private long number(String... keys) throws EvidenceException {
        String text = text(keys);
        if (!NUMBER.matcher(text).matches()) {
            throw wrong("a whole number", keys);
        }
        return Long.parseLong(text);
    }

    private Revision revision(String... keys) throws EvidenceException {
        String text = text(keys);
        if (!REVISION.matcher(text).matches() || NO_REVISION.matcher(text).matches()) {
            throw wrong("a full commit id", keys);
        }
        return new Revision(text);
    }

    private Optional<Instant> time(String object, String key) {
        try {
            return root.at(object).textAt(key).map(Instant::parse);
        } catch (DateTimeException e) {
            // Only how long it took is not known then.
            return Optional.empty();
        }
    }

    private String text(String... keys) throws EvidenceException {
        String[] above = Arrays.copyOf(keys, keys.length - 1);
        return root.at(above).textAt(keys[keys.length - 1]).orElseThrow(() -> wrong("a value", keys));
    }

    private EvidenceException wrong(String expected, String... keys) {
        return new EvidenceException(
                "the payload of " + event + ": \"" + String.join(".", keys) + "\" is not " + expected + REMEDY);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[^\\w-]", "?");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}

package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Commit.Trailer;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.Revision;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads commits out of one run of git: six fields each, ended by NUL, which can stand in no commit. Trailers are one
 * field with a line each; they are unfolded, so a line feed cannot stand in them.
 */
final class CommitReader {
    /** The trailers that tell who took part and what the commit belongs to. Any other could hold a prompt (R213). */
    private static final Set<String> KEPT = Set.of(
            "acked-by",
            "agent-logs-url",
            "assisted-by",
            "change-id",
            "claude-session",
            "closes",
            "co-authored-by",
            "fixes",
            "generated-by",
            "made-with",
            "refs",
            "reviewed-by",
            "signed-off-by",
            "tested-by",
            "ticket");

    /** A name, an address or a link is no longer than this, in code points; more would be prose, and is cut. */
    static final int TRAILER_LIMIT = 200;

    private CommitReader() {}

    /**
     * What to ask git. Names are taken as they were written: a {@code .mailmap} is a file of the change.
     *
     * @param range which commits, as git-rev-list(1) takes them
     */
    static List<String> arguments(List<String> range) {
        List<String> arguments = new ArrayList<>(List.of(
                "log",
                "-z",
                "--topo-order",
                "--reverse",
                "--no-mailmap",
                "--no-notes",
                "--no-decorate",
                "--no-show-signature",
                "--encoding=UTF-8",
                "--format=%H%x00%P%x00%an%x00%ae%x00%ct%x00%(trailers:only=true,unfold=true)"));
        arguments.addAll(range);
        return arguments;
    }

    /** The commits in the order that git was asked for: parents before their children. */
    static List<Commit> read(GitOutput output) throws IOException {
        List<Commit> commits = new ArrayList<>();
        while (!output.isAtEnd()) {
            commits.add(commit(output));
        }
        return commits;
    }

    private static Commit commit(GitOutput output) throws IOException {
        try {
            Revision revision = new Revision(output.field());
            List<Revision> parents = new ArrayList<>();
            for (String parent : words(output.field())) {
                parents.add(new Revision(parent));
            }
            String name = output.field();
            String address = output.field();
            Person author = new Person(name, address, KnownAgent.kindOf(name, address));
            Instant committedAt = Instant.ofEpochSecond(Long.parseLong(output.field()));
            return new Commit(revision, parents, author, committedAt, trailers(output.field()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a commit without a usable name or time: " + e.getMessage(), e);
        }
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static List<Trailer> trailers(String lines) {
        List<Trailer> trailers = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            if (KEPT.contains(key.toLowerCase(Locale.ROOT))) {
                trailers.add(new Trailer(key, cut(line.substring(colon + 1).strip())));
            }
        }
        return trailers;
    }

    private static String cut(String value) {
        return value.codePointCount(0, value.length()) <= TRAILER_LIMIT
                ? value
                : value.substring(0, value.offsetByCodePoints(0, TRAILER_LIMIT));
    }
}

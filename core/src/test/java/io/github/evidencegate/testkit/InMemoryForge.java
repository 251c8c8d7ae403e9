package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A code host that is a few lists. Tests fill them, and look into them afterwards. */
public final class InMemoryForge implements Forge {
    /** The account of its token. */
    public static final String OWN_LOGIN = "evidence-gate[bot]";

    private static final int LONGEST_COMMENT = 65_536;
    private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");

    private final String project;
    private final Map<Long, ForgeChange> changes = new LinkedHashMap<>();
    private final Map<Long, FileList> files = new LinkedHashMap<>();
    private final Map<Long, Review> reviews = new LinkedHashMap<>();
    private final Map<Long, List<IssueText>> issues = new LinkedHashMap<>();
    private final Map<Revision, List<JobResult>> jobs = new LinkedHashMap<>();
    private final Map<Long, List<PostedComment>> comments = new LinkedHashMap<>();
    private final Map<String, Permission> permissions = new LinkedHashMap<>();
    private final Map<Long, Set<String>> labels = new LinkedHashMap<>();
    private final Map<String, List<Reaction>> reactions = new LinkedHashMap<>();
    private final List<CheckReport> reports = new ArrayList<>();
    // Independent questions come from several threads.
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private Predicate<String> refused = request -> false;
    private int lastId = 100;

    /** A project without changes. */
    public InMemoryForge(String project) {
        this.project = project;
    }

    /** Puts a change there, or what it has become. */
    public InMemoryForge with(ForgeChange change) {
        changes.put(change.key().number(), change);
        labels.put(change.key().number(), new LinkedHashSet<>(change.labels()));
        return this;
    }

    /** What it says of the files of a change. */
    public InMemoryForge with(long number, FileList list) {
        files.put(number, list);
        return this;
    }

    /** What people said of a change. */
    public InMemoryForge with(long number, Review review) {
        reviews.put(number, review);
        return this;
    }

    /** What a change closes. */
    public InMemoryForge with(long number, List<IssueText> closes) {
        issues.put(number, List.copyOf(closes));
        return this;
    }

    /** What ran at a revision. */
    public InMemoryForge with(Revision head, List<JobResult> results) {
        jobs.put(head, List.copyOf(results));
        return this;
    }

    /** What a person may do. */
    public InMemoryForge with(Permission permission) {
        permissions.put(permission.login(), permission);
        return this;
    }

    /** Fails each request of which this is true; a request is the method's name and its first argument. */
    public void refuse(Predicate<String> request) {
        refused = request;
    }

    /** A comment of somebody else. */
    public PostedComment commented(long number, String author, String text) {
        return add(number, author, text);
    }

    /** Each request so far, as the method's name and its first argument. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Each report so far. */
    public List<CheckReport> reports() {
        return List.copyOf(reports);
    }

    /** The labels of a change. */
    public Set<String> labels(long number) {
        return labels.getOrDefault(number, Set.of());
    }

    /** The reactions to a comment. */
    public List<Reaction> reactions(String id) {
        return reactions.getOrDefault(id, List.of());
    }

    @Override
    public ChangeKey key(long number) {
        return new ChangeKey("forge.example", project, number);
    }

    @Override
    public ForgeChange change(long number) throws ForgeException {
        ForgeChange change = changes.get(number);
        return asked("change", number, change == null ? null : now(change));
    }

    @Override
    public FileList files(ForgeChange change) throws ForgeException {
        long number = change.key().number();
        return asked("files", number, files.getOrDefault(number, new FileList(List.of(), Optional.empty())));
    }

    @Override
    public Review review(ForgeChange change) throws ForgeException {
        long number = change.key().number();
        return asked("review", number, reviews.getOrDefault(number, Review.NONE));
    }

    @Override
    public List<JobResult> jobs(Revision head) throws ForgeException {
        return asked("jobs", head, jobs.getOrDefault(head, List.of()));
    }

    @Override
    public List<Long> openAt(Revision head) throws ForgeException {
        return asked(
                "openAt",
                head,
                changes.values().stream()
                        .filter(change -> change.state() == ForgeChange.State.OPEN)
                        .filter(change -> change.ends().head().equals(head))
                        .map(change -> change.key().number())
                        .toList());
    }

    @Override
    public List<IssueText> closes(ForgeChange change) throws ForgeException {
        long number = change.key().number();
        return asked("closes", number, issues.getOrDefault(number, List.of()));
    }

    @Override
    public List<PostedComment> comments(long number) throws ForgeException {
        return asked("comments", number, List.copyOf(comments.getOrDefault(number, List.of())));
    }

    @Override
    public PostedComment comment(long number, String id) throws ForgeException {
        return asked("comment", id, found(number, id).orElse(null));
    }

    @Override
    public PostedComment post(long number, String text) throws ForgeException {
        asked("post", number, text);
        return add(number, OWN_LOGIN, text);
    }

    @Override
    public PostedComment rewrite(long number, String id, String text) throws ForgeException {
        PostedComment old = asked("rewrite", id, found(number, id).orElse(null));
        PostedComment now = new PostedComment(
                id, old.author(), old.isOwn(), text, old.url(), old.createdAt(), BEGIN.plusSeconds(++lastId));
        comments.getOrDefault(number, new ArrayList<>())
                .replaceAll(comment -> comment.id().equals(id) ? now : comment);
        return now;
    }

    @Override
    public void remove(long number, String id) throws ForgeException {
        asked("remove", id, id);
        comments.getOrDefault(number, List.of())
                .removeIf(comment -> comment.id().equals(id));
    }

    @Override
    public void react(long number, String id, Reaction reaction) throws ForgeException {
        asked("react", id, reaction);
        List<Reaction> there = reactions.computeIfAbsent(id, unused -> new ArrayList<>());
        if (!there.contains(reaction)) {
            there.add(reaction);
        }
    }

    @Override
    public CheckReport.Posted report(CheckReport report) throws ForgeException {
        reports.add(asked("report", report.head(), report));
        return new CheckReport.Posted(Optional.of("https://forge.example/checks/" + reports.size()), Optional.empty());
    }

    @Override
    public void label(long number, Set<String> add, Set<String> take) throws ForgeException {
        Set<String> there = asked("label", number, labels.computeIfAbsent(number, unused -> new LinkedHashSet<>()));
        there.addAll(add);
        there.removeAll(take);
    }

    @Override
    public Permission permission(String login, List<String> teams) throws ForgeException {
        Permission told =
                permissions.getOrDefault(login, new Permission(login, false, List.of(), "forge.example, permission"));
        List<String> asked = told.teams().stream().filter(teams::contains).toList();
        return asked("permission", login, new Permission(login, told.canWrite(), asked, told.source()));
    }

    @Override
    public int longestComment() {
        return LONGEST_COMMENT;
    }

    private ForgeChange now(ForgeChange change) {
        return new ForgeChange(
                change.key(),
                change.url(),
                change.state(),
                change.isDraft(),
                change.author(),
                change.openedAt(),
                change.ends(),
                change.text(),
                List.copyOf(labels(change.key().number())),
                change.fileCount());
    }

    private PostedComment add(long number, String author, String text) {
        String id = String.valueOf(++lastId);
        Instant now = BEGIN.plusSeconds(lastId);
        PostedComment comment = new PostedComment(
                id, author, author.equals(OWN_LOGIN), text, "https://forge.example/comments/" + id, now, now);
        comments.computeIfAbsent(number, unused -> new ArrayList<>()).add(comment);
        return comment;
    }

    private Optional<PostedComment> found(long number, String id) {
        return Stream.ofNullable(comments.get(number))
                .flatMap(List::stream)
                .filter(comment -> comment.id().equals(id))
                .findFirst();
    }

    private <T> T asked(String method, Object argument, @Nullable T answer) throws ForgeException {
        String request = method + " " + argument;
        requests.add(request);
        if (refused.test(request)) {
            throw new ForgeException(request, ForgeException.Kind.FORBIDDEN, "refused", "let the test allow it");
        }
        if (answer == null) {
            throw new ForgeException(request, ForgeException.Kind.NOT_FOUND, "not there", "let the test put it there");
        }
        return answer;
    }
}

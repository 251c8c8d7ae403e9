package io.github.evidencegate.github;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
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
import io.github.evidencegate.github.http.Limits;
import io.github.evidencegate.github.http.Patience;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.github.http.UrlExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** GitHub. Several threads may ask at once. */
public final class GithubForge implements Forge {
    /** GitHub answers 422 beyond it ("body is too long"). */
    private static final int LONGEST_COMMENT = 65_536;

    private final GithubProject project;
    private final Transport transport;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Pulls pulls;
    private final Reviews reviews;
    private final Checks checks;
    private final Comments comments;
    private final Labels labels;
    private final People people;

    /**
     * The repository as the token sees it. Asks nothing yet.
     *
     * @param author the login that the token comments as; empty for that of a workflow, or of the person whose it is
     */
    public GithubForge(GithubProject project, AccessToken token, Optional<String> author) {
        this(project, new Transport(project.api(), token, new UrlExchange(Limits.USUAL), Patience.usual()), author);
    }

    /** The same, over a transport with other limits. */
    public GithubForge(GithubProject project, Transport transport, Optional<String> author) {
        this.project = project;
        this.transport = transport;
        GithubApi api = new GithubApi(project, transport);
        this.pulls = new Pulls(api, new LinkedIssues(api, notices::add));
        this.people = new People(api);
        this.reviews = new Reviews(api, people);
        this.checks = new Checks(api);
        this.comments = new Comments(api, new Account(api, author), notices::add);
        this.labels = new Labels(api);
    }

    /** How many requests were sent so far. */
    public int requests() {
        return transport.requests();
    }

    /** What a log should say, such as that a comment has another author than expected. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public ChangeKey key(long number) {
        return project.key(number);
    }

    @Override
    public ForgeChange change(long number) throws ForgeException {
        return pulls.change(number);
    }

    @Override
    public FileList files(ForgeChange change) throws ForgeException {
        return pulls.files(change);
    }

    @Override
    public Review review(ForgeChange change) throws ForgeException {
        return reviews.of(change.key().number());
    }

    @Override
    public List<JobResult> jobs(Revision head) throws ForgeException {
        return checks.at(head);
    }

    @Override
    public List<Long> openAt(Revision head) throws ForgeException {
        return pulls.openAt(head);
    }

    @Override
    public List<IssueText> closes(ForgeChange change) throws ForgeException {
        return pulls.closes(change);
    }

    @Override
    public List<PostedComment> comments(long number) throws ForgeException {
        return comments.all(number);
    }

    @Override
    public PostedComment comment(long number, String id) throws ForgeException {
        return comments.one(id);
    }

    @Override
    public PostedComment post(long number, String text) throws ForgeException {
        return comments.post(number, text);
    }

    @Override
    public PostedComment rewrite(long number, String id, String text) throws ForgeException {
        return comments.rewrite(id, text);
    }

    @Override
    public void remove(long number, String id) throws ForgeException {
        comments.remove(id);
    }

    @Override
    public void react(long number, String id, Reaction reaction) throws ForgeException {
        comments.react(id, reaction);
    }

    @Override
    public CheckReport.Posted report(CheckReport report) throws ForgeException {
        return checks.report(report);
    }

    @Override
    public void label(long number, Set<String> add, Set<String> take) throws ForgeException {
        labels.change(number, add, take);
    }

    @Override
    public Permission permission(String login, List<String> teams) throws ForgeException {
        return people.permission(login, teams);
    }

    @Override
    public int longestComment() {
        return LONGEST_COMMENT;
    }

    /** The repository's address, as people know it. */
    @Override
    public String toString() {
        return project.host() + "/" + project.name();
    }
}

package io.github.evidencegate.github;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeChange.Ends;
import io.github.evidencegate.forge.ForgeChange.State;
import io.github.evidencegate.forge.ForgeChange.Text;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.forge.IssueText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHCommitPointer;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;

/** What pull requests and issues are. */
final class Pulls {
    private static final int PAGE = 100;
    /** REST, "List pull requests files". */
    private static final int MOST_FILES = 3_000;

    private final GithubApi api;

    Pulls(GithubApi api) {
        this.api = api;
    }

    ForgeChange change(long number) throws ForgeException {
        GHPullRequest pull = api.pull(number);
        return api.asked("/pulls/" + number, () -> change(number, pull));
    }

    FileList files(ForgeChange change) throws ForgeException {
        long number = change.key().number();
        GHPullRequest pull = api.known(number);
        List<GHPullRequestFileDetail> files = api.asked(
                "/pulls/" + number + "/files",
                () -> pull.listFiles().withPageSize(PAGE).toList());
        List<String> paths =
                files.stream().map(GHPullRequestFileDetail::getFilename).toList();
        boolean isWhole = paths.size() == change.fileCount() && paths.size() < MOST_FILES;
        return new FileList(
                paths,
                isWhole
                        ? Optional.empty()
                        : Optional.of("GitHub lists " + paths.size() + " of " + change.fileCount()
                                + " changed files; it never lists more than " + MOST_FILES));
    }

    List<Long> openAt(Revision head) throws ForgeException {
        List<Long> numbers = new ArrayList<>();
        for (Told told : api.all("/commits/" + head + "/pulls")) {
            boolean isOpen = told.text("state").equals("open");
            if (isOpen && told.at("head").text("sha").equals(head.objectName())) {
                numbers.add(told.number("number"));
            }
        }
        return numbers;
    }

    /** GitHub's REST API does not tell of issues that were linked by hand. */
    List<IssueText> closes(ForgeChange change) throws ForgeException {
        String said = change.text().title() + "\n" + change.text().body();
        List<IssueText> issues = new ArrayList<>();
        for (int number : ClosingWords.in(api.project(), said)) {
            issue(number).ifPresent(issues::add);
        }
        return issues;
    }

    /** Empty if there is none, or a pull request in its place. */
    private Optional<IssueText> issue(int number) throws ForgeException {
        try {
            return api.asked("/issues/" + number, () -> {
                GHIssue issue = api.repository().getIssue(number);
                return issue.isPullRequest() ? Optional.empty() : Optional.of(issue(issue));
            });
        } catch (ForgeException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static IssueText issue(GHIssue issue) throws IOException {
        return new IssueText(
                "#" + issue.getNumber(),
                issue.getHtmlUrl().toString(),
                login(issue.getUser()),
                issue.getTitle(),
                Optional.ofNullable(issue.getBody()).orElse(""),
                names(issue.getLabels()));
    }

    private ForgeChange change(long number, GHPullRequest pull) throws IOException {
        return new ForgeChange(
                api.project().key(number),
                pull.getHtmlUrl().toString(),
                state(pull),
                pull.isDraft(),
                login(pull.getUser()),
                openedAt(pull),
                ends(pull.getBase(), pull.getHead()),
                new Text(pull.getTitle(), Optional.ofNullable(pull.getBody()).orElse("")),
                names(pull.getLabels()),
                pull.getChangedFiles());
    }

    private static State state(GHPullRequest pull) throws IOException {
        if (pull.isMerged()) {
            return State.MERGED;
        }
        return pull.getState() == GHIssueState.OPEN ? State.OPEN : State.CLOSED;
    }

    private static Instant openedAt(GHPullRequest pull) throws IOException {
        return pull.getCreatedAt().toInstant();
    }

    private static Ends ends(GHCommitPointer base, GHCommitPointer head) {
        String headProject = Optional.ofNullable(head.getRepository())
                .map(GHRepository::getFullName)
                .orElse("");
        return new Ends(
                base.getRef(), new Revision(base.getSha()), head.getRef(), new Revision(head.getSha()), headProject);
    }

    private static String login(GHUser user) {
        return Optional.ofNullable(user).map(GHUser::getLogin).orElse(Told.GHOST);
    }

    private static List<String> names(Collection<GHLabel> labels) {
        return labels.stream().map(GHLabel::getName).toList();
    }
}

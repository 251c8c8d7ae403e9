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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHUser;

/** What pull requests and issues are. */
final class Pulls {
    /** REST, "List pull requests files". */
    private static final int MOST_FILES = 3_000;

    private final GithubApi api;
    private final LinkedIssues linked;

    Pulls(GithubApi api, LinkedIssues linked) {
        this.api = api;
        this.linked = linked;
    }

    /** Plain values: the library's object asks again for what an answer lacks. */
    ForgeChange change(long number) throws ForgeException {
        Told pull = api.get("/pulls/" + api.id(number));
        return new ForgeChange(
                api.project().key(number),
                pull.text("html_url"),
                state(pull),
                pull.says("draft"),
                pull.login(),
                pull.instant("created_at"),
                ends(pull.at("base"), pull.at("head")),
                new Text(pull.text("title"), pull.maybe("body").orElse("")),
                pull.names("labels"),
                (int) pull.number("changed_files"));
    }

    FileList files(ForgeChange change) throws ForgeException {
        List<String> paths = new ArrayList<>();
        for (Told file : api.all("/pulls/" + api.id(change.key().number()) + "/files")) {
            paths.add(file.text("filename"));
        }
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

    /** Those that the text names; only where it names none, those that were linked by hand: that is a request of its own. */
    List<IssueText> closes(ForgeChange change) throws ForgeException {
        List<Integer> named = named(change);
        return named.isEmpty() ? linked.of(change.key().number()) : issues(named);
    }

    private List<Integer> named(ForgeChange change) {
        String said = change.text().title() + "\n" + change.text().body();
        return ClosingWords.in(api.project(), said);
    }

    private List<IssueText> issues(List<Integer> numbers) throws ForgeException {
        List<IssueText> issues = new ArrayList<>();
        for (int number : numbers) {
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

    private static State state(Told pull) throws ForgeException {
        if (pull.says("merged")) {
            return State.MERGED;
        }
        return pull.text("state").equals("open") ? State.OPEN : State.CLOSED;
    }

    private static Ends ends(Told base, Told head) throws ForgeException {
        return new Ends(
                base.text("ref"),
                base.revision("sha"),
                head.text("ref"),
                head.revision("sha"),
                head.at("repo").maybe("full_name").orElse(""));
    }

    private static String login(GHUser user) {
        return Optional.ofNullable(user).map(GHUser::getLogin).orElse(Told.GHOST);
    }

    private static List<String> names(Collection<GHLabel> labels) {
        return labels.stream().map(GHLabel::getName).toList();
    }
}

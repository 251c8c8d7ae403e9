package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.syntax.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The issues that people linked to a pull request by hand, which only GraphQL tells of. */
final class LinkedIssues {
    /** Public schema, {@code PullRequest.closingIssuesReferences}; those of closing words are among them. */
    static final String QUERY = "query($owner:String!,$name:String!,$number:Int!){repository(owner:$owner,name:$name){"
            + "pullRequest(number:$number){closingIssuesReferences(first:20){nodes{number url title body"
            + " author{login} repository{nameWithOwner} labels(first:100){nodes{name}}}}}}}";

    private final GithubApi api;
    private final Consumer<String> notices;

    /** Of the project. */
    LinkedIssues(GithubApi api, Consumer<String> notices) {
        this.api = api;
        this.notices = notices;
    }

    /**
     * Those of the project itself: in another one, somebody else may set the labels that say what is in scope. None, with a
     * notice, where GitHub refuses to tell: an Enterprise Server may be too old, and a token may lack the permission.
     *
     * @throws ForgeException if GitHub may tell at another time
     */
    List<IssueText> of(long number) throws ForgeException {
        try {
            return issues(asked(number));
        } catch (ForgeException e) {
            switch (e.kind()) {
                case FORBIDDEN, NOT_FOUND, REFUSED, UNINTELLIGIBLE ->
                    notices.accept(
                            "issues that were linked by hand are not known, only closing words: " + e.getMessage());
                case UNAUTHENTICATED, LIMITED, BROKEN, UNREACHABLE -> throw e;
            }
            return List.of();
        }
    }

    private Told asked(long number) throws ForgeException {
        Map<String, ?> variables =
                Map.of("owner", api.project().owner(), "name", api.project().shortName(), "number", api.id(number));
        Told answer = api.query(QUERY, variables);
        Told list = answer.at("data", "repository", "pullRequest", "closingIssuesReferences", "nodes");
        if (list.node().kind() != Node.Kind.LIST) {
            String why = answer.at("errors").node().items().stream()
                    .findFirst()
                    .flatMap(error -> error.textAt("message"))
                    .orElse("an answer without data");
            throw answer.transport().unintelligible(answer.request(), why);
        }
        return list;
    }

    /** In the order of their numbers. What the token may not see is {@code null}. */
    private List<IssueText> issues(Told list) throws ForgeException {
        List<Told> own = new ArrayList<>();
        for (Told issue : list.list()) {
            boolean isOwn = issue.at("repository")
                    .maybe("nameWithOwner")
                    .filter(api.project().name()::equalsIgnoreCase)
                    .isPresent();
            if (isOwn) {
                issue.number("number");
                own.add(issue);
            }
        }
        own.sort(Comparator.comparing(
                issue -> Long.valueOf(issue.node().at("number").text())));
        List<IssueText> issues = new ArrayList<>();
        for (Told issue : own.subList(0, Math.min(ClosingWords.MOST, own.size()))) {
            issues.add(issue(issue));
        }
        return issues;
    }

    private static IssueText issue(Told issue) throws ForgeException {
        return new IssueText(
                "#" + issue.number("number"),
                issue.text("url"),
                issue.at("author").maybe("login").orElse(Told.GHOST),
                issue.text("title"),
                issue.maybe("body").orElse(""),
                issue.at("labels").names("nodes"));
    }
}

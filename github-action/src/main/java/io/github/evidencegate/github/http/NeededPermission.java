package io.github.evidencegate.github.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workflow must allow its token for one request.
 *
 * @param line as under {@code permissions:} of a workflow; empty if no permission of a workflow is enough
 */
record NeededPermission(Optional<String> line) {
    /** The names of GitHub's documentation ("Permissions required for GitHub Apps"), as workflows write them. */
    private static final List<Rule> RULES = List.of(
            rule("(POST|PATCH) .*/check-runs.*", "checks: write"),
            rule("GET .*/check-runs.*", "checks: read"),
            rule("POST .*/statuses/.*", "statuses: write"),
            rule("GET .*/(actions|artifacts)/.*", "actions: read"),
            rule("GET .*/commits/.*", "contents: read"),
            rule("GET .*/collaborators/.*", "contents: read"),
            rule("GET .*/issues/\\d+", "issues: read"),
            rule("POST .*/graphql", "issues: read"),
            rule("GET .*/(pulls|issues)/.*", "pull-requests: read"),
            rule("(POST|PATCH|PUT|DELETE) .*/(pulls|issues)/.*", "pull-requests: write"));

    /** GitHub's own word for it, such as {@code checks=write}; of alternatives the last names pull requests. */
    private static final Pattern TOLD = Pattern.compile("(?:.*;\\s*)?([a-z_]{1,40})=(read|write)");

    private record Rule(Pattern request, String line) {}

    static NeededPermission of(Request request, Answer answer) {
        Optional<String> ours = RULES.stream()
                .filter(rule -> rule.request().matcher(request.toString()).matches())
                .map(Rule::line)
                .findFirst();
        return new NeededPermission(ours.or(() -> told(answer)));
    }

    String advice() {
        return line.map(needed -> "the token needs \"" + needed + "\": add it under \"permissions:\" of the workflow."
                        + " On pull_request from a fork or from Dependabot the token can only read whatever the workflow"
                        + " says: use the two stages in docs/github.md")
                .orElse("the workflow's own token may never do this; give the input token that of a GitHub App");
    }

    private static Optional<String> told(Answer answer) {
        return answer.header("x-accepted-github-permissions")
                .map(TOLD::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1).replace('_', '-').toLowerCase(Locale.ROOT) + ": " + match.group(2));
    }

    private static Rule rule(String request, String line) {
        return new Rule(Pattern.compile(request), line);
    }
}

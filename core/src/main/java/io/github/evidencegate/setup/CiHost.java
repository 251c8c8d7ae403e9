package io.github.evidencegate.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who runs the pipeline, told by the names of its environment variables. No value is ever asked for: some are secrets.
 *
 * <p>Source: GitHub, "Default environment variables"; GitLab, "Predefined CI/CD variables"; Jenkins, "Using environment
 * variables".
 */
public enum CiHost {
    GITHUB("GitHub Actions", "GITHUB_ACTIONS", "", "in the job of actions/checkout: with: {fetch-depth: 0}"),
    GITLAB("GitLab CI", "GITLAB_CI", "GITLAB_TOKEN", "in the job: variables: {GIT_DEPTH: 0}"),
    JENKINS(
            "Jenkins",
            "JENKINS_URL",
            "GITHUB_TOKEN, GITLAB_TOKEN",
            "in the job's Git options: Advanced clone behaviours, without Shallow clone"),
    NONE("no CI host", "", "", "git fetch --unshallow");

    private static final String TOKEN = "token";
    private static final String RIGHTS = "rights";

    private final String label;
    private final String marker;
    private final String tokens;
    private final String wholeHistory;

    CiHost(String label, String marker, String tokens, String wholeHistory) {
        this.label = label;
        this.marker = marker;
        this.tokens = tokens;
        this.wholeHistory = wholeHistory;
    }

    /** The host that sets such variables. */
    public static CiHost of(Set<String> variables) {
        return Arrays.stream(values())
                .filter(host -> variables.contains(host.marker))
                .findFirst()
                .orElse(NONE);
    }

    /** How the whole history is fetched. */
    public String wholeHistory() {
        return wholeHistory;
    }

    /** Host, token and rights; of GitHub the host alone, since there the token itself is asked. */
    public List<FeatureState> states(Set<String> variables) {
        return switch (this) {
            case NONE ->
                List.of(FeatureState.ok(
                        "ci", "none of GITHUB_ACTIONS, GITLAB_CI and JENKINS_URL is set: this is no pipeline"));
            case GITHUB -> List.of(host());
            case GITLAB, JENKINS -> List.of(host(), token(variables), rights(variables));
        };
    }

    private FeatureState host() {
        return FeatureState.ok("ci", label + ", since " + marker + " is set");
    }

    private FeatureState token(Set<String> variables) {
        Optional<String> token =
                Stream.of(tokens.split(", ", -1)).filter(variables::contains).findFirst();
        return token.isPresent()
                ? FeatureState.ok(
                        TOKEN, token.get() + " is set; its value is not looked at, and no command uses it here")
                : FeatureState.limited(
                        TOKEN,
                        "none of " + tokens + " is set. A check needs none, and no command asks the code host here",
                        "nothing for a check; to show the packet on the change, post packet.md of --out in a job of its own");
    }

    private FeatureState rights(Set<String> variables) {
        return switch (this) {
            case GITLAB ->
                FeatureState.ok(
                        RIGHTS,
                        "a check needs none; CI_JOB_TOKEN may read merge requests, but post no note"
                                + (variables.contains("CI_MERGE_REQUEST_IID")
                                        ? ""
                                        : ". This is no pipeline of a merge request"));
            case JENKINS ->
                variables.contains("CHANGE_FORK")
                        ? FeatureState.limited(
                                RIGHTS,
                                "the change comes from a fork, since CHANGE_FORK is set",
                                "bind no credentials in a build that runs code of a fork")
                        : FeatureState.ok(RIGHTS, "a check needs none");
            case GITHUB, NONE -> FeatureState.ok(RIGHTS, "a check needs none");
        };
    }
}

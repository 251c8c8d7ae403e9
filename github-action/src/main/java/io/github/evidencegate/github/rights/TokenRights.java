package io.github.evidencegate.github.rights;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.GithubProject;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.event.GithubEnvironment;
import io.github.evidencegate.github.http.Limits;
import io.github.evidencegate.github.http.Patience;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.github.http.UrlExchange;
import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.setup.FeatureState.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the token of a workflow may do, permission by permission. At most eight requests; none changes anything. */
public final class TokenRights {
    private static final Pattern PULL = Pattern.compile("refs/pull/([1-9][0-9]{0,17})/.*");
    private static final List<String> TOKENS = List.of(ActionInput.TOKEN.variable(), "GITHUB_TOKEN", "GH_TOKEN");
    private static final String RIGHTS = "rights";

    private final RightsProbe probe;
    private final List<FeatureState> states = new ArrayList<>();

    private TokenRights(RightsProbe probe) {
        this.probe = probe;
    }

    /** Of the token in these variables; if it cannot be told, why. Shows no value of a token. */
    public static List<FeatureState> of(Map<String, String> variables) {
        Optional<String> name = TOKENS.stream()
                .filter(token -> !variables.getOrDefault(token, "").isBlank())
                .findFirst();
        if (name.isEmpty()) {
            return List.of(untold(
                    "no token: none of " + String.join(", ", TOKENS) + " is set",
                    "give the step env: GITHUB_TOKEN: ${{ github.token }}"));
        }
        FeatureState token = FeatureState.ok("token", name.get() + " is set; its value is shown nowhere");
        AccessToken secret =
                new AccessToken(variables.getOrDefault(name.get(), "").strip());
        return Stream.concat(Stream.of(token), of(variables, secret).stream()).toList();
    }

    private static List<FeatureState> of(Map<String, String> variables, AccessToken token) {
        GithubEnvironment environment = new GithubEnvironment(variables);
        try {
            String api = Optional.ofNullable(variables.get(ActionInput.API_URL.variable()))
                    .filter(text -> !text.isBlank())
                    .map(String::strip)
                    .or(environment::api)
                    .orElseThrow(() -> new EvidenceException(
                            "GITHUB_API_URL is not set; run this in a step of a GitHub workflow"));
            GithubProject project = GithubProject.of(api, environment.repository());
            Transport transport = new Transport(project.api(), token, new UrlExchange(Limits.USUAL), Patience.usual());
            return new TokenRights(new RightsProbe(project, transport, pull(variables))).all();
        } catch (EvidenceException e) {
            FeatureState refused = FeatureState.refused(RIGHTS, String.valueOf(e.getMessage()));
            return List.of(untold(refused.says(), refused.remedy().orElseThrow()));
        }
    }

    /** On events of pull requests the ref names it. */
    private static Optional<String> pull(Map<String, String> variables) {
        Matcher ref = PULL.matcher(variables.getOrDefault("GITHUB_REF", ""));
        return ref.matches() ? Optional.of(ref.group(1)) : Optional.empty();
    }

    private List<FeatureState> all() {
        try {
            told(Right.CONTENTS);
            told(Right.PULLS);
            told(Right.COMMENTS);
            checks();
            told(Right.JOBS);
            told(Right.ISSUES);
            told(Right.ARTIFACTS);
        } catch (ForgeException e) {
            states.add(untold("GitHub answers no further question: " + e.told(), e.advice()));
        }
        return List.copyOf(states);
    }

    private void told(Right right) throws ForgeException {
        states.add(probe.find(right).state());
    }

    /** A commit status stands in for the check, so it is only asked for where it has to. */
    private void checks() throws ForgeException {
        Finding check = probe.find(Right.CHECKS);
        if (check.isGiven()) {
            states.add(check.state());
            return;
        }
        Finding status = probe.find(Right.STATUSES);
        states.add(check.state(status.isGiven() ? State.LIMITED : State.MISSING));
        states.add(status.state());
    }

    private static FeatureState untold(String why, String remedy) {
        return FeatureState.limited(RIGHTS, "cannot be told: " + why, remedy);
    }
}

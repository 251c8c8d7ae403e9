package io.github.evidencegate.github.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.GithubStandIn.Recorded;
import io.github.evidencegate.github.testkit.StandInToken;
import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.setup.FeatureState.State;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Least permissions: doctor tells which are missing, and changes nothing to know it. */
class TokenRightsTest {
    private static final String PROJECT = "acme/shop";
    private static final String TOKEN = "ghs_theTokenThatIsAskedAbout";

    private final Map<String, String> variables = new HashMap<>();
    private GithubStandIn github;

    @BeforeEach
    void start() throws IOException {
        github = GithubStandIn.start(PROJECT)
                .with(ForgeWorld.of("127.0.0.1", PROJECT).change());
        variables.put("GITHUB_REPOSITORY", PROJECT);
        variables.put("GITHUB_API_URL", github.apiUrl());
        variables.put("GITHUB_TOKEN", TOKEN);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void findsAllThatTheDocsAskFor() {
        github.knows(TOKEN, StandInToken.ofWorkflow());

        List<FeatureState> states = TokenRights.of(variables);

        assertThat(states).extracting(FeatureState::state).containsOnly(State.OK);
        assertThat(states)
                .extracting(FeatureState::feature)
                .containsExactly(
                        "token",
                        "contents: read",
                        "pull-requests: read",
                        "pull-requests: write",
                        "checks: write",
                        "checks: read",
                        "issues: read",
                        "actions: read");
    }

    @Test
    void createsNothing() {
        github.knows(TOKEN, StandInToken.ofWorkflow().without("checks: write"));

        TokenRights.of(variables);

        assertThat(github.comments(7)).isEmpty();
        assertThat(github.checkRuns()).isEmpty();
        assertThat(github.statuses()).isEmpty();
        assertThat(github.recorded())
                .hasSizeLessThanOrEqualTo(8)
                .filteredOn(call -> call.request().startsWith("POST"))
                .hasSize(3)
                .extracting(Recorded::body)
                .containsOnly("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "contents: read, MISSING",
        "pull-requests: write, MISSING",
        "checks: write, LIMITED",
        "issues: read, LIMITED",
        "actions: read, LIMITED"
    })
    void namesTheLineThatIsMissing(String line, State expected) {
        github.knows(TOKEN, StandInToken.ofWorkflow().without(line));

        FeatureState state = state(line);

        assertThat(state.state()).isEqualTo(expected);
        assertThat(state.says()).startsWith("may not ");
        assertThat(state.remedy().orElseThrow()).contains("\"permissions:\"", '"' + line + '"');
    }

    @Test
    void missesTheCheckWhereNoStatusStandsInForIt() {
        github.knows(TOKEN, StandInToken.readOnly());

        assertThat(state("checks: write").state()).isEqualTo(State.MISSING);
        assertThat(state("statuses: write").state()).isEqualTo(State.LIMITED);
    }

    @Test
    void saysThatAPersonsTokenCreatesNoCheck() {
        github.knows(TOKEN, StandInToken.of("robin"));

        assertThat(state("checks: write").remedy().orElseThrow()).contains("leave the input token out");
    }

    @Test
    void saysWhatGithubSaid() {
        github.knows(TOKEN, StandInToken.readOnly());

        assertThat(state("pull-requests: write").says()).contains("status 403: Resource not accessible by integration");
    }

    @Test
    void asksAboutThePullRequestOfTheRun() {
        github.knows(TOKEN, StandInToken.ofWorkflow().without("pull-requests: write"));
        variables.put("GITHUB_REF", "refs/pull/12/merge");

        TokenRights.of(variables);

        assertThat(github.recorded())
                .extracting(Recorded::request)
                .contains("POST /repos/" + PROJECT + "/issues/12/comments");
    }

    @Test
    void cannotTellWithoutAPullRequestToAskAbout() throws IOException {
        github.close();
        github = GithubStandIn.start(PROJECT).knows(TOKEN, StandInToken.ofWorkflow());
        variables.put("GITHUB_API_URL", github.apiUrl());

        assertThat(state("pull-requests: write").says())
                .startsWith("cannot be told: ")
                .contains("no pull request");
    }

    @Test
    void cannotTellWhatIsNeitherTakenNorRefused() {
        github.knows(TOKEN, StandInToken.ofWorkflow());
        github.refuseNext("GET .*/actions/artifacts.*", 404, "Not Found");

        assertThat(state("actions: read"))
                .returns(State.LIMITED, FeatureState::state)
                .returns(true, state -> state.says().startsWith("cannot be told: "));
    }

    @Test
    void cannotTellWithoutAToken() {
        variables.remove("GITHUB_TOKEN");

        assertThat(TokenRights.of(variables)).singleElement().satisfies(state -> {
            assertThat(state.state()).isEqualTo(State.LIMITED);
            assertThat(state.says()).startsWith("cannot be told: no token");
            assertThat(state.remedy().orElseThrow()).contains("GITHUB_TOKEN: ${{ github.token }}");
        });
    }

    @Test
    void cannotTellWithoutANetwork() {
        github.close();

        assertThat(state("rights").says()).startsWith("cannot be told: ").contains("no answer from 127.0.0.1");
    }

    @Test
    void cannotTellWithATokenThatIsNone() {
        assertThat(state("rights").says()).contains("status 401");
        assertThat(github.recorded()).hasSize(1);
    }

    @Test
    void asksNoMoreOnceTheHostIsInTrouble() {
        github.knows(TOKEN, StandInToken.ofWorkflow());
        github.refuseNext("GET .*/pulls.*", 502, "Bad Gateway");

        List<FeatureState> states = TokenRights.of(variables);

        assertThat(states).extracting(FeatureState::feature).containsExactly("token", "contents: read", "rights");
        assertThat(github.recorded()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"GITHUB_REPOSITORY,", "GITHUB_REPOSITORY,a/b/c", "GITHUB_API_URL,", "GITHUB_API_URL,http://evil.example"
    })
    void sendsATokenNowhereThatItMayNotGo(String variable, String value) {
        variables.put(variable, value == null ? "" : value);

        assertThat(state("rights").says()).startsWith("cannot be told: ");
        assertThat(github.recorded()).isEmpty();
    }

    @Test
    void prefersTheTokenThatTheStepGets() {
        github.knows("ghs_ofTheStep", StandInToken.ofWorkflow());
        variables.put("EVIDENCE_GATE_INPUT_TOKEN", "ghs_ofTheStep");

        List<FeatureState> states = TokenRights.of(variables);

        assertThat(states.get(0).says()).startsWith("EVIDENCE_GATE_INPUT_TOKEN is set");
        assertThat(states).extracting(FeatureState::state).containsOnly(State.OK);
    }

    @Test
    void showsNoToken() {
        github.knows(TOKEN, new StandInToken("github-actions[bot]", true, Set.of()));
        github.refuseNext("GET .*/commits.*", 403, "not with " + TOKEN);

        assertThat(TokenRights.of(variables).toString()).doesNotContain(TOKEN);
    }

    private FeatureState state(String feature) {
        return TokenRights.of(variables).stream()
                .filter(state -> state.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }
}

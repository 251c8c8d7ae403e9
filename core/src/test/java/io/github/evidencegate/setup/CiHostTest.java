package io.github.evidencegate.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.setup.FeatureState.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiHostTest {
    @ParameterizedTest
    @CsvSource({"GITHUB_ACTIONS,GITHUB", "GITLAB_CI,GITLAB", "JENKINS_URL,JENKINS", "CI,NONE"})
    void isKnownByAName(String variable, CiHost expected) {
        assertThat(CiHost.of(Set.of(variable))).isEqualTo(expected);
    }

    @Test
    void asksForNoTokenOutsideOfAPipeline() {
        List<FeatureState> states = CiHost.NONE.states(Set.of());

        assertThat(states).extracting(FeatureState::feature).containsExactly("ci");
    }

    @ParameterizedTest
    @CsvSource({"GITLAB,GITLAB_TOKEN", "JENKINS,GITHUB_TOKEN"})
    void knowsATokenByItsName(CiHost host, String variable) {
        assertThat(token(host, Set.of(variable)).state()).isEqualTo(State.OK);
        assertThat(token(host, Set.of()).state()).isEqualTo(State.LIMITED);
    }

    private static FeatureState token(CiHost host, Set<String> variables) {
        return host.states(variables).get(1);
    }

    @Test
    void leavesTheTokenOfGithubToWhoCanAskIt() {
        List<FeatureState> states = CiHost.GITHUB.states(Set.of("GITHUB_TOKEN"));

        assertThat(states).extracting(FeatureState::feature).containsExactly("ci");
    }

    @Test
    void saysThatGitlabsJobTokenPostsNothing() {
        assertThat(CiHost.GITLAB.states(Set.of("CI_MERGE_REQUEST_IID")).get(2).says())
                .endsWith("post no note");
        assertThat(CiHost.GITLAB.states(Set.of()).get(2).says()).endsWith("no pipeline of a merge request");
    }

    @Test
    void warnsOfCredentialsInABuildOfAFork() {
        assertThat(CiHost.JENKINS.states(Set.of("CHANGE_FORK")).get(2).state()).isEqualTo(State.LIMITED);
        assertThat(CiHost.JENKINS.states(Set.of()).get(2).state()).isEqualTo(State.OK);
    }
}

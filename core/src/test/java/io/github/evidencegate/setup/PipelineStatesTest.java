package io.github.evidencegate.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.setup.FeatureState.State;
import io.github.evidencegate.setup.Project.TextFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineStatesTest {
    private static final String WORKFLOW = ".github/workflows/ci.yml";
    private static final Revision HEAD = new Revision("0123456789abcdef0123456789abcdef01234567");

    private static List<FeatureState> states(String workflow, boolean isShallow) {
        Project project = new Project(
                HEAD, List.of(WORKFLOW), true, List.of(new TextFile(WORKFLOW, Optional.of(workflow))), List.of());
        return PipelineStates.of(project, isShallow, CiHost.GITHUB);
    }

    @Test
    void isFineIfThePipelineChecksWithTheWholeHistory() {
        List<FeatureState> states =
                states("uses: actions/checkout@v4\nfetch-depth: 0\nrun: evidence-gate check\n", false);

        assertThat(states).extracting(FeatureState::state).containsOnly(State.OK);
    }

    @Test
    void noticesACheckoutThatIsShallowByDefault() {
        List<FeatureState> states = states("uses: actions/checkout@v4\nrun: evidence-gate check\n", false);

        assertThat(states.get(1).state()).isEqualTo(State.LIMITED);
        assertThat(states.get(1).remedy().orElseThrow()).contains("fetch-depth: 0");
    }

    @Test
    void noticesAPipelineThatDoesNotCheck() {
        List<FeatureState> states = states("run: make\n", false);

        assertThat(states.get(0).state()).isEqualTo(State.LIMITED);
        assertThat(states.get(0).says()).contains(WORKFLOW);
    }

    @Test
    void noticesThatThereIsNoPipeline() {
        Project project = new Project(HEAD, List.of("README"), true, List.of(), List.of());

        List<FeatureState> states = PipelineStates.of(project, false, CiHost.NONE);

        assertThat(states.get(0).says()).contains("no file of a pipeline");
    }

    @Test
    void tellsHowTheHostFetchesAll() {
        Project project = new Project(HEAD, List.of(".gitlab-ci.yml"), true, List.of(), List.of());

        List<FeatureState> states = PipelineStates.of(project, true, CiHost.GITLAB);

        assertThat(states.get(1).remedy().orElseThrow()).contains("GIT_DEPTH: 0");
    }
}

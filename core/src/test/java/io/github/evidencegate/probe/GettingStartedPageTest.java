package io.github.evidencegate.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.FeatureState;
import io.github.evidencegate.testkit.DocsPages;
import io.github.evidencegate.testkit.Scenario;
import io.github.evidencegate.testkit.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GettingStartedPageTest {
    private static final String PAGE = DocsPages.read("getting-started.md");

    @Test
    void tellsOfEachFeature(@TempDir Path folder) throws Exception {
        Path top = Scenarios.all().get(0).layOut(folder.resolve("shop")).top();
        Surroundings inPipeline = new Surroundings(Set.of("GITHUB_ACTIONS"), 17, 1L << 30, Optional.of(folder));
        CheckRequest request = new CheckRequest(
                top, Optional.empty(), "HEAD", Optional.empty(), Optional.empty(), List.of(), List.of(), "test");

        Checkup checkup = CheckupProbe.examine(request, inPipeline, Scenario.NOW);

        assertThat(checkup.features())
                .extracting(FeatureState::feature)
                .hasSizeGreaterThan(12)
                .allMatch(feature -> PAGE.contains("`" + feature.replaceFirst("^gate .*", "gate") + "`"));
    }
}

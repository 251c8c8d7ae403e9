package io.github.evidencegate.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyFile;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.policy.Rules;
import io.github.evidencegate.testkit.DocsPages;
import io.github.evidencegate.testkit.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyListingTest {
    @Test
    void printsAPolicyThatIsReadBackAsTheSame() throws EvidenceException {
        Policy policy = file(DocsPages.read("examples/policy-full.yml")).policy();

        String text = PolicyListing.text(
                file(DocsPages.read("examples/policy-full.yml")).effective());

        Policy again = file(text).policy();
        assertThat(again.scope()).isEqualTo(policy.scope());
        assertThat(again.gates()).isEqualTo(policy.gates());
        assertThat(again.intake()).isEqualTo(policy.intake());
        assertThat(again.dependencies()).isEqualTo(policy.dependencies());
        assertThat(Rules.all()).allMatch(rule -> again.modeOf(rule) == policy.modeOf(rule));
    }

    @Test
    void saysOfEachValueWhereItCameFrom() throws EvidenceException {
        String text = PolicyListing.text(
                file("mode: warn\nscope:\n  sensitive: {auth: []}").effective());

        assertThat(text)
                .containsPattern("(?m)^version: 1 +# default$")
                .containsPattern("(?m)^mode: warn +# p.yml:1$")
                .containsPattern("(?m)^    auth: \\[\\] +# p.yml:3$")
                .containsPattern("(?m)^    files: 30 +# default$");
    }

    @Test
    void quotesWhatYamlWouldReadOtherwise() throws EvidenceException {
        String hostile = "decider: \"a: \\\"b\\\" \\\\ # c \u202e\"\nscope: {labels: {\"true\": [\"*.md\", \"no\"]}}";
        Policy policy = file(hostile).policy();

        String text = PolicyListing.text(file(hostile).effective());

        assertThat(text).doesNotContain("\u202e");
        assertThat(file(text).policy().decider()).isEqualTo(policy.decider());
        assertThat(file(text).policy().scope()).isEqualTo(policy.scope());
    }

    @Test
    void writesJsonWithTheFilesAndEachValue() throws EvidenceException {
        String json = PolicyListing.json(
                Map.of("p.yml", Digest.ofUtf8("x")),
                file("scope: {forbidden: a/}").effective());

        Object tree = Json.read(json);
        assertThat(Json.at(tree, "files").toString()).contains("p.yml", "sha256:");
        assertThat(Json.at(tree, "values").toString())
                .contains(
                        "{path=[scope, forbidden], value=[a/], from=[p.yml:1]}",
                        "{path=[version], value=1, from=default}");
    }

    @Test
    void observesWithoutAPolicy() {
        assertThat(PolicyListing.text(PolicyFile.absent().effective()))
                .containsPattern("(?m)^mode: observe +# default$");
    }

    private static PolicyFile file(String yaml) throws EvidenceException {
        return PolicyParser.read("p.yml", yaml.getBytes(UTF_8));
    }
}

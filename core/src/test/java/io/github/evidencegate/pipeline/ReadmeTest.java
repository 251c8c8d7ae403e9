package io.github.evidencegate.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.scope.WorkItemText;
import io.github.evidencegate.testkit.DocsPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String EXAMPLE = "examples/commons-csv/";
    private static final int MOST_LINES = 150;

    @Test
    void isShort() {
        assertThat(DocsPages.read("../README.md").lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    /** The README quotes the packet, its headings one step lower, so that it cannot drift from it. */
    @Test
    void quotesTheRealPacket() {
        String readme = DocsPages.read("../README.md");
        List<String> quoted = readme.substring(readme.indexOf("<!-- packet -->"), readme.indexOf("<!-- /packet -->"))
                .lines()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2).replaceFirst("^#(#+ )", "$1"))
                .toList();

        assertThat(quoted).hasSizeGreaterThan(20);
        assertThat(DocsPages.read(EXAMPLE + "packet.md").lines()).containsSubsequence(quoted);
    }

    @Test
    void showsAPolicyThatParses() throws EvidenceException {
        String readme = DocsPages.read("../README.md");
        String yaml = readme.substring(readme.indexOf("```yaml") + 8);

        Policy shown = policy(yaml.substring(0, yaml.indexOf("```")));
        Policy example = policy(DocsPages.read(EXAMPLE + "policy.yml"));

        assertThat(shown.gates().declared())
                .extracting(Declared::id)
                .containsExactly("unit-tests", "coverage", "spotbugs");
        assertThat(example.decider()).contains("the committers of Commons CSV");
    }

    @Test
    void showsAWorkItemThatParses() throws EvidenceException {
        WorkItem item = WorkItemText.parse(DocsPages.read(EXAMPLE + "work-item.md"));

        assertThat(item.id()).contains("#625");
        assertThat(item.worksheet().allowed()).hasSize(2);
    }

    private static Policy policy(String text) throws EvidenceException {
        return PolicyParser.parse("policy.yml", text.getBytes(StandardCharsets.UTF_8));
    }
}

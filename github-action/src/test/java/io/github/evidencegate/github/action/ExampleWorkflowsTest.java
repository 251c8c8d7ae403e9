package io.github.evidencegate.github.action;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.dependency.DependencyCheck;
import io.github.evidencegate.dependency.DependencyRule;
import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What teams copy keeps the rules that this project holds others to. */
class ExampleWorkflowsTest {
    private static final Pattern USES = Pattern.compile("uses: (\\S+)(.*)");
    private static final Pattern PINNED = Pattern.compile("[A-Za-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+");

    static List<String> names() throws IOException {
        return ExampleWorkflows.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void pinsEveryActionWithItsVersionBeside(String name) throws IOException {
        List<String> used = USES.matcher(ExampleWorkflows.text(name))
                .results()
                .map(use -> use.group(1) + use.group(2))
                .toList();

        assertThat(used).isNotEmpty().allMatch(use -> PINNED.matcher(use).matches());
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasNoActionThatThisProjectCallsUnpinned(String name) throws IOException {
        Dependencies added = ExampleWorkflows.added(name);

        assertThat(added.unread()).isEmpty();
        assertThat(DependencyCheck.findings(added, new DependencySetting(List.of(), List.of()), List.of()))
                .extracting(finding -> finding.rule())
                .doesNotContain(DependencyRule.UNPINNED_ACTION.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    minimal         | job tests: checks: read -> write; job tests: pull-requests: read -> write
                    preflight       | job packet: checks: read -> write; job packet: pull-requests: read -> write; job preflight: pull-requests: read -> write
                    merge-queue     | job tests: checks: read -> write; job tests: pull-requests: read -> write
                    forks-collect   | ''
                    forks-packet    | job packet: checks: read -> write; job packet: pull-requests: read -> write
                    commands        | job command: checks: read -> write; job command: pull-requests: read -> write
                    scheduled       | job tests: checks: read -> write
                    """)
    void asksForTheRightsThatItNeedsAndNoOther(String name, String rights) throws IOException {
        List<WorkflowGrant> grants =
                ExampleWorkflows.added("docs/examples/github/" + name + ".yml").grants();

        assertThat(grants.stream()
                        .map(grant -> grant.place() + ": " + grant.right())
                        .collect(joining("; ")))
                .isEqualTo(rights);
    }

    @ParameterizedTest
    @MethodSource("names")
    void givesNothingToJobsThatAreNotNamed(String name) throws IOException {
        assertThat(ExampleWorkflows.text(name))
                .containsOnlyOnce("\npermissions: {}\n")
                .contains("\nconcurrency:\n");
    }

    @Test
    void checksOutNothingOfTheChangeWhereItMayWrite() throws IOException {
        for (String name : List.of("forks-packet", "commands")) {
            String text = ExampleWorkflows.text("docs/examples/github/" + name + ".yml");

            assertThat(text).doesNotContain("ref:", "mvnw", "download-artifact");
        }
    }

    /** The code of the change made it, and could put another .git there. */
    @Test
    void unpacksNoArtifactOverTheCheckout() throws IOException {
        String text = ExampleWorkflows.text("docs/examples/github/preflight.yml");

        assertThat(text.lines().dropWhile(line -> !line.contains("actions/download-artifact@")))
                .startsWith(
                        "      - uses: actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0",
                        "        continue-on-error: true # what is missing is said in the packet",
                        "        with:",
                        "          name: results",
                        "          path: results # not over the checkout: the code of the change made it");
    }

    @Test
    void givesTheHeadOfAForkToNoScriptAsText() throws IOException {
        String text = ExampleWorkflows.text("docs/examples/github/forks-packet.yml");

        assertThat(text.lines().filter(line -> line.contains(" run:")))
                .containsExactly("        run: git fetch --no-tags origin \"$HEAD\"");
    }

    @Test
    void namesInStageTwoWhatStageOneIsCalled() throws IOException {
        String first = ExampleWorkflows.text("docs/examples/github/forks-collect.yml");
        String second = ExampleWorkflows.text("docs/examples/github/forks-packet.yml");

        assertThat(first)
                .contains("name: Collect evidence\n", "name: claimed-results\n", "            pull-request.txt\n");
        assertThat(second).contains("workflows: [Collect evidence]\n", "claimed-artifact: claimed-results\n");
    }
}

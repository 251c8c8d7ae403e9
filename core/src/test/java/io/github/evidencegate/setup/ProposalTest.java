package io.github.evidencegate.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.PublishedSchema;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.setup.Project.ResultFile;
import io.github.evidencegate.setup.Project.TextFile;
import io.github.evidencegate.testkit.Golden;
import io.github.evidencegate.testkit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class ProposalTest {
    private static final Revision HEAD = new Revision("0123456789abcdef0123456789abcdef01234567");
    private final Golden golden = Golden.of(ProposalTest.class);

    static List<Layout> layouts() {
        return Layout.all();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void proposesWhatThePolicyParserReads(Layout layout) throws EvidenceException {
        String text = Proposal.of(layout.project()).text();

        golden.assertSame("setup/" + layout.name() + ".yml", text);
        assertThat(parsed(text).mode()).isEqualTo(Mode.OBSERVE);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void proposesWhatThePublishedSchemaAllows(Layout layout) {
        String text = Proposal.of(layout.project()).text();

        Object tree =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);

        assertThat(Json.violations(PublishedSchema.POLICY.text(), tree)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void saysWhyForEachLine(Layout layout) {
        List<String> lines = Proposal.of(layout.project()).text().lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean isExplained = line.isBlank()
                    || line.contains("# ")
                    || (i > 0 && lines.get(i - 1).strip().startsWith("# "));
            assertThat(isExplained).as(line).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void isTheSameForTheSameProject(Layout layout) {
        assertThat(Proposal.of(layout.project())).isEqualTo(Proposal.of(layout.project()));
    }

    @Test
    void keepsSuitesApart() throws EvidenceException {
        Policy policy = proposed("maven-with-results");

        assertThat(policy.gates().declared())
                .extracting(Declared::id)
                .containsExactly("integration-tests", "unit-tests", "coverage", "analysis-pmd", "analysis-spotbugs");
        assertThat(policy.gates().declared().get(0).results()).containsExactly("**/target/failsafe-reports/TEST-*.xml");
    }

    @Test
    void letsTheOwnersOfEverythingDecide() throws EvidenceException {
        Policy policy = proposed("npm-with-workflow");

        assertThat(policy.decider()).contains("@acme/web, @acme/leads");
        assertThat(policy.scope().areas()).containsOnlyKeys("src/pay");
    }

    @Test
    void asksTheLastRuleOfTheOwnersFirst() throws EvidenceException {
        Policy policy = proposed("gitlab-monorepo");

        assertThat(policy.scope().areas().keySet()).containsExactly("docs", "services/web", "services/pay");
    }

    @Test
    void takesNoVariableAndNoCommentForAResult() throws EvidenceException {
        Policy policy = proposed("npm-with-workflow");

        assertThat(policy.gates().declared())
                .flatExtracting(Declared::results)
                .containsExactly("reports/junit.xml", "coverage/lcov.info", "reports/eslint.sarif");
    }

    @Test
    void takesNoCommittedFileForAResult() {
        Project project = project(
                List.of("Jenkinsfile", "config/checkstyle.xml"),
                List.of(new TextFile("Jenkinsfile", Optional.of("sh 'lint -c config/checkstyle.xml'"))),
                List.of());

        assertThat(Proposal.of(project).text()).doesNotContain("kind:");
    }

    @Test
    void namesTheCommandsThatRanAsGates() throws EvidenceException {
        List<ResultFile> records = List.of(
                new ResultFile(".git/evidence-gate/gate-lint.json", Kind.COMMAND, Optional.of("lint")),
                new ResultFile(".git/evidence-gate/gate-x.json", Kind.COMMAND, Optional.of("unit-tests")),
                new ResultFile(".git/evidence-gate/gate-y.json", Kind.COMMAND, Optional.of("a: {}\n")));

        Policy policy = parsed(
                Proposal.of(project(List.of("README"), List.of(), records)).text());

        assertThat(policy.gates().declared()).extracting(Declared::id).containsExactly("lint");
    }

    @Test
    void listsNoAreasThatNobodyReads() throws EvidenceException {
        StringBuilder owners = new StringBuilder();
        for (int i = 0; i < 41; i++) {
            owners.append("/part").append(i).append("/ @acme/team\n");
        }
        Project project = project(
                List.of("CODEOWNERS"), List.of(new TextFile("CODEOWNERS", Optional.of(owners.toString()))), List.of());

        Policy policy = parsed(Proposal.of(project).text());

        assertThat(policy.scope().areas()).isEmpty();
    }

    @Test
    void saysThatNotAllFilesWereLookedAt() {
        Project cut = new Project(HEAD, List.of("pom.xml"), false, List.of(), List.of());

        assertThat(Proposal.of(cut).text()).contains("# Only the first 1 files were looked at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml\nmode: off\n",
                "a\u2028gates: {}/pom.xml",
                "x\u0085evil: 1/package.json",
                "\u0000/pom.xml",
                "\u202Etxt/pom.xml",
                "\uD800/pom.xml",
                "\uFFFF/go.mod",
                "'\"`#: &a *a !!x %/pom.xml",
                "<img src=x onerror=alert(1)>/pom.xml"
            })
    void letsNoNameWriteALineOfItsOwn(String name) throws EvidenceException {
        List<String> files = List.of(
                name, "src/test/java/" + name + "Test.java", ".github/workflows/" + name + ".yml", "qa/" + name);
        List<ResultFile> results = List.of(
                new ResultFile(name + "/target/surefire-reports/TEST-a.xml", Kind.TESTS, Optional.empty()),
                new ResultFile("build/test-results/" + name + "/TEST-a.xml", Kind.TESTS, Optional.empty()),
                new ResultFile(name + "/x.xml", Kind.TESTS, Optional.empty()),
                new ResultFile("b.sarif", Kind.ANALYSIS, Optional.of(name)));

        Policy policy = parsed(Proposal.of(project(files, List.of(), results)).text());

        assertThat(policy.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(policy.rules().modes()).containsOnlyKeys("protected-configuration");
    }

    @Test
    void staysValidWhateverTheFilesSay() throws EvidenceException {
        long seed = 20260105L;
        Random random = new Random(seed);
        String alphabet = "*/!#[]\\\"'@:{}-, \tab.xml\u2028\u0000\u202E\uD83D\uDE00junittest-lcov.info&%`|>?";
        for (int round = 0; round < 300; round++) {
            List<TextFile> texts = new ArrayList<>();
            for (String path : List.of("CODEOWNERS", ".gitlab-ci.yml", "pom.xml")) {
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(400); i > 0; i--) {
                    text.append(random.nextInt(12) == 0 ? '\n' : alphabet.charAt(random.nextInt(alphabet.length())));
                }
                texts.add(new TextFile(path, Optional.of(text.toString())));
            }
            String proposed = Proposal.of(project(List.of("CODEOWNERS", ".gitlab-ci.yml", "pom.xml"), texts, List.of()))
                    .text();

            assertThat(parsed(proposed).mode())
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(Mode.OBSERVE);
        }
    }

    private static Project project(List<String> files, List<TextFile> texts, List<ResultFile> results) {
        return new Project(HEAD, files, true, texts, results);
    }

    private static Policy proposed(String layout) throws EvidenceException {
        return parsed(Proposal.of(Layout.all().stream()
                        .filter(known -> known.name().equals(layout))
                        .findFirst()
                        .orElseThrow()
                        .project())
                .text());
    }

    private static Policy parsed(String text) throws EvidenceException {
        return PolicyParser.parse(".evidence-gate.yml", text.getBytes(UTF_8));
    }
}

package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.GateSetting.Setback;
import io.github.evidencegate.policy.PolicyMistakes.Mistake;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.scope.ScopeSetting.Boundary;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.DocsPages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {
    private static final String FILE = ".evidence-gate.yml";

    static Stream<Mistake> mistakes() {
        return Stream.concat(PolicyMistakes.ofShape(), PolicyMistakes.ofText());
    }

    @Test
    void blocksByDefaultWhereAFileExists() throws EvidenceException {
        Policy policy = parse(DocsPages.read("examples/policy-minimal.yml"));

        assertThat(policy).isEqualTo(Policy.DEFAULT.enforced());
    }

    @Test
    void readsModeDeciderAndRules() throws EvidenceException {
        Policy policy = parse("mode: warn\ndecider: Ada\nrules: {gate-failed: off, gate-flaky: block}");

        assertThat(policy.mode()).isEqualTo(Mode.WARN);
        assertThat(policy.decider()).contains("Ada");
        assertThat(policy.rules().modes()).isEqualTo(Map.of("gate-failed", Mode.OFF, "gate-flaky", Mode.BLOCK));
    }

    @Test
    void readsEveryKeyOfScope() throws EvidenceException {
        ScopeSetting scope = full().scope();

        assertThat(scope.boundary())
                .isEqualTo(new Boundary(
                        List.of("src/", "docs/", "*.md", "!src/legacy/"),
                        List.of("deploy/", "*.pem"),
                        Map.of("docs-only", List.of("docs/"), "agent-ready", List.of("src/main/", "src/test/")),
                        Map.of(
                                "bug",
                                List.of("src/"),
                                "SHOP",
                                List.of("src/main/java/org/example/shop/", "src/test/java/org/example/shop/"))));
        assertThat(scope.breadth()).isEqualTo(new Breadth(20, 600, 3));
        assertThat(scope.areas().keySet()).containsExactly("shop", "billing");
        assertThat(scope.sensitive())
                .isEqualTo(Map.of(
                        "money",
                        List.of("src/main/java/org/example/billing/", "**/Price*.java"),
                        "concurrency",
                        List.of()));
        assertThat(scope.classes().keySet()).containsExactly(FileClass.values());
        assertThat(scope.classes()).containsEntry(FileClass.GATE_CONFIGURATION, List.of("config/quality/"));
    }

    @Test
    void readsEveryKeyOfIntake() throws EvidenceException {
        IntakeSetting intake = full().intake();

        assertThat(intake)
                .isEqualTo(new IntakeSetting(
                        List.of("agent-ready", "good-first-issue"),
                        List.of("docs/", "src/"),
                        List.of("*.pem", "customers/")));
    }

    @Test
    void readsEveryKeyOfRepairBudgetAndStop() throws EvidenceException {
        Policy policy = full();

        assertThat(policy.repairs())
                .isEqualTo(new RepairSetting(
                        OptionalInt.of(4),
                        OptionalInt.of(2),
                        new RepairSetting.Limit(OptionalInt.of(2_050), "EUR"),
                        OptionalInt.of(240),
                        OptionalInt.of(2_880),
                        OptionalInt.of(600),
                        3));
        assertThat(policy.stop()).isEqualTo(new StopSetting(List.of("ada", "@acme/leads"), 7));
    }

    @Test
    void takesBudgetsThatAreNotWrittenFromTheDefaults() throws EvidenceException {
        assertThat(parse("repairBudget: {ciMinutes: 5}").repairs().attempts()).isEqualTo(OptionalInt.of(3));
        assertThat(parse("repairBudget: {attempts: 0}").repairs().attempts()).isEqualTo(OptionalInt.of(0));
        assertThat(parse("stop: {waiverDays: 3}").stop()).isEqualTo(new StopSetting(List.of("write-access"), 3));
    }

    @Test
    void tellsWhoDecides() throws EvidenceException {
        assertThat(parse("version: 1").whoDecides()).isEqualTo("anybody with write access");
        assertThat(parse("stop: {deciders: [ada, '@org/leads', write-access]}").whoDecides())
                .isEqualTo("ada, @org/leads or anybody with write access");
        assertThat(parse("decider: Ada").whoDecides()).isEqualTo("Ada");
    }

    /** Limits on what may be worse than at the base; none where the number is negative. */
    private static Setback worse(int... most) {
        OptionalInt[] limits = Arrays.stream(most)
                .mapToObj(limit -> limit < 0 ? OptionalInt.empty() : OptionalInt.of(limit))
                .toArray(OptionalInt[]::new);
        return new Setback(limits[0], limits[1], limits[2], limits[3], limits[4], limits[5]);
    }

    @Test
    void readsEveryKeyOfGatesInTheirOrder() throws EvidenceException {
        List<Declared> gates = full().gates().declared();

        OptionalInt none = OptionalInt.empty();
        Minimum tests = new Minimum(OptionalInt.of(100), none, none, none);
        Maximum findings = new Maximum(OptionalInt.of(0), OptionalInt.of(20), OptionalInt.of(5), OptionalInt.of(0));
        assertThat(gates)
                .containsExactly(
                        new Declared(
                                "unit-tests",
                                Kind.TESTS,
                                true,
                                List.of("target/surefire-reports/"),
                                Optional.empty(),
                                new Limits(tests, Maximum.NONE, worse(0, -1, -1, -1, -1, -1))),
                        new Declared(
                                "coverage",
                                Kind.COVERAGE,
                                true,
                                List.of("target/site/jacoco/jacoco.xml"),
                                Optional.empty(),
                                new Limits(coverage(), Maximum.NONE, worse(-1, -1, 50, 200, 100, 300))),
                        new Declared(
                                "spotbugs",
                                Kind.ANALYSIS,
                                false,
                                List.of("**/spotbugs*.sarif"),
                                Optional.of("SpotBugs"),
                                new Limits(Minimum.NONE, findings, worse(-1, 0, -1, -1, -1, -1))),
                        new Declared(
                                "lint",
                                Kind.COMMAND,
                                true,
                                List.of("target/gates/lint.json"),
                                Optional.empty(),
                                Limits.NONE),
                        style(new Maximum(OptionalInt.of(0), none, none, none)));
    }

    private static Minimum coverage() {
        return new Minimum(
                OptionalInt.empty(),
                OptionalInt.of(70),
                OptionalInt.of(75),
                OptionalInt.of(80),
                OptionalInt.of(60),
                OptionalInt.of(65));
    }

    private static Declared style(Maximum maximum) {
        return new Declared(
                "style",
                Kind.ANALYSIS,
                true,
                List.of("style.txt"),
                Optional.empty(),
                Optional.of("flake8"),
                new Limits(Minimum.NONE, maximum));
    }

    @Test
    void refusesAParserThatNobodyKnows() {
        assertThatThrownBy(() -> parse("gates: {lint: {kind: analysis, results: l.txt, parser: flak8}}"))
                .hasMessage(
                        ".evidence-gate.yml:1:56: gates.lint.parser: expected the id of a parser in docs/formats.md,"
                                + " such as flake8 or gcc, at most 64 characters; found the text \"flak8\"; did you mean"
                                + " \"flake8\"?");
    }

    @Test
    void refusesAParserWithoutFiles() {
        assertThatThrownBy(() -> parse("gates: {lint: {kind: analysis, parser: flake8}}"))
                .hasMessage(".evidence-gate.yml:1:15: gates.lint: lacks the key \"results\": the files that its parser"
                        + " reads");
    }

    @Test
    void takesLimitsThatAreNotWrittenFromTheDefaults() throws EvidenceException {
        Breadth breadth = parse("scope: {breadth: {lines: 5}}").scope().breadth();

        assertThat(breadth).isEqualTo(new Breadth(Breadth.DEFAULT.files(), 5, Breadth.DEFAULT.areas()));
    }

    @Test
    void readsASingleTextAsAListOfOne() throws EvidenceException {
        assertThat(parse("scope: {allowed: src/}").scope())
                .isEqualTo(parse("scope: {allowed: [src/]}").scope());
    }

    @Test
    void readsAliases() throws EvidenceException {
        Policy policy = parse("scope: {allowed: &a [src/], labels: {x: *a}}");

        assertThat(policy.scope().boundary().labels()).isEqualTo(Map.of("x", List.of("src/")));
    }

    @Test
    void readsAnAliasOfAGate() throws EvidenceException {
        Policy policy = parse("gates: {a: &gate {kind: tests}, b: *gate}");

        assertThat(policy.gates().declared()).extracting(Declared::id).containsExactly("a", "b");
    }

    @Test
    void readsAByteOrderMark() throws EvidenceException {
        assertThat(parse("\uFEFFmode: warn").mode()).isEqualTo(Mode.WARN);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWithPlaceAndRemedy(Mistake mistake) {
        assertThatThrownBy(() -> parse(mistake.yaml()))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(FILE + ":" + mistake.message());
    }

    @Test
    void refusesAnUnknownRuleWithTheNearestKnown() {
        assertThatThrownBy(() -> parse("rules: {gate-faild: warn}"))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith(
                        FILE + ":1:9: unknown rule \"gate-faild\" in rules; did you mean \"gate-failed\"? known: ")
                .hasMessageContaining("gate-missing");
    }

    @Test
    void refusesPercentagePointsFinerThanHundredths() {
        assertThatThrownBy(() -> parse("gates: {c: {kind: coverage, maximum: {projectDrop: 0.125}}}"))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(FILE + ":1:52: gates.c.maximum.projectDrop: expected a number with at most 2 digits behind"
                        + " the point, from 0 to 100; found the number 0.125");
    }

    @Test
    void namesTheMisspeltKeyThatTheKindIsUnder() {
        assertThatThrownBy(() -> parse("gates: {unit: {knd: tests, required: true}}"))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(FILE
                        + ":1:15: gates.unit: lacks the key \"kind\", one of tests, coverage, analysis, command, job\n"
                        + FILE
                        + ":1:16: unknown key \"knd\" in gates.unit; did you mean \"kind\"?"
                        + " known: kind, required, results, minimum, maximum, tool, parser");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        String yaml = "mode: maybe\nscope:\n  breadth: {files: x}\n  allow: src/\ngates: {a: {kind: tests}, b: {}}";

        assertThatThrownBy(() -> parse(yaml))
                .message()
                .satisfies(message -> assertThat(message.lines().map(PolicyParserTest::place))
                        .containsExactly("1:7", "3:20", "4:3", "5:30"));
    }

    @Test
    void tellsTwentyMistakesAndCountsTheOthers() {
        String yaml = IntStream.range(0, 23).mapToObj(i -> "key" + i + ": 1\n").collect(Collectors.joining());

        assertThatThrownBy(() -> parse(yaml))
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(21))
                .endsWith("\n" + FILE + ": and 3 more");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin1 = "mode: warn\ndecider: Zoë".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PolicyParser.parse(FILE, latin1))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(FILE + ":2:12: not UTF-8 at byte 22; save the file as UTF-8");
    }

    @Test
    void refusesUtf8ThatIsCutOff() {
        byte[] cut = {'a', ':', ' ', (byte) 0xC3};

        assertThatThrownBy(() -> PolicyParser.parse(FILE, cut)).hasMessageContaining("not UTF-8 at byte 3");
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        byte[] large = new byte[PolicyParser.LIMIT_BYTES + 1];

        assertThatThrownBy(() -> PolicyParser.parse(FILE, large))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(FILE + ":1:1: 262145 bytes; a policy has at most 262144, so shorten it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void refusesDeepNesting(String open) {
        assertThatThrownBy(() -> parse(open.repeat(5_000)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("nested deeper than 50 levels");
    }

    @Test
    void refusesAliasesThatExplode() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThatThrownBy(() -> parse(yaml.toString()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("more than 20000 values, aliases counted");
    }

    @Test
    void readsOrRefusesWhateverItIsGiven() throws EvidenceException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String full = DocsPages.read("examples/policy-full.yml");

        for (int i = 0; i < 3_000; i++) {
            String mutant = mutate(full, random);
            assertThat(outcome(mutant))
                    .as("seed %d, round %d:%n%s", seed, i, mutant)
                    .isIn("read", "refused");
        }
    }

    private static String outcome(String yaml) {
        try {
            parse(yaml);
            return "read";
        } catch (EvidenceException e) {
            return String.valueOf(e.getMessage()).startsWith(FILE + ":") ? "refused" : "no place in: " + e;
        } catch (RuntimeException | StackOverflowError e) {
            return "broke with " + e;
        }
    }

    private static String mutate(String text, Random random) {
        String alphabet = ":{}[]-&*!|>'\"%@`#,? \n\t~<0azé\u0000\uD83D";
        StringBuilder mutant = new StringBuilder(text.substring(random.nextInt(text.length() / 2)));
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(mutant.length());
            mutant.replace(
                    at,
                    Math.min(mutant.length(), at + random.nextInt(3)),
                    String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
        }
        return mutant.toString();
    }

    private static String place(String line) {
        return line.substring(FILE.length() + 1, line.indexOf(": "));
    }

    private static Policy full() throws EvidenceException {
        return parse(DocsPages.read("examples/policy-full.yml"));
    }

    private static Policy parse(String yaml) throws EvidenceException {
        return PolicyParser.parse(FILE, yaml.getBytes(StandardCharsets.UTF_8));
    }
}

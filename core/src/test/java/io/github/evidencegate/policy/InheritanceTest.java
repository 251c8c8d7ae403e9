package io.github.evidencegate.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.policy.EffectivePolicy.Part;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Inheritance;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.DocsPages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InheritanceTest {
    @Test
    void declaresForEveryMemberHowItIsInherited() {
        List<Member> members =
                PolicyGrammar.ROOT.fold(new Members("", Optional.empty())).toList();

        assertThat(members).filteredOn(member -> member.rule().isEmpty()).isEmpty();
        assertThat(members).hasSizeGreaterThan(40);
    }

    @Test
    void tellsOnThePageWhatAProjectMayDoWithEveryMember() {
        List<Member> members =
                PolicyGrammar.ROOT.fold(new Members("", Optional.empty())).toList();

        assertThat(members)
                .allSatisfy(member -> assertThat(allowance(member.path()))
                        .as(member.path())
                        .startsWith(member.rule().orElseThrow().allowance()));
    }

    /** What the page's table says about a key; a row that names it wholly goes before one with a placeholder. */
    private static String allowance(String path) {
        String page = DocsPages.read("policy.md");
        String table = page.substring(page.indexOf("| keys | a project may |"));
        Map<String, String> rows = new LinkedHashMap<>();
        table.substring(0, table.indexOf("\n\n")).lines().skip(2).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            for (String key : cells[1].strip().replace("`", "").split(", ", -1)) {
                rows.put(key.replaceAll("<[a-z]+>", "[^.]+"), cells[2].strip());
            }
        });
        return rows.getOrDefault(
                path,
                rows.entrySet().stream()
                        .filter(row -> path.matches(row.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("nothing"));
    }

    /** A value of the grammar, with what its key or one above says about how it is inherited. */
    private record Member(String path, Optional<Inheritance> rule) {}

    @Test
    void inheritsWhatAPolicyDoesNotSay() throws EvidenceException {
        Policy policy =
                merged("mode: warn\ndecider: leads\nscope: {forbidden: deploy/, breadth: {files: 5}}", "version: 1");

        assertThat(policy.mode()).isEqualTo(Mode.WARN);
        assertThat(policy.decider()).contains("leads");
        assertThat(policy.scope().boundary().forbidden()).containsExactly("deploy/");
        assertThat(policy.scope().breadth().files()).isEqualTo(5);
        assertThat(policy.scope().breadth().lines()).isEqualTo(800);
    }

    @Test
    void inheritsDefaultsAsTheyAre() throws EvidenceException {
        Policy alone = PolicyParser.parse(
                "org.yml", DocsPages.read("examples/policy-full.yml").getBytes(UTF_8));

        Policy policy = merged(DocsPages.read("examples/policy-full.yml"), "version: 1");

        assertThat(policy.scope()).isEqualTo(alone.scope());
        assertThat(policy.gates()).isEqualTo(alone.gates());
        assertThat(policy.intake()).isEqualTo(alone.intake());
        assertThat(policy.dependencies()).isEqualTo(alone.dependencies());
        assertThat(policy.repairs()).isEqualTo(alone.repairs());
        assertThat(policy.stop()).isEqualTo(alone.stop());
        assertThat(Rules.all()).allMatch(rule -> policy.modeOf(rule) == alone.modeOf(rule));
    }

    /** Organisation, project. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mode: observe | mode: warn",
                "mode: block | mode: block",
                "decider: Ada | decider: Bob",
                "scope: {allowed: [src/, docs/]} | scope: {allowed: src/main/}",
                "scope: {allowed: '*'} | scope: {allowed: src/**/api/}",
                "scope: {allowed: [src/, '!src/legacy/']} | scope: {allowed: [src/, '!src/legacy/']}",
                "version: 1 | scope: {allowed: src/}",
                "scope: {forbidden: deploy/} | scope: {forbidden: '*.pem'}",
                "scope: {labels: {a: docs/}} | scope: {labels: {a: docs/guide/, b: src/}}",
                "scope: {breadth: {files: 5}} | scope: {breadth: {files: 4, lines: 800}}",
                "scope: {areas: {a: x/}} | scope: {areas: {a: y/}}",
                "scope: {sensitive: {auth: []}} | scope: {sensitive: {auth: login/}}",
                "scope: {sensitive: {auth: []}} | scope: {sensitive: {auth: []}}",
                "scope: {classes: {docs: x/}} | scope: {classes: {docs: y/}}",
                "intake: {eligibleLabels: [a, b]} | intake: {eligibleLabels: a}",
                "gates: {t: {kind: tests}} | gates: {u: {kind: coverage, required: false}}",
                "gates: {t: {kind: tests, required: false}} | gates: {t: {kind: tests, required: true}}",
                "gates: {t: {kind: tests, results: a/}} | gates: {t: {kind: tests, results: b/}}",
                "gates: {t: {kind: tests}} | gates: {t: {kind: tests, minimum: {tests: 1}}}",
                "gates: {a: {kind: analysis}} | gates: {a: {kind: analysis, maximum: {warnings: 3}}}",
                "gates: {a: {kind: analysis, maximum: {errors: 4}}} | gates: {a: {kind: analysis, maximum: {errors: 4}}}",
                "dependencies: {allowed: ['npm:*']} | dependencies: {allowed: ['npm:@acme/*']}",
                "rules: {gate-flaky: observe} | rules: {gate-flaky: block}",
                "version: 1 | rules: {gate-flaky: block}",
                "rules: {no-progress: block} | rules: {no-progress: stop}",
                "repairBudget: {attempts: 5} | repairBudget: {attempts: 4}",
                "version: 1 | repairBudget: {money: 0.5, gateAttempts: 9}",
                "version: 1 | report: {comment: never, check: A, annotations: 900, labels: false}",
                "report: {comment: when-needed} | report: {comment: when-needed, labels: false}",
                "stop: {deciders: [ada, '@org/leads']} | stop: {deciders: '@org/leads'}",
                "version: 1 | stop: {deciders: ada, waiverDays: 14}",
            })
    void letsAProjectTighten(String organisation, String project) throws EvidenceException {
        assertThat(merged(organisation, project)).isNotNull();
    }

    /** Organisation, project, and what the message has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mode: warn | mode: observe | mode: \"observe\" would loosen \"warn\" (org.yml:1); write that or a stricter one",
                "version: 1 | mode: block | mode: \"block\" would loosen \"stop\" (default)",
                "scope: {allowed: src/} | scope: {allowed: [src/, docs/]} | scope.allowed: \"docs/\" would loosen [\"src/\"] (org.yml:1)",
                "scope: {allowed: /src/} | scope: {allowed: src/} | scope.allowed: \"src/\" would loosen",
                "scope: {allowed: src/} | scope: {allowed: src} | scope.allowed: \"src\" would loosen",
                "scope: {allowed: src/*} | scope: {allowed: src/a/} | scope.allowed: \"src/a/\" would loosen",
                "scope: {forbidden: deploy/} | scope: {forbidden: [x/, '!deploy/docs/']} | scope.forbidden: \"!deploy/docs/\" would loosen [\"deploy/\"] (org.yml:1); only add",
                "scope: {labels: {a: docs/}} | scope: {labels: {a: src/}} | scope.labels.a: \"src/\" would loosen",
                "version: 1 | scope: {breadth: {files: 31}} | scope.breadth.files: \"31\" would loosen \"30\" (default); write at most that",
                "version: 1 | scope: {sensitive: {auth: []}} | scope.sensitive.auth: [] would loosen what is built in (default); only add",
                "scope: {sensitive: {auth: a/}} | scope: {sensitive: {auth: []}} | scope.sensitive.auth: [] would loosen [\"a/\"] (org.yml:1)",
                "version: 1 | scope: {classes: {gateConfiguration: [x/, '!.evidence-gate.yml']}} | scope.classes.gateConfiguration: \"!.evidence-gate.yml\" would loosen what is built in",
                "intake: {eligibleLabels: a} | intake: {eligibleLabels: [a, b]} | intake.eligibleLabels: \"b\" would loosen",
                "gates: {t: {kind: tests}} | gates: {t: {kind: coverage}} | gates.t: \"coverage\" would loosen \"tests\" (org.yml:1); leave it",
                "gates: {t: {kind: tests}} | gates: {t: {kind: tests, required: false}} | gates.t.required: \"false\" would loosen \"true\" (default)",
                "gates: {t: {kind: tests, minimum: {tests: 9}}} | gates: {t: {kind: tests, minimum: {tests: 8}}} | gates.t.minimum.tests: \"8\" would loosen \"9\" (org.yml:1); write at least that",
                "gates: {a: {kind: analysis}} | gates: {a: {kind: analysis, maximum: {errors: 1}}} | gates.a.maximum.errors: \"1\" would loosen \"0\" (default)",
                "gates: {a: {kind: analysis, tool: X}} | gates: {a: {kind: analysis, tool: Y}} | gates.a.tool: \"Y\" would loosen \"X\" (org.yml:1); leave it as it is",
                "dependencies: {allowed: ['npm:@acme/*']} | dependencies: {allowed: ['npm:*']} | dependencies.allowed: \"npm:*\" would loosen",
                "rules: {no-progress: stop} | rules: {no-progress: block} | rules.no-progress: \"block\" would loosen \"stop\" (org.yml:1)",
                "version: 1 | rules: {change-stopped: warn} | rules.change-stopped: \"warn\" would loosen \"stop\" (default)",
                "version: 1 | repairBudget: {attempts: 4} | repairBudget.attempts: \"4\" would loosen \"3\" (default); write at most that",
                "repairBudget: {money: 5} | repairBudget: {money: 5.01} | repairBudget.money: \"5.01\" would loosen \"5\" (org.yml:1)",
                "repairBudget: {money: 5} | repairBudget: {currency: EUR} | repairBudget.currency: \"EUR\" would loosen \"USD\" (default); leave it",
                "stop: {deciders: ada} | stop: {deciders: [ada, bob]} | stop.deciders: \"bob\" would loosen [\"ada\"] (org.yml:1)",
                "report: {comment: when-needed} | report: {comment: always} | report.comment: \"always\" would loosen \"when-needed\" (org.yml:1); leave it",
                "report: {labels: false} | report: {labels: true} | report.labels: \"true\" would loosen \"false\" (org.yml:1)",
                "stop: {waiverDays: 3} | stop: {waiverDays: 4} | stop.waiverDays: \"4\" would loosen \"3\" (org.yml:1)",
                "version: 1 | rules: {gate-failed: off} | rules.gate-failed: \"off\" would loosen \"block\" (default)",
            })
    void refusesToLoosen(String organisation, String project, String message) {
        assertThatThrownBy(() -> merged(organisation, project))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("project.yml:1:")
                .hasMessageContaining(message);
    }

    @Test
    void keepsWhatIsForbiddenAndTakenBackWhereListsMeet() throws EvidenceException {
        Policy policy = merged(
                "scope: {allowed: [src/, '!src/legacy/'], forbidden: [deploy/, '!deploy/docs/']}",
                "scope: {allowed: src/main/, forbidden: [deploy/docs/secret/]}");

        assertThat(policy.scope().boundary().allowed()).containsExactly("src/main/", "!src/legacy/");
        assertThat(policy.scope().boundary().forbidden())
                .containsExactly("deploy/", "!deploy/docs/", "deploy/docs/secret/");
    }

    @Test
    void keepsTheDefaultLimitOfAGateWhoseOtherLimitsAreTightened() throws EvidenceException {
        Policy policy = merged("gates: {a: {kind: analysis}}", "gates: {a: {kind: analysis, maximum: {warnings: 3}}}");

        assertThat(policy.gates().declared().get(0).limits().maximum().errors()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void tellsAllLooseningsAtOnce() {
        assertThatThrownBy(() -> merged("version: 1", "mode: observe\nrules:\n  gate-failed: off"))
                .hasMessageContainingAll("project.yml:1:7: mode", "project.yml:3:16: rules.gate-failed");
    }

    @Test
    void tellsForEveryValueWhereItCameFrom() throws EvidenceException {
        EffectivePolicy policy = file("project.yml", "extends: org.yml\nscope:\n  forbidden: b/")
                .over(file("org.yml", "mode: warn\nscope: {forbidden: a/}"))
                .effective();

        assertThat(policy.values())
                .filteredOn(value -> value.path().contains("forbidden"))
                .flatExtracting(EffectivePolicy.Value::parts)
                .containsExactly(new Part("a/", true, "org.yml:2"), new Part("b/", true, "project.yml:3"));
        assertThat(policy.values())
                .filteredOn(value -> value.path().equals(List.of("mode")))
                .flatExtracting(EffectivePolicy.Value::parts)
                .containsExactly(new Part("warn", true, "org.yml:1"));
        assertThat(policy.values())
                .filteredOn(value -> value.path().equals(List.of("scope", "breadth", "files")))
                .flatExtracting(EffectivePolicy.Value::parts)
                .containsExactly(new Part("30", false, "default"));
        assertThat(policy.values()).noneMatch(value -> value.path().contains("extends"));
    }

    @Test
    void neverLoosensOverThreePolicies() throws EvidenceException {
        PolicyFile group = file("group.yml", "extends: org.yml\nscope: {breadth: {files: 10}}")
                .over(file("org.yml", "scope: {breadth: {files: 20}}"));

        assertThatThrownBy(() ->
                        file("project.yml", "scope: {breadth: {files: 15}}").over(group))
                .hasMessageContaining("would loosen \"10\" (group.yml:2)");
    }

    @Test
    void refusesToJudgeByAPolicyWithoutWhatItExtends() throws EvidenceException {
        PolicyFile file = file("project.yml", "extends: org.yml");

        assertThatThrownBy(file::policy).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> file.over(file)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicyParser.parse("project.yml", "extends: org.yml".getBytes(UTF_8)))
                .hasMessageContaining("project.yml:1:10: extends");
    }

    @Test
    void saysWhatAPolicyExtends() throws EvidenceException {
        PolicyFile file = file("project.yml", DocsPages.read("examples/policy-extends.yml"));

        assertThat(file.parent())
                .contains(new PolicyFile.Parent(
                        "project.yml:4:3: extends",
                        Optional.of("platform/policies"),
                        "java/evidence-gate.yml",
                        Optional.of("1f0c8e5b3a7d9c2e4f6a8b0d1c3e5f7a9b2d4c6e")));
        assertThat(file("project.yml", "mode: warn").parent()).isEmpty();
    }

    private static Policy merged(String organisation, String project) throws EvidenceException {
        return file("project.yml", project.strip())
                .over(file("org.yml", organisation.strip()))
                .policy();
    }

    private static PolicyFile file(String name, String yaml) throws EvidenceException {
        return PolicyParser.read(name, yaml.getBytes(UTF_8));
    }

    private record Members(String path, Optional<Inheritance> rule) implements Shape.Cases<Stream<Member>> {
        @Override
        public Stream<Member> keyed(Keyed shape) {
            return shape.keys().stream()
                    .flatMap(key -> key.shape()
                            .fold(new Members(
                                    path.isEmpty() ? key.name() : path + "." + key.name(),
                                    key.inheritance().or(() -> rule))));
        }

        @Override
        public Stream<Member> named(Named shape) {
            return shape.value().fold(new Members(path + ".x", rule));
        }

        @Override
        public Stream<Member> variants(Variants shape) {
            return shape.variants().stream().flatMap(variant -> keyed(variant.keyed()));
        }

        @Override
        public Stream<Member> listing(Listing shape) {
            return leaf();
        }

        @Override
        public Stream<Member> text(Text shape) {
            return leaf();
        }

        @Override
        public Stream<Member> choice(Choice shape) {
            return leaf();
        }

        @Override
        public Stream<Member> count(Count shape) {
            return leaf();
        }

        @Override
        public Stream<Member> flag(Flag shape) {
            return leaf();
        }

        @Override
        public Stream<Member> either(Either shape) {
            return leaf();
        }

        private Stream<Member> leaf() {
            return Stream.of(new Member(path, rule));
        }
    }
}

package io.github.evidencegate.policy;

import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.GateSetting.Setback;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.RuleSetting;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.scope.ScopeSetting.Boundary;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import io.github.evidencegate.stop.StopSetting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Makes a {@link Policy} of nodes that {@link PolicyCheck} has found nothing wrong with. */
final class PolicyBinder {
    private PolicyBinder() {}

    static Policy policy(PolicyNode node) {
        Section root = new Section(Optional.of(node));
        Map<String, Mode> rules = new LinkedHashMap<>();
        root.at("rules").each((id, mode) -> rules.put(id, constant(Mode.values(), mode.text())));
        return new Policy(
                root.at("mode").found().isPresent()
                        ? constant(Mode.values(), root.at("mode").text())
                        : Mode.STOP,
                root.at("decider").optionalText(),
                scope(root.at("scope")),
                intake(root.at("intake")),
                gates(root.at("gates")),
                dependencies(root.at("dependencies")),
                repairs(root.at("repairBudget")),
                stop(root.at("stop")),
                new RuleSetting(rules, ownRules(root.at("ownRules"))),
                report(root.at("report")));
    }

    private static ReportSetting report(Section report) {
        ReportSetting silent = ReportSetting.DEFAULT;
        return new ReportSetting(
                report.at("comment").optionalText().map(ReportGrammar::comment).orElse(silent.comment()),
                report.at("check").optionalText().orElse(silent.checkName()),
                report.at("annotations").number().orElse(silent.annotations()),
                report.at("labels").optionalText().map(Boolean::valueOf).orElse(silent.labels()));
    }

    private static List<OwnRule> ownRules(Section section) {
        List<OwnRule> rules = new ArrayList<>();
        section.each((name, rule) -> rules.add(new OwnRule(
                name,
                constant(Mode.values(), rule.at("mode").text()),
                rule.at("when").text(),
                rule.at("message").text(),
                rule.at("next").text())));
        return rules;
    }

    private static ScopeSetting scope(Section scope) {
        Map<FileClass, List<String>> classes = new EnumMap<>(FileClass.class);
        scope.at("classes").each((name, patterns) -> classes.put(constant(FileClass.values(), name), patterns.texts()));
        Section breadth = scope.at("breadth");
        return new ScopeSetting(
                new Boundary(
                        scope.at("allowed").texts(),
                        scope.at("forbidden").texts(),
                        scope.at("labels").textsByName(),
                        scope.at("paths").textsByName()),
                new Breadth(
                        breadth.at("files").number().orElse(Breadth.DEFAULT.files()),
                        breadth.at("lines").number().orElse(Breadth.DEFAULT.lines()),
                        breadth.at("areas").number().orElse(Breadth.DEFAULT.areas())),
                scope.at("areas").textsByName(),
                scope.at("sensitive").textsByName(),
                classes);
    }

    private static IntakeSetting intake(Section intake) {
        return new IntakeSetting(
                intake.at("eligibleLabels").texts(),
                intake.at("contextAllowed").texts(),
                intake.at("contextExcluded").texts());
    }

    private static DependencySetting dependencies(Section dependencies) {
        return new DependencySetting(
                dependencies.at("allowed").texts(), dependencies.at("forbidden").texts());
    }

    private static RepairSetting repairs(Section budget) {
        RepairSetting silent = RepairSetting.DEFAULT;
        OptionalInt attempts = budget.at("attempts").number();
        return new RepairSetting(
                attempts.isPresent() ? attempts : silent.attempts(),
                budget.at("gateAttempts").number(),
                new RepairSetting.Limit(
                        budget.at("money").hundredths(),
                        budget.at("currency")
                                .optionalText()
                                .orElse(silent.money().currency())),
                budget.at("ciMinutes").number(),
                budget.at("wallMinutes").number(),
                budget.at("minutesWithoutProgress").number(),
                budget.at("sameFailures").number().orElse(silent.sameFailures()));
    }

    private static StopSetting stop(Section stop) {
        StopSetting silent = StopSetting.DEFAULT;
        List<String> deciders = stop.at("deciders").texts();
        return new StopSetting(
                deciders.isEmpty() ? silent.deciders() : deciders,
                stop.at("waiverDays").number().orElse(silent.waiverDays()));
    }

    private static GateSetting gates(Section gates) {
        List<Declared> declared = new ArrayList<>();
        gates.each((id, gate) -> declared.add(new Declared(
                id,
                constant(Kind.values(), gate.at("kind").text()),
                !gate.at("required").optionalText().equals(Optional.of("false")),
                gate.at("results").texts(),
                gate.at("tool").optionalText(),
                gate.at("parser").optionalText(),
                limits(gate.at("minimum"), gate.at("maximum")))));
        return new GateSetting(declared);
    }

    private static Limits limits(Section minimum, Section maximum) {
        return new Limits(
                new Minimum(
                        minimum.at("tests").number(),
                        minimum.at("project").number(),
                        minimum.at("changedFiles").number(),
                        minimum.at("changedLines").number(),
                        minimum.at("projectBranches").number(),
                        minimum.at("changedFilesBranches").number()),
                new Maximum(
                        maximum.at("errors").number(),
                        maximum.at("warnings").number(),
                        maximum.at("inChangedFiles").number(),
                        maximum.at("onChangedLines").number()),
                new Setback(
                        maximum.at("disappeared").number(),
                        maximum.at("new").number(),
                        maximum.at("projectDrop").hundredths(),
                        maximum.at("changedFilesDrop").hundredths(),
                        maximum.at("projectBranchesDrop").hundredths(),
                        maximum.at("changedFilesBranchesDrop").hundredths()));
    }

    private static <E extends Enum<E>> E constant(E[] constants, String word) {
        return Stream.of(constants)
                .filter(constant -> PolicyGrammar.wordOf(constant).equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** A part of the file that may be absent. */
    private record Section(Optional<PolicyNode> found) {
        private interface Visitor {
            void visit(String name, Section value);
        }

        Section at(String key) {
            return new Section(found.flatMap(node -> node.<Optional<PolicyNode>>fold(
                    scalar -> Optional.empty(), items -> Optional.empty(), mapping -> mapping.get(key))));
        }

        void each(Visitor visitor) {
            for (Mapping.Member member : found.map(Section::members).orElse(List.of())) {
                visitor.visit(member.key().text(), new Section(Optional.of(member.value())));
            }
        }

        private static List<Mapping.Member> members(PolicyNode node) {
            return node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
        }

        Optional<String> optionalText() {
            return texts().stream().findFirst();
        }

        String text() {
            return optionalText().orElseThrow();
        }

        OptionalInt number() {
            return texts().stream().mapToInt(Integer::parseInt).findFirst();
        }

        OptionalInt hundredths() {
            return texts().stream()
                    .mapToInt(text -> new BigDecimal(text).movePointRight(2).intValueExact())
                    .findFirst();
        }

        /** A single text stands for a list of one. */
        List<String> texts() {
            return found.map(Section::texts).orElse(List.of());
        }

        private static List<String> texts(PolicyNode node) {
            return node.fold(
                    scalar -> List.of(scalar.text()),
                    items -> items.items().stream()
                            .flatMap(item -> texts(item).stream())
                            .toList(),
                    mapping -> List.of());
        }

        Map<String, List<String>> textsByName() {
            Map<String, List<String>> byName = new LinkedHashMap<>();
            each((name, value) -> byName.put(name, value.texts()));
            return byName;
        }
    }
}

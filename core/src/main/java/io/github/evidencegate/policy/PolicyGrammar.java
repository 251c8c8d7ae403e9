package io.github.evidencegate.policy;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Inheritance;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import io.github.evidencegate.policy.Shape.Variants.Variant;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.scope.ScopeSetting.Breadth;
import io.github.evidencegate.stop.StopSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The grammar of {@code .evidence-gate.yml}, as data: each key with its shape, default and meaning, once. */
final class PolicyGrammar {
    private static final int MANY = 1_000_000;
    private static final Shape PATTERNS = new Listing(TextForm.PATTERN, false);
    private static final Shape PATTERNS_BY_NAME = new Named(TextForm.LINE, PATTERNS);
    private static final Shape PERCENT = new Count(0, 100);
    private static final Shape MOST = new Count(0, MANY);
    private static final Shape POINTS = new Count(0, 100, 2);

    /** The whole file. */
    static final Keyed ROOT = new Keyed(
            "key",
            List.of(
                    KnownKey.of("version", new Count(1, 1), "Version of this grammar.")
                            .initially("1")
                            .inherited(Inheritance.SAME),
                    KnownKey.of(
                                    "extends",
                                    parent(),
                                    "The policy that this one tightens: a file of this repository, or of another one on its"
                                            + " host.")
                            .inherited(Inheritance.OWN),
                    KnownKey.of(
                                    "mode",
                                    new Choice(List.of("observe", "warn", "block", "stop")),
                                    "The strictest that any rule may be.")
                            .initially("stop")
                            .inherited(Inheritance.STRICTER),
                    KnownKey.of(
                                    "decider",
                                    new Text(TextForm.LINE),
                                    "Who decides about pause, reroute or return to a human.")
                            .inherited(Inheritance.FREE),
                    KnownKey.of("scope", scope(), "What a change may touch, and what its files are."),
                    KnownKey.of("intake", intake(), "What must be agreed before the work begins."),
                    KnownKey.of("gates", new Named(TextForm.IDENTIFIER, gate()), "The gates by their ids."),
                    KnownKey.of("dependencies", dependencies(), "What the product may be made of."),
                    KnownKey.of("repairBudget", repairBudget(), "What a change may spend on repairs."),
                    KnownKey.of("stop", stop(), "Who may stop a change and let it go on."),
                    KnownKey.of("report", ReportGrammar.keys(), "What is written to the code host."),
                    KnownKey.of("ownRules", new Named(TextForm.IDENTIFIER, ownRule()), "The project's own rules."),
                    KnownKey.of("rules", rules(), "Modes of rules, where they differ from the rule's own.")));

    private PolicyGrammar() {}

    /** How policy writes an enum constant: {@code PIPELINE_CONFIGURATION} is {@code pipelineConfiguration}. */
    static String wordOf(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().split("_", -1)) {
            String lower = part.toLowerCase(Locale.ROOT);
            word.append(word.isEmpty() ? lower : part.charAt(0) + lower.substring(1));
        }
        return word.toString();
    }

    private static Either parent() {
        Text path = new Text(TextForm.FILE);
        return new Either(
                path,
                new Keyed(
                        "key",
                        List.of(
                                KnownKey.of("repository", new Text(TextForm.REPOSITORY), "The repository on this host.")
                                        .demanded(),
                                KnownKey.of("path", path, "The policy in it.").demanded(),
                                KnownKey.of("revision", new Text(TextForm.OBJECT_NAME), "The commit that is read.")
                                        .demanded())));
    }

    private static Keyed scope() {
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of("allowed", PATTERNS, "The bound of every change. Without it there is no bound.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of("forbidden", PATTERNS, "What no change may touch, whatever else allows it.")
                                .inherited(Inheritance.ADDED),
                        KnownKey.of("labels", PATTERNS_BY_NAME, "Allowed paths by label of the work item.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of(
                                        "paths",
                                        PATTERNS_BY_NAME,
                                        "Allowed paths by type, epic or project key (ABC of ABC-12) of the work item.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of("breadth", breadth(), "How broad a change may be to stay reviewable."),
                        KnownKey.of("areas", PATTERNS_BY_NAME, "Areas by name; the first that matches takes the file.")
                                .inherited(Inheritance.FREE),
                        KnownKey.of(
                                        "sensitive",
                                        new Named(TextForm.LINE, new Listing(TextForm.PATTERN, true)),
                                        "Sensitive areas by name, on top of the defaults; an empty list switches a default off.")
                                .inherited(Inheritance.ON_TOP),
                        KnownKey.of("classes", classes(), "Patterns by file class, asked before the built-in ones.")));
    }

    private static Keyed breadth() {
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of("files", new Count(1, MANY), "Most files.")
                                .initially(Integer.toString(Breadth.DEFAULT.files()))
                                .inherited(Inheritance.LOWERED),
                        KnownKey.of("lines", new Count(1, MANY), "Most added and deleted lines together.")
                                .initially(Integer.toString(Breadth.DEFAULT.lines()))
                                .inherited(Inheritance.LOWERED),
                        KnownKey.of("areas", new Count(1, MANY), "Most areas.")
                                .initially(Integer.toString(Breadth.DEFAULT.areas()))
                                .inherited(Inheritance.LOWERED)));
    }

    private static Keyed classes() {
        return new Keyed(
                "file class",
                Arrays.stream(FileClass.values())
                        .map(fileClass -> KnownKey.of(wordOf(fileClass), PATTERNS, "Files of this class.")
                                .inherited(fileClass.isProtected() ? Inheritance.ON_TOP : Inheritance.FREE))
                        .toList());
    }

    private static Keyed intake() {
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of(
                                        "eligibleLabels",
                                        new Listing(TextForm.LINE, false),
                                        "Labels that make a work item eligible for automation.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of("contextAllowed", PATTERNS, "Context sources that may be used.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of("contextExcluded", PATTERNS, "Context sources that must stay out.")
                                .inherited(Inheritance.ADDED)));
    }

    private static Keyed dependencies() {
        Shape patterns = new Listing(TextForm.DEPENDENCY, false);
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of("allowed", patterns, "The direct dependencies that a change may add or change.")
                                .inherited(Inheritance.NARROWED),
                        KnownKey.of("forbidden", patterns, "Dependencies that no change may add or change.")
                                .inherited(Inheritance.ADDED)));
    }

    private static Keyed repairBudget() {
        RepairSetting silent = RepairSetting.DEFAULT;
        return new Keyed(
                "key",
                List.of(
                        lowered("attempts", MOST, "Most repair attempts of a change.")
                                .initially(Integer.toString(silent.attempts().orElseThrow())),
                        lowered("gateAttempts", MOST, "Most repair attempts of one gate."),
                        lowered("money", new Count(0, MANY, 2), "The most that all runs of a change may cost."),
                        KnownKey.of("currency", new Text(TextForm.CURRENCY), "What money is counted in.")
                                .initially(silent.money().currency())
                                .inherited(Inheritance.SAME),
                        lowered("ciMinutes", MOST, "Most minutes of all jobs of a change."),
                        lowered("wallMinutes", MOST, "Most minutes from the first judged run to the last."),
                        lowered("minutesWithoutProgress", MOST, "Most minutes in which no gate got further."),
                        lowered("sameFailures", new Count(1, MANY), "How often in a row a gate may fail as before.")
                                .initially(Integer.toString(silent.sameFailures()))));
    }

    private static KnownKey lowered(String name, Shape shape, String description) {
        return KnownKey.of(name, shape, description).inherited(Inheritance.LOWERED);
    }

    private static Keyed stop() {
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of(
                                        "deciders",
                                        new Listing(TextForm.DECIDER, false),
                                        "Who may stop a change and let it go on: names, teams (@org/team), or"
                                                + " write-access, which holds without the key.")
                                .inherited(Inheritance.NARROWED),
                        lowered("waiverDays", new Count(1, 366), "Most days that a waiver may last.")
                                .initially(Integer.toString(StopSetting.DEFAULT.waiverDays()))));
    }

    private static Variants gate() {
        KnownKey tests = KnownKey.of("tests", new Count(1, MANY), "Fewest tests that must run.")
                .inherited(Inheritance.RAISED);
        List<KnownKey> coverage = coverageMinimum();
        List<KnownKey> analysis = findingsMaximum();
        List<KnownKey> gone = testsMaximum();
        List<KnownKey> drops = coverageMaximum();
        return new Variants(
                "kind",
                List.of(
                        gate(
                                Kind.TESTS,
                                minimum(List.of(tests), coverage, Kind.COVERAGE),
                                maximum(gone, Map.of(Kind.COVERAGE, drops, Kind.ANALYSIS, analysis))),
                        gate(
                                Kind.COVERAGE,
                                minimum(coverage, List.of(tests), Kind.TESTS),
                                maximum(drops, Map.of(Kind.TESTS, gone, Kind.ANALYSIS, analysis))),
                        gate(
                                Kind.ANALYSIS,
                                tool(),
                                parser(),
                                KnownKey.of(
                                                "maximum",
                                                new Keyed(
                                                        "key",
                                                        analysis,
                                                        elsewhere(Map.of(Kind.TESTS, gone, Kind.COVERAGE, drops))),
                                                "The most there may be. Without it, no finding of level error.")
                                        .initially("{errors: 0}")),
                        gate(Kind.COMMAND),
                        gate(Kind.JOB)));
    }

    private static KnownKey tool() {
        return KnownKey.of("tool", new Text(TextForm.LINE), "The analyser. Without it, every one counts.")
                .inherited(Inheritance.SAME);
    }

    private static KnownKey parser() {
        return KnownKey.of(
                        "parser",
                        new Text(TextForm.PARSER),
                        "What reads its results, if their content does not tell: see docs/formats.md.")
                .inherited(Inheritance.SAME);
    }

    private static List<KnownKey> coverageMinimum() {
        return List.of(
                KnownKey.of("project", PERCENT, "Least covered lines of the project, in percent.")
                        .inherited(Inheritance.RAISED),
                KnownKey.of("changedFiles", PERCENT, "Least covered lines of the changed files, in percent.")
                        .inherited(Inheritance.RAISED),
                KnownKey.of("changedLines", PERCENT, "Least covered lines among the changed ones, in percent.")
                        .inherited(Inheritance.RAISED),
                KnownKey.of("projectBranches", PERCENT, "Least covered branches of the project, in percent.")
                        .inherited(Inheritance.RAISED),
                KnownKey.of("changedFilesBranches", PERCENT, "Least covered branches of the changed files, in percent.")
                        .inherited(Inheritance.RAISED));
    }

    private static List<KnownKey> findingsMaximum() {
        return List.of(
                KnownKey.of("errors", MOST, "Most findings of level error.").inherited(Inheritance.LOWERED),
                KnownKey.of("warnings", MOST, "Most findings of level warning.").inherited(Inheritance.LOWERED),
                KnownKey.of("inChangedFiles", MOST, "Most findings of either level in changed files.")
                        .inherited(Inheritance.LOWERED),
                KnownKey.of("onChangedLines", MOST, "Most findings of either level on changed lines.")
                        .inherited(Inheritance.LOWERED),
                KnownKey.of("new", MOST, "Most findings of either level that the base does not have.")
                        .inherited(Inheritance.LOWERED));
    }

    private static List<KnownKey> testsMaximum() {
        return List.of(KnownKey.of("disappeared", MOST, "Most tests that the base has and the head has not.")
                .inherited(Inheritance.LOWERED));
    }

    private static List<KnownKey> coverageMaximum() {
        return List.of(
                KnownKey.of("projectDrop", POINTS, "Most percentage points that the project may lose against the base.")
                        .inherited(Inheritance.LOWERED),
                KnownKey.of(
                                "changedFilesDrop",
                                POINTS,
                                "Most percentage points that the changed files may lose against the base.")
                        .inherited(Inheritance.LOWERED),
                KnownKey.of("projectBranchesDrop", POINTS, "The same of the project's branches.")
                        .inherited(Inheritance.LOWERED),
                KnownKey.of("changedFilesBranchesDrop", POINTS, "The same of the changed files' branches.")
                        .inherited(Inheritance.LOWERED));
    }

    private static Variant gate(Kind kind, KnownKey... own) {
        List<KnownKey> keys = new ArrayList<>(List.of(
                KnownKey.of("kind", new Choice(List.of(wordOf(kind))), "What the gate looks at.")
                        .demanded()
                        .inherited(Inheritance.SAME),
                KnownKey.of("required", new Flag(), "Whether a change cannot be accepted without it.")
                        .initially("true")
                        .inherited(Inheritance.STRICTER),
                KnownKey.of("results", PATTERNS, "Where its result files are. Without it, all files of its kind.")
                        .inherited(Inheritance.FREE)));
        keys.addAll(List.of(own));
        return new Variant(wordOf(kind), new Keyed("key", List.copyOf(keys)));
    }

    private static KnownKey minimum(List<KnownKey> keys, List<KnownKey> others, Kind kind) {
        return KnownKey.of(
                "minimum", new Keyed("key", keys, elsewhere(Map.of(kind, others))), "The least there must be.");
    }

    private static KnownKey maximum(List<KnownKey> keys, Map<Kind, List<KnownKey>> others) {
        return KnownKey.of(
                "maximum", new Keyed("key", keys, elsewhere(others)), "The most that may be worse than at the base.");
    }

    private static Map<String, String> elsewhere(Map<Kind, List<KnownKey>> others) {
        Map<String, String> elsewhere = new LinkedHashMap<>();
        others.forEach((kind, keys) -> keys.forEach(key -> elsewhere.put(key.name(), "kind " + wordOf(kind))));
        return elsewhere;
    }

    private static Keyed ownRule() {
        return new Keyed(
                "key",
                List.of(
                        KnownKey.of("when", new Text(TextForm.CONDITION), "When the rule finds something, in CEL.")
                                .inherited(Inheritance.SAME)
                                .demanded(),
                        KnownKey.of("mode", modes(), "What the rule may do.")
                                .inherited(Inheritance.STRICTER)
                                .demanded(),
                        KnownKey.of("message", new Text(TextForm.LINE), "What is the case then.")
                                .inherited(Inheritance.FREE)
                                .demanded(),
                        KnownKey.of("next", new Text(TextForm.LINE), "What to do about it.")
                                .inherited(Inheritance.FREE)
                                .demanded()));
    }

    private static Choice modes() {
        return new Choice(
                Arrays.stream(Mode.values()).map(PolicyGrammar::wordOf).toList());
    }

    private static Keyed rules() {
        Choice modes = modes();
        return new Keyed(
                "rule",
                Rules.all().stream()
                        .map(rule -> KnownKey.of(rule.id(), modes, rule.summary())
                                .initially(wordOf(rule.defaultMode()))
                                .inherited(Inheritance.STRICTER))
                        .toList());
    }
}

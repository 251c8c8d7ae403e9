package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds limits that let more through than before: a minimum that is lower or gone, a maximum that is higher or gone. */
final class Thresholds {
    /** One that is gone is the linter's own again, which may well be lower. */
    private static final String SIZE = "max-size";

    private static final String COP = "rubocop-max";
    private static final Pattern COP_NAME = Pattern.compile("^[A-Z][\\w/]{1,80}:");
    private static final Set<String> BACK_TO_DEFAULT = Set.of(SIZE, COP);
    private static final String AMOUNT = "[\"']?\\s{0,8}[:=>(]?\\s{0,8}[\"']?\\s{0,8}(-?\\d{1,9}(?:\\.\\d{1,9})?)";

    private static final List<Limit> LIMITS = List.of(
            new Limit(
                    "jacoco-minimum",
                    "minimum",
                    true,
                    "pom\\.xml|.*\\.gradle(?:\\.kts)?",
                    "<minimum>\\s*+([\\d.]{1,9})|\\bminimum\\b" + AMOUNT),
            new Limit(
                    "coverage-fail-under",
                    "under",
                    true,
                    ".*",
                    "\\b(?:cov-)?fail[-_]under(?:-lines|-functions|-regions)?\\b" + AMOUNT),
            new Limit(
                    "coverage-threshold",
                    "",
                    true,
                    "package\\.json|(?:jest|vitest|vite|nyc|karma)\\.(?:config|conf).*|\\.(?:nyc|c8)rc.*",
                    "\\b(branches|functions|lines|statements)" + AMOUNT),
            new Limit(
                    "codecov-target",
                    "target",
                    true,
                    "\\.?codecov\\.ya?ml",
                    "\\btarget[\"']?\\s{0,8}:\\s{0,8}[\"']?(auto\\b|\\d{1,9}(?:\\.\\d{1,9})?)"),
            new Limit("codecov-threshold", "threshold", false, "\\.?codecov\\.ya?ml", "\\bthreshold" + AMOUNT),
            new Limit(
                    "pit-threshold",
                    "Threshold",
                    true,
                    "pom\\.xml|.*\\.gradle(?:\\.kts)?",
                    "\\b(?:mutation|coverage|testStrength)Threshold" + AMOUNT),
            new Limit(
                    "minimum-coverage",
                    "minimum",
                    true,
                    ".*\\.rb|\\.simplecov|Rakefile",
                    "\\b(?:minimum_coverage|minimum_coverage_by_file)\\b(?:\\s*+\\(?\\s*+\\w{1,10}:)?" + AMOUNT),
            new Limit("coverlet-threshold", "Threshold", true, ".*", "(?:<|/p:)Threshold" + AMOUNT),
            new Limit("max-warnings", "max-warnings", false, ".*", "--max-warnings\\b" + AMOUNT),
            new Limit(
                    "max-violations",
                    "max",
                    false,
                    ".*",
                    "\\b(?:maxAllowedViolations|maxErrors|maxWarnings|maxIssues)\\b" + AMOUNT),
            new Limit(
                    "checkstyle-max",
                    "value",
                    false,
                    ".*checkstyle.*\\.xml",
                    "name=\"[mM]ax\\w{0,30}\"\\s{1,8}value=\"(\\d{1,9})"),
            new Limit(COP, "Max", false, "\\.rubocop.*\\.yml", "\\bMax" + AMOUNT),
            new Limit("kover-bound", "min", true, ".*\\.gradle(?:\\.kts)?", "\\b(?:minBound|minValue)" + AMOUNT),
            new Limit(
                    "max-drop",
                    "maximum_coverage_drop",
                    false,
                    ".*\\.rb|\\.simplecov|Rakefile",
                    "\\bmaximum_coverage_drop\\b" + AMOUNT),
            new Limit(
                    SIZE,
                    "ax",
                    false,
                    ".*",
                    "\\b(max[-_](?:line-length|line_length|lines|len|params|depth|statements|args|locals|branches|returns|attributes|bool-expr|nested-callbacks|same-issues|issues-per-linter|doc-length|public-methods|module-lines))\\b"
                            + AMOUNT),
            new Limit(
                    "size-limit",
                    "",
                    false,
                    "package\\.json|\\.size-limit.*",
                    "\"(?:limit|maxSize)\"\\s*+:\\s*+\"(\\d{1,9}(?:\\.\\d{1,9})?)\\s*+(?:kB|KB|B|MB|kb|b)?\""),
            new Limit("go-complexity", "min-complexity", false, "\\.golangci\\..*", "\\bmin-complexity" + AMOUNT),
            new Limit("max-complexity", "complexity", false, ".*", "\\bmax[-_]complexity\\b" + AMOUNT),
            new Limit(
                    "gate-minimum",
                    "",
                    true,
                    "\\.evidence-gate\\.ya?ml",
                    "\\b(tests|project|changedFiles|changedLines|projectBranches|changedFilesBranches)" + AMOUNT),
            new Limit(
                    "gate-maximum",
                    "",
                    false,
                    "\\.evidence-gate\\.ya?ml",
                    "\\b(disappeared|projectDrop|changedFilesDrop|projectBranchesDrop|changedFilesBranchesDrop|errors|warnings|notes|new|onChangedLines|inChangedFiles|files|lines)"
                            + AMOUNT));

    /**
     * A limit.
     *
     * @param hint a text without which it cannot match
     * @param isMinimum whether lower is weaker
     * @param name of the files that it is set in
     * @param pattern with the value as its last group that matches, and with what tells it from others as the first
     */
    private record Limit(String id, String hint, boolean isMinimum, Pattern name, Pattern pattern) {
        Limit(String id, String hint, boolean isMinimum, String name, String pattern) {
            this(id, hint, isMinimum, Pattern.compile(name), Pattern.compile(pattern));
        }

        boolean isWeaker(double before, double now) {
            return isMinimum ? now < before : now > before;
        }

        Map<String, List<Value>> values(List<SourceLine> lines) {
            Map<String, List<Value>> values = new LinkedHashMap<>();
            String owner = "";
            for (SourceLine line : lines) {
                owner = id.equals(COP) && COP_NAME.matcher(line.code()).find() ? line.statement() : owner;
                String text = line.isChanged() && line.code().contains(hint) ? line.statement() : "";
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    int last = matcher.groupCount();
                    while (matcher.group(last) == null) {
                        last--;
                    }
                    String key = last > 1 && matcher.group(1) != null ? matcher.group(1) : owner;
                    values.computeIfAbsent(key, name -> new ArrayList<>())
                            .add(new Value(line.number(), value(matcher.group(last))));
                }
            }
            return values;
        }

        /** Codecov's {@code auto} is what the base has, and no fixed value is as much. */
        private static double value(String text) {
            if (text.equals("auto")) {
                return 100;
            }
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    private record Value(int line, double amount) {}

    private Thresholds() {}

    static List<Weakening> find(List<ChangedSource> sources) {
        List<Weakening> found = new ArrayList<>();
        Map<Boolean, Set<Double>> now = new HashMap<>();
        for (Limit limit : LIMITS) {
            sources.stream()
                    .filter(source -> isSetIn(limit, source))
                    .flatMap(source -> limit.values(source.head()).values().stream())
                    .flatMap(List::stream)
                    .forEach(value -> now.computeIfAbsent(limit.isMinimum(), each -> new HashSet<>())
                            .add(value.amount()));
        }
        for (Limit limit : LIMITS) {
            Set<Double> others = now.getOrDefault(limit.isMinimum(), Set.of());
            sources.stream()
                    .filter(source -> isSetIn(limit, source))
                    .forEach(source -> compare(limit, source, others, found));
        }
        return found;
    }

    private static boolean isSetIn(Limit limit, ChangedSource source) {
        boolean isSettings = source.isConfiguration()
                || (source.language() == Language.RUBY && limit.id().equals("minimum-coverage"));
        return isSettings && limit.name().matcher(source.name()).matches();
    }

    /** Codecov asks for no less than before, unless it is told how much less, or that nothing will do. */
    private static boolean isLowerThanDefault(Limit limit, double amount) {
        return switch (limit.id()) {
            case "codecov-threshold" -> amount > 0;
            case "codecov-target" -> amount == 0;
            default -> false;
        };
    }

    /** Compares the first of a key that is gone with the first that is new, and so on. */
    private static void compare(Limit limit, ChangedSource source, Set<Double> now, List<Weakening> found) {
        Map<String, List<Value>> added = limit.values(source.head());
        if (GateEdits.isEdited(source) && limit.values(source.base()).isEmpty()) {
            added.values().stream()
                    .flatMap(List::stream)
                    .filter(value -> isLowerThanDefault(limit, value.amount()))
                    .forEach(value -> found.add(source.atHead(Kind.THRESHOLD_LOWERED, value.line(), limit.id())));
        }
        limit.values(source.base()).forEach((key, before) -> {
            List<Value> after = added.getOrDefault(key, List.of());
            for (int i = 0; i < before.size(); i++) {
                Value old = before.get(i);
                if (i < after.size()) {
                    if (limit.isWeaker(old.amount(), after.get(i).amount())) {
                        found.add(source.atHead(
                                Kind.THRESHOLD_LOWERED, after.get(i).line(), limit.id()));
                    }
                } else if (!source.isDeleted()
                        && !BACK_TO_DEFAULT.contains(limit.id())
                        && !now.contains(old.amount())) {
                    found.add(source.atBase(Kind.THRESHOLD_LOWERED, old.line(), limit.id()));
                }
            }
        });
    }
}

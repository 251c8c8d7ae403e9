package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SettingPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what settings of build files newly leave out of a check or of a run of tests. A file that is nothing but the
 * settings of a gate is found as such, whatever it says.
 */
final class ConfiguredExceptions {
    private static final String ENTRY = "[\\w@*.!/\\[\\](){},:=^$|?\\\\-]{2,200}+";
    private static final String ALLOW_FAILURE = "allow-failure";
    private static final String WARNING_FILTER = "warning-filter";
    private static final Pattern NAME = Pattern.compile("[\\w./+=-]*+");
    /** Folders that no one writes code in. */
    private static final Pattern NO_CODE =
            Pattern.compile("\\.?venv|\\.?env|\\.git|\\.tox|\\.nox|build|dist|\\.eggs|node_modules|__pycache__");

    private static final Pattern LIST = Pattern.compile("[\\w./*-]++(?:,[\\w./*-]++)*+");
    private static final Pattern FAMILY = Pattern.compile("(?<=[a-z])-\\d[\\d.]*+$");
    private static final String MODULE = "[\\w.*]{1,80}";

    private static final List<Rule> RULES = List.of(
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    WARNING_FILTER,
                    ".*(?:pytest|tool:pytest).*/filterwarnings",
                    "(?:^|[\"'\\s\\[(])ignore\\b[^,]{0,300}"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "rule-switched-off",
                    "/(?:flake8|pycodestyle|pep8|tool\\.flake8|tool\\.ruff(?:\\.lint)?)/(?:extend-|lint\\.)?ignore"
                            + "|/(?:tool\\.pylint.{0,40}|pylint.{0,40}|messages control)/disable|/tool\\.bandit/skips"
                            + "|/tool\\.pydocstyle/add[-_]ignore|/(?:tool\\.)?mypy(?:-.{1,60})?/disable_error_code",
                    "[A-Za-z][\\w-]{1,60}"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "rule-switched-off",
                    "/(?:flake8|tool\\.flake8|tool\\.ruff(?:\\.lint)?)/(?:extend-)?per-file-ignores"
                            + "|/tool\\.ruff(?:\\.lint)?\\.(?:extend-)?per-file-ignores/.*",
                    ENTRY),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "file-left-out",
                    "/(?:flake8|pycodestyle|pep8|tool\\.(?:flake8|ruff(?:\\.lint)?|pyright|pylint.{0,40}|bandit))/(?:extend-)?(?:exclude|ignore-(?:paths|patterns)|exclude_dirs)"
                            + "|/(?:tool\\.)?mypy/exclude|/(?:tool\\.)?coverage[.:](?:run|report)/(?:omit|exclude_lines|exclude_also)",
                    ENTRY),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "type-check-off",
                    "/(?:tool\\.)?mypy.*/(?:ignore_errors|ignore_missing_imports|allow_\\w+)",
                    "\\b[Tt]rue\\b"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "file-left-out",
                    ".*/(?:coveragepathignorepatterns|ignorepatterns)|/(?:xo|standard)/(?:ignores?)|/(?:nyc|c8)/exclude|/jshintconfig/exclude.*",
                    ENTRY),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "rule-switched-off",
                    "/(?:eslintconfig|xo|stylelint)(?:/overrides)?/rules/.*",
                    "^[\"']?(?:off|0)\\b"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "file-left-out",
                    "/[\\w-]*(?:jacoco|checkstyle|pmd|spotbugs|findbugs|pitest|rat|sonar|cobertura|animal-sniffer|japicmp|revapi|clirr)[\\w-]*/.*/(?:exclude|excludedclass|excludedmethod|excludepackage|excluderoot|param|ignore)",
                    "[^<>]{2,200}(?=\\s<)"),
            new Rule(
                    Kind.TEST_SKIPPED,
                    "test-left-out",
                    "/maven-(?:surefire|failsafe)-plugin/.*/(?:exclude|excludedgroups)",
                    "[^<>]{2,200}(?=\\s<)"),
            new Rule(
                    Kind.TEST_SKIPPED,
                    "test-left-out",
                    ".*/(?:testpathignorepatterns|modulepathignorepatterns)",
                    ENTRY),
            new Rule(
                    Kind.TEST_SKIPPED,
                    "test-left-out",
                    "/(?:tool:)?pytest/(?:addopts|norecursedirs|collect_ignore)|/tool\\.pytest\\.ini_options/(?:addopts|norecursedirs)|/(?:testenv|gh-actions).{0,60}/commands",
                    "--(?:ignore|deselect|ignore-glob)[= ]\\S{2,200}|-[km]\\s*+[\"']?not\\s\\S{1,200}"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "compiler-warnings",
                    ".*/compileroptions/(?:strict\\w*|noimplicit\\w+|nounused\\w+|nofallthrough\\w+|allowunreachablecode)",
                    "^false\\b"),
            new Rule(Kind.SUPPRESSION_ADDED, "compiler-warnings", ".*/compileroptions/skiplibcheck", "^true\\b"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "compiler-warnings",
                    ".*/(?:enablepackagevalidation|treatwarningsaserrors|enablenetanalyzers|runanalyzers|enforcecodestyleinbuild|msbuildtreatwarningsaserrors)",
                    "^false\\b"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "compiler-warnings",
                    ".*/(?:warningsnotaserrors|disabledwarnings)",
                    MODULE + "(?=[\\s;,<])"),
            new Rule(
                    Kind.SUPPRESSION_ADDED,
                    "compiler-warnings",
                    "/(?:workspace\\.)?lints\\.(?:rust|clippy|rustdoc)/.*",
                    "[\"']allow[\"']"),
            new Rule(
                    Kind.FAILURE_IGNORED,
                    ALLOW_FAILURE,
                    ".*/(?:allow_failures|allowed_failures)",
                    "^-\\s*+\\S.{0,200}"));

    /**
     * What is left out.
     *
     * @param keys of the setting that leaves out
     * @param entry what is left out by it
     */
    private record Rule(Kind kind, String id, Pattern keys, Pattern entry) {
        Rule(Kind kind, String id, String keys, String entry) {
            this(kind, id, Pattern.compile(keys), Pattern.compile(entry));
        }
    }

    /** Which entries each rule had, and has, in all files together: one that moved is none. */
    private final Map<Rule, Set<String>> before = new HashMap<>();

    private ConfiguredExceptions() {}

    static List<Weakening> find(List<ChangedSource> sources) {
        ConfiguredExceptions exceptions = new ConfiguredExceptions();
        List<ChangedSource> settings =
                sources.stream().filter(ConfiguredExceptions::isSettings).toList();
        settings.forEach(exceptions::collect);
        return settings.stream()
                .filter(source -> source.patch().status() != Status.ADDED)
                .flatMap(source -> exceptions.added(source).stream())
                .toList();
    }

    private static boolean isSettings(ChangedSource source) {
        return (source.isConfiguration() && !source.isDeleted()) || source.fileClass() == FileClass.GATE_CONFIGURATION;
    }

    private void collect(ChangedSource source) {
        for (SettingPath path : SettingPath.of(source.name(), source.base())) {
            for (Rule rule : RULES) {
                if (rule.keys().matcher(path.keys()).matches()) {
                    before.computeIfAbsent(rule, each -> new HashSet<>()).addAll(entries(rule, path));
                }
            }
        }
    }

    private static List<String> entries(Rule rule, SettingPath path) {
        List<String> entries = new ArrayList<>();
        Matcher matcher = rule.entry().matcher(path.values());
        while (matcher.find()) {
            String entry = matcher.group().strip();
            if (rule.id().equals("file-left-out") && LIST.matcher(entry).matches()) {
                Stream.of(entry.split(",", -1))
                        .filter(name -> !NO_CODE.matcher(name).matches())
                        .forEach(entries::add);
                continue;
            }
            String name = rule.id().equals(ALLOW_FAILURE) ? family(entry) : entry;
            entries.add(name + (path.values().equals("true") ? path.keys() : ""));
        }
        return entries;
    }

    /** At most one finding of a rule for a setting. */
    private List<Weakening> added(ChangedSource source) {
        List<SettingPath> head = SettingPath.of(source.name(), source.head());
        Set<String> sections = new HashSet<>();
        SettingPath.of(source.name(), source.base()).forEach(path -> sections.add(section(path)));
        Set<String> told = new HashSet<>();
        List<Weakening> found = new ArrayList<>();
        for (SettingPath path : head) {
            if (path.line().isChanged() && isKnown(path, sections, source)) {
                for (Rule rule : RULES) {
                    boolean isNew = isFor(rule, source) && isMore(rule, path) && isWeaker(rule, path, source);
                    if (isNew && told.add(rule.id() + place(rule, path))) {
                        found.add(source.atHead(rule.kind(), path.line().number(), rule.id()));
                    }
                }
            }
        }
        return found;
    }

    /** Each platform that may fail is told, and each other setting once. */
    private static String place(Rule rule, SettingPath path) {
        return rule.id().equals(ALLOW_FAILURE) ? path.values() : path.keys();
    }

    /** Whether the section was there; what may fail is told by the platform's name, whatever the section. */
    private static boolean isKnown(SettingPath path, Set<String> sections, ChangedSource source) {
        return sections.contains(section(path)) || path.keys().endsWith("/allow_failures") || wasUsed(path, source);
    }

    /** In a gate's own file, what is left out is an edit of the gate. */
    private static boolean isFor(Rule rule, ChangedSource source) {
        return source.fileClass() == FileClass.BUILD || rule.kind() == Kind.FAILURE_IGNORED;
    }

    /** What a platform that is new may do, or what a filter that makes all other warnings errors lets pass, is no less. */
    private static boolean isWeaker(Rule rule, SettingPath path, ChangedSource source) {
        if (rule.id().equals(WARNING_FILTER)) {
            return source.base().stream().anyMatch(line -> line.code().contains("filterwarnings"));
        }
        if (!rule.id().equals(ALLOW_FAILURE)) {
            return true;
        }
        String entry = path.values().substring(path.values().lastIndexOf(' ') + 1);
        String name = entry.replaceAll("[\"']", "");
        return NAME.matcher(name).matches()
                && source.base().stream().anyMatch(line -> line.text().contains(family(name)));
    }

    /** {@code jruby} of {@code jruby-9.2}: another version of a platform is no new platform. */
    private static String family(String name) {
        String family = FAMILY.matcher(name).replaceFirst("");
        return family.isEmpty() ? name : family;
    }

    private boolean isMore(Rule rule, SettingPath path) {
        return rule.keys().matcher(path.keys()).matches()
                && entries(rule, path).stream()
                        .anyMatch(entry -> !before.getOrDefault(rule, Set.of()).contains(entry));
    }

    /** Whether a tool that has settings now is one that the project used without any. */
    private static boolean wasUsed(SettingPath path, ChangedSource source) {
        String name = "\"" + section(path).substring(1) + "\"";
        return source.name().equals("package.json")
                && source.base().stream().anyMatch(line -> line.text().contains(name));
    }

    /** A section that is new sets up a tool, and with it what the tool is not to look at. */
    private static String section(SettingPath path) {
        int end = path.keys().indexOf('/', 1);
        String section = end < 0 ? path.keys() : path.keys().substring(0, end);
        return section.isEmpty() ? "/" : section;
    }
}

package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.weakening.GateEdits.Place;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Condition;
import io.github.evidencegate.weakening.source.SettingPath;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a pipeline judges less: a command that judges is gone from all pipelines of the patch, a list of platforms
 * or triggers is shorter, or a step that judges has a condition that it had not.
 */
final class PipelineEdits {
    /** What a command says that judges, and not what it is started with. */
    private static final Pattern JUDGES = Pattern.compile(
            "(?i)(?<![\\w./\\\\])(?:tests?|unittest|lint\\w*|golangci|check(?!out|sum)\\w*|verify|specs?|rspec|mypy|flake\\w*|eslint|jest|vitest|mocha|karma|pytest|nosetests|tox|nox|vet|rubocop|phpunit|audit|clippy|rustfmt|fmt|format|ruff|pylint|bandit|sonar\\w*|danger|semgrep|trivy|codeql\\w*|shellcheck|prettier|tsc|typecheck|black|isort|fuzz\\w*|miri|e2e|cypress|playwright|pitest|mutmut|stryker|detekt|ktlint\\w*|spotless\\w*|pmd\\w*|spotbugs\\w*|apiCheck|hadolint|actionlint|zizmor|pre-commit|doctest|exit-code)(?![\\w/])");

    /** A pipeline of the repository itself. */
    private static final Pattern CALLED = Pattern.compile("uses: \\./\\S{1,200}\\.ya?ml");

    /** What is done if a command fails is not what it does. */
    private static final Pattern OR = Pattern.compile("\\s*+\\|\\|.*");

    private static final Pattern NAME = Pattern.compile("[\\w.+-]++");
    private static final Pattern NO_COMMAND = Pattern.compile(
            "(?i)^(?:- )?(?:name|id|if|displayName|description|key|path|files?|with|env|needs|image|#).*|.*\\b(?:install|apt-get|apt|brew|choco|pip3?|curl|wget|checkout|upload\\S*|download\\S*|echo|mkdir|cp|mv|cd|export|publish|deploy|release|docker (?:pull|build|login|tag))\\b.*");
    private static final Pattern COMMANDS = Pattern.compile(
            "(?:.*/)?(?:run|script|command|commands|args|arguments|steps|before_script|after_success|tasks|goals)(?:/.*)?");

    private static final Pattern COMMAND_KEY =
            Pattern.compile("(?:.*/)?(?:run|script|commands?|before_script|after_success|tasks|goals)");

    private static final Pattern COMMAND_ITEM = Pattern.compile("\\b(?:run|script|command|uses): ");

    /** Where platforms, versions and triggers are listed. */
    private static final Pattern LISTS = Pattern.compile(
            "(?:.*/matrix(?!/(?:exclude|allow_failures|fast_finish|experimental)).*|.*/parallel(?:/.*)?|/(?:rvm|node_js|go|python|jdk|os|env|gemfile|rust|php|perl|dotnet|ghc|elixir|scala|arch|compiler)(?:/(?:jobs|matrix))?|/on|/on/(?:push|pull_request)/(?:branches|paths|types)|.*/(?:jdks|platforms|goos|node-versions)|/jobs/include(?:/(?:python|rvm|node_js|go|jdk|rust|php|os|gemfile|dotnet|name|stage))?)");

    private static final Pattern NARROWS =
            Pattern.compile(".*/(?:exclude|paths-ignore|branches-ignore|ignore)(?:/.*)?|.*/matrix/exclude/.*");
    private static final Pattern TRIGGER = Pattern.compile("/on|/on/(?:pull_request|push)");
    private static final Pattern ONLY = Pattern.compile(".*/(?:if|when|only|except)|/on/.*/(?:branches|paths|tags)");
    private static final Pattern NEVER = Pattern.compile("[\"']?(?:\\$\\{\\{ )?(?:false|never|manual)\\b.*");
    private static final Pattern OF_REPOSITORY = Pattern.compile("\\.github/workflows/.*");
    private static final Pattern NO_JUDGE = Pattern.compile("(?i).*(?:dependabot|renovate|release|publish|deploy).*");
    private static final int MOST_LINES_OF_STEP = 60;
    private static final int MOST_COMPARED = 100;
    private static final int SHORTEST = 6;
    private static final Pattern COMMENT = Pattern.compile("^[\\s#/*]++");
    private static final String MAY_FAIL = "/allow_failures";

    /** How often each word stands in a command that is gone, less how often in one that is new. */
    private final Map<String, Integer> lost = new HashMap<>();

    private final Set<String> added = new HashSet<>();
    /** What is named in lines that are new. */
    private final Set<String> named = new HashSet<>();

    PipelineEdits(List<ChangedSource> sources) {
        for (ChangedSource source : sources) {
            if (source.fileClass() == FileClass.PIPELINE_CONFIGURATION) {
                GateEdits.changed(source, Side.BASE).forEach(path -> count(path, 1));
                GateEdits.changed(source, Side.HEAD).forEach(path -> {
                    count(path, -1);
                    added.add(path.line().statement());
                    named.addAll(names(path.line().statement()));
                });
            }
        }
    }

    private void count(SettingPath path, int sign) {
        words(path).forEach(word -> lost.merge(word, sign, Integer::sum));
    }

    private static List<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The words by which a command judges; none of what is no command. */
    private static Set<String> words(SettingPath path) {
        String statement = OR.matcher(path.line().statement()).replaceFirst("");
        boolean isCommand = path.keys().isEmpty()
                || COMMANDS.matcher(path.keys()).matches()
                || COMMAND_ITEM.matcher(statement).find();
        Set<String> words = new HashSet<>();
        boolean isKey = path.values().isBlank() && !path.keys().isEmpty();
        if (isCommand && !isKey && !NO_COMMAND.matcher(statement).matches()) {
            Matcher matcher = JUDGES.matcher(statement);
            while (matcher.find()) {
                words.add(matcher.group());
            }
            Matcher called = CALLED.matcher(statement);
            if (called.find()) {
                words.add(called.group());
            }
        }
        return words;
    }

    /** The first line that shows that less is judged. */
    Optional<Place> less(ChangedSource source, Set<Integer> told) {
        if (NO_JUDGE.matcher(source.name()).matches()) {
            return Optional.empty();
        }
        List<SettingPath> base = GateEdits.changed(source, Side.BASE);
        if (source.isDeleted()) {
            boolean isReplaced = !added.isEmpty()
                    || !OF_REPOSITORY.matcher(source.patch().path()).matches();
            return isReplaced ? Optional.empty() : dropped(base).map(path -> Place.of(Side.BASE, path));
        }
        if (!GateEdits.isEdited(source)) {
            return Optional.empty();
        }
        List<SettingPath> head = GateEdits.changed(source, Side.HEAD);
        SettingLists lists = new SettingLists(base, head);
        boolean isGrown = lists.longer(keys -> LISTS.matcher(keys).matches()).isPresent();
        return Stream.of(
                        commentedOut(source, base),
                        dropped(base).filter(path -> !isGrown).map(path -> Place.of(Side.BASE, path)),
                        shorter(lists, base, source).map(path -> Place.of(Side.BASE, path)),
                        narrowed(base, head, source)
                                .filter(path -> !told.contains(path.line().number()))
                                .map(path -> Place.of(Side.HEAD, path)),
                        excluded(lists, source).filter(path -> !isGrown).map(path -> Place.of(Side.HEAD, path)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A command of which each word that judges stands in fewer commands of the patch than before. */
    private Optional<SettingPath> dropped(List<SettingPath> base) {
        return base.stream()
                .filter(path -> !words(path).isEmpty()
                        && !added.contains(path.line().statement())
                        && words(path).stream().allMatch(word -> lost.getOrDefault(word, 0) > 0))
                .findFirst();
    }

    private Optional<SettingPath> shorter(SettingLists lists, List<SettingPath> base, ChangedSource source) {
        Set<String> now = keys(source, source.head());
        Set<String> others = new HashSet<>(named);
        SettingPath.of(source.name(), source.base()).stream()
                .filter(path -> path.keys().contains(MAY_FAIL))
                .forEach(path -> others.addAll(names(path.line().statement())));
        Optional<SettingPath> shorter = lists.shorter(
                keys -> LISTS.matcher(keys).matches() && now.contains(keys), item -> others.containsAll(names(item)));
        return shorter.or(() -> base.stream()
                .filter(path -> TRIGGER.matcher(path.keys()).matches() && !now.contains(path.keys()))
                .filter(path -> now.stream().noneMatch(keys -> keys.startsWith("/on"))
                        || !path.keys().equals("/on"))
                .findFirst());
    }

    private static Set<String> keys(ChangedSource source, List<SourceLine> lines) {
        Set<String> keys = new HashSet<>();
        SettingPath.of(source.name(), lines).forEach(path -> keys.add(path.keys()));
        return keys;
    }

    /** A condition that is new on something that judges and was there, or that is met less often. */
    private static Optional<SettingPath> narrowed(
            List<SettingPath> base, List<SettingPath> head, ChangedSource source) {
        Set<String> known = keys(source, source.base());
        Map<String, List<SettingPath>> replaced = base.stream().collect(Collectors.groupingBy(SettingPath::keys));
        return head.stream()
                .filter(path ->
                        ONLY.matcher(path.keys()).matches() && !path.values().isBlank())
                .filter(path -> {
                    List<SettingPath> before = replaced.getOrDefault(path.keys(), List.of());
                    return before.isEmpty()
                            ? !known.contains(path.keys()) && isOnJudgement(path, source)
                            : isOfJudgement(path, source)
                                    && before.stream().limit(MOST_COMPARED).anyMatch(old -> isMetLess(old, path));
                })
                .findFirst();
    }

    private static boolean isMetLess(SettingPath before, SettingPath now) {
        boolean isNever = NEVER.matcher(now.values()).matches()
                && !NEVER.matcher(before.values()).matches();
        return isNever || Condition.letsLessRun(before.values(), now.values(), true);
    }

    /** A condition of a step that judges nothing, such as an upload, may be any. */
    private static boolean isOfJudgement(SettingPath path, ChangedSource source) {
        return !path.keys().endsWith("/if") || isOnJudgement(path, source);
    }

    /** Whether the block that a setting stands in was there, and judges. */
    private static boolean isOnJudgement(SettingPath setting, ChangedSource source) {
        List<SourceLine> lines = source.head();
        int at = setting.line().number() - 1;
        int indent = setting.line().indent();
        int first = at;
        while (first > 0 && at - first < MOST_LINES_OF_STEP && !isAbove(lines.get(first), indent)) {
            first--;
        }
        if (first >= lines.size() || lines.get(first).isChanged()) {
            return false;
        }
        boolean isTrigger = setting.keys().startsWith("/on/");
        int last = first + 1;
        while (last < lines.size() && last - at < MOST_LINES_OF_STEP && isInside(lines.get(last), lines.get(first))) {
            last++;
        }
        return isTrigger
                || SettingPath.of(source.name(), lines.subList(first, last)).stream()
                        .anyMatch(path -> !words(path).isEmpty());
    }

    private static boolean isAbove(SourceLine line, int indent) {
        return line.hasCode() && line.indent() < indent;
    }

    private static boolean isInside(SourceLine line, SourceLine owner) {
        return !line.hasCode() || line.indent() > owner.indent();
    }

    /** What a matrix, that did not grow, or a trigger newly leaves out. */
    private static Optional<SettingPath> excluded(SettingLists lists, ChangedSource source) {
        return lists.longer(keys -> NARROWS.matcher(keys).matches())
                .filter(path -> source.base().stream()
                        .anyMatch(line ->
                                line.code().contains("matrix") || line.code().contains("on:")));
    }

    /** A platform, a trigger or a command that is a comment now. */
    private static Optional<Place> commentedOut(ChangedSource source, List<SettingPath> base) {
        Set<String> gone = base.stream()
                .filter(path -> LISTS.matcher(path.keys()).matches() || isRun(path))
                .map(path -> path.line().statement())
                .filter(statement -> statement.length() >= SHORTEST)
                .collect(Collectors.toSet());
        return source.head().stream()
                .filter(line -> line.isChanged() && !line.hasCode())
                .filter(line -> gone.contains(COMMENT.matcher(line.normalized()).replaceFirst("")))
                .map(line -> new Place(Side.HEAD, line.number()))
                .findFirst();
    }

    private static boolean isRun(SettingPath path) {
        String statement = path.line().statement();
        boolean isKey = path.values().isBlank() && !path.keys().isEmpty();
        return !isKey
                && !NO_COMMAND.matcher(statement).matches()
                && (COMMAND_KEY.matcher(path.keys()).matches()
                        || COMMAND_ITEM.matcher(statement).find())
                && (!statement.contains("uses:") || !words(path).isEmpty());
    }
}

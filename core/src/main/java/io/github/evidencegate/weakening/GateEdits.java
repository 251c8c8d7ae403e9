package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SettingPath;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds gates and pipelines after whose edit less may be judged. What only adds or strengthens is none; what its lines
 * cannot tell is one.
 */
final class GateEdits {
    private static final Pattern VERSION = Pattern.compile(
            "(?i)(?:@|\\brev:\\s|\\bimage:\\s*+[\\w./-]++:|[\\w-]{0,40}version[\"'\\w-]*+\\s*+[:=]|(?:==|~=|>=))\\s*+[\"']?[\\w.+-]++[\"']?|\\b(?:ubuntu|macos|windows)-[\\w.]++");
    /** What nobody is judged by. */
    private static final Pattern NEUTRAL = Pattern.compile(
            "(?:.*/)?(?:name|id|sudo|dist|language|shell|timeout-minutes|fail-fast|fast_finish|experimental|display_?name|description|precision|round|range|comment|layout|experiments?)"
                    + "|.*/(?:permissions|concurrency|notifications|deploy|addons|cache|comment)(?:/.*)?");

    private static final Pattern NEUTRAL_ITEM = Pattern.compile("(?:- )?(?:name|id|sudo|dist|displayName):.*|\\W*");
    /** Says what is left out, or what may fail: the less of it, the more is judged. */
    private static final Pattern EXEMPTS = Pattern.compile(
            "(?i).*(?:exclud|ignor|exempt|except|skip|disable|allow|suppress|\\boff\\b|\\bfalse\\b|\\bnone\\b|continue-?on-?error|informational|experimental|\\|\\| ?true|\\bwarn|\\bomit|\\bmanual\\b|: ?[\"']?0\\b).*");
    /** Makes it run less often. */
    private static final Pattern NARROWS =
            Pattern.compile("(?:.*/)?(?:if|branches|paths|types|tags|only|rules|when|workflow_dispatch)(?:/.*)?");

    private static final Pattern IF_ITEM = Pattern.compile("- (?:if|when):.*");
    /** Found by itself where it is a weakening. */
    private static final Pattern SWITCH = Pattern.compile(
            "(?i).*(?:continue-?on-?error|allow[-_]?failure|\\bretr(?:y|ies)\\b|soft_fail|experimental).*");

    private static final Pattern WORD = Pattern.compile("[\\w.+-]{2,100}");
    private static final Pattern MINIMUM = Pattern.compile("(?:.*/)?(?:fail_under|minimum\\w*|target)");
    private static final String POLICY = ".evidence-gate.y";

    /** What the pipelines of the patch say now, whichever of them. */
    private final Set<String> elsewhere = new HashSet<>();

    GateEdits(List<ChangedSource> sources) {
        sources.stream()
                .filter(source -> source.fileClass() == FileClass.PIPELINE_CONFIGURATION)
                .flatMap(source -> source.head().stream())
                .filter(SourceLine::hasCode)
                .forEach(line -> elsewhere.add(command(line.statement())));
    }

    /**
     * At most one finding for a file.
     *
     * @param told the lines of the head that something more exact was found in
     */
    Optional<Weakening> find(ChangedSource source, Set<Integer> told) {
        boolean isToldOf =
                !told.isEmpty() && EditedFiles.EXCLUDES.matcher(source.name()).matches();
        if (isToldOf) {
            return Optional.empty();
        }
        return switch (source.fileClass()) {
            case PIPELINE_CONFIGURATION -> edit(source, told, "pipeline-configuration");
            case GATE_CONFIGURATION -> edit(source, told, "gate-configuration");
            default -> Optional.empty();
        };
    }

    private Optional<Weakening> edit(ChangedSource source, Set<Integer> told, String pattern) {
        List<SettingPath> base = changed(source, source.base());
        List<SettingPath> head = changed(source, source.head());
        Set<String> before = settings(base);
        Set<String> after = settings(head);
        if (source.patch().isBinary() || before.equals(after)) {
            boolean isEdited = source.patch().isBinary() || source.patch().status() == Status.RENAMED;
            return Optional.of(source.atHead(Kind.GATE_EDITED, 0, pattern)).filter(found -> isEdited);
        }
        Edit edit = new Edit(source, keyed(base), keyed(head), told);
        Optional<SettingPath> less = base.stream()
                .filter(path -> !after.contains(setting(path)) && isLess(edit, path))
                .findFirst();
        if (source.isDeleted()) {
            return less.map(
                    path -> new Weakening(Kind.GATE_EDITED, source.patch().path(), 0, Side.BASE, pattern));
        }
        return head.stream()
                .filter(path -> !before.contains(setting(path)) && isMore(edit, path))
                .findFirst()
                .map(path -> source.atHead(Kind.GATE_EDITED, path.line().number(), pattern))
                .or(() -> less.map(
                        path -> source.atBase(Kind.GATE_EDITED, path.line().number(), pattern)));
    }

    /** What is on one side alone, by key, and what is known about it. */
    private record Edit(
            ChangedSource source,
            Map<String, List<SettingPath>> base,
            Map<String, List<SettingPath>> head,
            Set<Integer> told) {
        boolean isPolicy() {
            return source.name().startsWith(POLICY);
        }

        boolean isPipeline() {
            return source.fileClass() == FileClass.PIPELINE_CONFIGURATION;
        }

        /** Whether the key's value says all that it said, and more. */
        boolean isExtended(SettingPath path) {
            Set<String> now = words(head.getOrDefault(path.keys(), List.of()));
            return !now.isEmpty() && now.containsAll(words(base.getOrDefault(path.keys(), List.of())));
        }

        boolean isReplaced(SettingPath path) {
            return !path.keys().isEmpty() && head.containsKey(path.keys());
        }

        boolean isTold(SettingPath path) {
            return head.getOrDefault(path.keys(), List.of()).stream()
                    .anyMatch(now -> told.contains(now.line().number()));
        }
    }

    /** Whether a line that is gone, or says something else, leaves less to be judged. */
    private boolean isLess(Edit edit, SettingPath path) {
        if (edit.isPolicy()) {
            return true;
        }
        boolean isHarmless =
                isNeutral(path) || exempts(path) || edit.isTold(path) || (edit.isPipeline() && livesOn(edit, path));
        boolean isWider = narrows(path)
                && !edit.isReplaced(path)
                && !path.line().statement().startsWith("- ");
        return !isHarmless && !isWider;
    }

    /** Whether a line of a pipeline says nothing by itself, or is said somewhere still. */
    private boolean livesOn(Edit edit, SettingPath path) {
        boolean isKey = path.values().isBlank() && !path.keys().isEmpty();
        return isKey
                || elsewhere.contains(command(path.line().statement()))
                || (edit.isExtended(path) && !narrows(path));
    }

    /** Whether a line that is new, or says something else now, leaves less to be judged. */
    private static boolean isMore(Edit edit, SettingPath path) {
        if (edit.isPolicy()) {
            return true;
        }
        boolean isNew = edit.isPipeline()
                && (edit.source().patch().status() == Status.ADDED
                        || isInNewBlock(path.line(), edit.source().head()));
        return !isNew && !isToldElsewhere(edit, path) && !isNeutral(path) && (narrows(path) || exempts(path));
    }

    /** Whether a setting is no matter of gates, or one of those that are found by themselves. */
    private static boolean isToldElsewhere(Edit edit, SettingPath path) {
        return edit.told().contains(path.line().number())
                || SWITCH.matcher(path.line().statement()).matches()
                || SWITCH.matcher(path.keys()).matches()
                || MINIMUM.matcher(path.keys()).matches();
    }

    /** Whether the step, job or trigger that a line belongs to came with it. */
    private static boolean isInNewBlock(SourceLine line, List<SourceLine> lines) {
        int indent = line.indent();
        for (int i = Math.min(lines.size(), line.number()) - 2; i >= 0 && indent > 0; i--) {
            SourceLine above = lines.get(i);
            boolean isItem = above.code().strip().startsWith("- ") && above.indent() < indent;
            if (above.hasCode() && (above.indent() < indent || isItem)) {
                return above.isChanged();
            }
        }
        return false;
    }

    private static boolean isNeutral(SettingPath path) {
        return NEUTRAL.matcher(path.keys()).matches()
                || NEUTRAL_ITEM.matcher(path.line().statement()).matches();
    }

    private static boolean exempts(SettingPath path) {
        return EXEMPTS.matcher(path.keys()).matches()
                || EXEMPTS.matcher(path.line().statement()).matches();
    }

    private static boolean narrows(SettingPath path) {
        return NARROWS.matcher(path.keys()).matches()
                || IF_ITEM.matcher(path.line().statement()).matches();
    }

    private static List<SettingPath> changed(ChangedSource source, List<SourceLine> lines) {
        List<SettingPath> paths = SettingPath.of(source.name(), lines);
        Stream<SettingPath> all = paths.isEmpty()
                ? lines.stream().filter(SourceLine::hasCode).map(line -> new SettingPath(line, "", line.statement()))
                : paths.stream();
        return all.filter(path -> path.line().isChanged() && path.line().hasCode())
                .toList();
    }

    private static Map<String, List<SettingPath>> keyed(List<SettingPath> paths) {
        Map<String, List<SettingPath>> keyed = new HashMap<>();
        paths.forEach(path ->
                keyed.computeIfAbsent(path.keys(), key -> new ArrayList<>()).add(path));
        return keyed;
    }

    private static Set<String> settings(List<SettingPath> paths) {
        Set<String> settings = new HashSet<>();
        paths.forEach(path -> settings.add(setting(path)));
        return settings;
    }

    /** What a line sets, whatever the version. */
    private static String setting(SettingPath path) {
        return VERSION.matcher(path.line().statement()).replaceAll("@");
    }

    /** A command without the key or the dash that it stands after. */
    private static String command(String statement) {
        return statement.replaceAll("^(?:- )?(?:(?:run|command|script|name): )?", "");
    }

    private static Set<String> words(List<SettingPath> paths) {
        Set<String> words = new HashSet<>();
        for (SettingPath path : paths) {
            Matcher matcher = WORD.matcher(VERSION.matcher(path.values()).replaceAll("@"));
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        return words;
    }
}

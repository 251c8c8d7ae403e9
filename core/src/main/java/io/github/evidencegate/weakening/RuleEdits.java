package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Weakening.Side;
import io.github.evidencegate.weakening.GateEdits.Place;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SettingPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where the settings of a gate ask less: a rule is switched off or gone, a list of rules is shorter, a list of what
 * is left out is longer.
 */
final class RuleEdits {
    private static final String ENABLED = "/enabled";
    private static final String OFF = "[\"'\\[(]{0,3}(?:off|warn|warning|0|none|ignore|allow|info|hint)\\b.*";
    private static final Pattern IS_OFF = Pattern.compile(OFF);
    /** The severity of a rule, and no option of it: plugins have one slash in the names of their rules. */
    private static final Pattern RULE = Pattern.compile(
            "(?:.*/)?(?:rules|checks|lints|policies)/@?[^/]{1,80}(?:/[^/]{1,80})?(?:/(?:severity|level|enabled?))?");

    private static final Pattern RULE_LINE =
            Pattern.compile("^[\"']([@\\w-]{1,60}(?:/[\\w-]{1,60}){0,2})[\"']\\s*+:\\s*+(.{1,200})");
    private static final Pattern SWITCH = Pattern.compile("(?:.*/)?enabled?");
    private static final Pattern REVERSED = Pattern.compile("(?:.*/)?(?:disabled?|skip)");
    private static final Pattern NO = Pattern.compile("[\"']?(?:false|no|off)\\b.*");
    private static final Pattern YES = Pattern.compile("[\"']?(?:true|yes|on)\\b.*");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?:.*/)?[^/]{0,40}(?:exclu|ignor|disable|skip|omit|suppress|except|exempt|allow)[^/]{0,40}(?:/(?!.*enable).*)?");
    private static final Pattern ASKED =
            Pattern.compile("(?:.*/)?(?:enable|select|extend-select|linters|formatters|hooks)(?:/(?:enable|id))?");
    private static final Pattern COP = Pattern.compile("/[a-z]{2,30}/\\w{2,60}");
    private static final Pattern MODULE =
            Pattern.compile("<(?:module name|rule ref|rule|Rule Id|rule id)=[\"']?([\\w./:-]{2,120})");
    private static final Set<String> CONTAINERS = Set.of("Checker", "TreeWalker");

    private RuleEdits() {}

    /** The first line that shows that less is asked. */
    static Optional<Place> less(ChangedSource source, Set<Integer> told) {
        if (!GateEdits.isEdited(source)) {
            return Optional.empty();
        }
        List<SettingPath> base = GateEdits.changed(source, Side.BASE);
        List<SettingPath> head = GateEdits.changed(source, Side.HEAD);
        SettingLists lists = new SettingLists(base, head);
        Set<String> off = new HashSet<>();
        base.stream().filter(RuleEdits::isOff).forEach(path -> off.add(rule(path)));
        return Stream.of(
                        head.stream()
                                .filter(path -> isOff(path) && !off.contains(rule(path)))
                                .filter(path -> !told.contains(path.line().number()))
                                .findFirst()
                                .or(() -> lists.longer(keys -> isLeftOut(keys) && !isException(source, keys))
                                        .filter(path ->
                                                !told.contains(path.line().number())))
                                .map(path -> Place.of(Side.HEAD, path)),
                        gone(source, base, head)
                                .or(() -> lists.shorter(
                                        keys -> ASKED.matcher(keys).matches(), item -> false))
                                .map(path -> Place.of(Side.BASE, path)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first line that says what is not to be looked at, or not to be told, where more is listed than before. */
    static Optional<Place> exception(ChangedSource source, Set<Integer> told) {
        if (!GateEdits.isEdited(source)) {
            return Optional.empty();
        }
        SettingLists lists =
                new SettingLists(GateEdits.changed(source, Side.BASE), GateEdits.changed(source, Side.HEAD));
        return lists.longer(keys -> isLeftOut(keys) && isException(source, keys))
                .filter(path -> !told.contains(path.line().number()))
                .map(path -> Place.of(Side.HEAD, path));
    }

    private static boolean isLeftOut(String keys) {
        return LEFT_OUT.matcher(keys).matches();
    }

    /** Whether rules are asked for still, and only not of all files or not told; coverage has no rules. */
    private static boolean isException(ChangedSource source, String keys) {
        return !source.name().contains("cov") && !keys.contains("disable");
    }

    private static boolean isOff(SettingPath path) {
        Matcher line = RULE_LINE.matcher(path.line().statement());
        if (path.keys().isEmpty()) {
            return line.find() && IS_OFF.matcher(line.group(2)).matches();
        }
        boolean isRule = RULE.matcher(path.keys()).matches()
                && !path.values().startsWith("- ")
                && IS_OFF.matcher(path.values()).matches();
        boolean isSwitch = SWITCH.matcher(path.keys()).matches()
                && NO.matcher(path.values()).matches();
        boolean isReversed = REVERSED.matcher(path.keys()).matches()
                && YES.matcher(path.values()).matches();
        return isRule || isSwitch || isReversed;
    }

    /** What the line is about: its key, or the name of the rule that it sets. */
    private static String rule(SettingPath path) {
        Matcher line = RULE_LINE.matcher(path.line().statement());
        return path.keys().isEmpty() && line.find() ? line.group(1) : path.keys();
    }

    /** A rule that was asked for and is not named any longer. */
    private static Optional<SettingPath> gone(ChangedSource source, List<SettingPath> base, List<SettingPath> head) {
        Set<String> now = new HashSet<>();
        SettingPath.of(source.name(), source.head()).forEach(path -> now.add(path.keys()));
        head.forEach(path -> now.add(rule(path)));
        Set<String> modules = new HashSet<>();
        head.forEach(path -> modules.addAll(modules(path)));
        Set<String> off = new HashSet<>();
        base.stream().filter(RuleEdits::isOff).forEach(path -> off.add(path.keys()));
        boolean hasCops = source.name().startsWith(".rubocop");
        return base.stream()
                .filter(path -> (isRule(path) && !isOff(path) && !now.contains(rule(path)))
                        || (hasCops
                                && isCop(path)
                                && !now.contains(path.keys())
                                && !off.contains(path.keys() + ENABLED))
                        || modules(path).stream().anyMatch(module -> !modules.contains(module)))
                .findFirst();
    }

    private static boolean isRule(SettingPath path) {
        if (path.keys().isEmpty()) {
            Matcher line = RULE_LINE.matcher(path.line().statement());
            return line.find() && line.group(2).matches("\\[?[\"'](?:error|warn).*|2\\b.*");
        }
        return RULE.matcher(path.keys()).matches()
                && path.values().matches("\\[?\\s?[\"']?(?:error|warn|2\\b|1\\b|true|deny|forbid).*");
    }

    private static boolean isCop(SettingPath path) {
        return COP.matcher(path.keys()).matches() && path.values().isBlank();
    }

    private static Set<String> modules(SettingPath path) {
        Set<String> modules = new HashSet<>();
        Matcher module = MODULE.matcher(path.line().statement());
        while (module.find()) {
            modules.add(module.group(1));
        }
        modules.removeAll(CONTAINERS);
        return modules;
    }
}

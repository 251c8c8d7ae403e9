package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds scripts of {@code package.json} that run fewer tests and checks than before, and nothing in their place. */
final class DroppedCommands {
    private static final Pattern SCRIPT = Pattern.compile("^\"([\\w:.-]{1,80})\" ?: ?\"(.{1,2000})\",?$");
    private static final Pattern NEXT = Pattern.compile("\\s*+&&\\s*+");
    private static final Pattern JUDGES = Pattern.compile(
            "\\b(?:tests?|lint\\w*+|check\\w*+|types?|tsc|jest|vitest|mocha|ava|tap|eslint|xo|standard|prettier|cover\\w*+|nyc|size-limit|publint|attw|knip|karma|cypress|playwright)\\b");

    private DroppedCommands() {}

    static List<Weakening> find(ChangedSource source) {
        if (!source.name().equals("package.json")) {
            return List.of();
        }
        Map<String, List<String>> before = new HashMap<>();
        source.base().stream().filter(SourceLine::isChanged).forEach(line -> script(line, before));
        List<Weakening> found = new ArrayList<>();
        for (SourceLine line : source.head()) {
            Map<String, List<String>> script = new HashMap<>();
            if (line.isChanged()) {
                script(line, script);
            }
            script.forEach((name, commands) -> {
                if (isFewer(before.getOrDefault(name, List.of()), commands)) {
                    found.add(source.atHead(Kind.GATE_EDITED, line.number(), "command-dropped"));
                }
            });
        }
        return found;
    }

    private static void script(SourceLine line, Map<String, List<String>> scripts) {
        Matcher script = SCRIPT.matcher(line.statement());
        if (script.matches()) {
            scripts.put(script.group(1), List.of(NEXT.split(script.group(2))));
        }
    }

    /** Whether some are gone that judge, and all that are left were there. */
    private static boolean isFewer(List<String> before, List<String> now) {
        return before.size() > now.size()
                && before.containsAll(now)
                && before.stream()
                        .anyMatch(command -> !now.contains(command)
                                && JUDGES.matcher(command).find());
    }
}

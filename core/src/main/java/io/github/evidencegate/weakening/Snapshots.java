package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.Language;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds expected output that was there and says something else now, in files of its own and inside of tests. */
final class Snapshots {
    private static final int MOST_LINES = 300;

    private static final Set<String> FOLDERS = Set.of(
            "__snapshots__",
            "__image_snapshots__",
            "golden",
            "goldens",
            "golden-files",
            "golden_files",
            "snapshots",
            "approvals");
    private static final Set<String> FOLDERS_OF_TESTS =
            Set.of("expected", "expected-output", "expected_output", "expectations", "baselines");
    private static final Pattern NAME =
            Pattern.compile(".{0,200}\\.(?:snap|ambr|golden|api)|.{0,200}[.-](?:approved|verified|golden)\\.\\w{1,20}");
    private static final Pattern NAME_OF_TESTS = Pattern.compile(
            ".{0,200}[._-]expected(?:\\.\\w{1,20})?|expected[._-].{1,200}|.{1,200}\\.(?:stderr|stdout)");
    /** A list of tests that may fail is no expected output. */
    private static final Pattern FAILURES = Pattern.compile("(?i)fail|skip|ignor|flak");

    private static final Pattern ENTRY = Pattern.compile("^exports\\[(`.{1,500}`)\\]|^# name: (.{1,500})");
    private static final Pattern FRONT = Pattern.compile(
            "^-{3}$|^(?:source|expression|info|description|assertion_line|created|creator|snapshot_kind|input_file):.*+");

    /** A formatter's business. */
    private static final Pattern SPACING = Pattern.compile("\\s++|,(?=\\s*+[)\\]}])");

    private static final Pattern SCRIPT = Pattern.compile("\\bto(?:Match|ThrowErrorMatching)InlineSnapshot\\s*+\\(");
    private static final Pattern PYTHON = Pattern.compile("(?:==|\\bin)\\s*+snapshot\\(");
    private static final Pattern RUST =
            Pattern.compile("\\bassert_(?:\\w{1,20}_)?snapshot!\\s*+[({].{0,200}@|\\bexpect!\\s*+\\[");
    private static final Pattern GO = Pattern.compile("\\bautogold\\.(?:Expect|Want)\\(|\\bInlineSnapshot\\(");
    private static final Pattern CSHARP = Pattern.compile("\\b(?:MatchInlineSnapshot|InlineSnapshot\\.Validate)\\(");

    private Snapshots() {}

    /** At most one for a file. */
    static Optional<Weakening> find(ChangedSource source) {
        boolean isRewritten =
                source.patch().status() == Status.MODIFIED || source.patch().status() == Status.RENAMED;
        if (!isRewritten) {
            return Optional.empty();
        }
        if (isFile(source)) {
            return source.patch().isBinary() && !source.name().endsWith(".snap")
                    ? Optional.of(source.atHead(Kind.SNAPSHOT_REWRITTEN, 0, "snapshot-file"))
                    : file(source);
        }
        return source.isTest() ? inline(source) : Optional.empty();
    }

    /** Whether an edit of it can make the product say something else: the code, or what it is built with. */
    static boolean isSubject(ChangedSource source) {
        return switch (source.fileClass()) {
            case SOURCE, BUILD -> !isFile(source);
            default -> false;
        };
    }

    private static boolean isFile(ChangedSource source) {
        boolean isTest = source.fileClass() == FileClass.TEST;
        List<String> folders = Arrays.asList(source.patch().path().split("/", -1));
        boolean isInFolder = folders.stream().anyMatch(FOLDERS::contains)
                || (isTest && folders.stream().anyMatch(FOLDERS_OF_TESTS::contains));
        boolean isNamed = NAME.matcher(source.name()).matches()
                || (isTest
                        && NAME_OF_TESTS.matcher(source.name()).matches()
                        && !FAILURES.matcher(source.name()).find());
        return (isTest || source.fileClass() == FileClass.SOURCE)
                && (isNamed || (isInFolder && !source.language().isCode()));
    }

    private static Optional<Weakening> file(ChangedSource source) {
        if (isGrown(source)) {
            return Optional.empty();
        }
        Map<String, String> before = entries(source.base());
        Map<String, String> after = entries(source.head());
        for (Map.Entry<String, String> entry : after.entrySet()) {
            String old = before.get(entry.getKey());
            if (old != null && !old.equals(entry.getValue())) {
                int line = firstChanged(source.head(), entry.getKey());
                return Optional.of(source.atHead(Kind.SNAPSHOT_REWRITTEN, line, "snapshot-file"));
            }
        }
        return Optional.empty();
    }

    /** Whether all that was expected still is, and more. */
    private static boolean isGrown(ChangedSource source) {
        return source.base().stream().noneMatch(SourceLine::isChanged);
    }

    /** What each entry says; a file without entries is one. */
    private static Map<String, String> entries(List<SourceLine> lines) {
        Map<String, StringBuilder> texts = new HashMap<>();
        String name = "";
        for (SourceLine line : lines) {
            name = name(line, name);
            if (!FRONT.matcher(line.text()).matches()) {
                texts.computeIfAbsent(name, each -> new StringBuilder())
                        .append(line.text())
                        .append('\n');
            }
        }
        Map<String, String> entries = new HashMap<>();
        texts.forEach((entry, text) -> entries.put(entry, SPACING.matcher(text).replaceAll("")));
        return entries;
    }

    private static String name(SourceLine line, String last) {
        Matcher entry = ENTRY.matcher(line.text());
        return entry.find() ? entry.group() : last;
    }

    /** The first line of the entry that is on this side alone; 0 if it only lost lines. */
    private static int firstChanged(List<SourceLine> lines, String entry) {
        String name = "";
        for (SourceLine line : lines) {
            name = name(line, name);
            if (name.equals(entry)
                    && line.isChanged()
                    && !FRONT.matcher(line.text()).matches()) {
                return line.number();
            }
        }
        return 0;
    }

    /** A call with expected output. */
    private record Call(int line, String text) {}

    private static Optional<Weakening> inline(ChangedSource source) {
        Optional<Pattern> start = start(source.language());
        if (start.isEmpty() || source.language() != source.baseLanguage()) {
            return Optional.empty();
        }
        List<Call> old = calls(start.get(), source.base());
        List<Call> fresh = calls(start.get(), source.head());
        Set<String> before = new HashSet<>();
        old.forEach(call -> before.add(call.text()));
        Set<String> after = new HashSet<>();
        fresh.forEach(call -> after.add(call.text()));
        boolean isGone = !after.containsAll(before);
        return fresh.stream()
                .filter(call -> isGone && !before.contains(call.text()))
                .findFirst()
                .map(call -> source.atHead(Kind.SNAPSHOT_REWRITTEN, call.line(), "inline-snapshot"));
    }

    private static Optional<Pattern> start(Language language) {
        return switch (language) {
            case SCRIPT -> Optional.of(SCRIPT);
            case PYTHON -> Optional.of(PYTHON);
            case RUST -> Optional.of(RUST);
            case GO -> Optional.of(GO);
            case CSHARP -> Optional.of(CSHARP);
            default -> Optional.empty();
        };
    }

    /** Calls that changed where something around them did not, so that they are no new ones. */
    private static List<Call> calls(Pattern start, List<SourceLine> lines) {
        List<Call> calls = new ArrayList<>();
        boolean isNear = true;
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            Matcher matcher = start.matcher(line.code());
            if (matcher.find() && (isNear || !line.isChanged())) {
                call(lines, i, matcher.end()).ifPresent(calls::add);
            }
            isNear = line.hasCode() ? !line.isChanged() : isNear;
        }
        return calls;
    }

    private static Optional<Call> call(List<SourceLine> lines, int index, int column) {
        StringBuilder text = new StringBuilder();
        Optional<SourceLine> changed = Optional.empty();
        int depth = 1;
        for (int i = index; i < Math.min(lines.size(), index + MOST_LINES) && depth > 0; i++) {
            SourceLine line = lines.get(i);
            changed = changed.or(() -> Optional.of(line).filter(SourceLine::isChanged));
            int from = i == index ? column : 0;
            int at = from;
            for (; at < line.code().length() && depth > 0; at++) {
                depth += "([{".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
                depth -= ")]}".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
            }
            text.append(line.text(), from, Math.max(from, at));
        }
        String plain = text.toString().replaceAll("[\\s)\\]}]", "");
        return changed.filter(line -> !plain.isEmpty()).map(line -> new Call(line.number(), plain));
    }
}

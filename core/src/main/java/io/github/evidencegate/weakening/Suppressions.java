package io.github.evidencegate.weakening;

import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.ReplacedLines;
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

/**
 * Finds suppressions that are new. One that was moved, narrowed or only written otherwise has another of the same
 * family among the lines that are gone.
 */
final class Suppressions {
    /** So many that are gone are searched for one that covers a new one. */
    private static final int MOST_SEARCHED = 200;

    private static final String SIMPLECOV = ":nocov:";
    private static final String ALL = "*";
    private static final String WARNING_FILTER = "warning-filter";
    private static final int MOST_LINES_BELOW = 30;
    private static final String FILTER = "add_filter";
    /** What says by itself what is silenced. */
    private static final Set<String> STATEMENTS = Set.of("no-warn", "compiler-warnings", WARNING_FILTER);

    private static final Pattern ANNOTATIONS = Pattern.compile(
            "^\\s*+(?:(?:@[\\w.:]++(?:\\s?\\([^)]{0,400}\\)?)?|#!?\\[.{0,400}|#pragma\\b.*|\\[[^\\]]{0,400}\\]?)\\s*+)++");
    private static final Pattern IGNORE = Pattern.compile("^\\s*+[\"']ignore\\b");
    private static final Pattern DECLARED = Pattern.compile("^\\s*+(?:async\\s++)?(?:def|class)\\b");
    private static final Pattern CODE = Pattern.compile("[A-Za-z@][\\w@/.:-]*+");

    /** Folders that no coverage is asked of. */
    private static final Pattern NO_PRODUCT = Pattern.compile(
            "^\\s*+(?:SimpleCov\\.)?add_filter\\W{1,8}(?:bundle|vendor|tmp|spec|test|features|gemfiles|config)\\W{0,4}\\s*+$");

    private static final List<Mark> COMMENTS = List.of(
            new Mark("noqa", "noqa", "#\\s*+(?:(?:flake8|ruff)\\s*+:\\s*+)?noqa\\b(.*+)"),
            new Mark("type-ignore", "ignore", "#\\s*+(?:type|pyright|mypy)\\s*+:\\s*+ignore(?:-errors)?\\b(.*+)"),
            new Mark(
                    "pylint-disable", "pylint", "#\\s*+pylint\\s*+:\\s*+(?:disable|skip-file)(?:-next|-line)?\\b(.*+)"),
            new Mark("nosec", "nosec", "#\\s*+nosec\\b(.*+)|//\\s*+#nosec\\b(.*+)"),
            new Mark("coverage-ignore", "pragma", "#\\s*+pragma\\s*+:\\s*+no[ -]?(?:cover|branch|coverage)\\b()"),
            new Mark("coverage-ignore", "ignore", "(?://|/\\*)\\s*+(?:istanbul|c8|v8)\\s++ignore\\b(.*+)"),
            new Mark("coverage-ignore", ":nocov:", ":nocov:()"),
            new Mark("coverage-ignore", "LCOV_EXCL", "\\b(?:LCOV|GCOVR?)_EXCL_(?:LINE|START|BR_LINE)\\b()"),
            new Mark("swiftlint-disable", "swiftlint", "//\\s*+swiftlint:disable(?::\\w++)?\\b(.*+)"),
            new Mark("ktlint-disable", "ktlint", "(?://|/\\*)\\s*+ktlint-disable\\b(.*+)"),
            new Mark("resharper-disable", "ReSharper", "//\\s*+ReSharper\\s++disable\\b(.*+)"),
            new Mark("type-ignore", "pyre-", "#\\s*+pyre-(?:ignore|fixme)\\b(.*+)"),
            new Mark("checkov-skip", "kics-scan", "#\\s*+kics-scan\\s++(?:ignore|disable)\\S*+(.*+)"),
            new Mark("phpcs-ignore", "psalm-suppress", "@psalm-suppress\\b(.*+)"),
            new Mark("biome-ignore", "deno-lint", "//\\s*+deno-lint-ignore(?:-file)?\\b(.*+)"),
            new Mark("ts-ignore", "$Flow", "(?://|/\\*)\\s*+\\$Flow(?:FixMe|Ignore|ExpectedError|Issue)\\b()"),
            new Mark("rubocop-disable", "standard", "#\\s*+standard:disable\\b(.*+)"),
            new Mark("yamllint-disable", "stylelint", "(?:/\\*|//)\\s*+stylelint-disable(?:-next-line|-line)?\\b(.*+)"),
            new Mark(
                    "type-ignore",
                    "pyright",
                    "#\\s*+pyright\\s*+:\\s*+(?:basic|report\\w++\\s*+=\\s*+(?:false|none))\\b()"),
            new Mark("hadolint-ignore", "hadolint", "#\\s*+hadolint\\s++(?:global\\s++)?ignore=(.*+)"),
            new Mark("yamllint-disable", "yamllint", "#\\s*+yamllint\\s++disable(?:-line|-file)?\\b(.*+)"),
            new Mark(
                    "checkov-skip",
                    "skip",
                    "#\\s*+(?:checkov:skip=|tfsec:ignore:|trivy:ignore:|zizmor:\\s*+ignore\\[)(.*+)"),
            new Mark("coverage-ignore", "coverage:ignore", "//\\s*+coverage:ignore-(?:line|start|file)\\b()"),
            new Mark(
                    "eslint-disable",
                    "-disable",
                    "(?://|/\\*)\\s*+(?:eslint|oxlint)-disable(?:-next-line|-line)?\\b(.*+)"),
            new Mark(
                    "eslint-disable", "slint:disable", "(?://|/\\*)\\s*+tslint:disable(?:-next-line|-line)?\\b:?(.*+)"),
            new Mark("biome-ignore", "biome-ignore", "(?://|/\\*)\\s*+biome-ignore(?:-all|-start)?\\b(.*+)"),
            new Mark("ts-ignore", "@ts-", "(?://|/\\*)\\s*+@ts-(?:ignore|expect-error|nocheck)\\b()"),
            new Mark("nolint", "nolint", "//\\s*+nolint\\b:?(.*+)"),
            new Mark("nolint", "lint:", "//\\s*+lint:(?:file-)?ignore\\s++(.*+)"),
            new Mark("nosonar", "NOSONAR", "\\bNOSONAR\\b()"),
            new Mark("nopmd", "NOPMD", "\\bNOPMD\\b()"),
            new Mark("checkstyle-off", "HECKSTYLE", "(?i)\\bCHECKSTYLE(?::|\\.)\\s*+(?:OFF|STOP|SUPPRESS)\\b(.*+)"),
            new Mark("noinspection", "noinspection", "(?://|/\\*|#|<!--)\\s*+noinspection\\b(.*+)"),
            new Mark("rubocop-disable", "rubocop", "#\\s*+rubocop\\s*+:\\s*+(?:disable|todo)\\b(.*+)"),
            new Mark("nosemgrep", "nosem", "\\bnosem(?:grep)?\\b()"),
            new Mark("shellcheck-disable", "shellcheck", "#\\s*+shellcheck\\s++disable=(.*+)"),
            new Mark("phpstan-ignore", "stan-ignore", "@phpstan-ignore(?:-\\w++)*+(.*+)"),
            new Mark("phpcs-ignore", "phpcs", "\\bphpcs:(?:ignore|disable)(?:File)?\\b(.*+)"),
            new Mark("nolint", "NOLINT", "//\\s*+NOLINT(?:NEXTLINE|BEGIN)?\\b(.*+)"));
    private static final List<Mark> CODES = List.of(
            new Mark("suppress-warnings", "@Suppress", "@SuppressWarnings\\b(.*+)|@(?:file:)?Suppress\\b(.*+)"),
            new Mark("suppress-fb-warnings", "@Suppress", "@SuppressF[BW]Warnings\\b(.*+)|@SuppressLint\\b(.*+)"),
            new Mark("rust-allow", "allow(", "#!?\\[(?:cfg_attr\\([^\\]]{0,200},\\s*+)?allow\\(([^\\]]{0,300})"),
            new Mark("pragma-warning-disable", "#pragma", "#pragma\\s++warning\\s++disable\\b(.*+)"),
            new Mark("rust-allow", "expect(", "#!?\\[expect\\(([^\\]]{0,300})"),
            new Mark(
                    "compiler-warnings",
                    "arn",
                    "\\boptions\\.warnings\\s*+=\\s*+false\\b()|\\ballWarningsAsErrors\\s*+(?:=|\\.set\\()\\s*+false\\b()|\\bsuppressWarnings\\s*+(?:=|\\.set\\()\\s*+true\\b()"),
            new Mark("coverage-ignore", "add_filter", "^\\s*+(?:SimpleCov\\.)?add_filter\\b(.*+)"),
            new Mark(WARNING_FILTER, "filterwarnings", "\\bpytest\\.mark\\.filterwarnings\\((.*+)"),
            new Mark(WARNING_FILTER, "filter", "^\\s*+warnings\\.(?:filterwarnings|simplefilter)\\((.*+)"),
            new Mark("no-warn", "<NoWarn>", "<NoWarn>([^<]{0,100}\\w[^<]{0,200})"),
            new Mark("no-warn", "NuGetAuditSuppress", "<NuGetAuditSuppress\\s++Include=\"([^\"]{1,200})"),
            new Mark(
                    "suppress-message",
                    "SuppressMessage",
                    "[\\[,:]\\s*+(?:\\w++\\.)*+(?:Unconditional)?SuppressMessage(?:Attribute)?\\b(.*+)"),
            new Mark(
                    "coverage-ignore",
                    "ExcludeFrom",
                    "[\\[,@]\\s*+ExcludeFrom(?:CodeCoverage|JacocoGeneratedReport)\\b()"));

    /** Those that are gone, by family. */
    private final Map<String, List<Found>> gone = new HashMap<>();

    /** A family of patterns, a text without which it cannot match, and what it looks like with what it silences. */
    private record Mark(String id, String hint, Pattern pattern) {
        Mark(String id, String hint, String pattern) {
            this(id, hint, Pattern.compile(pattern));
        }

        /** Looks in the code of a line, or in its comment. */
        Optional<Found> in(SourceLine line, boolean isComment) {
            String text = isComment ? line.comment() : line.code();
            if (!text.contains(hint)) {
                return Optional.empty();
            }
            Matcher matcher = pattern.matcher(text);
            // What is in quotes is blank in code, and stands in the text at the same columns.
            String quoted = isComment ? text : line.text();
            boolean isFound = matcher.find() && !NO_PRODUCT.matcher(quoted).matches();
            return isFound ? Optional.of(new Found(id, codes(matcher, quoted), line)) : Optional.empty();
        }

        private static Set<String> codes(Matcher matcher, String text) {
            String arguments = "";
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    arguments = text.substring(matcher.start(group), matcher.end(group));
                }
            }
            int reason = arguments.indexOf(" --");
            Matcher words = CODE.matcher(reason < 0 ? arguments : arguments.substring(0, reason));
            Set<String> codes = new HashSet<>();
            while (words.find()) {
                codes.add(words.group());
            }
            return codes.isEmpty() ? Set.of(ALL) : codes;
        }
    }

    /** One suppression: what it silences, and where. */
    private record Found(String id, Set<String> codes, SourceLine line) {
        /** The line that it silences: its own, or the first below that is no annotation; its own if there is none. */
        SourceLine subject(List<SourceLine> lines) {
            if (STATEMENTS.contains(id) || line.code().contains(FILTER) || isSubject(line)) {
                return line;
            }
            int from = Math.min(lines.size(), line.number() - lines.get(0).number() + 1);
            return lines.subList(from, Math.min(lines.size(), from + MOST_LINES_BELOW)).stream()
                    .filter(Found::isSubject)
                    .findFirst()
                    .orElse(line);
        }

        private static boolean isSubject(SourceLine line) {
            return ANNOTATIONS.matcher(line.code()).replaceFirst("").chars().anyMatch(Character::isLetterOrDigit);
        }

        boolean covers(Found other) {
            return codes.contains(ALL) || codes.containsAll(other.codes());
        }
    }

    private Suppressions() {}

    static List<Weakening> find(List<ChangedSource> sources) {
        Suppressions suppressions = new Suppressions();
        for (ChangedSource source : sources) {
            if (isLookedAt(source)) {
                all(source, source.base())
                        .forEach(found -> suppressions
                                .gone
                                .computeIfAbsent(found.id(), id -> new ArrayList<>())
                                .add(found));
            }
        }
        List<Weakening> added = new ArrayList<>();
        for (ChangedSource source : sources) {
            if (isLookedAt(source)) {
                ReplacedLines replaced = ReplacedLines.of(source);
                all(source, source.head()).stream()
                        .filter(found -> !suppressions.takesPlace(found) && isOfOld(found, source, replaced))
                        .forEach(found -> added.add(source.atHead(
                                Kind.SUPPRESSION_ADDED, found.line().number(), found.id())));
            }
        }
        return added;
    }

    private static boolean isLookedAt(ChangedSource source) {
        return switch (source.fileClass()) {
            case SOURCE, TEST, BUILD, PIPELINE_CONFIGURATION, GATE_CONFIGURATION -> !source.isFixture();
            default -> false;
        };
    }

    /** Whether it silences what was there: new code was never judged, so that nothing became quiet. */
    private static boolean isOfOld(Found found, ChangedSource source, ReplacedLines replaced) {
        boolean isNew =
                source.patch().status() == Status.ADDED || source.patch().status() == Status.COPIED;
        SourceLine subject = found.subject(source.head());
        boolean isByItself = STATEMENTS.contains(found.id())
                || found.line().code().contains(FILTER)
                || (subject.number() == found.line().number() && !Found.isSubject(subject));
        return !isNew && (isByItself || replaced.wasThere(subject));
    }

    private boolean takesPlace(Found added) {
        List<Found> candidates = gone.getOrDefault(added.id(), List.of());
        int last = Math.max(0, candidates.size() - MOST_SEARCHED);
        for (int i = candidates.size() - 1; i >= last; i--) {
            if (candidates.get(i).covers(added)) {
                candidates.remove(i);
                return true;
            }
        }
        return false;
    }

    /** At most one of a family in a line. */
    private static List<Found> all(ChangedSource source, List<SourceLine> lines) {
        List<Found> all = new ArrayList<>();
        boolean isOpen = false;
        for (int i = 0; i < lines.size(); i++) {
            SourceLine line = lines.get(i);
            // SimpleCov says the same where it begins and where it ends.
            boolean isEnd = isOpen && line.comment().contains(SIMPLECOV);
            isOpen ^= line.comment().contains(SIMPLECOV);
            if (line.isChanged() && !isEnd) {
                Set<String> families = new HashSet<>();
                COMMENTS.forEach(mark -> add(mark.in(line, true), families, all));
                List<SourceLine> below = lines.subList(i + 1, Math.min(lines.size(), i + 1 + MOST_LINES_BELOW));
                CODES.forEach(mark -> add(
                        mark.in(line, false)
                                .filter(found ->
                                        !found.id().equals(WARNING_FILTER) || ignoresWarnings(found, source, below)),
                        families,
                        all));
            }
        }
        return all;
    }

    /** Whether a test that is no new one ignores warnings; what product code does about them is its own affair. */
    private static boolean ignoresWarnings(Found found, ChangedSource source, List<SourceLine> below) {
        boolean ignores = found.codes().stream().anyMatch(code -> code.startsWith("ignore"))
                || (found.codes().contains(ALL)
                        && !below.isEmpty()
                        && IGNORE.matcher(below.get(0).text()).find());
        boolean isDecorator = found.line().code().strip().startsWith("@");
        boolean isNew = isDecorator
                && below.stream()
                        .filter(line -> DECLARED.matcher(line.code()).find())
                        .findFirst()
                        .filter(SourceLine::isChanged)
                        .isPresent();
        return source.isTest() && ignores && !isNew;
    }

    private static void add(Optional<Found> mark, Set<String> families, List<Found> all) {
        mark.filter(found -> families.add(found.id())).ifPresent(all::add);
    }
}

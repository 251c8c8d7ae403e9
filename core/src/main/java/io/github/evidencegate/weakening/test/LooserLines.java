package io.github.evidencegate.weakening.test;

import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.evidence.Weakening.Kind;
import io.github.evidencegate.weakening.source.ChangedSource;
import io.github.evidencegate.weakening.source.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lines of tests that took the place of one that differs in one expected value, and let more through. */
final class LooserLines {
    /** Longer runs of lines were written anew. */
    private static final int MOST_COMPARED = 30;

    private static final int MOST_CHARACTERS = 500;
    private static final String TOLERANCE = "tolerance-widened";
    private static final String RANGE = "assertion-range";
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i)^[\\w\\s.<>]{0,80}?\\w{0,40}(?:tolerance|epsilon|leeway)\\w{0,20}\\s{0,4}:?=[^=].{0,200}|.{0,300}\\bBeNumerically\\(\"~\".{0,200}");
    private static final Pattern NUMBER = Pattern.compile("\\d++(?:\\.\\d++)?");
    private static final Pattern BOUND = Pattern.compile(
            ".{0,300}\\b(?:assert\\w{0,20}|Assert\\.(?:True|IsTrue)|expect)\\b.{0,200}\\s(>=?|<=?)\\s[^<>&|,]{0,80}");
    private static final Pattern EXPECTS_TEXT =
            Pattern.compile("(?i).*(?:message|having_attributes|raise_error|to_?throw|rejects|raises).*");
    private static final Pattern COUNTED = Pattern.compile("^(?:once|twice|thrice|exactly\\(|times\\().*");
    private static final Pattern AT_LEAST = Pattern.compile("^at_?(?:least|most).*");
    private static final Pattern MOCKED = Pattern.compile(".*\\.EXPECT\\(\\)\\..*");
    private static final Pattern FEWER_CALLS = Pattern.compile("^\\.?(?:MaxTimes|MinTimes|AnyTimes)\\(.*");
    /** Of a pattern in quotes, what may be repeated. */
    private static final Pattern ANYTHING = Pattern.compile(".*[\"'/`].*(?:\\.|\\\\[wdsS])");

    private static final Pattern COMPARES =
            Pattern.compile(".{0,300}\\b(?:assert\\w{0,20}|Assert\\.(?:True|IsTrue)|expect)\\b.{0,200} ");
    private static final Pattern OF_TYPE = Pattern.compile(".*[iI]s[iI]nstance\\([^()]{1,200}, ?");
    private static final Pattern PART_OF = Pattern.compile("^\\s*assert\\s(?:[rfb]?[\"'])[^\"']{0,300}[\"'] in\\s.*");
    private static final Pattern REPEATED = Pattern.compile(".*\\{\\d{1,6}");

    private LooserLines() {}

    static List<Weakening> find(List<FileTests> files) {
        List<Weakening> found = new ArrayList<>();
        for (FileTests file : files) {
            if (!file.base().isEmpty()
                    && !file.head().isEmpty()
                    && !file.source().isProduct()) {
                compare(file.source(), found);
            }
        }
        return found;
    }

    /** Compares each run of lines that are gone with the lines that stand in their place. */
    private static void compare(ChangedSource source, List<Weakening> found) {
        List<SourceLine> base = source.base();
        List<SourceLine> head = source.head();
        int i = 0;
        int j = 0;
        while (i < base.size() && j < head.size()) {
            int removed = run(base, i);
            int added = run(head, j);
            if (removed > 0 && added > 0 && Math.max(removed, added) <= MOST_COMPARED) {
                replaced(source, base.subList(i, i + removed), head.subList(j, j + added), found);
            }
            i += removed + 1;
            j += added + 1;
        }
    }

    private static int run(List<SourceLine> lines, int from) {
        int to = from;
        while (to < lines.size() && lines.get(to).isChanged()) {
            to++;
        }
        return to - from;
    }

    private static void replaced(
            ChangedSource source, List<SourceLine> removed, List<SourceLine> added, List<Weakening> found) {
        List<SourceLine> left = new ArrayList<>(added);
        for (SourceLine before : removed) {
            if (left.removeIf(same(before))) {
                continue;
            }
            for (SourceLine now : left) {
                Optional<String> pattern = Difference.of(before, now).flatMap(LooserLines::looser);
                if (pattern.isPresent()) {
                    found.add(source.atHead(Kind.ASSERTION_WEAKENED, now.number(), pattern.get()));
                    left.remove(now);
                    break;
                }
            }
        }
    }

    private static Predicate<SourceLine> same(SourceLine line) {
        String statement = line.statement();
        return other -> other.statement().equals(statement);
    }

    /** Two lines that begin, and may end, alike: what differs, and what stands before it. */
    private record Difference(String before, String now, int start, int end) {
        static Optional<Difference> of(SourceLine before, SourceLine now) {
            String old = before.statement();
            String fresh = now.statement();
            boolean isCompared = before.hasCode()
                    && now.hasCode()
                    && Math.max(old.length(), fresh.length()) <= MOST_CHARACTERS
                    && !old.equals(fresh);
            if (!isCompared) {
                return Optional.empty();
            }
            int shorter = Math.min(old.length(), fresh.length());
            int start = 0;
            while (start < shorter && old.charAt(start) == fresh.charAt(start)) {
                start++;
            }
            int end = 0;
            while (end < shorter - start
                    && old.charAt(old.length() - 1 - end) == fresh.charAt(fresh.length() - 1 - end)) {
                end++;
            }
            return Optional.of(new Difference(old, fresh, start, end));
        }

        String alike() {
            return before.substring(0, start);
        }

        String oldRest() {
            return before.substring(start);
        }

        String newRest() {
            return now.substring(start);
        }

        String oldPart() {
            return before.substring(start, before.length() - end);
        }

        String newPart() {
            return now.substring(start, now.length() - end);
        }

        /** The number on a side that all of the difference is in; empty if there is none. */
        Optional<Double> number(String text, String part) {
            Matcher number = NUMBER.matcher(text);
            while (number.find()) {
                if (number.start() <= start && number.end() >= start + part.length()) {
                    return Optional.of(Double.parseDouble(number.group()));
                }
            }
            return Optional.empty();
        }

        /** More than 0 if the only number that differs is higher now. */
        Optional<Double> growth() {
            return number(before, oldPart())
                    .flatMap(old -> number(now, newPart()).map(fresh -> fresh - old));
        }
    }

    private static Optional<String> looser(Difference difference) {
        return wider(difference)
                .or(() -> bound(difference))
                .or(() -> pattern(difference))
                .or(() -> part(difference))
                .or(() -> type(difference));
    }

    private static Optional<String> wider(Difference difference) {
        boolean isTolerance = ALLOWED.matcher(difference.now()).matches();
        return Optional.of(TOLERANCE)
                .filter(id -> isTolerance
                        && difference.growth().filter(growth -> growth > 0).isPresent());
    }

    private static Optional<String> bound(Difference difference) {
        Matcher bound = BOUND.matcher(difference.alike());
        if (!bound.matches()) {
            return atLeast(difference);
        }
        boolean isLower = bound.group(1).startsWith(">");
        return Optional.of("assertion-bound")
                .filter(id -> difference
                        .growth()
                        .filter(growth -> isLower ? growth < 0 : growth > 0)
                        .isPresent());
    }

    /** Equal before, and now at least or at most. */
    private static Optional<String> atLeast(Difference difference) {
        boolean isEqual = difference.oldRest().startsWith("== ");
        boolean isRange =
                difference.newRest().startsWith(">= ") || difference.newRest().startsWith("<= ");
        return Optional.of("assertion-bound")
                .filter(id -> isEqual
                        && isRange
                        && COMPARES.matcher(difference.alike()).matches());
    }

    /** A text that is a pattern now, or a pattern that repeats more often. */
    private static Optional<String> pattern(Difference difference) {
        String old = difference.oldRest();
        String fresh = difference.newRest();
        boolean wasText = !old.isEmpty() && "\"'".indexOf(old.charAt(0)) >= 0;
        boolean isPattern = wasText
                && fresh.startsWith("/")
                && EXPECTS_TEXT.matcher(difference.alike()).matches();
        boolean isCounted = COUNTED.matcher(old).matches()
                && AT_LEAST.matcher(fresh).matches()
                && difference.alike().endsWith(".");
        return Optional.of(RANGE)
                .filter(id -> isPattern || isCounted || isRepeated(difference) || isAllowed(difference));
    }

    /** A part of a pattern that may be there more often, or not at all. */
    private static boolean isRepeated(Difference difference) {
        boolean isOptional = difference.oldPart().equals("+")
                && difference.newPart().equals("*")
                && ANYTHING.matcher(difference.alike()).matches();
        boolean isMore = REPEATED.matcher(difference.alike()).matches()
                && difference.oldRest().startsWith("}")
                && difference.newRest().matches("^,\\d{0,6}\\}.*");
        return isOptional || isMore;
    }

    /** A call that a mock of Go demanded and that may be missing now. */
    private static boolean isAllowed(Difference difference) {
        String old = difference.oldRest();
        return MOCKED.matcher(difference.alike() + old).matches()
                && FEWER_CALLS.matcher(difference.newRest()).matches()
                && !FEWER_CALLS.matcher(old).matches();
    }

    /** A shorter part of a text that contains what it asks for. */
    private static Optional<String> part(Difference difference) {
        boolean isShorter =
                difference.newPart().isEmpty() && !difference.oldPart().isEmpty();
        boolean isAsked = PART_OF.matcher(difference.before()).matches()
                && PART_OF.matcher(difference.now()).matches();
        return Optional.of(RANGE)
                .filter(id -> isShorter && isAsked && !difference.oldPart().contains(" in "));
    }

    /** One of many types, and before of one of them. */
    private static Optional<String> type(Difference difference) {
        String old = difference.oldRest().replaceAll("\\W.*", "");
        boolean isOfMany = difference.newRest().startsWith("(" + old + ",");
        return Optional.of(RANGE)
                .filter(id -> !old.isEmpty()
                        && isOfMany
                        && OF_TYPE.matcher(difference.alike()).matches());
    }
}

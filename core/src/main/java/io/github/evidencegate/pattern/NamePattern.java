package io.github.evidencegate.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a gitignore pattern that stands for one name of a path: literal text, {@code *}, {@code ?}, classes and
 * escapes. Source: wildmatch.c of git.
 */
final class NamePattern {
    /** Stands for any number of folders, none included. */
    static final NamePattern FOLDERS = new NamePattern(new int[0], List.of());

    // What the codes mean that are not literal characters. Those below FIRST_CLASS are classes, by their number.
    private static final int ANY = -1;
    private static final int STAR = -2;
    private static final int FIRST_CLASS = -3;

    private static final NamePattern ANYTHING = new NamePattern(new int[] {STAR}, List.of());
    private static final NamePattern NOTHING =
            new NamePattern(new int[] {FIRST_CLASS}, List.of(new Members(false, "")));

    private final String head;
    private final int[] codes;
    private final String tail;
    private final List<Members> classes;
    private final long pairs;

    /** The characters of a class, as pairs of the first and the last of a range. */
    private record Members(boolean negated, String ranges) {
        boolean accepts(char c) {
            for (int at = 0; at < ranges.length(); at += 2) {
                if (c >= ranges.charAt(at) && c <= ranges.charAt(at + 1)) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    private NamePattern(int[] all, List<Members> classes) {
        int from = 0;
        while (from < all.length && all[from] >= 0) {
            from++;
        }
        int to = all.length;
        while (to > from && all[to - 1] >= 0) {
            to--;
        }
        this.head = text(all, 0, from);
        this.codes = Arrays.copyOfRange(all, from, to);
        this.tail = text(all, to, all.length);
        this.classes = List.copyOf(classes);
        boolean isWhole = codes.length == 0 && !head.isEmpty();
        this.pairs = isWhole ? pairsOf("/" + head + "/") : pairsOf("/" + head) | pairsOf(tail + "/");
    }

    private static String text(int[] literals, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            text.append((char) literals[at]);
        }
        return text.toString();
    }

    /** Which pairs of neighbouring characters a path or name has, as bits: two pairs may share a bit. */
    static long pairsOf(String text) {
        long pairs = 0;
        for (int at = 1; at < text.length(); at++) {
            // A shift takes the lowest six bits.
            pairs |= 1L << (text.charAt(at - 1) * 31 + text.charAt(at));
        }
        return pairs;
    }

    /** The pairs that each matching name has, with the slashes around it. */
    long pairs() {
        return pairs;
    }

    /** The names of a pattern. One that git would never match is one name that matches nothing. */
    static List<NamePattern> parse(String pattern) {
        return new Parser(pattern).names();
    }

    /** Whether the whole of {@code path} between the two places matches. */
    boolean matches(String path, int from, int to) {
        if (codes.length == 0) {
            return to - from == head.length() && path.startsWith(head, from);
        }
        return to - from >= head.length() + tail.length()
                && path.startsWith(head, from)
                && path.startsWith(tail, to - tail.length())
                && matchesCodes(path, from + head.length(), to - tail.length());
    }

    /** Only the last star is ever tried again: what an earlier one could take, the last one can take as well. */
    private boolean matchesCodes(String path, int from, int to) {
        int code = 0;
        int at = from;
        int starCode = -1;
        int starAt = from;
        while (at < to || code < codes.length) {
            if (code < codes.length && codes[code] == STAR) {
                code++;
                starCode = code;
                starAt = at;
            } else if (at == to) {
                return false;
            } else if (code < codes.length && accepts(codes[code], path.charAt(at))) {
                code++;
                at++;
            } else if (starCode == codes.length) {
                return true;
            } else if (starCode >= 0) {
                starAt++;
                code = starCode;
                at = starAt;
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(int code, char c) {
        return code <= FIRST_CLASS ? classes.get(FIRST_CLASS - code).accepts(c) : code == ANY || code == c;
    }

    /** Cuts a pattern into names at each {@code /} outside of a class. */
    private static final class Parser {
        private final String pattern;
        private final List<NamePattern> names = new ArrayList<>();
        private final int[] codes;
        private int count;
        private final List<Members> classes = new ArrayList<>();
        private int at;

        Parser(String pattern) {
            this.pattern = pattern;
            this.codes = new int[pattern.length()];
        }

        List<NamePattern> names() {
            while (at < pattern.length()) {
                if (!takeOne()) {
                    return List.of(NOTHING);
                }
            }
            endName();
            // A trailing "**" needs at least one name, and what is below that one matches anyhow.
            int last = names.size() - 1;
            if (names.get(last) == FOLDERS) {
                names.set(last, ANYTHING);
            }
            return names;
        }

        private void endName() {
            if (count == 0) {
                names.add(NOTHING);
            } else if (count > 1 && isOnlyStars()) {
                names.add(FOLDERS);
            } else {
                names.add(new NamePattern(Arrays.copyOf(codes, count), classes));
            }
            count = 0;
            classes.clear();
        }

        private boolean isOnlyStars() {
            for (int i = 0; i < count; i++) {
                if (codes[i] != STAR) {
                    return false;
                }
            }
            return true;
        }

        private void add(int code) {
            codes[count] = code;
            count++;
        }

        /** Takes what stands at {@code at}; false if nothing can match the pattern. */
        private boolean takeOne() {
            char c = pattern.charAt(at);
            at++;
            switch (c) {
                case '/' -> endName();
                case '*' -> add(STAR);
                case '?' -> add(ANY);
                case '[' -> {
                    return takeClass();
                }
                case '\\' -> {
                    return takeEscaped();
                }
                default -> add(c);
            }
            return true;
        }

        private boolean takeEscaped() {
            if (at == pattern.length()) {
                return false;
            }
            // An escaped slash is still a slash: the next step ends the name there.
            if (pattern.charAt(at) != '/') {
                add(pattern.charAt(at));
                at++;
            }
            return true;
        }

        /** Takes a class after its opening bracket. A closing bracket in first place is a member. */
        private boolean takeClass() {
            boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
            if (negated) {
                at++;
            }
            StringBuilder ranges = new StringBuilder();
            do {
                if (!takeMember(ranges)) {
                    return false;
                }
            } while (at < pattern.length() && pattern.charAt(at) != ']');
            if (at == pattern.length()) {
                return false;
            }
            at++;
            add(FIRST_CLASS - classes.size());
            classes.add(new Members(negated, ranges.toString()));
            return true;
        }

        private boolean takeMember(StringBuilder ranges) {
            if (pattern.startsWith("[:", at)) {
                int close = pattern.indexOf(']', at + 2);
                if (close < 0) {
                    return false;
                }
                if (close > at + 2 && pattern.charAt(close - 1) == ':') {
                    String named = named(pattern.substring(at + 2, close - 1));
                    ranges.append(named);
                    at = close + 1;
                    return !named.isEmpty();
                }
            }
            int first = takeCharacter();
            int last = first;
            if (pattern.startsWith("-", at) && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']') {
                at++;
                last = takeCharacter();
            }
            // A range that runs backwards still has its first character.
            ranges.append((char) first).append((char) Math.max(first, last));
            return first >= 0 && last >= 0;
        }

        /** A member of a class, perhaps escaped; negative at the end of the pattern. */
        private int takeCharacter() {
            if (pattern.startsWith("\\", at)) {
                at++;
            }
            if (at >= pattern.length()) {
                return -1;
            }
            char c = pattern.charAt(at);
            at++;
            return c;
        }

        /** The ranges of a POSIX class in ASCII, which is what git knows; empty if there is no such class. */
        private static String named(String name) {
            return switch (name) {
                case "alnum" -> "09AZaz";
                case "alpha" -> "AZaz";
                case "blank" -> "\t\t  ";
                case "cntrl" -> "\0\37\177\177";
                case "digit" -> "09";
                case "graph" -> "!~";
                case "lower" -> "az";
                case "print" -> " ~";
                case "punct" -> "!/:@[`{~";
                case "space" -> "\t\n\r\r  ";
                case "upper" -> "AZ";
                case "xdigit" -> "09AFaf";
                default -> "";
            };
        }
    }
}

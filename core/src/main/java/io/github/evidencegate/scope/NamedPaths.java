package io.github.evidencegate.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Collects the paths that a text mentions: words in backticks that have a {@code /} or a known file extension, and bare
 * words that have a known extension, end with {@code /}, or have two of them ({@code and/or} is no path). Addresses
 * with {@code ://} are none. At most 100 paths of 300 characters are kept.
 */
final class NamedPaths {
    /** How many entries a list of a work item keeps. */
    static final int MOST = 100;
    /** How many characters an entry of a work item keeps. */
    static final int LONGEST = 300;

    private static final Set<String> EXTENSIONS = Set.of(
            ("adoc bash c cc cfg cjs conf cpp cs csproj css csv cxx env fs fsproj go gradle graphql groovy h hh hpp htm"
                            + " html ini java js json jsx kt kts less lock lua m md mjs mm mod php pl properties proto py pyi"
                            + " r rb rs rst sass scala scss sh sql svelte swift tf toml ts tsx txt vb vue xml yaml yml")
                    .split(" "));
    private static final Set<String> PRODUCTS = Set.of(
            "angular.js", "express.js", "d3.js", "next.js", "node.js", "nuxt.js", "react.js", "three.js", "vue.js");
    private static final String SEPARATORS = " \t,;()[]{}<>\"'|";
    private static final String ALLOWED = "._-/+@$#~ ";

    private final Set<String> paths = new LinkedHashSet<>();

    /** The paths in the order of their first mention. */
    List<String> list() {
        return List.copyOf(paths);
    }

    /** Adds the paths that one line mentions. */
    void addFrom(String line) {
        boolean inBackticks = false;
        for (String part : line.split("`", -1)) {
            StringTokenizer words = new StringTokenizer(part, SEPARATORS);
            while (words.hasMoreTokens()) {
                addIfPath(words.nextToken(), inBackticks);
            }
            inBackticks = !inBackticks;
        }
    }

    private void addIfPath(String word, boolean inBackticks) {
        if (word.contains("://") || paths.size() >= MOST) {
            return;
        }
        String path = trimmed(word);
        boolean isMentioned = hasKnownExtension(path) || (inBackticks ? path.indexOf('/') >= 0 : isFolder(path));
        if (isMentioned && isPlain(path)) {
            paths.add(path);
        }
    }

    /** Without the line number of {@code Foo.java:12}, the dot of a sentence, marks of emphasis, and {@code ./}. */
    private static String trimmed(String word) {
        int colon = word.indexOf(':');
        String path = colon < 0 ? word : word.substring(0, colon);
        int end = path.length();
        while (end > 0 && ".!?*_".indexOf(path.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end
                && (path.charAt(start) == '*' || path.startsWith("./", start) || path.charAt(start) == '/')) {
            start += path.startsWith("./", start) ? 2 : 1;
        }
        return path.substring(start, end);
    }

    private static boolean isFolder(String path) {
        int slash = path.indexOf('/');
        return slash > 0 && (path.endsWith("/") || path.indexOf('/', slash + 1) > 0);
    }

    private static boolean hasKnownExtension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1)) && !PRODUCTS.contains(name);
    }

    private static boolean isPlain(String path) {
        boolean hasLetter = false;
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            hasLetter |= Character.isLetter(c);
            if (!Character.isLetterOrDigit(c) && ALLOWED.indexOf(c) < 0) {
                return false;
            }
        }
        return hasLetter && path.length() <= LONGEST && !path.contains("..") && "@~#-+$".indexOf(path.charAt(0)) < 0;
    }

    /**
     * The paths and patterns that an entry of a list begins with: words in backticks, and bare words that look like
     * paths, separated by blanks or commas. A remark may follow a word in backticks, or a dash, a bracket, a colon.
     * What begins as a sentence names nothing, so that "all but {@code src/old/}" cannot be read as its opposite.
     */
    static List<String> leading(String entry) {
        return new Leading(entry).paths();
    }

    private static boolean looksLikePath(String word) {
        return word.indexOf('/') >= 0 || word.indexOf('*') >= 0 || hasKnownExtension(word);
    }

    private static final class Leading {
        private static final String REMARK_STARTS = "-–—(:#.";

        private final String entry;
        private final List<String> paths = new ArrayList<>();
        private int at;

        Leading(String entry) {
            this.entry = entry.strip();
        }

        List<String> paths() {
            boolean onlyQuoted = true;
            while (!isAtEnd()) {
                boolean quoted = entry.charAt(at) == '`';
                if (!(quoted ? takeQuoted() : takeBare())) {
                    boolean isRemark = onlyQuoted || REMARK_STARTS.indexOf(entry.charAt(at)) >= 0;
                    return isRemark ? paths : List.of();
                }
                onlyQuoted &= quoted;
            }
            return paths;
        }

        private boolean isAtEnd() {
            while (at < entry.length() && isGap(at)) {
                at++;
            }
            return at == entry.length();
        }

        private boolean isGap(int place) {
            char c = entry.charAt(place);
            return c == ',' || c == ';' || Character.isWhitespace(c);
        }

        /** Takes a word in backticks; one that does not look like a path only if it is the whole entry. */
        private boolean takeQuoted() {
            int close = entry.indexOf('`', at + 1);
            if (close < 0) {
                return false;
            }
            String path = entry.substring(at + 1, close).strip();
            boolean isWhole = at == 0 && close == entry.length() - 1;
            return takeIf(!path.isEmpty() && (isWhole || looksLikePath(path)), path, close + 1);
        }

        /** Takes a bare word; the point or colon after it is left to the remark. */
        private boolean takeBare() {
            int end = at;
            while (end < entry.length() && !isGap(end)) {
                end++;
            }
            boolean isPointed = end > at && ".:".indexOf(entry.charAt(end - 1)) >= 0;
            String path = entry.substring(at, isPointed ? end - 1 : end);
            return takeIf(looksLikePath(path), path, at + path.length());
        }

        private boolean takeIf(boolean isPath, String path, int end) {
            if (isPath) {
                paths.add(path);
                at = end;
            }
            return isPath;
        }
    }
}

package io.github.evidencegate.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ordered list of path patterns in gitignore syntax: the last one that matches decides, {@code !} takes back, {@code
 * /} at the start or in the middle ties a pattern to the top, {@code **} crosses folders, and a pattern that matches a
 * folder matches all below it. Matching takes at most the length of the pattern times the length of the path,
 * whatever both are, because patterns can come from the change.
 *
 * <p>Held against {@code git check-ignore} in a test, but for three things. A file can be taken back although its
 * folder matched, and taking a folder back takes back all below it: git's rule is about walking folders. {@code ?} and
 * classes stand for one character, in git for one byte. And {@code **} next to a letter is always a plain {@code *},
 * as the manual says; git 2.39 forgets that in {@code top/a**}{@code /b}.
 *
 * <p>Source: gitignore(5), "PATTERN FORMAT".
 */
public final class PathPatterns {
    private static final int[] NO_BOUNDS = {};

    private final Entry[] entries;
    /** By entry: a path that lacks one of these pairs cannot match, and most paths lack one. */
    private final long[] pairs;

    private PathPatterns(List<Entry> entries) {
        this.entries = entries.toArray(Entry[]::new);
        this.pairs = new long[this.entries.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = this.entries[i].pairs();
        }
    }

    /** The patterns in their order. Blank lines and lines that start with {@code #} say nothing. */
    public static PathPatterns of(List<String> lines) {
        List<Entry> entries = new ArrayList<>(lines.size());
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(Entry.of(line));
            }
        }
        return new PathPatterns(entries);
    }

    /** The pattern that decides over {@code path} in favour of it; empty if none does, or if it was taken back. */
    public Optional<String> match(String path) {
        return deciding(path).filter(pattern -> !pattern.startsWith("!"));
    }

    /** The last pattern that matches {@code path}, be it one that takes back; empty if none does. */
    public Optional<String> deciding(String path) {
        long lacking = ~NamePattern.pairsOf("/" + path + "/");
        int[] bounds = NO_BOUNDS;
        for (int i = entries.length - 1; i >= 0; i--) {
            if ((pairs[i] & lacking) == 0) {
                bounds = bounds == NO_BOUNDS ? boundsOfNames(path) : bounds;
                if (entries[i].matches(path, bounds)) {
                    return Optional.of(entries[i].line());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a pattern matches {@code path} and no later one takes it back. */
    public boolean matches(String path) {
        return match(path).isPresent();
    }

    /** Whether there is no pattern at all. A pattern that can never match is one. */
    public boolean isEmpty() {
        return entries.length == 0;
    }

    /** Where each name of the path starts, and where one more would. */
    private static int[] boundsOfNames(String path) {
        int names = 1;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            names++;
        }
        int[] bounds = new int[names + 1];
        int at = 0;
        for (int name = 1; name < names; name++) {
            at = path.indexOf('/', at) + 1;
            bounds[name] = at;
        }
        bounds[names] = path.length() + 1;
        return bounds;
    }

    /** One line: patterns for the names of a path, from the top. */
    private record Entry(String line, boolean folderOnly, List<NamePattern> names) {

        static Entry of(String line) {
            String body = withoutTrailingBlanks(line.startsWith("!") ? line.substring(1) : line);
            boolean folderOnly = body.endsWith("/");
            String pattern = folderOnly ? body.substring(0, body.length() - 1) : body;
            boolean tied = pattern.indexOf('/') >= 0;
            List<NamePattern> names = new ArrayList<>();
            if (!tied) {
                names.add(NamePattern.FOLDERS);
            }
            names.addAll(NamePattern.parse(pattern.startsWith("/") ? pattern.substring(1) : pattern));
            return new Entry(line, folderOnly, List.copyOf(names));
        }

        long pairs() {
            long pairs = 0;
            for (NamePattern name : names) {
                pairs |= name.pairs();
            }
            return pairs;
        }

        private static String withoutTrailingBlanks(String body) {
            int end = 0;
            for (int at = 0; at < body.length(); at++) {
                char c = body.charAt(at);
                if (c == '\\' && at + 1 < body.length()) {
                    at++;
                }
                if (c != ' ') {
                    end = at + 1;
                }
            }
            return body.substring(0, end);
        }

        /**
         * Whether the pattern matches the path or one of its folders. Each run of names between two {@code **} takes
         * the first place where it fits: that leaves most room to the rest, so no other place needs to be tried.
         */
        boolean matches(String path, int[] bounds) {
            int last = bounds.length - (folderOnly ? 2 : 1);
            int part = 0;
            int at = 0;
            int runPart = -1;
            int runAt = 0;
            while (part < names.size()) {
                NamePattern name = names.get(part);
                if (name == NamePattern.FOLDERS) {
                    part++;
                    runPart = part;
                    runAt = at;
                } else if (at == last) {
                    return false;
                } else if (name.matches(path, bounds[at], bounds[at + 1] - 1)) {
                    part++;
                    at++;
                } else if (runPart >= 0) {
                    part = runPart;
                    runAt++;
                    at = runAt;
                } else {
                    return false;
                }
            }
            return true;
        }
    }
}

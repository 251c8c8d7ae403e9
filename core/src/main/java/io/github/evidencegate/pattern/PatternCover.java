package io.github.evidencegate.pattern;

/**
 * Whether everything that one pattern can name is named by another. It looks at the texts alone, so a "no" can also mean
 * that it cannot tell.
 */
public final class PatternCover {
    private static final String WILD = "*?[\\";

    private PatternCover() {}

    /**
     * For patterns in gitignore syntax without {@code !}: the same text, or something below a folder that {@code wide}
     * names without wildcards.
     */
    public static boolean ofPaths(String wide, String narrow) {
        if (wide.equals(narrow) || wide.equals("*") || wide.equals("**")) {
            return true;
        }
        String folder = name(wide);
        String below = name(narrow);
        if (isWild(folder)) {
            return false;
        }
        return below.startsWith(folder + "/") || sameName(wide, narrow);
    }

    /** Whether both have one name, and the narrow one is no less tied to a place and to folders. */
    private static boolean sameName(String wide, String narrow) {
        boolean tied = isTied(narrow) || !isTied(wide);
        boolean folders = narrow.endsWith("/") || !wide.endsWith("/");
        return name(wide).equals(name(narrow)) && tied && folders;
    }

    /** For patterns such as {@code npm:@acme/*}, where {@code *} stands for any characters. */
    public static boolean ofDependencies(String wide, String narrow) {
        int at = 0;
        int star = -1;
        int retry = 0;
        for (int i = 0; i < narrow.length(); ) {
            if (at < wide.length() && wide.charAt(at) == '*') {
                star = at++;
                retry = i;
            } else if (at < wide.length() && wide.charAt(at) == narrow.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                // The last star takes one character more.
                at = star + 1;
                i = ++retry;
            } else {
                return false;
            }
        }
        return wide.substring(at).chars().allMatch(c -> c == '*');
    }

    private static String name(String pattern) {
        int from = pattern.startsWith("/") ? 1 : 0;
        int to = pattern.endsWith("/") ? pattern.length() - 1 : pattern.length();
        return pattern.substring(from, Math.max(from, to));
    }

    /** Whether a slash at the start or in the middle ties the pattern to the top. */
    private static boolean isTied(String pattern) {
        return pattern.startsWith("/") || name(pattern).contains("/");
    }

    private static boolean isWild(String text) {
        return text.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
    }
}

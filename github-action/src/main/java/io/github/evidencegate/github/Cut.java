package io.github.evidencegate.github;

/** Text within a limit of GitHub's. */
final class Cut {
    private static final String MORE = "...";

    private Cut() {}

    /** The text, or its beginning, with dots at its end; no character is cut in two. */
    static String at(int mostCharacters, String text) {
        if (text.codePointCount(0, text.length()) <= mostCharacters) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, mostCharacters - MORE.length())) + MORE;
    }
}

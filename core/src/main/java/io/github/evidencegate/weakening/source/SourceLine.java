package io.github.evidencegate.weakening.source;

/**
 * One line of one side of a file, taken apart.
 *
 * @param number from 1
 * @param isChanged whether it is on this side alone
 * @param text all of it
 * @param code as long as the text, with blanks in the place of comments and of what is in quotes
 * @param comment what stands in comments
 */
public record SourceLine(int number, boolean isChanged, String text, String code, String comment) {
    /** The whole line without a difference of indentation or spacing. */
    public String normalized() {
        return normalized(text);
    }

    /** Whether it has code, and not a comment or nothing. */
    public boolean hasCode() {
        return !code.isBlank();
    }

    /** The columns before the first character. */
    public int indent() {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The text without its comment, spaced in one way. */
    public String statement() {
        if (comment.isEmpty()) {
            return normalized(text);
        }
        int end = code.length();
        while (end > 0 && code.charAt(end - 1) == ' ') {
            end--;
        }
        return normalized(text.substring(0, end));
    }

    /** The text with one blank for any run of them, and none at the ends. */
    public static String normalized(String text) {
        StringBuilder normalized = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                normalized.append(c);
            } else if (normalized.length() > 0 && normalized.charAt(normalized.length() - 1) != ' ') {
                normalized.append(' ');
            }
        }
        return normalized.toString().stripTrailing();
    }
}

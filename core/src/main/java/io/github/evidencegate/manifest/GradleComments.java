package io.github.evidencegate.manifest;

/** Takes comments out of Groovy and Kotlin. */
final class GradleComments {
    private final String text;
    private final StringBuilder kept = new StringBuilder();
    private int at;

    private GradleComments(String text) {
        this.text = text;
    }

    /** The text without its comments; line breaks stay. */
    static String removed(String text) {
        GradleComments comments = new GradleComments(text);
        while (comments.at < text.length()) {
            comments.step();
        }
        return comments.kept.toString();
    }

    private void step() {
        if (text.startsWith("//", at)) {
            at = end("\n", at);
        } else if (text.startsWith("/*", at)) {
            int end = end("*/", at + 2) + 2;
            text.substring(at, Math.min(end, text.length()))
                    .chars()
                    .filter(c -> c == '\n')
                    .forEach(c -> kept.append('\n'));
            at = end;
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            keepQuoted(text.charAt(at));
        } else {
            kept.append(text.charAt(at++));
        }
    }

    /** Keeps a text of one line; one of three quotes is kept in pieces, which does no harm. */
    private void keepQuoted(char quote) {
        int start = at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        kept.append(text, start, at);
    }

    private int end(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end;
    }
}

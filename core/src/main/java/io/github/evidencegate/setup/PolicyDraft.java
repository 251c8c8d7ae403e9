package io.github.evidencegate.setup;

import io.github.evidencegate.packet.VisibleText;

/** The text of a policy that is being written: each line with the reason why it is there. */
final class PolicyDraft {
    private static final int COLUMNS = 118;
    private static final int LONGEST_REASON = 300;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    /** A line without its indent, and why it is there: behind it, or above it if that is long. */
    PolicyDraft line(int depth, String line, String why) {
        String comment = comment(why);
        if (INDENT.length() * depth + line.length() + comment.length() + 4 > COLUMNS) {
            remark(depth, why);
            text.append(INDENT.repeat(depth)).append(line).append('\n');
        } else {
            text.append(INDENT.repeat(depth))
                    .append(line)
                    .append("  # ")
                    .append(comment)
                    .append('\n');
        }
        return this;
    }

    /** A comment on lines of its own. */
    PolicyDraft remark(int depth, String remark) {
        String start = INDENT.repeat(depth) + "#";
        StringBuilder line = new StringBuilder(start);
        for (String word : comment(remark).split(" ", -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > COLUMNS) {
                text.append(line).append('\n');
                line = new StringBuilder(start);
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
        return this;
    }

    /** A comment that is taken as it is: an example, which only a constant can be. */
    PolicyDraft example(int depth, String example) {
        text.append(INDENT.repeat(depth)).append("#   ").append(example).append('\n');
        return this;
    }

    PolicyDraft gap() {
        text.append('\n');
        return this;
    }

    String text() {
        return text.toString();
    }

    /** A YAML scalar that stands for exactly this text, which must be {@linkplain #isPlain plain}. */
    static String quoted(String plain) {
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Whether a text can be a value: short, and with nothing that hides. Others are only told in comments. */
    static boolean isPlain(String text) {
        return !text.isBlank()
                && text.length() <= 200
                && VisibleText.ofName(text).equals(text);
    }

    /** A name of the project, fit for a sentence. */
    static String named(String path) {
        return VisibleText.cutInside(VisibleText.ofName(path), 80);
    }

    /** No character of a comment can end it: YAML knows more line breaks than one. */
    private static String comment(String text) {
        return VisibleText.cutAfter(VisibleText.ofSentence(text), LONGEST_REASON);
    }
}

package io.github.evidencegate.rendering;

import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.Phrase.Span;
import java.util.Locale;

/**
 * The one place where text becomes Markdown, for GitHub and GitLab at once. Nothing in a phrase can become markup.
 *
 * <p>Names are code spans, in which neither host looks for mentions, references, addresses, commands or formulas. Words
 * of a sentence that a host could take for one of those become code spans too; in all others the characters that mean
 * something to Markdown or HTML are escaped.
 */
final class MarkdownText {
    /** GitHub's and GitLab's marks for people, issues, changes, labels, milestones, epics, links and inline diffs. */
    private static final String REFERENCE_MARKS = "@#!~%^&[{";

    private static final String ESCAPED = "\\`*_[]~#";

    /** What ends a sentence or a bracket; it stays outside of the code span. */
    private static final String CLOSING = ".,;)";

    private static final int SHORTEST_REVISION = 7;

    private final StringBuilder out = new StringBuilder();
    private final boolean inTable;

    private MarkdownText(boolean inTable) {
        this.inTable = inTable;
    }

    /** A phrase that is a block of its own, or a list item. */
    static String line(Phrase phrase) {
        return render(phrase, false);
    }

    /** A phrase in a table, where a pipe would end the cell. */
    static String cell(Phrase phrase) {
        return render(phrase, true);
    }

    private static String render(Phrase phrase, boolean inTable) {
        MarkdownText text = new MarkdownText(inTable);
        for (Span span : phrase.spans()) {
            text.append(span);
        }
        return text.out.toString();
    }

    private void append(Span span) {
        switch (span.style()) {
            case PLAIN -> sentence(span.text());
            case STRONG -> strong(span.text());
            case CODE -> code(span.text());
            case LINK -> out.append('<').append(span.text()).append('>');
            case MARK -> out.append(span.text()).append(' ');
        }
    }

    /** The stars must touch the text, or they are no markup. */
    private void strong(String text) {
        if (text.startsWith(" ")) {
            out.append(' ');
        }
        out.append("**");
        sentence(text.strip());
        out.append("**");
    }

    private void sentence(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            if (end > start) {
                word(text.substring(start, end));
            }
            if (end < text.length() && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            start = end + 1;
        }
    }

    private void word(String word) {
        boolean opensLine = !inTable && out.isEmpty();
        int begin = word.startsWith("(") ? 1 : 0;
        int end = word.length();
        while (end > begin && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = word.substring(begin, end);
        // GitLab runs a line that starts with a slash as a command.
        if (isReference(bare) || (opensLine && word.charAt(0) == '/')) {
            out.append(word, 0, begin);
            code(bare);
            out.append(word, end, word.length());
        } else {
            plain(word, opensLine ? blockMarker(word) : -1);
        }
    }

    private void plain(String word, int marker) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i == marker || ESCAPED.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                escape(c);
            }
        }
    }

    private void escape(char c) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '|' -> out.append("&#124;");
            default -> out.append(c);
        }
    }

    /** Where the word has the dash of {@code -}, or the dot of {@code 12.}, that would open a list; -1 if nowhere. */
    private static int blockMarker(String word) {
        int digits = 0;
        while (digits < word.length() && isDigit(word.charAt(digits))) {
            digits++;
        }
        boolean marks = digits < word.length() && (digits > 0 ? ".)" : "-+=:").indexOf(word.charAt(digits)) >= 0;
        return marks ? digits : -1;
    }

    /** Whether a host could link the word, tell somebody of it, or draw something else in its place. */
    private static boolean isReference(String word) {
        int colons = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean followed = i + 1 < word.length();
            if (c == '$' || (followed && REFERENCE_MARKS.indexOf(c) >= 0)) {
                return true;
            }
            colons += c == ':' ? 1 : 0;
        }
        return colons > 1 || (colons > 0 && isAddressOrQuery(word)) || isNumberedOrWorldWide(word) || hasRevision(word);
    }

    /** {@code https://x}, {@code mailto:x}, and GitLab's {@code *iteration:x}. */
    private static boolean isAddressOrQuery(String word) {
        return word.contains("://")
                || word.contains("*")
                || word.toLowerCase(Locale.ROOT).contains("mailto:");
    }

    private static boolean isNumberedOrWorldWide(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.contains("www.") || lower.contains("gh-") || lower.contains("gl-");
    }

    /** Seven or more hexadecimal digits that stand alone are a commit to both hosts. */
    private static boolean hasRevision(String word) {
        int run = 0;
        boolean alone = true;
        for (int i = 0; i <= word.length(); i++) {
            char c = i < word.length() ? word.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                alone &= isHexDigit(c);
                run++;
            } else {
                if (alone && run >= SHORTEST_REVISION) {
                    return true;
                }
                run = 0;
                alone = true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private void code(String name) {
        if (name.isEmpty()) {
            out.append("(empty)");
            return;
        }
        // Two code spans that touch would run into one.
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '`') {
            out.append(' ');
        }
        String fence = "`".repeat(longestRun(name) + 1);
        String padding = isTrimmed(name) ? " " : "";
        out.append(fence).append(padding);
        codeContent(name);
        out.append(padding).append(fence);
    }

    private static int longestRun(String name) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < name.length(); i++) {
            run = name.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Markdown takes a blank from both ends of a code span, and a backtick there would lengthen the fence. */
    private static boolean isTrimmed(String name) {
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        return first == '`' || last == '`' || (first == ' ' && last == ' ');
    }

    private void codeContent(String name) {
        // Tools that strip comments from Markdown do not know of code spans.
        String content = name.contains("<!--") ? name.replace("<!--", "<\\u{21}--") : name;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '|' && inTable) {
                // Markdown's dialects disagree about a pipe behind a backslash.
                boolean disputed = i > 0 && content.charAt(i - 1) == '\\';
                out.append(disputed ? "\\u{7C}" : "\\|");
            } else {
                out.append(c);
            }
        }
    }
}

package io.github.evidencegate.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that should stand in quotes: a pattern such as {@code *.java} begins with a character that YAML claims. */
final class UnquotedText {
    /** Characters that begin something else in YAML, or nothing at all, up to where a list or an object goes on. */
    private static final Pattern TOKEN = Pattern.compile("[*&!%@`][^\\s,\\[\\]{}]*");

    private UnquotedText() {}

    /**
     * What to write instead, if text begins at this place of {@code line} that needs quotes.
     *
     * @param column from 0, in code points
     */
    static Optional<String> remedy(String line, int column) {
        if (column >= line.codePointCount(0, line.length())) {
            return Optional.empty();
        }
        Matcher token = TOKEN.matcher(line).region(line.offsetByCodePoints(0, column), line.length());
        return token.lookingAt() ? Optional.of(remedy(token.group())) : Optional.empty();
    }

    /** The advice to quote {@code text}. */
    static String remedy(String text) {
        return "quote it: " + Problems.quoted(text);
    }
}

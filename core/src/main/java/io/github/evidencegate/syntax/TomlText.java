package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the words of a TOML file one after another. */
final class TomlText {
    /** A number, a boolean or a date, which may have one blank before its time. */
    private static final Pattern PLAIN = Pattern.compile("[\\w+-][\\w+:.-]*|\\d{4}-\\d\\d-\\d\\d [\\d:.Zz+-]+");

    private final String text;
    private int at;

    TomlText(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    /** Passes over blanks, line breaks and comments; false at the end of the file. */
    boolean skipToContent() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                at = endOfLine();
            } else if (c == ' ' || c == '\t' || c == '\n') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Passes over blanks and takes {@code word} if it is next. */
    boolean take(String word) {
        skipBlanks();
        boolean next = text.startsWith(word, at);
        at += next ? word.length() : 0;
        return next;
    }

    void expect(String word) throws EvidenceException {
        if (!take(word)) {
            throw failure("expected " + word);
        }
    }

    /** Passes over the rest of a line, in which nothing but a comment may stand. */
    void endLine() throws EvidenceException {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '#') {
            at = endOfLine();
        }
        if (at < text.length() && text.charAt(at) != '\n') {
            throw failure("expected the end of the line");
        }
    }

    /** One or more keys with dots between. */
    List<String> keys() throws EvidenceException {
        List<String> keys = new ArrayList<>();
        do {
            skipBlanks();
            keys.add(atQuote() ? quoted() : bareKey());
        } while (take("."));
        return keys;
    }

    boolean atQuote() {
        skipBlanks();
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    }

    /** A text in one or three quotes of either kind. */
    String quoted() throws EvidenceException {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = text.startsWith(three, at);
        String end = isLong ? three : String.valueOf(quote);
        at += end.length();
        if (isLong && text.startsWith("\n", at)) {
            at++;
        }
        String value = untilEnd(end, quote == '"');
        int start = at;
        // Up to two quotes may stand right before the closing three.
        while (isLong && at < start + 2 && text.startsWith(String.valueOf(quote), at)) {
            at++;
        }
        return value + text.substring(start, at);
    }

    private String untilEnd(String end, boolean hasEscapes) throws EvidenceException {
        StringBuilder value = new StringBuilder();
        while (!text.startsWith(end, at)) {
            if (at >= text.length() || (end.length() == 1 && text.charAt(at) == '\n')) {
                throw failure("a text without its closing quote");
            }
            char c = text.charAt(at++);
            if (c == '\\' && hasEscapes) {
                escaped(value);
            } else {
                value.append(c);
            }
        }
        at += end.length();
        return value.toString();
    }

    private void escaped(StringBuilder value) throws EvidenceException {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case 'b' -> value.append('\b');
            case 't' -> value.append('\t');
            case 'n' -> value.append('\n');
            case 'f' -> value.append('\f');
            case 'r' -> value.append('\r');
            case '"', '\\' -> value.append(c);
            case 'u' -> value.appendCodePoint(codePoint(4));
            case 'U' -> value.appendCodePoint(codePoint(8));
            case '\n', ' ', '\t' -> {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            }
            default -> throw failure("an unknown escape \\" + c);
        }
    }

    private int codePoint(int digits) throws EvidenceException {
        try {
            int codePoint = Integer.parseInt(text, at, at + digits, 16);
            at += digits;
            if (Character.isValidCodePoint(codePoint)) {
                return codePoint;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw failure("expected " + digits + " hexadecimal digits");
        }
        throw failure("not a character");
    }

    private String bareKey() throws EvidenceException {
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw failure("expected a key");
        }
        return text.substring(start, at);
    }

    /** A number, a boolean or a date, as written. */
    String bareValue() throws EvidenceException {
        int start = at;
        while (at < text.length() && ",]}#\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String value = text.substring(start, at).strip();
        if (!PLAIN.matcher(value).matches()) {
            throw failure("expected a value");
        }
        return value;
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** What is wrong at this place. */
    EvidenceException failure(String what) {
        int place = Math.min(at, text.length());
        long line = text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
        return new EvidenceException("line " + line + ": not TOML: " + what);
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}

package io.github.evidencegate.form;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON. Texts are escaped as RFC 8785 (JCS), section 3.2.2.2 demands: as little as possible, always the same way.
 * No JSON library is asked, because none escapes like that and each costs time at every start.
 */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";
    private static final char REPLACEMENT = '\uFFFD';
    private static final String INDENT = "  ";

    private JsonText() {}

    /** Appends {@code text} in quotes. Half of a surrogate pair, which UTF-8 cannot carry, becomes U+FFFD. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            out.append(text, plainFrom, i);
            if (isPair(text, i)) {
                out.append(c).append(text.charAt(++i));
            } else {
                escape(c, out);
            }
            plainFrom = i + 1;
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    /** The text as it comes back from {@link #quote}: half of a surrogate pair is U+FFFD. */
    public static String carried(String text) {
        StringBuilder carried = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
                .forEach(carried::appendCodePoint);
        return carried.toString();
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
                } else {
                    out.append(REPLACEMENT);
                }
            }
        }
    }

    /** Maps, collections, texts, numbers and booleans as indented JSON, for people; maps keep their order. */
    public static String pretty(Map<String, Object> tree) {
        StringBuilder out = new StringBuilder();
        appendPretty(tree, "\n", out);
        return out.append('\n').toString();
    }

    private static void appendPretty(Object node, String lineBreak, StringBuilder out) {
        if (node instanceof Map<?, ?> map) {
            appendAll(map.entrySet(), "{}", lineBreak, out);
        } else if (node instanceof List<?> list) {
            appendAll(list, "[]", lineBreak, out);
        } else if (node instanceof Map.Entry<?, ?> member) {
            quote(member.getKey().toString(), out);
            out.append(": ");
            appendPretty(member.getValue(), lineBreak, out);
        } else if (node instanceof String text) {
            quote(text, out);
        } else {
            out.append(node);
        }
    }

    private static void appendAll(Collection<?> nodes, String brackets, String lineBreak, StringBuilder out) {
        out.append(brackets.charAt(0));
        Iterator<?> rest = nodes.iterator();
        while (rest.hasNext()) {
            out.append(lineBreak).append(INDENT);
            appendPretty(rest.next(), lineBreak + INDENT, out);
            out.append(rest.hasNext() ? "," : lineBreak);
        }
        out.append(brackets.charAt(1));
    }
}

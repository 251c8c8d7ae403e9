package io.github.evidencegate.packet;

import java.util.Locale;

/**
 * Text in which nothing hides: what a reader would not see, or would see elsewhere, is shown by a symbol or as {@code
 * \}{@code u{202E}}. Names in a change can hold line breaks, terminal commands, marks that turn the direction of
 * writing around, and halves of characters.
 */
public final class VisibleText {
    private static final int VARIATION_SELECTOR_16 = 0xFE0F;
    private static final int VARIATION_SELECTOR_1 = 0xFE00;
    private static final int GRAPHEME_JOINER = 0x034F;
    private static final int BRAILLE_BLANK = 0x2800;

    private VisibleText() {}

    /** A name, such as a path: every blank but the space is shown. */
    public static String ofName(String text) {
        return of(text, false);
    }

    /** A sentence: all blanks are spaces, line breaks are shown. */
    public static String ofSentence(String text) {
        return of(text, true);
    }

    /** The text with its middle cut out, so that it has at most {@code most} characters; a path keeps both its ends. */
    public static String cutInside(String text, int most) {
        if (isShort(text, most)) {
            return text;
        }
        int head = most / 2;
        int tail = most - head - 1;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + '…'
                + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }

    /** The text with its end cut off, so that it has at most {@code most} characters. */
    public static String cutAfter(String text, int most) {
        return isShort(text, most) ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + '…';
    }

    private static boolean isShort(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most;
    }

    private static String of(String text, boolean sentence) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            append(shown, point, before, sentence);
            before = point;
        }
        return shown.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder shown, int point, int before, boolean sentence) {
        if (point == '\n' || point == '\r') {
            shown.append('⏎');
        } else if (point == '\t') {
            shown.append(sentence ? ' ' : '⇥');
        } else if (sentence && Character.getType(point) == Character.SPACE_SEPARATOR) {
            shown.append(' ');
        } else if (hides(point) && !isEmojiStyle(point, before)) {
            shown.append("\\u{")
                    .append(Integer.toHexString(point).toUpperCase(Locale.ROOT))
                    .append('}');
        } else {
            shown.appendCodePoint(point);
        }
    }

    private static boolean hides(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> isInvisibleLetter(point);
        };
    }

    /** Characters that Unicode files under letters, marks and symbols, but that show nothing. */
    private static boolean isInvisibleLetter(int point) {
        return switch (point) {
            case GRAPHEME_JOINER, BRAILLE_BLANK, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                (point >= VARIATION_SELECTOR_1 && point <= VARIATION_SELECTOR_16)
                        || (point >= 0x180B && point <= 0x180F)
                        || (point >= 0xE0100 && point <= 0xE01EF);
        };
    }

    /** A warning sign with the selector that gives it its colour hides nothing. */
    private static boolean isEmojiStyle(int point, int before) {
        return point == VARIATION_SELECTOR_16 && Character.getType(before) == Character.OTHER_SYMBOL;
    }
}

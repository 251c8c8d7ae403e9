package io.github.evidencegate.results.test;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a source file that a text names: {@code src/a.test.ts:12:5}, {@code BarTest.java:42}, {@code C:\a.cs:line 7},
 * {@code File "a.py", line 3}. The text may be XML as it stands in the file.
 *
 * @param path as it is written
 * @param line from 1
 * @param before what stands before the bracket that the path stands in, such as {@code com.acme.BarTest.fails}; "" for
 *     nothing
 */
record NamedPlace(String path, int line, String before) {
    /** A text has hardly more places; who writes them is not to be trusted. */
    private static final int MOST = 2_000;

    private static final int LONGEST = 300;
    private static final int MOST_DIGITS = 7;
    private static final String ENDS = "()[]{}<>\"'`,;=|*&";
    private static final String OF_PYTHON = ", line ";
    private static final String QUOTE = "&quot;";

    /** In the order of the text. */
    static List<NamedPlace> in(String text) {
        List<NamedPlace> places = new ArrayList<>();
        for (int at = 0; at < text.length() && places.size() < MOST; at++) {
            char sign = text.charAt(at);
            if (sign == ':') {
                add(places, text, at, at + (text.startsWith("line ", at + 1) ? "line ".length() : 0) + 1);
            } else if (sign == ',' && text.startsWith(OF_PYTHON, at)) {
                int quote = text.startsWith(QUOTE, at - QUOTE.length()) ? QUOTE.length() : 1;
                add(places, text, at - quote, at + OF_PYTHON.length());
            }
        }
        return places;
    }

    /** What ends before {@code end} if it is a path, and a number begins at {@code number}. */
    private static void add(List<NamedPlace> places, String text, int end, int number) {
        int line = number(text, number);
        int start = start(text, end);
        if (line > 0 && start < end) {
            String before = start > 0 && text.charAt(start - 1) == '(' ? before(text, start - 1) : "";
            places.add(new NamedPlace(text.substring(start, end), line, before));
        }
    }

    private static int number(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= MOST_DIGITS && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        boolean isOne = end > from && end - from <= MOST_DIGITS;
        return isOne ? Integer.parseInt(text.substring(from, end)) : 0;
    }

    private static int start(String text, int end) {
        int start = end;
        int least = Math.max(0, end - LONGEST);
        while (start > least && isOfPath(text, start - 1)) {
            start--;
        }
        return start;
    }

    /** A colon is part of a path only behind the letter of a drive. */
    private static boolean isOfPath(String text, int at) {
        char sign = text.charAt(at);
        if (sign == ':') {
            boolean isRooted = text.startsWith("/", at + 1) || text.startsWith("\\", at + 1);
            boolean isDrive = at > 0 && Character.isLetter(text.charAt(at - 1));
            return isRooted && isDrive && (at == 1 || !Character.isLetterOrDigit(text.charAt(at - 2)));
        }
        return sign > ' ' && ENDS.indexOf(sign) < 0;
    }

    private static String before(String text, int end) {
        int start = end;
        int least = Math.max(0, end - LONGEST);
        while (start > least && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }
}

package io.github.evidencegate.document;

import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is wrong with a policy file, so that one run tells all of it. */
public final class Problems {
    private static final int LIMIT = 20;
    private static final int LONGEST_QUOTE = 60;

    private final String fileName;
    // A set, because an alias repeats the mistakes of what it names.
    private final Set<String> lines = new LinkedHashSet<>();

    /** Of the file of this name. */
    public Problems(String fileName) {
        this.fileName = fileName;
    }

    /** A place in the file; both count from 1. */
    public Place at(int line, int column) {
        return new Place(fileName, line, column);
    }

    /** Keeps what is wrong at {@code place}. */
    public void add(Place place, String message) {
        lines.add(place + ": " + message);
    }

    /** Everything found so far, with this as the last: after it there is nothing left to check. */
    public EvidenceException ending(Place place, String message) {
        add(place, message);
        return all();
    }

    /** Throws everything found, if anything was. */
    public void throwIfAny() throws EvidenceException {
        if (!lines.isEmpty()) {
            throw all();
        }
    }

    private EvidenceException all() {
        String first = lines.stream().limit(LIMIT).collect(Collectors.joining("\n"));
        int left = lines.size() - LIMIT;
        return new EvidenceException(left > 0 ? first + "\n" + fileName + ": and " + left + " more" : first);
    }

    /** The text in quotes, cut, with everything but plain characters made visible. */
    public static String quoted(String text) {
        boolean cut = text.codePointCount(0, text.length()) > LONGEST_QUOTE;
        int end = cut ? text.offsetByCodePoints(0, LONGEST_QUOTE) : text.length();
        return '"' + visible(text.substring(0, end)) + (cut ? "…\"" : "\"");
    }

    /** The text with everything but plain characters made visible. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> appendVisible(c, visible));
        return visible.toString();
    }

    private static void appendVisible(int codePoint, StringBuilder quote) {
        boolean plain = switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
        if (plain) {
            quote.appendCodePoint(codePoint);
        } else {
            quote.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }
}

package io.github.evidencegate.packet;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of text, made of pieces that each rendering shows in its own way. Whatever goes in comes from a change that
 * may be hostile: each piece makes hidden characters visible and has a bounded length.
 */
public record Phrase(List<Span> spans) {
    /** No text. */
    public static final Phrase EMPTY = new Phrase(List.of());

    private static final int LONGEST_CODE = 160;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LINK = 500;
    private static final String IN_URL = "-._~:/?#%&=+,;@!*";

    /** How a piece is meant. */
    public enum Style {
        /** A sentence or a part of one. */
        PLAIN,
        /** A label of ours. */
        STRONG,
        /** A name: path, branch, test, rule. Hosts make no mention or reference of it. */
        CODE,
        /** An address, shown as itself so that it cannot pretend to be another. */
        LINK,
        /** A symbol that repeats the word after it; plain text goes without. */
        MARK
    }

    /** A piece of one style. */
    public record Span(Style style, String text) {
        /** Makes hidden characters visible and cuts what is too long: a name in its middle, a sentence at its end. */
        public Span {
            text = switch (style) {
                case CODE -> VisibleText.cutInside(VisibleText.ofName(text), LONGEST_CODE);
                case PLAIN, STRONG -> VisibleText.cutAfter(VisibleText.ofSentence(text), LONGEST_TEXT);
                case MARK -> text;
                case LINK -> requireSafe(text);
            };
        }
    }

    /** Copies the list. */
    public Phrase {
        spans = List.copyOf(spans);
    }

    /** A sentence. */
    public static Phrase of(String text) {
        return EMPTY.text(text);
    }

    /** A name. */
    public static Phrase ofCode(String name) {
        return EMPTY.code(name);
    }

    /** An address if it is one that can be followed without risk, else its text as a name. */
    public static Phrase ofLink(String url) {
        return EMPTY.and(isSafe(url) ? Style.LINK : Style.CODE, url);
    }

    /** The first {@code most} names with commas between, and how many more there are. */
    public static Phrase ofCodes(List<String> names, int most) {
        List<Phrase> phrases = new ArrayList<>();
        for (String name : names.subList(0, Math.min(most, names.size()))) {
            phrases.add(ofCode(name));
        }
        Phrase joined = join(", ", phrases);
        int more = names.size() - phrases.size();
        return more > 0 ? joined.text(" and " + Words.number(more) + " more") : joined;
    }

    /** The phrases with a text between each two. */
    public static Phrase join(String between, List<Phrase> phrases) {
        List<Span> spans = new ArrayList<>();
        for (Phrase phrase : phrases) {
            if (!spans.isEmpty()) {
                spans.add(new Span(Style.PLAIN, between));
            }
            spans.addAll(phrase.spans);
        }
        return new Phrase(spans);
    }

    /** This phrase with a sentence behind it. */
    public Phrase text(String text) {
        return and(Style.PLAIN, text);
    }

    /** This phrase with a name behind it. */
    public Phrase code(String name) {
        return and(Style.CODE, name);
    }

    /** This phrase with a label behind it. */
    public Phrase strong(String label) {
        return and(Style.STRONG, label);
    }

    /** This phrase with a symbol behind it. */
    public Phrase mark(String symbol) {
        return and(Style.MARK, symbol);
    }

    /** This phrase with another behind it. */
    public Phrase then(Phrase other) {
        List<Span> both = new ArrayList<>(spans);
        both.addAll(other.spans);
        return new Phrase(both);
    }

    private Phrase and(Style style, String text) {
        List<Span> longer = new ArrayList<>(spans.size() + 1);
        longer.addAll(spans);
        longer.add(new Span(style, text));
        return new Phrase(longer);
    }

    private static String requireSafe(String url) {
        if (!isSafe(url)) {
            throw new IllegalArgumentException("not a safe address: " + url + "; use Phrase.ofLink");
        }
        return url;
    }

    /** Only http and https, only characters that no rendering treats specially, and no user name before the host. */
    private static boolean isSafe(String url) {
        int slashes = url.indexOf("//");
        String scheme = url.substring(0, Math.max(slashes, 0));
        if (!(scheme.equals("https:") || scheme.equals("http:")) || url.length() > LONGEST_LINK) {
            return false;
        }
        for (int i = slashes; i < url.length(); i++) {
            if (!isUrlCharacter(url.charAt(i))) {
                return false;
            }
        }
        String host = host(url, slashes + 2);
        return !host.isEmpty() && host.indexOf('@') < 0;
    }

    private static String host(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(start, end);
    }

    private static boolean isUrlCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || IN_URL.indexOf(c) >= 0;
    }
}

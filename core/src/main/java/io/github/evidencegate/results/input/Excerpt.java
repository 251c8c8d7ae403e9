package io.github.evidencegate.results.input;

/** A piece of a hostile file, fit for a message. */
public final class Excerpt {
    private static final int LIMIT = 200;

    private Excerpt() {}

    /** The text on one line, without control characters, and cut: a parser's message can quote the file too. */
    public static String of(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() > LIMIT ? line.substring(0, LIMIT) + "…" : line;
    }
}

package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * The standard streams. Output is for what was asked for and nothing else; everything that is about the run goes to
 * {@code error}. Text is UTF-8 whatever the platform says.
 */
record Streams(InputStream input, OutputStream output, PrintStream error) {
    /** The start of every message, as is the custom, so that it is found in a log of many programs. */
    private static final String NAME = "evidence-gate: ";

    /**
     * Writes to standard output.
     *
     * @throws EvidenceException if the text cannot be written; a reader that closed its pipe has read enough
     */
    void print(String text) throws EvidenceException {
        try {
            output.write(text.getBytes(UTF_8));
            output.flush();
        } catch (IOException e) {
            if (!isReaderGone(e)) {
                throw new EvidenceException(
                        "standard output cannot be written: " + e.getMessage()
                                + "; check the disk and the redirection, or write files with --out",
                        e);
            }
        }
    }

    private static boolean isReaderGone(IOException e) {
        // Java has no type for it; these are the words of Linux, macOS and Windows.
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("pipe is being closed");
    }

    /** Writes a message to standard error. It can quote the change, so control characters are made visible. */
    void complain(String message) {
        error.print(NAME + visible(message).stripTrailing() + "\n");
        error.flush();
    }

    /** Writes what lies behind a message to standard error. */
    void show(String text) {
        error.print(visible(text));
        error.flush();
    }

    /** The text without what steers a terminal: names in a repository can hold that. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !steersTerminal(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return shown.toString();
    }

    private static boolean steersTerminal(int point) {
        int type = Character.getType(point);
        // FORMAT has the marks that turn the direction of writing.
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}

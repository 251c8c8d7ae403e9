package io.github.evidencegate.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/**
 * Takes the lines of one stream and leaves out what differs between two runs that say the same. A line is words of
 * letters, digits and {@code _}, and what stands between them:
 *
 * <ul>
 *   <li>A word that begins with a digit is a number; so is a hexadecimal one that has six characters and a digit, that
 *       follows {@code @}, or that follows a number and a dash; so is the name of a month or a day. Numbers with blanks
 *       or marks such as {@code :} between them are one, and a unit of time behind a number belongs to it. All numbers
 *       are alike.
 *   <li>What follows the folder of temporary files in a path, up to the next folder, counts as a number.
 *   <li>Colours, and how many blanks there are, do not count. Empty lines are none.
 * </ul>
 *
 * Bytes are taken as they come, in any pieces; memory does not grow with the line.
 */
final class OutputLines {
    private static final int LONGEST_WORD = 128;
    private static final int LONGEST_GAP = 16;
    private static final int SHORTEST_HEX = 6;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final String JOINING = " .,:/+-";
    private static final String ENDS_OF_NAMES = "/\\ \t\"'`:;,)]>|";

    private static final Set<String> DATES = Set.of(
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed",
            "Thu", "Fri", "Sat", "Sun");
    private static final Set<String> UNITS = Set.of(
            "ns",
            "us",
            "µs",
            "ms",
            "s",
            "m",
            "h",
            "d",
            "msec",
            "millis",
            "milliseconds",
            "sec",
            "secs",
            "second",
            "seconds",
            "min",
            "mins",
            "minute",
            "minutes",
            "hr",
            "hrs",
            "hour",
            "hours",
            "day",
            "days",
            "AM",
            "PM",
            "UTC",
            "GMT");

    private final OutputFingerprint fingerprint;
    private final byte[] word = new byte[LONGEST_WORD];
    private final byte[] gap = new byte[LONGEST_GAP];
    private int wordLength;
    private int gapLength;
    private long hash = OFFSET;
    private boolean isStarted;
    private boolean isAfterNumber;
    private boolean isAfterVar;
    private boolean isWordLong;
    private boolean isInTemporary;
    private Escape escape = Escape.NONE;

    /** Where in a terminal's control sequence (ECMA-48) the stream is. */
    private enum Escape {
        NONE,
        BEGUN,
        CONTROL,
        COMMAND
    }

    OutputLines(OutputFingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    void take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            take(bytes[i]);
        }
    }

    /** The stream has ended; its last line may lack a line feed. */
    void end() {
        endLine();
    }

    private void take(byte next) {
        if (next == '\n' || next == '\r') {
            endLine();
        } else if (escape != Escape.NONE || next == 0x1b) {
            escape = escapeAfter(next);
        } else if (isInTemporary && ENDS_OF_NAMES.indexOf(next) < 0) {
            return;
        } else if (isInTemporary) {
            isInTemporary = false;
            number();
            addToGap(next);
        } else if (isOfWord(next)) {
            addToWord(next);
        } else {
            endWord(next);
            addToGap(next);
        }
    }

    private Escape escapeAfter(byte next) {
        return switch (escape) {
            case NONE -> Escape.BEGUN;
            case BEGUN -> next == '[' ? Escape.CONTROL : next == ']' ? Escape.COMMAND : Escape.NONE;
            case CONTROL -> next >= '@' && next <= '~' ? Escape.NONE : Escape.CONTROL;
            case COMMAND -> next == 0x07 ? Escape.NONE : next == 0x1b ? Escape.BEGUN : Escape.COMMAND;
        };
    }

    private static boolean isOfWord(byte next) {
        return next < 0 || next == '_' || Character.isLetterOrDigit(next);
    }

    private void addToWord(byte next) {
        if (wordLength == LONGEST_WORD) {
            word();
            isWordLong = true;
        }
        word[wordLength++] = next;
    }

    private void addToGap(byte next) {
        byte shown = next == '\t' ? (byte) ' ' : next;
        if (shown == ' ' && gapLength > 0 && gap[gapLength - 1] == ' ') {
            return;
        }
        if (gapLength == LONGEST_GAP) {
            emitGap();
            isAfterNumber = false;
        }
        gap[gapLength++] = shown;
    }

    private void endWord(byte next) {
        if (wordLength == 0) {
            return;
        }
        boolean isTemporary = (next == '/' || next == '\\') && isTemporaryFolder();
        if (isNumber()) {
            number();
        } else if (isAfterNumber && gapLength == 1 && gap[0] == ' ' && UNITS.contains(text())) {
            gapLength = 0;
        } else {
            word();
        }
        wordLength = 0;
        isWordLong = false;
        isInTemporary = isTemporary;
    }

    private void endLine() {
        if (isInTemporary) {
            isInTemporary = false;
            number();
        }
        endWord((byte) '\n');
        isInTemporary = false;
        if (gapLength > 0 && gap[gapLength - 1] == ' ') {
            gapLength--;
        }
        emitGap();
        if (isStarted) {
            fingerprint.add(spread(hash));
        }
        hash = OFFSET;
        isStarted = false;
        isAfterNumber = false;
        isAfterVar = false;
        escape = Escape.NONE;
    }

    private boolean isNumber() {
        return !isWordLong && (isDigit(word[0]) || isHexNumber() || isDate());
    }

    private boolean isDate() {
        return wordLength == 3 && word[0] < 'a' && DATES.contains(text());
    }

    private boolean isHexNumber() {
        boolean hasDigit = false;
        for (int i = 0; i < wordLength; i++) {
            if (Character.digit(word[i], 16) < 0) {
                return false;
            }
            hasDigit |= isDigit(word[i]);
        }
        boolean isJoined = gapLength == 1 && gap[0] == '-' && isAfterNumber;
        boolean isAddress = gapLength > 0 && gap[gapLength - 1] == '@';
        return isJoined || isAddress || (hasDigit && wordLength >= SHORTEST_HEX);
    }

    private static boolean isDigit(byte next) {
        return next >= '0' && next <= '9';
    }

    /** {@code src/tmp} is none: a path of temporary files begins at a root, or at {@code /var}. */
    private boolean isTemporaryFolder() {
        byte before = gapLength == 0 ? 0 : gap[gapLength - 1];
        boolean isBelowRoot = gapLength > 1 || !isStarted || isAfterVar;
        return switch (wordLength > 5 || (before != '/' && before != '\\') ? "" : text()) {
            case "tmp", "temp" -> isBelowRoot;
            case "Temp", "TEMP" -> before == '\\';
            case "_temp", "T" -> true;
            default -> false;
        };
    }

    private void number() {
        if (isAfterNumber && isGapJoining()) {
            gapLength = 0;
            return;
        }
        emitGap();
        emit((byte) '0');
        isAfterNumber = true;
        isAfterVar = false;
    }

    private boolean isGapJoining() {
        boolean joins = gapLength <= 2;
        for (int i = 0; i < gapLength; i++) {
            joins &= JOINING.indexOf(gap[i]) >= 0;
        }
        return joins;
    }

    private void word() {
        emitGap();
        for (int i = 0; i < wordLength; i++) {
            emit(word[i]);
        }
        isAfterNumber = false;
        isAfterVar = wordLength == 3 && text().equals("var");
        wordLength = 0;
    }

    private String text() {
        return new String(word, 0, wordLength, UTF_8);
    }

    private void emitGap() {
        int from = !isStarted && gapLength > 0 && gap[0] == ' ' ? 1 : 0;
        for (int i = from; i < gapLength; i++) {
            emit(gap[i]);
        }
        gapLength = 0;
    }

    /** FNV-1a. */
    private void emit(byte next) {
        hash = (hash ^ (next & 0xff)) * PRIME;
        isStarted = true;
    }

    /** The finalizer of SplitMix64, so that the smallest hashes are a fair sample. */
    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome;
import java.time.Duration;
import java.util.Locale;

/** How numbers and constants read, the same everywhere in a packet. */
public final class Words {
    private static final int GROUP = 3;

    private Words() {}

    /** Digits in groups of three: {@code 10,000}. */
    public static String number(long number) {
        String digits = Long.toString(number);
        if (digits.length() <= GROUP) {
            return digits;
        }
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > 0; i -= GROUP) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** {@code 1 file}, {@code 2 files}: a number with a noun whose plural ends in s. */
    static String count(long number, String noun) {
        return number(number) + ' ' + noun + (number == 1 ? "" : "s");
    }

    /** An enum constant as a word: {@code type changed}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Added and deleted lines: {@code +12 −3}, with a true minus. */
    static String lines(long added, long deleted) {
        return '+' + number(added) + " −" + number(deleted);
    }

    /** The same of one file. */
    static String lines(Lines lines) {
        return lines(lines.added(), lines.deleted());
    }

    /** A share with one decimal, rounded down, and its numbers: {@code 66.6 % (4 of 6)}. */
    static String share(Ratio ratio) {
        return ratio.isEmpty()
                ? "no coverable lines"
                : percent(ratio) + " (" + number(ratio.covered()) + " of " + number(ratio.total()) + ')';
    }

    /** How many of these gates are good: {@code 2 of 3}. */
    static String good(Iterable<GateOutcome> gates) {
        int good = 0;
        int all = 0;
        for (GateOutcome gate : gates) {
            good += gate.state().isGood() ? 1 : 0;
            all++;
        }
        return good + " of " + all;
    }

    /** A time in its two largest units: {@code 1.2 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String time(Duration duration) {
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + "." + duration.toMillisPart() / 100 + " s";
        }
        return duration.toHours() == 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    private static String percent(Ratio ratio) {
        int permille = ratio.permille();
        return permille / 10 + "." + permille % 10 + " %";
    }
}

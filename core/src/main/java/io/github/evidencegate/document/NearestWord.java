package io.github.evidencegate.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody meant: slips of one key, swapped letters, other case or other dashes. */
public final class NearestWord {
    private static final int LONGEST = 64;
    private static final int MOST_SLIPS = 3;

    private NearestWord() {}

    /** The nearest of {@code known}, the first of equals; empty if none is within one slip for three letters. */
    public static Optional<String> to(String word, List<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = plain(word);
        int best = Math.max(1, Math.min(MOST_SLIPS, plain.length() / 3)) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            int distance = distance(plain, plain(candidate));
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    private static String plain(String word) {
        return word.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (Damerau-Levenshtein, optimal string alignment). */
    private static int distance(String left, String right) {
        int[][] slips = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : cheapest(slips, left, right, i, j);
            }
        }
        return slips[left.length()][right.length()];
    }

    private static int cheapest(int[][] slips, String left, String right, int i, int j) {
        char last = left.charAt(i - 1);
        int replaced = slips[i - 1][j - 1] + (last == right.charAt(j - 1) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && last == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cheapest, slips[i - 2][j - 2] + 1) : cheapest;
    }
}

package io.github.evidencegate.scope;

import java.util.List;

/** Names things in a message: the first few, and how many more there are. */
final class Listing {
    private static final int SHOWN = 5;

    private Listing() {}

    /** {@code "a", "b" and 3 more}. */
    static String of(List<String> names) {
        return ofPhrases(names.stream().map(Listing::quoted).toList());
    }

    /** The same for what is quoted already or should not be. */
    static String ofPhrases(List<String> phrases) {
        String shown = String.join(", ", phrases.subList(0, Math.min(SHOWN, phrases.size())));
        return phrases.size() <= SHOWN ? shown : shown + " and " + (phrases.size() - SHOWN) + " more";
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** {@code 1 file} or {@code 2 files}. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1 file is} or {@code 2 files are}. */
    static String countThatIs(int count, String noun) {
        return count(count, noun) + (count == 1 ? " is" : " are");
    }
}

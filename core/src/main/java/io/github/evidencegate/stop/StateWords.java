package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import java.util.Locale;
import java.util.Optional;

/** How a stop state reads. */
final class StateWords {
    private static final int LONGEST = 300;

    private StateWords() {}

    /** Why work may not go on: {@code Ada paused the change at a1b2c3d4e5: wait for the freeze; 2 stops are open}. */
    static String why(StopState state) {
        Optional<Transition> word = state.last().filter(it -> state.open().contains(it.name()));
        String stops = state.open().size() == 1
                ? "one stop is open: " + shown(state.open().get(0))
                : state.open().size() + " stops are open, such as "
                        + shown(state.open().get(0));
        return word.map(it -> said(it) + "; " + stops).orElse("A rule stopped the change; " + stops);
    }

    /** {@code waive} as a policy or a command writes it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** {@code It was resumed by mallory, whom the policy of the base a1b2c3d4e5 does not entitle}. */
    static String unheard(Transition transition, Optional<Revision> base) {
        String policy = "the policy of the base"
                + base.map(revision -> " " + revision.abbreviated()).orElse("");
        String by = "It was " + did(transition) + " by " + plain(transition.by().name());
        return transition.by().rights().isPresent()
                ? by + ", whom " + policy + " does not entitle"
                : by + ", of whom the history does not tell what entitled them, and " + policy + " does not name them";
    }

    private static String did(Transition transition) {
        return switch (transition.action()) {
            case PAUSE -> "paused";
            case REROUTE -> "rerouted";
            case RETURN -> "returned";
            case RESUME -> "resumed";
            case WAIVE -> "waived";
        };
    }

    private static String said(Transition transition) {
        return plain(transition.by().name()) + " " + did(transition) + " the change"
                + transition.to().map(to -> " to " + plain(to)).orElse("") + " at "
                + transition.head().abbreviated() + ": " + plain(transition.reason());
    }

    /** A stop by a rule without most of its head, which nobody reads. */
    static String shown(String stop) {
        int at = stop.indexOf('@');
        return plain(at < 0 || stop.length() < at + 11 ? stop : stop.substring(0, at + 11));
    }

    /** On one line, and not longer than anybody reads: what is kept of a change is not to be trusted. */
    static String plain(String text) {
        String visible = text.codePoints()
                .limit(LONGEST)
                .map(c -> isHidden(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.codePointCount(0, text.length()) > LONGEST ? visible + "…" : visible;
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

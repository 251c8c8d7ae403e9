package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a posted packet is of, in its first line, where only later runs look.
 *
 * @param head what was judged
 * @param at when, in milliseconds
 * @param state where the change stood by that packet
 */
record Shown(Revision head, Instant at, StopState.Kind state) {
    private static final Pattern TEXT =
            Pattern.compile("<!-- evidence-gate:shows ([0-9a-f]{40}|[0-9a-f]{64}) ([0-9]{1,15}) ([a-z]{1,20}) -->");

    /** What a line tells; empty if it tells nothing, as the first line of older versions. */
    static Optional<Shown> in(String line) {
        Matcher found = TEXT.matcher(line);
        return found.find()
                ? Arrays.stream(StopState.Kind.values())
                        .filter(kind -> word(kind).equals(found.group(3)))
                        .findFirst()
                        .map(kind -> new Shown(
                                new Revision(found.group(1)),
                                Instant.ofEpochMilli(Long.parseLong(found.group(2))),
                                kind))
                : Optional.empty();
    }

    /** The text that {@link #in} reads. */
    String text() {
        return "<!-- evidence-gate:shows " + head.objectName() + " " + at.toEpochMilli() + " " + word(state) + " -->";
    }

    private static String word(StopState.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

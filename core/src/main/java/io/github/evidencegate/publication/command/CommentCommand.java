package io.github.evidencegate.publication.command;

import io.github.evidencegate.pipeline.ChangeControl.Wish;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a comment commands, or why it cannot be meant so. */
public sealed interface CommentCommand {
    /** The most of a comment that is read, in characters: GitHub's longest. */
    int LIMIT = 65_536;

    /** How commands are written. */
    List<String> FORMS = List.of(
            "/evidence pause REASON",
            "/evidence reroute to @WHO REASON",
            "/evidence return [to @WHO] REASON",
            "/evidence resume [STOP ...] REASON",
            "/evidence waive [STOP ...] until 2026-12-01 REASON");

    /** A decision that somebody wants recorded. */
    record Wanted(Wish wish) implements CommentCommand {
        @Override
        public <R> R fold(Function<Wanted, R> wanted, Function<Misspelt, R> misspelt) {
            return wanted.apply(this);
        }
    }

    /**
     * A line that begins like a command and is none.
     *
     * @param why in a sentence, without its dot
     * @param forms what could have been meant
     */
    record Misspelt(String why, List<String> forms) implements CommentCommand {
        /** Copies the list. */
        public Misspelt {
            forms = List.copyOf(forms);
        }

        @Override
        public <R> R fold(Function<Wanted, R> wanted, Function<Misspelt, R> misspelt) {
            return misspelt.apply(this);
        }
    }

    /** Handles both cases. */
    <R> R fold(Function<Wanted, R> wanted, Function<Misspelt, R> misspelt);

    /** Empty if the comment commands nothing. A comment that says two things says neither. */
    static Optional<CommentCommand> parse(String text) {
        List<String> lines = CommandLines.in(text.substring(0, Math.min(text.length(), LIMIT)));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                lines.size() > 1
                        ? new Misspelt(
                                "the comment has " + lines.size() + " commands; write one in each comment", List.of())
                        : CommandWords.parse(lines.get(0)));
    }
}

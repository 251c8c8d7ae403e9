package io.github.evidencegate.publication.command;

import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.packet.VisibleText;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words behind {@code /evidence}: an action, its options, a reason. */
final class CommandWords {
    private static final Pattern STOP =
            Pattern.compile("[0-9a-f]{12}(@[0-9a-f]{4,64})?|(pause|reroute|return)-[0-9a-f]{16}");
    private static final Pattern WHO = Pattern.compile("@[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");

    private static final int LONGEST_WORD = 30;

    private final Action action;
    private final List<String> words;
    private final List<String> stops = new ArrayList<>();
    private Optional<String> to = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private int at = 1;

    private CommandWords(Action action, List<String> words) {
        this.action = action;
        this.words = words;
    }

    static CommentCommand parse(String line) {
        List<String> words = List.of(line.split("\\s+"));
        Optional<Action> action = Arrays.stream(Action.values())
                .filter(it -> word(it).equals(words.get(0)))
                .findFirst();
        return action.isPresent()
                ? new CommandWords(action.get(), words).command()
                : new CommentCommand.Misspelt(
                        words.get(0).isEmpty()
                                ? "/evidence alone says nothing"
                                : "no command is called \"" + VisibleText.cutAfter(words.get(0), LONGEST_WORD) + "\"",
                        CommentCommand.FORMS);
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private CommentCommand command() {
        readOptions();
        String reason = String.join(" ", words.subList(at, words.size()));
        return missing(reason)
                .<CommentCommand>map(why -> new CommentCommand.Misspelt(why, forms()))
                .orElseGet(() -> new CommentCommand.Wanted(new Wish(action, reason, stops, to, until)));
    }

    private void readOptions() {
        boolean goesOn = true;
        while (goesOn && at < words.size()) {
            goesOn = readStop() || readTo() || readUntil();
        }
    }

    private boolean readStop() {
        boolean isStop = action.lifts() && STOP.matcher(words.get(at)).matches();
        if (isStop) {
            stops.add(words.get(at++));
        }
        return isStop;
    }

    private boolean readTo() {
        boolean isTo = to.isEmpty() && isFollowed("to", WHO);
        if (isTo) {
            to = Optional.of(words.get(at + 1));
            at += 2;
        }
        return isTo;
    }

    private boolean readUntil() {
        boolean isUntil = until.isEmpty() && isFollowed("until", DAY);
        if (isUntil) {
            until = instant(words.get(at + 1));
            at += until.isPresent() ? 2 : 0;
        }
        return isUntil && until.isPresent();
    }

    private boolean isFollowed(String word, Pattern value) {
        return words.get(at).equals(word)
                && at + 1 < words.size()
                && value.matcher(words.get(at + 1)).matches();
    }

    /** The end of a day, or an instant. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> missing(String reason) {
        if (action == Action.REROUTE && to.isEmpty()) {
            return Optional.of("reroute does not say to whom");
        }
        if (action == Action.WAIVE && until.isEmpty()) {
            return Optional.of("waive does not say until which day");
        }
        return misplaced()
                .or(() -> reason.isBlank() ? Optional.of(word(action) + " gives no reason") : Optional.empty());
    }

    private Optional<String> misplaced() {
        boolean takesOver = action == Action.REROUTE || action == Action.RETURN;
        if (!takesOver && to.isPresent()) {
            return Optional.of(word(action) + " gives the work to nobody, so it takes no \"to\"");
        }
        return action != Action.WAIVE && until.isPresent()
                ? Optional.of(word(action) + " has no end, so it takes no \"until\"")
                : Optional.empty();
    }

    private List<String> forms() {
        return CommentCommand.FORMS.stream()
                .filter(form -> form.startsWith("/evidence " + word(action) + " "))
                .toList();
    }
}

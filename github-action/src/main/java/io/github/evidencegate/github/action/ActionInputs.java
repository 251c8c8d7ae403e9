package io.github.evidencegate.github.action;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of the action as a workflow wrote them. An input that is empty or blank was not given: that is what an
 * expression without a value comes to. Lists have one item a line. Messages name an input as the workflow writes it.
 */
public final class ActionInputs {
    /** The most characters of an input; more is no setting, but a mistake. */
    private static final int LONGEST = 100_000;

    private final Map<ActionInput, String> values;

    private ActionInputs(Map<ActionInput, String> values) {
        this.values = values;
    }

    /**
     * The inputs that these variables carry.
     *
     * @throws EvidenceException if one cannot be an input at all
     */
    public static ActionInputs of(Map<String, String> variables) throws EvidenceException {
        Map<ActionInput, String> values = new EnumMap<>(ActionInput.class);
        for (ActionInput input : ActionInput.values()) {
            String text = variables.getOrDefault(input.variable(), "").strip();
            if (text.length() > LONGEST) {
                throw new EvidenceException("the input " + input.label() + " has " + text.length()
                        + " characters, expected at most " + LONGEST + "; name a file instead");
            }
            if (!text.isEmpty()) {
                values.put(input, text);
            }
        }
        return new ActionInputs(values);
    }

    /** What the workflow gave; empty if it gave nothing. */
    public Optional<String> text(ActionInput input) {
        return Optional.ofNullable(values.get(input));
    }

    /** The items of a list, without blank lines; none if it was not given. */
    public List<String> lines(ActionInput input) {
        return text(input).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A path as it was given, from the top of the work tree if it is relative. */
    public Optional<Path> path(ActionInput input, Path top) throws EvidenceException {
        Optional<String> text = text(input);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(top.resolve(text.get()).normalize());
        } catch (InvalidPathException e) {
            throw new EvidenceException(
                    "the input " + input.label() + " is no path: " + e.getReason() + "; name a file or folder", e);
        }
    }

    /**
     * A word of a list; the first word if the workflow gave none.
     *
     * @throws EvidenceException if it is another one
     */
    public <E extends Enum<E>> E choice(ActionInput input, E standard, Class<E> type) throws EvidenceException {
        Optional<String> text = text(input);
        if (text.isEmpty()) {
            return standard;
        }
        List<E> known = List.of(type.getEnumConstants());
        return known.stream()
                .filter(word -> word(word).equals(text.get()))
                .findFirst()
                .orElseThrow(() -> new EvidenceException("the input " + input.label() + " is \"" + shown(text.get())
                        + "\", expected one of: "
                        + String.join(
                                ", ", known.stream().map(ActionInputs::word).toList())));
    }

    /** The names of the inputs that were given, in the order of {@code action.yml}; no values, which can be secret. */
    public List<String> given() {
        return Arrays.stream(ActionInput.values())
                .filter(values::containsKey)
                .map(ActionInput::label)
                .toList();
    }

    @Override
    public String toString() {
        return "inputs " + given();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cc}", "?");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}

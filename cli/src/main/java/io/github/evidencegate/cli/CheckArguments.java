package io.github.evidencegate.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one check.
 *
 * @param values what was given, for each option that was; a switch has no values
 */
record CheckArguments(Map<CheckOption, List<String>> values) {
    /** Stands for a value that is not there; like an option, it is not plain. */
    private static final String MISSING = "--";

    /** Copies the map. */
    CheckArguments {
        Map<CheckOption, List<String>> copy = new EnumMap<>(CheckOption.class);
        values.forEach((option, texts) -> copy.put(option, List.copyOf(texts)));
        values = copy;
    }

    /**
     * Reads arguments that need no explaining: known options, each with its value. Empty for all others, which picocli
     * then reads or refuses; its classes cost as much as a small check, so the usual run does without them.
     */
    static Optional<CheckArguments> plain(List<String> arguments) {
        Map<CheckOption, List<String>> values = new EnumMap<>(CheckOption.class);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String label = equals < 0 ? argument : argument.substring(0, equals);
            Optional<CheckOption> option =
                    CheckOption.labelled(label).filter(known -> known.isRepeatable() || !values.containsKey(known));
            if (option.isEmpty()) {
                return Optional.empty();
            }
            List<String> given = values.computeIfAbsent(option.get(), key -> new ArrayList<>());
            if (!option.get().isSwitch()) {
                given.add(equals >= 0 ? argument.substring(equals + 1) : rest.hasNext() ? rest.next() : MISSING);
            } else if (equals >= 0) {
                return Optional.empty();
            }
        }
        boolean plain = values.values().stream().flatMap(List::stream).allMatch(CheckArguments::isPlain);
        return plain ? Optional.of(new CheckArguments(values)) : Optional.empty();
    }

    /** Whether a value cannot be taken for an option. */
    private static boolean isPlain(String value) {
        return !value.startsWith("-") || value.equals("-");
    }

    /** Whether anything is said about the history of the change. */
    boolean tellOfHistory() {
        for (CheckOption option : values.keySet()) {
            if (option.isOfHistory()) {
                return true;
            }
        }
        return false;
    }

    /** The value of an option; empty if it was not given. */
    Optional<String> value(CheckOption option) {
        return values(option).stream().findFirst();
    }

    /** The values of an option, in their order; empty if it was not given. */
    List<String> values(CheckOption option) {
        return values.getOrDefault(option, List.of());
    }
}

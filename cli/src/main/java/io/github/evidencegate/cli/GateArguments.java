package io.github.evidencegate.cli;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of one gate.
 *
 * @param values what was given, for each option that was
 * @param command the program and its arguments, as they are
 */
record GateArguments(Map<GateOption, String> values, List<String> command) {
    private static final String END_OF_OPTIONS = "--";

    /** Copies both. */
    GateArguments {
        Map<GateOption, String> copy = new EnumMap<>(GateOption.class);
        copy.putAll(values);
        values = copy;
        command = List.copyOf(command);
    }

    /**
     * Reads {@code --id lint ... -- COMMAND...}. Empty for all others, which picocli explains or refuses. What stands
     * behind the first {@code --} is the command's own and is not looked at.
     */
    static Optional<GateArguments> plain(List<String> arguments) {
        int end = arguments.indexOf(END_OF_OPTIONS);
        if (end < 0 || end == arguments.size() - 1) {
            return Optional.empty();
        }
        Map<GateOption, String> values = new EnumMap<>(GateOption.class);
        Iterator<String> options = arguments.subList(0, end).iterator();
        boolean isPlain = true;
        while (isPlain && options.hasNext()) {
            isPlain = take(options, values);
        }
        return isPlain && values.containsKey(GateOption.ID)
                ? Optional.of(new GateArguments(values, arguments.subList(end + 1, arguments.size())))
                : Optional.empty();
    }

    /** Takes one option with its value; false if it is not known, not plain, or given again. */
    private static boolean take(Iterator<String> rest, Map<GateOption, String> values) {
        String argument = rest.next();
        int equals = argument.indexOf('=');
        Optional<GateOption> option = GateOption.labelled(equals < 0 ? argument : argument.substring(0, equals))
                .filter(known -> !values.containsKey(known));
        if (option.isEmpty() || (equals < 0 && !rest.hasNext())) {
            return false;
        }
        String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
        values.put(option.get(), value);
        return !value.startsWith("-");
    }

    /** The value of an option; empty if it was not given. */
    Optional<String> value(GateOption option) {
        return Optional.ofNullable(values.get(option));
    }
}

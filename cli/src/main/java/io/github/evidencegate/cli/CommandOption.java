package io.github.evidencegate.cli;

import java.util.List;

/** One option of a command, as parser, help and completion read it. */
interface CommandOption {
    /**
     * What is said of it.
     *
     * @param label how it is written: {@code --base}
     * @param value what stands for its value in the help; empty for a switch, which takes none
     * @param description what it is for, in one or two sentences
     */
    record Words(String label, String value, String description) {}

    /** What is said of it. */
    Words words();

    /** Whether it may be given again. */
    boolean isRepeatable();

    /** The only values it can have; empty if it takes any. */
    default List<String> choices() {
        return List.of();
    }

    /** Whether it is there or not, and takes no value. */
    default boolean isSwitch() {
        return value().isEmpty();
    }

    /** How it is written. */
    default String label() {
        return words().label();
    }

    /** What stands for its value in the help; empty for a switch. */
    default String value() {
        return words().value();
    }

    /** What it is for. */
    default String description() {
        return words().description();
    }
}

package io.github.evidencegate.rule;

import java.util.Optional;

/**
 * In whose words a remedy is told: what people call the things that they can hand to a run where it runs, and how they
 * decide there. Each adapter gives its own, so that nobody is told to type an option where there is only an input.
 */
public interface Surface {
    /** What holds where no adapter says otherwise. */
    Surface COMMAND_LINE = commandLine(Optional.empty());

    /** What can be handed to a run. */
    enum Input {
        BASE,
        WORK_ITEM,
        RESULTS,
        BASE_RESULTS
    }

    /** How to hand it over, behind the words that say what: {@code with --work-item}. */
    String with(Input input);

    /** What somebody who may decide does to let work go on: a command, or what to write where. Without a dot. */
    String resume(String change);

    /**
     * The program itself.
     *
     * @param history the folder of the history; empty where it is not known, or only a packet carries it
     */
    static Surface commandLine(Optional<String> history) {
        return new CommandLine(history);
    }
}

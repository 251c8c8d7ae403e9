package io.github.evidencegate.rule;

import java.util.Locale;
import java.util.Optional;

/** The words of the program {@code evidence-gate}: its options are called as what they hand over. */
record CommandLine(Optional<String> history) implements Surface {
    @Override
    public String with(Input input) {
        return "with --" + input.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Fit for a POSIX shell; a decision needs the folder, so one that nobody knows is left to be filled in. */
    @Override
    public String resume(String change) {
        return "evidence-gate resume --change " + quoted(change) + " --history "
                + history.map(CommandLine::quoted).orElse("DIR") + " --by NAME --reason TEXT";
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}

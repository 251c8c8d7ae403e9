package io.github.evidencegate.cli;

import java.util.Arrays;
import java.util.Optional;

/** The options of {@code evidence-gate gate}, which stand before the command. */
enum GateOption implements CommandOption {
    ID("--id", "ID", "The gate's name in policy and packet: lower-case letters, digits and dashes."),
    KIND("--kind", "WORD", "What sort of check it is, for people: lint, build, deploy."),
    OUT(
            "--out",
            "FILE",
            "Write the record to this file, from the current folder; policy must then name it under results. Default: the"
                    + " git folder, where check finds it."),
    REPO("--repo", "DIR", "The git work tree, or a folder in it. Default: the current folder.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Words words;

    GateOption(String label, String value, String description) {
        this.words = new Words(label, value, description);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    /** The option that is written like this. */
    static Optional<GateOption> labelled(String label) {
        return Arrays.stream(values())
                .filter(option -> option.label().equals(label))
                .findFirst();
    }
}

package io.github.evidencegate.cli;

import java.util.Arrays;
import java.util.Optional;

/** The options of {@code evidence-gate gate}, which stand before the command. */
enum GateOption {
    ID("--id", "ID", "The gate's name in policy and packet: lower-case letters, digits and dashes."),
    KIND("--kind", "WORD", "What sort of check it is, for people: lint, build, deploy."),
    OUT(
            "--out",
            "FILE",
            "Write the record to this file, from the current folder; policy must then name it under results. Default: the"
                    + " git folder, where check finds it."),
    REPO("--repo", "DIR", "The git work tree, or a folder in it. Default: the current folder.");

    private final String label;
    private final String value;
    private final String description;

    GateOption(String label, String value, String description) {
        this.label = label;
        this.value = value;
        this.description = description;
    }

    /** How it is written: {@code --id}. */
    String label() {
        return label;
    }

    /** What stands for its value in the help. */
    String value() {
        return value;
    }

    /** What it is for, in one or two sentences. */
    String description() {
        return description;
    }

    /** The option that is written like this. */
    static Optional<GateOption> labelled(String label) {
        return Arrays.stream(values())
                .filter(option -> option.label.equals(label))
                .findFirst();
    }
}

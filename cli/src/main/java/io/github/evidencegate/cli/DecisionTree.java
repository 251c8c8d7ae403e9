package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.Transition.Action;
import picocli.CommandLine.Model.CommandSpec;

/** The commands about whether a change may go on, as picocli knows them. */
final class DecisionTree {
    private DecisionTree() {}

    static CommandSpec preflight() {
        CommandSpec preflight = CommandTree.command(PreflightCommand.NAME);
        PreflightCommand.OPTIONS.forEach(option -> preflight.addOption(CommandTree.option(option)));
        preflight
                .usageMessage()
                .header("Say whether a pipeline of the change may run: the first step, before any work is done.", "")
                .footer(
                        "",
                        "Exit status:",
                        "  0  it may run",
                        "  1  it may not: the change was stopped or its budget is spent; it says who decides",
                        "  2  nothing can be told: arguments, policy, repository or history cannot be used",
                        "",
                        "Example:",
                        "  " + CommandTree.NAME + " preflight --change shop#12 --history /var/lib/evidence");
        return preflight;
    }

    static CommandSpec decision(Action action) {
        String name = DecisionCommand.nameOf(action);
        CommandSpec decision = CommandTree.command(name);
        for (DecisionOption option : DecisionOption.values()) {
            if (option.isFor(action)) {
                decision.addOption(CommandTree.option(option, option.isRequired(action)));
            }
        }
        DecisionCommand.OPTIONS.forEach(option -> decision.addOption(CommandTree.option(option)));
        decision.usageMessage()
                .header(header(action), "")
                .footer(
                        "",
                        "Who may decide is policy (stop.deciders). What is refused is not recorded, and ends with status 2.",
                        "",
                        "Example:",
                        "  " + CommandTree.NAME + " " + name + " --change shop#12 --history /var/lib/evidence --by ada"
                                + example(action) + " --reason \"talked it over\"");
        return decision;
    }

    private static String header(Action action) {
        return switch (action) {
            case PAUSE -> "Pause work on a change: its pipelines are refused until somebody resumes it.";
            case REROUTE -> "Give a change to somebody else; its pipelines are refused until somebody resumes it.";
            case RETURN -> "Return a change to a person; its pipelines are refused until somebody resumes it.";
            case RESUME -> "Let work on a stopped change go on.";
            case WAIVE -> "Let a stopped change go on until a certain day, with its findings as warnings.";
        };
    }

    private static String example(Action action) {
        return switch (action) {
            case REROUTE -> " --to grace";
            case WAIVE -> " --until 2026-12-01";
            case PAUSE, RETURN, RESUME -> "";
        };
    }
}

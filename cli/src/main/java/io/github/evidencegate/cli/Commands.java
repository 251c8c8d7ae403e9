package io.github.evidencegate.cli;

import io.github.evidencegate.codec.PublishedSchema;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.rule.OwnRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, told apart by picocli. */
final class Commands {
    private static final String HELP = "help";

    /** In the place of picocli's, whose advice is for scripts in the program's own folder. */
    private static final String COMPLETION_HEADER = """
            # Completes the commands and options of evidence-gate. Put this line into ~/.bashrc or ~/.zshrc:
            #   . <(evidence-gate completion bash)
            """;

    private final Streams streams;
    private final Environment environment;

    Commands(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /**
     * Runs the command that the arguments name.
     *
     * @return the exit status
     * @throws EvidenceException if they name none, or if the command fails
     */
    int run(List<String> arguments) throws EvidenceException {
        CommandLine program = CommandTree.commandLine();
        if (arguments.isEmpty()) {
            streams.show(program.getUsageMessage(Ansi.OFF));
            return ExitStatus.UNUSABLE.code();
        }
        ParseResult parsed = parsed(program, arguments);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        if (parsed.isUsageHelpRequested()) {
            return printed(parsed.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
        }
        if (parsed.isVersionHelpRequested()) {
            return printed(About.version());
        }
        return command(program, parsed);
    }

    private static ParseResult parsed(CommandLine program, List<String> arguments) throws EvidenceException {
        try {
            return program.parseArgs(withoutHelpWord(arguments).toArray(String[]::new));
        } catch (UnmatchedArgumentException e) {
            List<String> suggestions = e.getSuggestions();
            String meant = suggestions.isEmpty() ? ";" : "; did you mean \"" + suggestions.get(0) + "\"?";
            throw new EvidenceException(
                    "unknown argument \"" + e.getUnmatched().get(0) + "\"" + meant + help(e.getCommandLine()), e);
        } catch (MissingParameterException e) {
            throw new EvidenceException(e.getMessage() + known(e) + ";" + help(e.getCommandLine()), e);
        } catch (ParameterException e) {
            throw new EvidenceException(e.getMessage() + ";" + help(e.getCommandLine()), e);
        }
    }

    private static String known(MissingParameterException e) {
        Iterable<String> known = e.getMissing().get(0).completionCandidates();
        return known == null ? "" : ", one of: " + String.join(", ", known);
    }

    /** Many programs know {@code help check}, so people try it. */
    private static List<String> withoutHelpWord(List<String> arguments) {
        if (!arguments.get(0).equals(HELP)) {
            return arguments;
        }
        List<String> others = new ArrayList<>(arguments.subList(1, arguments.size()));
        others.add("--help");
        return others;
    }

    private static String help(CommandLine command) {
        return " see \"" + command.getCommandSpec().qualifiedName() + " --help\"";
    }

    private int command(CommandLine program, ParseResult parsed) throws EvidenceException {
        Optional<String> operand = operands(parsed).stream().findFirst();
        return switch (parsed.commandSpec().name()) {
            case CheckCommand.NAME ->
                new CheckCommand(streams, environment).run(arguments(parsed)).code();
            case GateCommand.NAME -> new GateCommand(streams, environment).run(gateArguments(parsed));
            case InitCommand.NAME -> printed(init(parsed).run());
            case DoctorCommand.NAME ->
                new DoctorCommand(streams, environment).run(arguments(parsed)).code();
            case PolicyCommand.NAME -> printed(policy(parsed).text());
            case FixtureCommand.NAME ->
                new FixtureCommand(streams, new CheckCommand(streams, environment))
                        .run(arguments(parsed))
                        .code();
            case TestCommand.NAME ->
                new TestCommand(streams)
                        .run(value(parsed, CheckOption.POLICY), operands(parsed))
                        .code();
            case GithubCommand.NAME ->
                new GithubCommand(streams, environment).run().code();
            case CommandTree.EXPLAIN -> printed(explanation(operand, value(parsed, CheckOption.POLICY)));
            case CommandTree.SCHEMA -> printed(schema(operand.orElseThrow()));
            case CommandTree.COMPLETION -> printed(completion(program, operand.orElseThrow()));
            case PreflightCommand.NAME ->
                new PreflightCommand(streams, environment)
                        .run(arguments(parsed))
                        .code();
            default -> decision(program, parsed).run(arguments(parsed)).code();
        };
    }

    private DecisionCommand decision(CommandLine program, ParseResult parsed) throws EvidenceException {
        Action action = DecisionCommand.named(parsed.commandSpec().name())
                .orElseThrow(() -> new EvidenceException("no command given;" + help(program)));
        Map<DecisionOption, List<String>> values = new EnumMap<>(DecisionOption.class);
        for (DecisionOption option : DecisionOption.values()) {
            if (parsed.hasMatchedOption(option.label())) {
                values.put(option, parsed.matchedOption(option.label()).stringValues());
            }
        }
        return new DecisionCommand(streams, environment, action, values);
    }

    private static PolicyCommand policy(ParseResult parsed) {
        return new PolicyCommand(
                value(parsed, CheckOption.POLICY),
                value(parsed, CheckOption.REPO),
                parsed.hasMatchedOption(CommandTree.EFFECTIVE),
                value(parsed, CheckOption.FORMAT));
    }

    private static Optional<String> value(ParseResult parsed, CheckOption option) {
        return parsed.hasMatchedOption(option.label())
                ? parsed.matchedOption(option.label()).stringValues().stream().findFirst()
                : Optional.empty();
    }

    private static List<String> operands(ParseResult parsed) {
        return parsed.matchedPositionals().stream()
                .map(ArgSpec::stringValues)
                .flatMap(List::stream)
                .toList();
    }

    private static String explanation(Optional<String> rule, Optional<String> policy) throws EvidenceException {
        List<OwnRule> own = policy.isPresent() ? TriedPolicy.read(policy).ownRules() : List.of();
        return rule.isPresent() ? About.rule(rule.get(), own) : About.rules(own);
    }

    private static CheckArguments arguments(ParseResult parsed) {
        Map<CheckOption, List<String>> values = new EnumMap<>(CheckOption.class);
        for (CheckOption option : CheckOption.values()) {
            if (parsed.hasMatchedOption(option.label())) {
                OptionSpec matched = parsed.matchedOption(option.label());
                values.put(option, option.isSwitch() ? List.of() : matched.stringValues());
            }
        }
        return new CheckArguments(values);
    }

    private static GateArguments gateArguments(ParseResult parsed) {
        Map<GateOption, String> values = new EnumMap<>(GateOption.class);
        for (GateOption option : GateOption.values()) {
            if (parsed.hasMatchedOption(option.label())) {
                values.put(
                        option,
                        parsed.matchedOption(option.label()).stringValues().get(0));
            }
        }
        List<String> command = parsed.matchedPositionals().stream()
                .flatMap(positional -> positional.stringValues().stream())
                .toList();
        return new GateArguments(values, command);
    }

    private static InitCommand init(ParseResult parsed) {
        return new InitCommand(
                arguments(parsed),
                parsed.hasMatchedOption(InitCommand.STDOUT),
                parsed.hasMatchedOption(InitCommand.FORCE));
    }

    private static String schema(String name) throws EvidenceException {
        return Arrays.stream(PublishedSchema.values())
                .filter(schema -> CommandTree.nameOf(schema).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown("schema", name, CommandTree.SCHEMAS))
                .text();
    }

    private static String completion(CommandLine program, String shell) throws EvidenceException {
        if (!CommandTree.SHELLS.contains(shell)) {
            throw unknown("shell", shell, CommandTree.SHELLS);
        }
        // The one script serves both: in zsh it switches bash's completion on.
        return COMPLETION_HEADER
                + AutoComplete.bash(CommandTree.NAME, program)
                        .lines()
                        .dropWhile(line -> line.startsWith("#"))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static EvidenceException unknown(String what, String name, List<String> known) {
        return new EvidenceException("unknown " + what + " \"" + name + "\"; known: " + String.join(", ", known));
    }

    private int printed(String text) throws EvidenceException {
        streams.print(text);
        return ExitStatus.GO_ON.code();
    }
}

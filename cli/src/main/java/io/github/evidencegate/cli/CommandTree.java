package io.github.evidencegate.cli;

import io.github.evidencegate.codec.PublishedSchema;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.policy.Rules;
import io.github.evidencegate.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands as picocli knows them: for their help, for the completion script, and for arguments that are wrong. */
final class CommandTree {
    static final String NAME = "evidence-gate";
    static final String EXPLAIN = "explain";
    static final String SCHEMA = "schema";
    static final String COMPLETION = "completion";
    static final String EFFECTIVE = "--effective";

    /** The names of the schemas, in the order of {@link PublishedSchema}. */
    static final List<String> SCHEMAS =
            Arrays.stream(PublishedSchema.values()).map(CommandTree::nameOf).toList();

    static final List<String> SHELLS = List.of("bash", "zsh");

    /** Commands before options: of the program's own options a newcomer needs none. */
    private static final List<String> PROGRAM_HELP = List.of(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER);

    private CommandTree() {}

    /** All commands, below the program itself. */
    static CommandLine commandLine() {
        CommandSpec program = command(NAME)
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version of program, Java and system.")
                        .build())
                // People put it where other programs want it.
                .addOption(option(CheckOption.VERBOSE))
                .addSubcommand(CheckCommand.NAME, check())
                .addSubcommand(GateCommand.NAME, gate())
                .addSubcommand(PreflightCommand.NAME, DecisionTree.preflight())
                .addSubcommand(InitCommand.NAME, init())
                .addSubcommand(DoctorCommand.NAME, doctor())
                .addSubcommand(PolicyCommand.NAME, policy())
                .addSubcommand(TestCommand.NAME, test())
                .addSubcommand(FixtureCommand.NAME, fixture())
                .addSubcommand(GithubCommand.NAME, github())
                .addSubcommand(EXPLAIN, explain())
                .addSubcommand(SCHEMA, schema())
                .addSubcommand(COMPLETION, completion());
        for (Action action : Action.values()) {
            program.addSubcommand(DecisionCommand.nameOf(action), DecisionTree.decision(action));
        }
        describe(program);
        // Arguments come from pipelines: a ticket that begins with @ must not name a file to read arguments from.
        return new CommandLine(program).setExpandAtFiles(false);
    }

    private static void describe(CommandSpec program) {
        program.usageMessage()
                .customSynopsis(NAME + " COMMAND [OPTION]...", "       " + NAME + " COMMAND --help")
                .description(
                        "",
                        "Judges a change, such as a branch or a pull request, against what was asked for: its scope,"
                                + " its gates, its policy. It prints a review packet that a reviewer can read in a"
                                + " minute, and its exit status tells the pipeline whether to go on.")
                .sectionKeys(PROGRAM_HELP)
                .footer(
                        "",
                        "Exit status:",
                        "  0  go on: the change is ready, or needs attention",
                        "  1  the change is blocked or stopped",
                        "  2  nothing was judged: arguments, policy or repository cannot be used",
                        "  3  the code host failed",
                        "",
                        "Example, what the current branch adds to main:",
                        "  " + NAME + " check --base main");
    }

    /** What a schema is called on the command line. */
    static String nameOf(PublishedSchema schema) {
        return schema.name().toLowerCase(Locale.ROOT);
    }

    private static CommandSpec check() {
        CommandSpec check = command(CheckCommand.NAME);
        for (CheckOption option : CheckOption.values()) {
            check.addOption(option(option));
        }
        check.usageMessage()
                .header("Judge the change in a git work tree and print its review packet.", "")
                .footer(
                        "",
                        "Examples:",
                        "  " + NAME + " check --base origin/main --work-item ticket.md",
                        "  " + NAME + " check --out evidence --results 'reports/*.xml'",
                        "",
                        "SOURCE_DATE_EPOCH (seconds since 1970) stands in for the time, so that the same input gives"
                                + " the same bytes.");
        return check;
    }

    private static CommandLine gate() {
        CommandSpec gate = command(GateCommand.NAME);
        for (GateOption option : GateOption.values()) {
            gate.addOption(option(option, option == GateOption.ID));
        }
        gate.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("1..*")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("COMMAND")
                .description("The program and its arguments. Best behind --, so that its options are its own.")
                .build());
        gate.usageMessage()
                .customSynopsis(NAME + " gate --id ID [OPTION]... -- COMMAND...")
                .header("Run a command and record how it ended, for a later check to judge.", "")
                .footer(
                        "",
                        "Output, signals and exit status of the command pass through. 126 and 127 also mean that it could"
                                + " not be started, and 2 that these arguments cannot be used.",
                        "",
                        "Example:",
                        "  " + NAME + " gate --id lint -- npm run lint");
        return new CommandLine(gate).setStopAtPositional(true);
    }

    private static CommandSpec fixture() {
        CommandSpec fixture = command(FixtureCommand.NAME);
        for (CheckOption option : CheckOption.values()) {
            if (option != CheckOption.FORMAT && option != CheckOption.OUT && !option.isOfHistory()) {
                fixture.addOption(option(option));
            }
        }
        fixture.addOption(OptionSpec.builder(CheckOption.OUT.label())
                .required(true)
                .type(String.class)
                .paramLabel("DIR")
                .description("Write record.json and expected.json to this folder, from the current one.")
                .build());
        fixture.usageMessage()
                .header("Judge a change and keep its record and findings, to test policies with.", "")
                .footer("", "Example:", "  " + NAME + " fixture --base main --out fixtures/payment-change");
        return fixture;
    }

    private static CommandSpec test() {
        CommandSpec test = command(TestCommand.NAME)
                .addOption(policy("Test this policy. Default: .evidence-gate.yml in the current folder."))
                .addOption(option(CheckOption.VERBOSE))
                .addPositional(PositionalParamSpec.builder()
                        .arity("1..*")
                        .required(true)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("DIR")
                        .description("A fixture, or a folder of fixtures.")
                        .build());
        test.usageMessage()
                .header("Judge fixtures by a policy and compare what it finds with what it should.", "")
                .footer(
                        "",
                        "Exit status:",
                        "  0  every fixture is as expected",
                        "  1  a fixture is not",
                        "  2  the policy or a fixture cannot be used");
        return test;
    }

    private static OptionSpec policy(String description) {
        return OptionSpec.builder(CheckOption.POLICY.label())
                .type(String.class)
                .paramLabel("FILE")
                .description(description)
                .build();
    }

    private static CommandSpec init() {
        CommandSpec init = command(InitCommand.NAME)
                .addOption(option(CheckOption.REPO))
                .addOption(OptionSpec.builder(InitCommand.STDOUT)
                        .type(boolean.class)
                        .description("Print the policy and write nothing.")
                        .build())
                .addOption(OptionSpec.builder(InitCommand.FORCE)
                        .type(boolean.class)
                        .description("Replace a policy that is there.")
                        .build())
                .addOption(option(CheckOption.VERBOSE));
        init.usageMessage()
                .header("Write a first policy from what is found in the repository; each line says why.", "")
                .footer("", "The policy observes and blocks nothing, until its mode is changed.");
        return init;
    }

    private static CommandSpec doctor() {
        CommandSpec doctor = command(DoctorCommand.NAME);
        for (CheckOption option : DoctorCommand.OPTIONS) {
            doctor.addOption(option(option));
        }
        doctor.addOption(OptionSpec.builder(CheckOption.FORMAT.label())
                .type(String.class)
                .paramLabel(CheckOption.FORMAT.value())
                .completionCandidates(DoctorCommand.FORMATS)
                .description("What to print: text or json. Default: text.")
                .build());
        doctor.addOption(option(CheckOption.VERBOSE));
        doctor.usageMessage()
                .header("Say what a check has here, and what is missing for each feature.", "")
                .footer(
                        "",
                        "Exit status:",
                        "  0  all that is needed is there, even if something is limited",
                        "  1  something needed is missing",
                        "  2  nothing could be looked at: arguments, git or repository cannot be used");
        return doctor;
    }

    static OptionSpec option(CommandOption option) {
        return option(option, false);
    }

    static OptionSpec option(CommandOption option, boolean required) {
        OptionSpec.Builder builder = OptionSpec.builder(option.label())
                .description(option.description())
                .required(required);
        if (option.isSwitch()) {
            return builder.type(boolean.class).build();
        }
        builder.paramLabel(option.value());
        if (!option.choices().isEmpty()) {
            builder.completionCandidates(option.choices());
        }
        return option.isRepeatable()
                ? builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .build()
                : builder.type(String.class).build();
    }

    private static CommandSpec github() {
        CommandSpec github = command(GithubCommand.NAME).addOption(option(CheckOption.VERBOSE));
        github.usageMessage()
                .header("Run as a step of a workflow on GitHub; the action does this, people need not.", "")
                .footer(
                        "",
                        "It reads what the runner and the action set: GITHUB_*, RUNNER_TEMP, and a variable for each input,"
                                + " such as EVIDENCE_GATE_INPUT_MODE. docs/github.md has all of it.");
        return github;
    }

    private static CommandSpec policy() {
        CommandSpec policy = command(PolicyCommand.NAME)
                .addOption(OptionSpec.builder(CheckOption.POLICY.label())
                        .paramLabel(CheckOption.POLICY.value())
                        .type(String.class)
                        .description(
                                "Read this policy; its path starts at the current folder. Default: .evidence-gate.yml"
                                        + " at the top of the work tree, as it lies there now.")
                        .build())
                .addOption(OptionSpec.builder(EFFECTIVE)
                        .type(boolean.class)
                        .description("Print every value that holds, with where it came from.")
                        .build())
                .addOption(OptionSpec.builder(CheckOption.FORMAT.label())
                        .paramLabel(CheckOption.FORMAT.value())
                        .type(String.class)
                        .completionCandidates(PolicyCommand.FORMATS)
                        .description("What to print: text, or json, which has every value. Default: text.")
                        .build())
                .addOption(option(CheckOption.REPO))
                .addOption(option(CheckOption.VERBOSE));
        policy.usageMessage()
                .header("Say whether a policy is valid, and what holds by it and all that it extends.", "");
        return policy;
    }

    private static CommandSpec explain() {
        List<String> rules = Rules.all().stream().map(Rule::id).toList();
        CommandSpec explain = command(EXPLAIN)
                .addPositional(choice("RULE", "The rule's id, as the packet has it.", "0..1", rules))
                .addOption(policy("Know the own rules of this policy too."));
        explain.usageMessage().header("Say what a rule looks for, or list all rules.", "");
        return explain;
    }

    private static CommandSpec schema() {
        CommandSpec schema = command(SCHEMA)
                .addPositional(choice("NAME", "One of: " + String.join(", ", SCHEMAS) + ".", "1", SCHEMAS));
        schema.usageMessage()
                .header(
                        "Print the JSON Schema of policy, record, verdict, the record of a gate or an entry of a history.",
                        "");
        return schema;
    }

    private static CommandSpec completion() {
        CommandSpec completion = command(COMPLETION)
                .addPositional(choice("SHELL", "One of: " + String.join(", ", SHELLS) + ".", "1", SHELLS));
        completion
                .usageMessage()
                .header("Print the script that completes commands and options in a shell.", "")
                .footer("", "Example, for the shell that you are in:", "  . <(" + NAME + " completion bash)");
        return completion;
    }

    private static PositionalParamSpec choice(String label, String description, String arity, List<String> choices) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity(arity)
                .required(arity.equals("1"))
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .completionCandidates(choices)
                .build();
    }

    static CommandSpec command(String name) {
        CommandSpec command = CommandSpec.create()
                .name(name)
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        command.usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands, the usual one first:%n");
        return command;
    }
}

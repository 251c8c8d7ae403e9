package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Runs one command and turns whatever happens into a status and, if it is bad news, one clear message. */
final class Program {
    private final Streams streams;
    private final Environment environment;

    Program(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /**
     * Runs the command that the arguments name. Never throws.
     *
     * @return the code of an {@link ExitStatus}, or that of the command that was run as a gate
     */
    int run(List<String> arguments) {
        try {
            return answer(arguments);
        } catch (EvidenceException | RuntimeException | Error e) {
            return failed(message(e), e, arguments);
        }
    }

    /** What went wrong in the first place: work that is done beside the rest wraps it. */
    private static String message(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EvidenceException) {
            return String.valueOf(cause.getMessage());
        }
        return cause instanceof OutOfMemoryError
                ? "out of memory; allow more with EVIDENCE_GATE_HEAP=2g (java -jar: -Xmx2g)"
                : "a fault of this program: " + cause + "; run it again with --verbose and report what it prints";
    }

    private int failed(String message, Throwable cause, List<String> arguments) {
        streams.complain(message);
        if (arguments.contains(CheckOption.VERBOSE.label())) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            streams.show(trace.toString());
        }
        return ExitStatus.UNUSABLE.code();
    }

    private int answer(List<String> arguments) throws EvidenceException {
        // Without picocli, as below: people and install scripts ask for it to see whether the program starts.
        if (arguments.equals(List.of("--version"))) {
            streams.print(About.version());
            return ExitStatus.GO_ON.code();
        }
        // Starting counts here too, and it takes no arguments.
        if (arguments.equals(List.of(GithubCommand.NAME))) {
            return new GithubCommand(streams, environment).run().code();
        }
        Optional<CheckArguments> check = plain(CheckCommand.NAME, arguments);
        if (check.isPresent()) {
            return new CheckCommand(streams, environment).run(check.get()).code();
        }
        Optional<CheckArguments> preflight = plain(PreflightCommand.NAME, arguments)
                .filter(given ->
                        PreflightCommand.OPTIONS.containsAll(given.values().keySet()));
        if (preflight.isPresent()) {
            return new PreflightCommand(streams, environment)
                    .run(preflight.get())
                    .code();
        }
        Optional<GateArguments> gate = plainGate(arguments);
        return gate.isPresent()
                ? new GateCommand(streams, environment).run(gate.get())
                : new Commands(streams, environment).run(arguments);
    }

    private static Optional<GateArguments> plainGate(List<String> arguments) {
        return !arguments.isEmpty() && arguments.get(0).equals(GateCommand.NAME)
                ? GateArguments.plain(arguments.subList(1, arguments.size()))
                : Optional.empty();
    }

    /** The arguments of a command that takes those of a check. */
    private static Optional<CheckArguments> plain(String command, List<String> arguments) {
        return !arguments.isEmpty() && arguments.get(0).equals(command)
                ? CheckArguments.plain(arguments.subList(1, arguments.size()))
                : Optional.empty();
    }
}

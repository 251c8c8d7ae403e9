package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.delivery.Format;
import io.github.evidencegate.delivery.OutFolder;
import io.github.evidencegate.delivery.Renderings;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.pipeline.CheckRequest;
import io.github.evidencegate.pipeline.CheckRun;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.pipeline.RunHistory;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** {@code evidence-gate check}: judges a change, writes the files, prints the packet. */
final class CheckCommand {
    static final String NAME = "check";

    private final Streams streams;
    private final Environment environment;

    CheckCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /**
     * Judges the change that the arguments name.
     *
     * @throws EvidenceException if it cannot be judged, or the outcome cannot be written
     */
    ExitStatus run(CheckArguments arguments) throws EvidenceException {
        refuseEmptyValues(arguments);
        Optional<String> named = arguments.value(CheckOption.FORMAT);
        Format format = named.isPresent()
                ? Format.named(named.get())
                : environment.showsOutput() ? Format.TEXT : Format.MARKDOWN;
        Clock clock = environment.clock();
        Optional<Path> out = path(arguments, CheckOption.OUT);
        Outcome outcome = judged(arguments, clock);
        Renderings renderings = new Renderings(outcome, environment.columns());
        if (out.isPresent()) {
            new OutFolder(out.get(), CheckOption.OUT.label()).write(renderings);
        }
        streams.print(renderings.in(format));
        return ExitStatus.of(outcome.verdict().decision());
    }

    /**
     * What the change that the arguments name comes to; writes nothing.
     *
     * @throws EvidenceException if it cannot be judged
     */
    Outcome judged(CheckArguments arguments) throws EvidenceException {
        refuseEmptyValues(arguments);
        return judged(arguments, environment.clock());
    }

    /** Refuses an option without a text. */
    static void refuseEmptyValues(CheckArguments arguments) throws EvidenceException {
        for (CheckOption option : CheckOption.values()) {
            if (arguments.values(option).stream().anyMatch(String::isBlank)) {
                throw InputFile.empty(option.label());
            }
        }
    }

    /** What the arguments ask to judge. */
    CheckRequest request(CheckArguments arguments) throws EvidenceException {
        Optional<String> workItem = arguments.value(CheckOption.WORK_ITEM);
        return new CheckRequest(
                folder(arguments),
                arguments.value(CheckOption.BASE),
                arguments.value(CheckOption.HEAD).orElse("HEAD"),
                path(arguments, CheckOption.POLICY),
                workItem.isPresent()
                        ? Optional.of(new WorkItemArgument(workItem.get()).text(streams.input()))
                        : Optional.empty(),
                arguments.values(CheckOption.RESULTS),
                arguments.values(CheckOption.BASE_RESULTS),
                About.tool());
    }

    /** The folder whose work tree is meant. */
    static Path folder(CheckArguments arguments) throws EvidenceException {
        Path folder = path(arguments, CheckOption.REPO).orElse(Path.of("").toAbsolutePath());
        if (Files.isRegularFile(folder)) {
            throw new EvidenceException(
                    "--repo: " + folder + " is a file, not a folder; name a git work tree, or a" + " folder in it");
        }
        return folder;
    }

    static Optional<Path> path(CheckArguments arguments, CheckOption option) throws EvidenceException {
        return InputFile.path(option.label(), arguments.value(option));
    }

    private Outcome judged(CheckArguments arguments, Clock clock) throws EvidenceException {
        CheckRequest request = request(arguments);
        try (Progress progress = new Progress(streams.error(), environment.showsProgress())) {
            progress.enter("reading the change");
            WorkTreeRunSource source = WorkTreeRunSource.open(request);
            return arguments.tellOfHistory()
                    ? new CheckRun(progress.watching(source), clock, history(arguments, source))
                            .judge(new HistoryArguments(arguments).surface())
                    : new CheckRun(progress.watching(source), clock).judge();
        }
    }

    private static Optional<RunHistory> history(CheckArguments arguments, WorkTreeRunSource source)
            throws EvidenceException {
        HistoryArguments asked = new HistoryArguments(arguments);
        asked.requirePlace();
        return Optional.of(new RunHistory(asked.history(), asked.request(), source.workTree()));
    }
}

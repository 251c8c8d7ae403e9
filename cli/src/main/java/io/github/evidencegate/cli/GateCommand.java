package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.codec.CommandRunCodec;
import io.github.evidencegate.command.CommandRecords;
import io.github.evidencegate.command.ProgramSearch;
import io.github.evidencegate.delivery.FileTrouble;
import io.github.evidencegate.delivery.WholeFile;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.WorkTree;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code evidence-gate gate}: runs a command and records how it ended. The command's status is never hidden: trouble of
 * ours is told on standard error, and then there is no record, so that the check finds the gate missing.
 */
final class GateCommand {
    static final String NAME = "gate";

    private final Streams streams;
    private final Environment environment;

    GateCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /** Where and for which revision the record is written. */
    private record Place(WorkTree workTree, Revision head, Path file) {}

    /**
     * Runs the command.
     *
     * @return its exit status
     * @throws EvidenceException if the arguments cannot be used; nothing was run then
     */
    int run(GateArguments arguments) throws EvidenceException {
        String id = identifier(arguments, GateOption.ID).orElseThrow();
        Optional<String> kind = identifier(arguments, GateOption.KIND);
        Optional<Path> out = path(arguments, GateOption.OUT);
        Path folder = path(arguments, GateOption.REPO).orElse(Path.of("").toAbsolutePath());
        Optional<Place> place = place(id, folder, out);
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        CommandTask.Result result = new CommandTask().run(resolved(arguments.command()), streams);
        Duration took = Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
        String program = arguments.command().get(0);
        result.ending().notStarted().ifPresent(reason -> streams.complain(program + ": " + reason));
        if (place.isPresent()) {
            CommandRun run = new CommandRun(
                    id,
                    kind,
                    nameOf(program),
                    digest(arguments.command()),
                    place.get().head(),
                    startedAt,
                    startedAt.plus(took),
                    took,
                    result.ending(),
                    result.output());
            record(run, place.get());
        }
        return result.ending().exitStatus();
    }

    /** Prepares the record; the old one goes first, so that it cannot stand for a run that was killed. */
    private Optional<Place> place(String id, Path folder, Optional<Path> out) {
        try {
            WorkTree workTree = WorkTree.open(folder);
            Path file =
                    out.map(Path::toAbsolutePath).orElseGet(() -> CommandRecords.fileOf(workTree.gitDirectory(), id));
            Files.deleteIfExists(file);
            return Optional.of(new Place(workTree, workTree.checkedOut(), file));
        } catch (EvidenceException e) {
            complain(id, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            complain(id, "the old record cannot be removed: " + FileTrouble.reason(e, "write"));
        }
        return Optional.empty();
    }

    private void record(CommandRun run, Place place) {
        try {
            Revision now = place.workTree().checkedOut();
            if (!now.equals(run.head())) {
                complain(
                        run.id(),
                        "HEAD moved from " + run.head().abbreviated() + " to " + now.abbreviated()
                                + " while the command ran; check out first, then run it");
                return;
            }
            Files.createDirectories(
                    Optional.ofNullable(place.file().getParent()).orElse(place.file()));
            WholeFile.write(place.file(), CommandRunCodec.encode(run));
        } catch (EvidenceException e) {
            complain(run.id(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            complain(run.id(), place.file() + " cannot be written: " + FileTrouble.reason(e, "write"));
        }
    }

    private void complain(String id, String trouble) {
        streams.complain("gate " + id + " is not recorded, so the check will find it missing: " + trouble);
    }

    private List<String> resolved(List<String> command) {
        return File.separatorChar == '\\' ? search().resolved(command) : command;
    }

    private ProgramSearch search() {
        return new ProgramSearch(environment.named("PATH").orElse(""), environment.named("PATHEXT"));
    }

    /** The last part of the program's path: where it lies differs from machine to machine. */
    private static String nameOf(String program) {
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return name.isBlank() ? "unnamed" : name;
    }

    private static Digest digest(List<String> command) {
        StringBuilder text = new StringBuilder();
        command.subList(1, command.size())
                .forEach(argument -> text.append(argument).append('\0'));
        return Digest.of(text.toString().getBytes(UTF_8));
    }

    private static Optional<String> identifier(GateArguments arguments, GateOption option) throws EvidenceException {
        Optional<String> value = arguments.value(option);
        if (value.isPresent() && !CommandRun.isIdentifier(value.get())) {
            throw new EvidenceException(option.label() + " is \"" + value.get()
                    + "\", expected up to 64 lower-case letters, digits and dashes, such as lint; the command was not"
                    + " run");
        }
        return value;
    }

    private static Optional<Path> path(GateArguments arguments, GateOption option) throws EvidenceException {
        return InputFile.path(option.label(), arguments.value(option));
    }
}

package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.gate.GateSetting.Declared;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a gate of a command makes of its records. Of several, one that fails goes before the latest. */
final class CommandGate {
    private static final String FOLDER = "/evidence-gate";
    private static final String FILE = "evidence-gate/gate-";
    private static final int FIRST_SIGNAL = 128;
    private static final int LAST_SIGNAL = 128 + 64;

    private CommandGate() {}

    static Measured measure(List<Report> fresh) {
        Comparator<CommandRun> failedLast =
                Comparator.comparing((CommandRun run) -> !run.ending().isGood()).thenComparing(CommandRun::endedAt);
        return fresh.stream()
                .flatMap(report -> report.fold(
                        tests -> none(),
                        lines -> none(),
                        analysis -> none(),
                        Stream::of,
                        job -> none(),
                        unread -> none()))
                .map(Report.Command::run)
                .max(failedLast)
                .map(CommandGate::measured)
                .orElseGet(() -> new Measured(
                        State.EMPTY,
                        Optional.of("no command ran"),
                        Map.of(),
                        Optional.empty(),
                        Details.NONE,
                        Failed.NONE));
    }

    private static Stream<Report.Command> none() {
        return Stream.empty();
    }

    private static Measured measured(CommandRun run) {
        boolean isGood = run.ending().isGood();
        return new Measured(
                isGood ? State.PASS : State.FAIL,
                isGood ? Optional.empty() : Optional.of(reason(run)),
                Map.of(),
                Optional.of(run.took()),
                Details.of(run),
                isGood
                        ? Failed.NONE
                        : Failed.each(List.of(
                                run.ending().exitStatus() + " " + run.output().hex())));
    }

    private static String reason(CommandRun run) {
        Ending ending = run.ending();
        if (ending.notStarted().isPresent()) {
            return "did not start: " + ending.notStarted().get();
        }
        String told = ending.signal()
                .map(signal -> "was told to end (" + signal + ") and ")
                .orElse("");
        return told + "exited with " + ending.exitStatus() + signal(ending.exitStatus()) + " after " + time(run.took());
    }

    /** Nobody can tell a program that a signal killed from one that ended with the same number. */
    private static String signal(int exitStatus) {
        if (exitStatus <= FIRST_SIGNAL || exitStatus > LAST_SIGNAL) {
            return "";
        }
        int number = exitStatus - FIRST_SIGNAL;
        String name = switch (number) {
            case 1 -> ", HUP";
            case 2 -> ", INT";
            case 3 -> ", QUIT";
            case 6 -> ", ABRT";
            case 9 -> ", KILL";
            case 11 -> ", SEGV";
            case 13 -> ", PIPE";
            case 15 -> ", TERM";
            default -> "";
        };
        return " (as after signal " + number + name + ")";
    }

    private static String time(Duration took) {
        return took.toSeconds() == 0 ? took.toMillis() + " ms" : took.toSeconds() + " s";
    }

    /** Continues "no result file". */
    static String lookedFor(Declared gate) {
        return (gate.results().isEmpty() ? "" : "at " + String.join(", ", gate.results()) + " ")
                + "tells of the command; let \"evidence-gate gate --id " + gate.id() + " --\" run it";
    }

    /** What a record that policy does not name is called. It never takes the name of results of another kind. */
    static String foundId(String id) {
        boolean isTaken = Set.of("tests", "coverage", "analysis").contains(id)
                || id.startsWith("analysis-")
                || id.startsWith("job-");
        return isTaken ? "command-" + id : id;
    }

    /** Whether an unreadable file should be a record, or is the folder of all of them. */
    static boolean isRecord(Report.Unreadable unreadable) {
        return idOf(unreadable).isPresent() || unreadable.path().endsWith(FOLDER);
    }

    /** The gate whose record an unreadable file should be, by its name; empty if it is none. */
    static Optional<String> idOf(Report.Unreadable unreadable) {
        String path = unreadable.path();
        int start = path.lastIndexOf(FILE) + FILE.length();
        return path.contains(FILE) && path.indexOf('/', start) < 0 && path.endsWith(".json")
                ? Optional.of(path.substring(start, path.length() - ".json".length()))
                : Optional.empty();
    }
}

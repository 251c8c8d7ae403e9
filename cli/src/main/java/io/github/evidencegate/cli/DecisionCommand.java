package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.stop.Identity;
import io.github.evidencegate.stop.StopSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code evidence-gate pause}, {@code reroute}, {@code return}, {@code resume} and {@code waive}: what a named person
 * decides about a change, in its history.
 */
final class DecisionCommand {
    /** The options that it takes besides its own, of those of a check. */
    static final List<CheckOption> OPTIONS = List.of(
            CheckOption.CHANGE,
            CheckOption.HISTORY,
            CheckOption.BASE,
            CheckOption.POLICY,
            CheckOption.REPO,
            CheckOption.VERBOSE);

    private final Streams streams;
    private final Environment environment;
    private final Action action;
    private final Map<DecisionOption, List<String>> values;

    DecisionCommand(Streams streams, Environment environment, Action action, Map<DecisionOption, List<String>> values) {
        this.streams = streams;
        this.environment = environment;
        this.action = action;
        this.values = values;
    }

    /** What the command of an action is called. */
    static String nameOf(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** The action of this command; empty if it is none. */
    static Optional<Action> named(String command) {
        return Arrays.stream(Action.values())
                .filter(action -> nameOf(action).equals(command))
                .findFirst();
    }

    /**
     * Records the decision.
     *
     * @throws EvidenceException if it is refused or cannot be kept; nothing is recorded then
     */
    ExitStatus run(CheckArguments arguments) throws EvidenceException {
        CheckCommand.refuseEmptyValues(arguments);
        HistoryArguments asked = new HistoryArguments(arguments);
        asked.requireKept();
        Path folder = CheckCommand.path(arguments, CheckOption.HISTORY).orElseThrow();
        ChangeControl control = ChangeControl.open(
                new CheckCommand(streams, environment).request(arguments),
                asked.request().change(),
                asked.history(),
                Optional.empty(),
                environment.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        Wish wish = new Wish(
                action,
                required(DecisionOption.REASON),
                values.getOrDefault(DecisionOption.STOP, List.of()),
                value(DecisionOption.TO),
                until());
        StopState state = control.decide(wish, identity(folder, control.setting()));
        String open = state.open().isEmpty() ? "" : "; open: " + String.join(", ", state.open());
        streams.print(control.change() + " is " + state.kind().name().toLowerCase(Locale.ROOT) + open + "\n");
        return ExitStatus.GO_ON;
    }

    /** Nobody can be asked to log in here, so only write access shows, by the history's folder. */
    private Identity identity(Path folder, StopSetting setting) throws EvidenceException {
        String who = required(DecisionOption.BY);
        Optional<String> checkedBy = value(DecisionOption.CHECKED_BY);
        if (checkedBy.isEmpty() && !setting.deciders().contains(StopSetting.WRITE_ACCESS)) {
            throw new EvidenceException("policy lets " + setting.who() + " decide (stop.deciders), and the command line"
                    + " cannot tell who you are; decide on the code host, or say with --checked-by what checked --by");
        }
        try {
            return new Identity(
                    who,
                    List.of(),
                    Files.isWritable(folder),
                    checkedBy.orElse("write access to " + folder + " as " + environment.account()));
        } catch (IllegalArgumentException e) {
            throw new EvidenceException("--by is \"" + who + "\", expected the name of one person, without @", e);
        }
    }

    private Optional<Instant> until() throws EvidenceException {
        Optional<String> text = value(DecisionOption.UNTIL);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.get().contains("T")
                            ? Instant.parse(text.get())
                            : LocalDate.parse(text.get())
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            throw new EvidenceException(
                    "--until is \"" + text.get() + "\", expected a day such as 2026-12-01, or an instant such as"
                            + " 2026-12-01T12:00:00Z",
                    e);
        }
    }

    private Optional<String> value(DecisionOption option) {
        return values.getOrDefault(option, List.of()).stream().findFirst();
    }

    private String required(DecisionOption option) throws EvidenceException {
        return value(option)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new EvidenceException(option.label() + " is empty; give " + option.value()));
    }
}

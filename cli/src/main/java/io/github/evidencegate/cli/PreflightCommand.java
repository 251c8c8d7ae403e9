package io.github.evidencegate.cli;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.ChangeHistory;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.stop.Preflight.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * {@code evidence-gate preflight}: the cheap first step of a pipeline, which refuses a change that was stopped before any
 * minutes are burnt on it.
 */
final class PreflightCommand {
    static final String NAME = "preflight";

    /** The options that it takes, of those of a check. */
    static final List<CheckOption> OPTIONS = List.of(
            CheckOption.CHANGE,
            CheckOption.HISTORY,
            CheckOption.PREVIOUS_PACKET,
            CheckOption.BASE,
            CheckOption.HEAD,
            CheckOption.POLICY,
            CheckOption.REPO,
            CheckOption.VERBOSE);

    private final Streams streams;
    private final Environment environment;

    PreflightCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /**
     * Says whether the pipeline may run.
     *
     * @throws EvidenceException if that cannot be told
     */
    ExitStatus run(CheckArguments arguments) throws EvidenceException {
        // Each takes as long as all the rest, and neither needs the other.
        CompletableFuture<Void> unused = CompletableFuture.runAsync(EntryCodec::prepare);
        CheckCommand.refuseEmptyValues(arguments);
        HistoryArguments asked = new HistoryArguments(arguments);
        asked.requireKept();
        ChangeHistory history = asked.history();
        Instant now = environment.clock().instant();
        Optional<String> change = asked.request().change();
        Optional<Known> known = change.isPresent() ? Optional.of(history.read(change.get())) : Optional.empty();
        if (known.isPresent() && ChangeControl.isClear(known.get())) {
            return mayRun(change.orElseThrow());
        }
        ChangeControl control = ChangeControl.open(
                new CheckCommand(streams, environment).request(arguments), change, history, known, now);
        control.notice().ifPresent(streams::complain);
        Optional<Refusal> refusal = control.refusal(asked.surface());
        if (refusal.isEmpty()) {
            return mayRun(control.change());
        }
        streams.print(refusal.get().text());
        return ExitStatus.BLOCKED;
    }

    private ExitStatus mayRun(String change) throws EvidenceException {
        streams.print("A pipeline of " + change + " may run.\n");
        return ExitStatus.GO_ON;
    }
}

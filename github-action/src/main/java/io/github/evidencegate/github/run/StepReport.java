package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.delivery.OutFolder;
import io.github.evidencegate.delivery.Renderings;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.publication.Publication;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.publication.Published;
import io.github.evidencegate.rendering.MarkdownPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands an outcome over: first to the disk and the summary, which nothing can refuse, then to the code host, then to
 * outputs and log.
 */
final class StepReport {
    /** Columns of text that nobody renders here. */
    private static final int COLUMNS = 80;

    private static final String FOLDER = "evidence-gate";

    private final StepSetting step;
    private final Outcome outcome;
    private final List<ForgeException> failures;

    /**
     * Of this outcome.
     *
     * @param failures what the code host refused before there was an outcome
     */
    StepReport(StepSetting step, Outcome outcome, List<ForgeException> failures) {
        this.step = step;
        this.outcome = outcome;
        this.failures = new ArrayList<>(failures);
    }

    /**
     * Does it all.
     *
     * @param publication how to put it on the change
     * @param whyReadOnly why the token may not be able to write, for people; empty if it should be
     */
    ExitStatus deliver(Publication publication, Target target, Optional<String> whyReadOnly) throws EvidenceException {
        Path out = outFolder();
        MarkdownPacket packet = MarkdownPacket.of(outcome.packet());
        new OutFolder(out, "the input out").write(new Renderings(outcome, COLUMNS, packet));
        JobFiles files = new JobFiles(step.environment());
        boolean isSummarised = files.summarise(packet);
        Published published = publication.publish(outcome, packet, target);
        files.set(OutcomeOutputs.of(outcome, out, published));
        List<ForgeException> refused = published.failures();
        boolean isReadOnly = whyReadOnly.isPresent()
                && !refused.isEmpty()
                && refused.stream().allMatch(failure -> failure.kind() == ForgeException.Kind.FORBIDDEN);
        if (isReadOnly) {
            step.log()
                    .notice("The packet is in " + (isSummarised ? "the summary of the job and in " : "")
                            + out.resolve("packet.md") + " instead of on the pull request, because "
                            + whyReadOnly.orElseThrow() + ".");
        } else {
            failures.addAll(refused);
        }
        tell(published, out);
        return status();
    }

    private Path outFolder() throws EvidenceException {
        Optional<Path> named =
                step.inputs().path(ActionInput.OUT, step.environment().workspace());
        if (named.isPresent()) {
            return named.get();
        }
        Path temporary = step.environment().temporary();
        try {
            // A fresh one for each step: a job may have several, and what was there before may be anybody's.
            return Files.createTempDirectory(temporary, FOLDER);
        } catch (IOException e) {
            throw new EvidenceException(temporary + " cannot be written; check RUNNER_TEMP, or give the input out", e);
        }
    }

    private void tell(Published published, Path out) {
        StepLog log = step.log();
        outcome.record().trust().stream()
                .filter(part -> part.basis() == Basis.MISSING)
                .forEach(part -> log.say("missing, " + part.part() + ": " + part.source()));
        published.notices().forEach(log::notice);
        step.access().notices().get().forEach(log::notice);
        failures.forEach(failure -> log.error(String.valueOf(failure.getMessage())));
        log.say("policy: " + outcome.record().identity().policySource()
                + " (inputs fill in and tighten a policy; they never loosen it)");
        String decision = outcome.verdict().decision().name().toLowerCase(Locale.ROOT);
        String line = "decision: " + decision + "; packet: "
                + published.comment().orElseGet(() -> out.resolve("packet.md").toString());
        log.say(line + "; " + step.access().requests().getAsInt() + " API calls");
    }

    /** The code host's failure goes before the verdict, which is on the disk: whoever reads the check reads an old one. */
    private ExitStatus status() {
        return failures.isEmpty() ? ExitStatus.of(outcome.verdict().decision()) : ExitStatus.FORGE_FAILED;
    }
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.verdict.Decision;
import java.util.Optional;

/**
 * An outcome as a check.
 *
 * @param packet that of the outcome
 * @param state where the change stands by all that is known
 * @param isKnown whether that is all there is to know: a packet that nobody could read may say that it was stopped
 */
record CheckText(Outcome outcome, MarkdownPacket packet, StopState.Kind state, boolean isKnown) {
    /** GitHub takes 65,535 characters of summary (REST, "Create a check run"); some room is left for a count in bytes. */
    private static final int LIMIT = 60_000;

    CheckReport report(ReportSetting setting, Target target, Optional<String> details) {
        return new CheckReport(
                setting.checkName(),
                target.head(),
                holds(),
                beforeTitle() + plain(outcome.packet().title()),
                packet.within(LIMIT),
                Annotations.of(outcome.record(), setting.annotations()),
                details);
    }

    /** What is stopped does not hold, whoever stopped it and whenever; nor what may be. */
    private boolean holds() {
        Decision decision = outcome.verdict().decision();
        return isKnown && state.goesOn() && (decision == Decision.READY || decision == Decision.ATTENTION);
    }

    private String beforeTitle() {
        if (isStoppedSince()) {
            return StopLabel.word(state) + " since it was judged; it was ";
        }
        return isKnown ? "" : "its packet cannot be read, so it may be stopped; it was judged ";
    }

    private boolean isStoppedSince() {
        return !state.goesOn() && outcome.verdict().decision() != Decision.STOPPED;
    }

    private static String plain(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        for (Phrase.Span span : phrase.spans()) {
            text.append(span.text()).append(span.style() == Phrase.Style.MARK ? " " : "");
        }
        return text.toString();
    }
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.verdict.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts an outcome on its change: the packet, then the check, then the labels, and then looks whether another run wrote
 * over the packet. What one of them meets does not keep the others from being tried, and nothing of it changes the
 * verdict.
 */
public final class Publication {
    private final Forge forge;
    private final ReportSetting setting;
    private final StopSetting deciders;

    /**
     * Of what this project wants written to this code host.
     *
     * @param deciders whose words count, by the policy at the base
     */
    public Publication(Forge forge, ReportSetting setting, StopSetting deciders) {
        this.forge = forge;
        this.setting = setting;
        this.deciders = deciders;
    }

    /**
     * Where an outcome goes.
     *
     * @param head the revision that gets the check: the head that was judged, or that of a merge queue
     * @param number the change that gets packet and labels; empty for a check alone
     */
    public record Target(Revision head, Optional<Long> number) {}

    /** Publishes; what the code host refuses is in the answer. */
    public Published publish(Outcome outcome, Target target) {
        return publish(outcome, MarkdownPacket.of(outcome.packet()), target);
    }

    /** The same, with Markdown of its packet that is shown elsewhere, too. */
    public Published publish(Outcome outcome, MarkdownPacket packet, Target target) {
        return new Run(outcome, packet, target).published();
    }

    /**
     * Says at the top of the packet that is there what became true since it was made: that the head moved, that a waiver
     * ended. For a pipeline that does not judge the new head; without a packet there is nothing to say.
     *
     * @throws ForgeException if the change cannot be asked, or the packet not be written
     */
    public Optional<String> mark(long number, Instant now) throws ForgeException {
        ForgeChange change = forge.change(number);
        Contribution nothing = new Contribution(change.key().name(), now, Optional.empty(), List.of(), deciders);
        OnePacket packet = new OnePacket(forge, change, nothing, now);
        packet.write(false);
        return packet.kept().map(PostedComment::url);
    }

    /** What is asked of a code host, which may refuse. */
    private interface Request {
        void send() throws ForgeException;
    }

    /** One publication and what became of it so far. */
    private final class Run {
        private final Outcome outcome;
        private final MarkdownPacket shown;
        private final Target target;
        private final Instant at;
        private final List<String> notices = new ArrayList<>();
        private final List<ForgeException> failures = new ArrayList<>();
        private Optional<ForgeChange> change = Optional.empty();
        private Optional<OnePacket> packet = Optional.empty();
        private boolean isWritten;
        private Optional<String> check = Optional.empty();

        Run(Outcome outcome, MarkdownPacket shown, Target target) {
            this.outcome = outcome;
            this.shown = shown;
            this.target = target;
            this.at = outcome.record().identity().recordedAt();
        }

        Published published() {
            if (target.number().isPresent() && (wantsComment() || setting.labels())) {
                attempt(() -> change = Optional.of(forge.change(target.number().get())));
            }
            if (wantsComment()) {
                attempt(this::comment);
            }
            StopState.Kind state = state();
            attempt(() -> check(state));
            attempt(() -> labels(state, change.map(ForgeChange::labels).orElse(List.of())));
            attempt(this::settle);
            if (state() != state) {
                attempt(() -> check(state()));
                attempt(() -> labels(state(), StopLabel.of(state).stream().toList()));
            }
            return new Published(commentUrl(), check, notices, failures);
        }

        private void attempt(Request request) {
            try {
                request.send();
            } catch (ForgeException e) {
                failures.add(e);
            }
        }

        private boolean wantsComment() {
            return setting.comment() != ReportSetting.Comment.NEVER;
        }

        private void comment() throws ForgeException {
            if (change.isEmpty()) {
                return;
            }
            OnePacket one = new OnePacket(forge, change.get(), contribution(change.get()), at);
            packet = Optional.of(one);
            one.write(setting.comment() == ReportSetting.Comment.ALWAYS || isNeeded());
            isWritten = one.kept().isPresent();
            Revision judged = outcome.record().change().head();
            if (!one.head().equals(judged)) {
                notices.add("the head moved to " + one.head().abbreviated() + " while " + judged.abbreviated()
                        + " was judged; the packet says which head it shows");
            }
        }

        private Contribution contribution(ForgeChange of) {
            EvidenceRecord record = outcome.record();
            return new Contribution(
                    record.history()
                            .map(RepairHistory::change)
                            .orElseGet(() -> of.key().name()),
                    at,
                    Optional.of(new Contribution.Fresh(
                            new Shown(record.change().head(), at, stopped(stateOfRun())), shown)),
                    entries(),
                    deciders);
        }

        private List<HistoryEntry> entries() {
            return outcome.record().history().map(RepairHistory::entries).orElse(List.of());
        }

        private StopState stateOfRun() {
            return StopMachine.state(Heard.of(entries(), deciders), at);
        }

        private boolean isNeeded() {
            return outcome.verdict().decision() != Decision.READY || state() != StopState.Kind.RUNNING;
        }

        /** By all that is known now: another run, or a person, may have stopped the change meanwhile. */
        private StopState.Kind state() {
            return stopped(packet.map(OnePacket::state).orElseGet(this::stateOfRun));
        }

        /** A change without a history can be stopped too, for this run. */
        private StopState.Kind stopped(StopState state) {
            return state.kind().goesOn() && outcome.verdict().decision() == Decision.STOPPED
                    ? StopState.Kind.STOPPED
                    : state.kind();
        }

        /** A packet that could be read neither before the judgement nor now may carry a stop. */
        private boolean isStateKnown() {
            return packet.filter(OnePacket::isRead).isPresent()
                    || outcome.record()
                            .history()
                            .filter(history -> !history.doubts().isEmpty())
                            .isEmpty();
        }

        private void check(StopState.Kind state) throws ForgeException {
            CheckReport.Posted posted = forge.report(
                    new CheckText(outcome, shown, state, isStateKnown()).report(setting, target, commentUrl()));
            check = posted.url();
            posted.notice().ifPresent(notices::add);
        }

        private void labels(StopState.Kind state, List<String> there) throws ForgeException {
            StopLabel.Change labels = StopLabel.change(state, there);
            if (setting.labels() && isStateKnown() && change.isPresent() && !labels.isNothing()) {
                forge.label(change.get().key().number(), labels.add(), labels.take());
            }
        }

        private void settle() throws ForgeException {
            if (isWritten && !packet.orElseThrow().settle(1)) {
                notices.add("other runs wrote the packet of this change again and again; look whether it is whole");
            }
        }

        private Optional<String> commentUrl() {
            return packet.flatMap(OnePacket::kept).map(PostedComment::url);
        }
    }
}

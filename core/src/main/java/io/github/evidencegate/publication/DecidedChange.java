package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.packet.VisibleText;
import io.github.evidencegate.pipeline.ChangeControl;
import io.github.evidencegate.pipeline.ChangeControl.Place;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.pipeline.ChangeHistory;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.stop.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A change about which a person decides: its head now, its packet, and the history in that. */
final class DecidedChange {
    private final Forge forge;
    private final Policy policy;
    private final ForgeChange change;
    private final List<PostedComment> packets;

    /** Asks for both. */
    DecidedChange(Forge forge, Policy policy, long number) throws ForgeException {
        this.forge = forge;
        this.policy = policy;
        this.change = forge.change(number);
        this.packets = OnePacket.among(forge.comments(number));
    }

    ForgeChange change() {
        return change;
    }

    /** What the history calls the change. */
    String name() {
        return change.key().name();
    }

    /**
     * Records a decision as of the moment when it was written, so that one that is heard twice is recorded once.
     *
     * @throws EvidenceException if it is refused; nothing is recorded then
     */
    OnePacket record(PostedComment comment, Wish wish, Identity by, Instant now)
            throws EvidenceException, ForgeException {
        Instant said = comment.createdAt().truncatedTo(ChronoUnit.MILLIS);
        ChangeHistory kept = PublishedHistory.of(packets);
        Known known = kept.read(name());
        if (known.entries().stream().noneMatch(entry -> isThis(entry, wish, by, said))) {
            refuse(comment, known);
            Place place = new Place(head(), Optional.of(change.ends().base()));
            ChangeControl.of(name(), known, policy, place, kept, said).decide(wish, by);
        }
        Contribution added = new Contribution(
                name(), said, Optional.empty(), kept.read(name()).entries(), policy.stop());
        OnePacket packet = new OnePacket(forge, change, added, now);
        packet.write(true);
        return packet;
    }

    /** The check of a change that a person halted. */
    CheckReport halted(ReportSetting setting, OnePacket packet, Identity by) {
        String title = StopLabel.word(packet.state().kind()) + " by " + by.name();
        return new CheckReport(
                setting.checkName(),
                head(),
                false,
                VisibleText.ofSentence(title),
                "A person stopped work on this change. The packet says who, and why.\n",
                List.of(),
                packet.kept().map(PostedComment::url));
    }

    private Revision head() {
        return change.ends().head();
    }

    private static boolean isThis(HistoryEntry entry, Wish wish, Identity by, Instant said) {
        return entry.fold(
                run -> false,
                decision -> decision.action() == wish.action()
                        && decision.at().equals(said)
                        && decision.by().name().equals(by.name())
                        && decision.reason().equals(wish.reason()));
    }

    /** A word counts for what the person had before them, and for no other. */
    private void refuse(PostedComment comment, Known known) throws EvidenceException {
        if (comment.updatedAt().isAfter(comment.createdAt())) {
            // Others can edit a comment too, and it would still have its author's name.
            throw new EvidenceException("the comment was edited; write a new one");
        }
        if (change.state() != ForgeChange.State.OPEN) {
            throw new EvidenceException("the change is not open any more");
        }
        if (packets.isEmpty()) {
            throw new EvidenceException("the change has no packet yet; wait for its pipeline, and decide about that");
        }
        Optional<Shown> shown =
                PacketComment.parse(name(), packets.get(0).text()).shown();
        if (shown.filter(it -> it.head().equals(head())).isEmpty()) {
            throw new EvidenceException("the packet is not of " + head().abbreviated()
                    + ", where the change is now; wait for the packet of that head, and decide about that");
        }
        if (shown.filter(it -> it.at().isAfter(comment.createdAt())).isPresent()) {
            throw new EvidenceException("the packet was made anew after this was written; read it and decide anew");
        }
        if (!known.doubts().isEmpty()) {
            throw new EvidenceException("the history in the packet may not be whole; have the change judged again ("
                    + known.doubts().get(0) + ")");
        }
    }
}

package io.github.evidencegate.publication;

import static io.github.evidencegate.testkit.ChangeLife.heard;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Identity;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.publication.Publication.Target;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.testkit.InMemoryForge;
import io.github.evidencegate.testkit.SampleRuns;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A change on a code host, and outcomes of its runs. */
final class HostedLife {
    static final long NUMBER = 7;
    static final String PROJECT = "shop/basket";
    static final String NAME = new InMemoryForge(PROJECT).key(NUMBER).name();

    /** What stops a change in these tests. */
    static final String STOP = "33b9732a7c6b";

    private HostedLife() {}

    /** A code host with the change at the head of this number. */
    static InMemoryForge forge(int head) {
        InMemoryForge forge = new InMemoryForge(PROJECT);
        return forge.with(change(forge, head));
    }

    /** The change at the head of this number. */
    static ForgeChange change(Forge forge, int head) {
        return new ForgeChange(
                forge.key(NUMBER),
                "https://forge.example/shop/basket/7",
                ForgeChange.State.OPEN,
                false,
                "ada",
                SampleRuns.START,
                new ForgeChange.Ends("main", SampleRuns.head(0), "fix", SampleRuns.head(head), PROJECT),
                new ForgeChange.Text("Fix rounding", ""),
                List.of(),
                1);
    }

    /** A run that judged a head at a minute, and found these stops. */
    static JudgedRun run(int minute, int head, String... stops) {
        JudgedRun run = SampleRuns.run("run-" + minute, minute, head, SampleRuns.gate("tests"));
        return run.with(run.gates(), List.of(stops));
    }

    /** What that run came to, with what was known before. */
    static Outcome outcome(Sample sample, JudgedRun run, HistoryEntry... before) {
        List<HistoryEntry> entries = new ArrayList<>(List.of(before));
        entries.add(run);
        List<Transition> decided = entries.stream()
                .flatMap(entry -> entry.fold(judged -> Stream.<Transition>empty(), Stream::of))
                .toList();
        RepairHistory history = new RepairHistory(
                NAME,
                Attempts.of(entries),
                List.of(),
                List.of(),
                decided,
                StopMachine.state(heard(entries), run.at()),
                List.of());
        EvidenceRecord record = at(sample.record(), run.head(), run.at());
        EvidenceRecord told = record.with(history, record.gates(), record.trust());
        return new Outcome(told, sample.verdict(), ReviewPacket.of(told, sample.verdict()));
    }

    /** The outcome of a change that nothing stands against. */
    static Outcome ready(JudgedRun run, HistoryEntry... before) {
        return outcome(Samples.ready(), run, before);
    }

    /** The outcome of a change against which much stands. */
    static Outcome blocked(JudgedRun run, HistoryEntry... before) {
        return outcome(Samples.blocked(), run, before);
    }

    private static EvidenceRecord at(EvidenceRecord record, Revision head, Instant at) {
        Change change = record.change();
        Identity identity = record.identity();
        return new EvidenceRecord(
                new Identity(identity.schema(), identity.tool(), at, identity.policySource(), identity.policyDigest()),
                record.run(),
                new Change(
                        change.base(),
                        head,
                        change.mergeBase(),
                        change.branch(),
                        change.author(),
                        change.commits(),
                        change.codingAgents()),
                record.workItem(),
                record.scope(),
                record.gates(),
                record.quality(),
                record.trust(),
                record.history(),
                record.hosted());
    }

    /** Where an outcome goes by itself. */
    static Target target(Outcome outcome) {
        return new Target(outcome.record().change().head(), Optional.of(NUMBER));
    }

    /** The packets on the change. */
    static List<PostedComment> packets(Forge forge) throws ForgeException {
        return OnePacket.among(forge.comments(NUMBER));
    }

    /** The one packet on the change, in its parts. */
    static PacketComment packet(Forge forge) throws ForgeException {
        List<PostedComment> packets = packets(forge);
        if (packets.size() != 1) {
            throw new AssertionError(packets.size() + " packets");
        }
        return PacketComment.parse(NAME, packets.get(0).text());
    }

    /** What a packet that carries these entries names. */
    static Set<String> names(HistoryEntry... entries) {
        return new PacketComment(Optional.empty(), "", "", new Known(List.of(entries), List.of()), false)
                .names().stream().collect(Collectors.toSet());
    }
}

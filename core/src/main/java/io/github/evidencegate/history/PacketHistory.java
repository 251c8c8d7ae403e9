package io.github.evidencegate.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.codec.EntryCodec.KeptEntry;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.pipeline.ChangeHistory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A history that the packets on a change carry, so that a code host alone is enough. It is read from the packets that
 * were posted before; {@link PacketText} makes what the next packet carries.
 */
public final class PacketHistory implements ChangeHistory {
    private final List<Packet> packets;
    private final Set<HistoryEntry> added = new LinkedHashSet<>();

    /**
     * A packet that was posted before.
     *
     * @param name as it shall stand in messages: a file's
     * @param text its Markdown
     */
    public record Packet(String name, String text) {}

    /** The histories of these packets together. */
    public PacketHistory(List<Packet> packets) {
        this.packets = List.copyOf(packets);
    }

    /** What one packet carries. Whatever is wrong with it is a doubt, and so is a packet that carries nothing. */
    public static Known read(String change, String packet) {
        Set<HistoryEntry> entries = new LinkedHashSet<>();
        Doubts doubts = new Doubts();
        List<String> blocks = PacketBlock.in(packet);
        if (blocks.size() != 1) {
            doubts.add(
                    blocks.isEmpty()
                            ? "the packet carries no history; give the packet of the run before as it was posted"
                            : "the packet carries " + (blocks.size() == PacketBlock.LIMIT ? "many" : blocks.size())
                                    + " histories, so text was added to it; give the packet as it was posted");
        }
        for (String block : blocks) {
            try {
                addLines(PacketBlock.text(block, change), change, entries);
            } catch (EvidenceException e) {
                doubts.add(String.valueOf(e.getMessage()));
            }
        }
        return new Known(List.copyOf(entries), doubts.told());
    }

    private static void addLines(String text, String change, Set<HistoryEntry> entries) throws EvidenceException {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            KeptEntry kept =
                    EntryCodec.decode("line " + number + " of the history in the packet", line.getBytes(UTF_8));
            if (!kept.change().equals(change)) {
                throw new EvidenceException("line " + number
                        + " of the history in the packet belongs to another change;" + " give the packet of this one");
            }
            entries.add(kept.entry());
        }
    }

    @Override
    public Known read(String change) {
        Set<HistoryEntry> entries = new LinkedHashSet<>();
        List<String> doubts = new ArrayList<>();
        for (Packet packet : packets) {
            Known known = read(change, packet.text());
            entries.addAll(known.entries());
            known.doubts().forEach(doubt -> doubts.add(packet.name() + ": " + doubt));
        }
        entries.addAll(added);
        return new Known(List.copyOf(entries), doubts);
    }

    /** Keeps the entry for this run alone: it goes on in the next packet. */
    @Override
    public void append(String change, HistoryEntry entry) {
        added.add(entry);
    }
}

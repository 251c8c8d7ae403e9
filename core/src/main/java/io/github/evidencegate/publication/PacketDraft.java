package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.history.PacketText;
import io.github.evidencegate.rendering.MarkdownPacket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What the one packet of a change shall say: a function of the packets that are there and of what somebody adds. Of
 * several packets the newest is shown, and the entries of all are carried.
 *
 * @param change what histories call the change
 * @param body gives Markdown of at most so many characters
 * @param isCut whether a packet that is there could not carry all entries
 */
record PacketDraft(
        String change,
        Optional<Shown> shown,
        String notes,
        IntFunction<String> body,
        List<HistoryEntry> entries,
        boolean isCut) {
    private static final String GONE =
            "## The packet was removed\nThe next run writes it anew. What was known of the change is kept below.\n";

    /** A body that could be shown. */
    private record Candidate(Optional<Shown> shown, IntFunction<String> body) {}

    /** Of the packets that are there, lowest id first, which may be none. */
    static PacketDraft of(List<PacketComment> there, Contribution added, ForgeChange.Ends ends, Instant now) {
        List<Candidate> candidates = new ArrayList<>();
        Set<HistoryEntry> entries = new LinkedHashSet<>(added.entries());
        for (PacketComment packet : there) {
            candidates.add(new Candidate(packet.shown(), packet::bodyWithin));
            entries.addAll(packet.known().entries());
        }
        added.fresh().ifPresent(fresh -> candidates.add(fresh(fresh)));
        Candidate newest = newest(candidates, ends.head());
        List<HistoryEntry> all = List.copyOf(entries);
        return new PacketDraft(
                added.change(),
                newest.shown(),
                newest.shown()
                        .map(shown -> new SinceNotes(shown, ends, now).text(all, added.deciders()))
                        .orElse(""),
                newest.body(),
                all,
                there.stream().anyMatch(PacketComment::isCut));
    }

    private static Candidate fresh(Contribution.Fresh fresh) {
        return new Candidate(
                Optional.of(fresh.shown()),
                limit -> fresh.packet()
                        .within(limit + MarkdownPacket.MARKER.length() + 1)
                        .substring(MarkdownPacket.MARKER.length() + 1));
    }

    /** That of the head that the change has now, else that judged last; of two alike the first, so that all runs agree. */
    private static Candidate newest(List<Candidate> candidates, Revision current) {
        Comparator<Candidate> order = Comparator.comparing((Candidate it) ->
                        it.shown().filter(shown -> shown.head().equals(current)).isPresent())
                .thenComparing(it -> it.shown().map(Shown::at).orElse(Instant.MIN));
        return candidates.stream()
                .reduce((one, next) -> order.compare(next, one) > 0 ? next : one)
                .orElseGet(() -> new Candidate(Optional.empty(), limit -> GONE));
    }

    /** The comment, of at most {@code limit} characters. */
    String text(int limit) {
        String top = MarkdownPacket.MARKER + shown.map(Shown::text).orElse("") + "\n" + notes;
        String carried = isCut ? PacketText.tooLong(change) : PacketText.of(change, entries);
        return top + body.apply(limit - top.length() - carried.length()) + carried;
    }
}

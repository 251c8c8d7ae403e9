package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.history.PacketHistory;
import io.github.evidencegate.history.PacketText;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.rendering.MarkdownPacket;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A packet as it stands in a comment: a first line for later runs, what was noted since, the packet itself from its title
 * on, and the history that it carries.
 *
 * @param shown what it is of; empty if its first line does not tell
 * @param notes Markdown; "" for none
 * @param body Markdown, without the history
 * @param isCut whether the history was too long to be carried once
 */
record PacketComment(Optional<Shown> shown, String notes, String body, Known known, boolean isCut) {
    private static final String TITLE = "## ";
    private static final String SECTION = "\n### ";
    private static final String CUT =
            "\n*The sections below were left out: the comment is full. The record has them.*\n";

    /** Whether this is the text of a packet at all. Who wrote it is for others to say. */
    static boolean isOne(String text) {
        return text.startsWith(MarkdownPacket.MARKER);
    }

    /** The parts of a comment of the change of this name. Hosts may have turned its line ends. */
    static PacketComment parse(String change, String comment) {
        String text = comment.replace("\r\n", "\n");
        int first = Math.max(text.indexOf('\n'), 0);
        String visible = PacketText.without(text.substring(first));
        int title = Math.max(visible.indexOf('\n' + TITLE), 0);
        return new PacketComment(
                Shown.in(text.substring(0, first)),
                visible.substring(0, title).strip(),
                visible.substring(title).strip() + "\n",
                PacketHistory.read(change, text),
                PacketText.isTooLong(text));
    }

    /** Whether it shows, notes and carries what another packet does. */
    boolean saysAllOf(PacketComment wanted) {
        return shown.equals(wanted.shown)
                && notes.equals(wanted.notes)
                && isCut == wanted.isCut
                && names().containsAll(wanted.names());
    }

    /** Names what it carries: each run with what it stopped, each decision. */
    Set<String> names() {
        return known.entries().stream().flatMap(PacketComment::names).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(HistoryEntry entry) {
        return entry.fold(
                run -> Stream.concat(
                        Stream.of("run " + run.run() + " at " + run.head()),
                        run.stopNames().stream().map(stop -> stop + " by " + run.run())),
                decision -> Stream.of(decision.name()));
    }

    /** The body with at most {@code limit} characters: whole sections from the top, so that nothing in one is left open. */
    String bodyWithin(int limit) {
        if (body.length() <= limit) {
            return body;
        }
        int end = body.lastIndexOf(SECTION, Math.max(0, limit - CUT.length()));
        int lead = body.indexOf('\n');
        return body.substring(0, end < 0 ? lead : end) + "\n" + CUT;
    }
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopMachine;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps one packet on a change although several runs write at once. No code host has a write that fails if somebody else
 * wrote before, so each run reads, writes, and reads again until the packet says all that any packet says. Of two
 * packets the older stays; the other goes once its content was seen in the older.
 *
 * <p>A run loses an entry only if another stands still between its reading and its writing while this one writes, does its
 * other work, and reads again.
 */
final class OnePacket {
    private static final int ROUNDS = 10;

    private final Forge forge;
    private final Contribution added;
    private final Instant now;
    private final Set<Shown> doubted = new HashSet<>();
    private ForgeChange change;
    private Optional<PostedComment> kept = Optional.empty();
    private List<HistoryEntry> entries;
    private boolean isRead;
    private String written = "";

    /**
     * Of a change as it was asked just now.
     *
     * @param now tells which waivers have ended
     */
    OnePacket(Forge forge, ForgeChange change, Contribution added, Instant now) {
        this.forge = forge;
        this.change = change;
        this.added = added;
        this.now = now;
        this.entries = added.entries();
    }

    /** The comments that are packets: by marker and author. Whoever quotes a packet has not made one. */
    static List<PostedComment> among(List<PostedComment> comments) {
        return comments.stream()
                .filter(comment -> comment.isOwn() && PacketComment.isOne(comment.text()))
                .toList();
    }

    /** The comment that is the packet, as it was seen or written last; empty if there is none. */
    Optional<PostedComment> kept() {
        return kept;
    }

    /** Whether the packets were seen at least once; before, nothing is known but what was added. */
    boolean isRead() {
        return isRead;
    }

    /** The head of the change, as it was asked last. */
    Revision head() {
        return change.ends().head();
    }

    /** Where the change stands by all that is known of it. */
    StopState state() {
        return StopMachine.state(Heard.of(entries, added.deciders()), now);
    }

    /**
     * Writes the packet once if it does not say all that it shall.
     *
     * @param mayPost whether to post it if there is none
     */
    void write(boolean mayPost) throws ForgeException {
        for (int round = 0; round < ROUNDS; round++) {
            if (step(mayPost) != Step.AGAIN) {
                return;
            }
        }
    }

    /**
     * Looks after the packet until nothing is left to write; false if others write all the time.
     *
     * @param looks how often in a row nothing must be left
     */
    boolean settle(int looks) throws ForgeException {
        int quiet = looks;
        for (int round = 0; round < ROUNDS; round++) {
            // Who had to write again has company, and looks twice.
            quiet = step(kept.isPresent()) == Step.NOTHING ? quiet - 1 : 2;
            if (quiet == 0) {
                return true;
            }
        }
        return false;
    }

    private enum Step {
        /** All is said. */
        NOTHING,
        WRITTEN,
        /** Nothing was written, because what was known is out of date. */
        AGAIN
    }

    private Step step(boolean mayPost) throws ForgeException {
        long number = change.key().number();
        List<PostedComment> own = among(forge.comments(number));
        isRead = true;
        if (own.size() == 1 && own.get(0).text().equals(written)) {
            // Nobody wrote since. Reading what it carries would take longer than all the questions.
            return Step.NOTHING;
        }
        List<PacketComment> there = own.stream()
                .map(comment -> PacketComment.parse(added.change(), comment.text()))
                .toList();
        if (there.stream().flatMap(packet -> packet.shown().stream()).anyMatch(this::isSurprising)) {
            change = forge.change(number);
            return Step.AGAIN;
        }
        PacketDraft draft = PacketDraft.of(there, added, change.ends(), now);
        entries = draft.entries();
        kept = own.stream().findFirst();
        if (own.isEmpty() && !mayPost) {
            return Step.NOTHING;
        }
        String text = draft.text(forge.longestComment());
        if (own.isEmpty()) {
            return written(forge.post(number, text), text);
        }
        if (!there.get(0).saysAllOf(PacketComment.parse(added.change(), text))) {
            return rewritten(own.get(0), text);
        }
        for (PostedComment other : own.subList(1, own.size())) {
            forge.remove(number, other.id());
        }
        return Step.NOTHING;
    }

    /** A packet of a head that nobody knew of when the change was asked: it may be the newest. */
    private boolean isSurprising(Shown shown) {
        return shown.at().isAfter(added.at()) && !shown.head().equals(head()) && doubted.add(shown);
    }

    private Step written(PostedComment comment, String text) {
        kept = Optional.of(comment);
        written = text;
        return Step.WRITTEN;
    }

    /** What somebody removed meanwhile is posted again. */
    private Step rewritten(PostedComment old, String text) throws ForgeException {
        try {
            return written(forge.rewrite(change.key().number(), old.id(), text), text);
        } catch (ForgeException e) {
            if (e.kind() == ForgeException.Kind.NOT_FOUND) {
                return Step.AGAIN;
            }
            throw e;
        }
    }
}

package io.github.evidencegate.publication;

import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.history.PacketHistory;
import io.github.evidencegate.history.PacketHistory.Packet;
import io.github.evidencegate.pipeline.ChangeHistory;
import java.util.List;

/** The history that the own packets on a change carry. There may be two for a moment, after a race of two runs. */
public final class PublishedHistory {
    private PublishedHistory() {}

    /**
     * Reads the packets once; without any, nothing is known and nothing in doubt. What is appended is kept in memory:
     * {@link Publication} writes it, with what others have added until then.
     *
     * @throws ForgeException if the comments cannot be listed
     */
    public static ChangeHistory of(Forge forge, long number) throws ForgeException {
        return of(OnePacket.among(forge.comments(number)));
    }

    static ChangeHistory of(List<PostedComment> packets) {
        return new PacketHistory(packets.stream()
                .map(comment -> new Packet("comment " + comment.id(), comment.text()))
                .toList());
    }
}

package io.github.evidencegate.delivery;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.history.PacketText;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.HtmlPacket;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.rendering.TextPacket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a check prints. */
public enum Format {
    MARKDOWN,
    TEXT,
    HTML,
    JSON;

    /** The format of this name. */
    public static Format named(String name) throws EvidenceException {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new EvidenceException(
                        "--format is \"" + name + "\", expected one of: " + String.join(", ", names())));
    }

    /** All names, in the order of the help. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Format::label).toList();
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome in this format.
     *
     * @param columns the width that {@link #TEXT} fills
     */
    public String render(Outcome outcome, int columns) {
        return switch (this) {
            case MARKDOWN -> markdown(outcome, MarkdownPacket.of(outcome.packet()));
            case TEXT -> TextPacket.render(outcome.packet(), columns);
            case HTML -> HtmlPacket.render(outcome.packet());
            case JSON -> RecordCodec.encode(outcome.record(), outcome.verdict());
        };
    }

    /** GitHub's limit is the stricter one, so the text fits into a comment of either host. */
    static String markdown(Outcome outcome, MarkdownPacket packet) {
        if (outcome.record().history().isEmpty()) {
            return packet.within(MarkdownPacket.GITHUB_LIMIT);
        }
        String carried = PacketText.of(outcome.record().history().get());
        return packet.within(MarkdownPacket.GITHUB_LIMIT, carried);
    }
}

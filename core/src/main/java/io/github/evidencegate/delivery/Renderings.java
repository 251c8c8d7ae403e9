package io.github.evidencegate.delivery;

import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.rendering.MarkdownPacket;
import java.util.EnumMap;
import java.util.Map;

/** One outcome in the formats that are asked for, each made once: a file and standard output often have the same. */
public final class Renderings {
    private final Outcome outcome;
    private final int columns;
    private final Map<Format, String> texts = new EnumMap<>(Format.class);

    /**
     * The renderings of {@code outcome}.
     *
     * @param columns the width that text for a terminal fills
     */
    public Renderings(Outcome outcome, int columns) {
        this.outcome = outcome;
        this.columns = columns;
    }

    /** The same, with Markdown of a packet that is shown elsewhere, too. */
    public Renderings(Outcome outcome, int columns, MarkdownPacket packet) {
        this(outcome, columns);
        texts.put(Format.MARKDOWN, Format.markdown(outcome, packet));
    }

    /** The outcome itself. */
    public Outcome outcome() {
        return outcome;
    }

    /** The outcome in this format. */
    public String in(Format format) {
        return texts.computeIfAbsent(format, wanted -> wanted.render(outcome, columns));
    }
}

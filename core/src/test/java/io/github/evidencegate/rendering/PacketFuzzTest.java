package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.fuzz.FuzzRun;
import io.github.evidencegate.packet.Fuzz;
import io.github.evidencegate.packet.PacketSamples;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.testkit.Samples.Sample;
import org.junit.jupiter.api.Test;

/** Whatever a change says, its packet is ours: parsers find no markup, link, mention or command of the change in it. */
class PacketFuzzTest {
    private static final int WIDTH = 72;
    private static final int NARROW = 3_000;

    @Test
    void letsNoTextBecomeMarkdown() {
        FuzzRun.of("Markdown").trySeeds(seed -> {
            ReviewPacket packet = packet(seed);

            MarkdownPacketTest.assertSound(MarkdownPacket.render(packet, MarkdownPacket.GITLAB_LIMIT));
            MarkdownPacketTest.assertSound(MarkdownPacket.render(packet, NARROW));
        });
    }

    @Test
    void letsNoTextBecomeHtmlOrACommandToATerminal() {
        FuzzRun.of("HTML and text").trySeeds(seed -> {
            ReviewPacket packet = packet(seed);

            HtmlPacketTest.assertSound(ParsedPage.of(HtmlPacket.render(packet)));
            TextPacketTest.assertSound(TextPacket.render(packet, WIDTH), WIDTH);
            assertThat(packet.sections()).isNotEmpty();
        });
    }

    private static ReviewPacket packet(long seed) {
        Sample sample = PacketSamples.hostile(new Fuzz(seed));
        return ReviewPacket.of(sample.record(), sample.verdict());
    }
}

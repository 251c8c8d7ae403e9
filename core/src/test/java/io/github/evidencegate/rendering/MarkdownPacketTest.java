package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.packet.Block;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.Fuzz;
import io.github.evidencegate.packet.PacketSamples;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.testkit.Golden;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds R096, R112 and R115: what a reviewer sees, whatever the record. */
class MarkdownPacketTest {
    private static final Golden GOLDEN = Golden.of(MarkdownPacketTest.class);
    private static final String NOTICE = "*Shortened to ";

    static List<Arguments> scenarios() {
        return List.of(
                Arguments.of("ready", Samples.ready(), MarkdownPacket.GITHUB_LIMIT),
                Arguments.of("attention", PacketSamples.attention(), MarkdownPacket.GITHUB_LIMIT),
                Arguments.of("blocked", Samples.blocked(), MarkdownPacket.GITHUB_LIMIT),
                Arguments.of("no-work-item-no-gates", PacketSamples.bare(), MarkdownPacket.GITHUB_LIMIT),
                Arguments.of("hostile", Samples.hostile(), MarkdownPacket.GITLAB_LIMIT),
                Arguments.of("blocked-in-4000", Samples.blocked(), 4_000),
                Arguments.of("ten-thousand-files-in-8000", PacketSamples.large(10_000, 40), 8_000));
    }

    static List<Long> seeds() {
        return Fuzz.seeds().boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void looksAsAPersonFoundItGood(String name, Sample sample, int limit) {
        String markdown = MarkdownPacket.render(packet(sample), limit);

        GOLDEN.assertSame("packet/" + name + ".md", markdown);
        assertThat(markdown).hasSizeLessThanOrEqualTo(limit);
        assertSound(markdown);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void letsNoTextOfTheChangeBecomeMarkup(long seed) {
        ReviewPacket packet = packet(PacketSamples.hostile(new Fuzz(seed)));

        assertSound(MarkdownPacket.render(packet, MarkdownPacket.GITLAB_LIMIT));
        assertSound(MarkdownPacket.render(packet, 3_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_001, 1_500, 2_000, 3_333, 5_000, 8_000, 12_000, 20_000, 65_536})
    void keepsEveryLimitWithoutBreakingAnything(int limit) {
        for (Sample sample : List.of(Samples.blocked(), Samples.hostile(), PacketSamples.large(600, 600))) {
            String markdown = MarkdownPacket.render(packet(sample), limit);

            assertThat(markdown).hasSizeLessThanOrEqualTo(limit).startsWith(MarkdownPacket.MARKER + "\n## ⛔ BLOCKED: ");
            assertSound(markdown);
        }
    }

    @Test
    void fillsTheRoomThatThereIs() {
        ReviewPacket packet = packet(PacketSamples.large(10_000, 40));

        assertThat(MarkdownPacket.render(packet, MarkdownPacket.GITHUB_LIMIT))
                .hasSizeBetween(MarkdownPacket.GITHUB_LIMIT - 500, MarkdownPacket.GITHUB_LIMIT);
    }

    @Test
    void shortensNothingThatFitsExactly() {
        ReviewPacket packet = packet(Samples.blocked());
        String whole = MarkdownPacket.render(packet, MarkdownPacket.GITLAB_LIMIT);

        assertThat(MarkdownPacket.render(packet, whole.length())).isEqualTo(whole);
        assertThat(MarkdownPacket.render(packet, whole.length() - 1)).contains(NOTICE);
        assertThat(whole).doesNotContain(NOTICE);
    }

    @Test
    void saysTheSameWithinALimitWhateverWasAskedBefore() {
        ReviewPacket packet = packet(Samples.blocked());
        MarkdownPacket asked = MarkdownPacket.of(packet);

        for (int limit : List.of(2_000, 65_536, 60_000, 3_000, 65_536, 1_000, 9_000)) {
            assertThat(asked.within(limit)).isEqualTo(MarkdownPacket.render(packet, limit));
        }
        assertThat(asked.within(60_000)).isSameAs(asked.within(65_536));
    }

    @Test
    void dropsWhatIsFoldedBeforeWhatIsOpenAndTheLeastValuableFirst() {
        Section low = new Section(
                "Low",
                1,
                List.of(
                        paragraph("low open"),
                        new Details("low folded", List.of(paragraph("in low " + "x".repeat(300))))));
        Section high = new Section(
                "High",
                2,
                List.of(
                        new Details("high folded", List.of(paragraph("in high " + "x".repeat(300)))),
                        paragraph("high open")));
        ReviewPacket packet = packetOf(high, low, padding(600));

        String withoutLowFolded = MarkdownPacket.render(packet, whole(packet).length() - 1);
        String withoutFolded = MarkdownPacket.render(packet, withoutLowFolded.length() - 1);

        assertThat(withoutLowFolded)
                .contains("high open", "low open", "in high", "part: Low.")
                .doesNotContain("low folded");
        assertThat(withoutFolded)
                .contains("high open", "low open", "part: High, Low.")
                .doesNotContain("folded", "<details>");
        assertThat(withoutFolded.indexOf("### High")).isLessThan(withoutFolded.indexOf("### Low"));
    }

    @Test
    void dropsTheLastRowsAndSaysHowMany() {
        List<Phrase> names =
                IntStream.range(0, 200).mapToObj(i -> Phrase.of("item" + i)).toList();
        List<List<Phrase>> rows = names.stream().map(List::of).toList();
        Section items = new Section("Items", 9, List.of(new Items(names, 3)));
        Section table = new Section("Table", 9, List.of(new Table(List.of("Name"), rows, 5)));

        assertThat(MarkdownPacket.render(packetOf(items), 5_000)).contains("- item199\n- and 3 more\n\n");
        assertThat(MarkdownPacket.render(packetOf(items), 1_000))
                .containsPattern("- item\\d\\d\n- and 1\\d\\d more\n\n")
                .contains("part: Items.");
        assertThat(MarkdownPacket.render(packetOf(table), 5_000)).contains("| item199 |\n\nand 5 more\n\n");
        assertThat(MarkdownPacket.render(packetOf(table), 1_000))
                .containsPattern("\\| item\\d\\d \\|\n\nand 1\\d\\d more\n\n")
                .contains("part: Table.");
    }

    @Test
    void keepsATextBelowThePacketWholeAndTheLimit() {
        ReviewPacket packet = packet(Samples.blocked());
        String tail = "<!-- kept -->\n";
        int limit = whole(packet).length() + tail.length();

        assertThat(MarkdownPacket.of(packet).within(limit, tail)).isEqualTo(whole(packet) + tail);
        assertThat(MarkdownPacket.of(packet).within(limit - 1, tail))
                .contains(NOTICE)
                .endsWith(tail)
                .hasSizeLessThan(limit);
    }

    @Test
    void escapesALineThatIsNoPacket() {
        assertThat(MarkdownPacket.line(Phrase.of("a <b>\n@team"))).isEqualTo("a `<b>⏎@team`");
    }

    @Test
    void dropsABlockOfWhichNotEvenOneRowFits() {
        Phrase wide = Phrase.of("& ".repeat(200));
        Section items = new Section("Items", 9, List.of(new Items(List.of(wide), 0)));
        Section table = new Section("Table", 9, List.of(new Table(List.of("Name"), List.of(List.of(wide)), 0)));
        Section folded = new Section("Folded", 9, List.of(new Details("all", items.blocks())));

        String markdown = MarkdownPacket.render(packetOf(items, table, folded), 1_000);

        assertThat(markdown).contains("part: Items, Table, Folded.").doesNotContain("###", "| Name", "<details>");
    }

    @Test
    void countsTheRowsThatItLeavesOut() {
        String markdown = MarkdownPacket.render(packet(PacketSamples.large(300, 1)), 12_000);

        long shown =
                markdown.lines().filter(line -> line.contains("| modified |")).count();

        assertThat(shown).isPositive();
        assertThat(markdown).contains("and " + (300 - shown) + " more\n\n</details>");
    }

    @Test
    void dropsTheLeadBeforeItBreaksTheLimit() {
        Phrase line = Phrase.of("& ".repeat(200));
        ReviewPacket packet = new ReviewPacket(Phrase.of("READY"), List.of(line, Phrase.of("short")), List.of());

        String markdown = MarkdownPacket.render(packet, 1_000);

        assertThat(markdown)
                .contains("\nshort\n\n", "part: Next step and summary. ")
                .doesNotContain("&amp;");
    }

    @Test
    void refusesALimitThatLeavesNoRoomForTheDecision() {
        ReviewPacket packet = packet(Samples.ready());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkdownPacket.render(packet, 999))
                .withMessage("limit 999 is too short for a packet; at least 1,000");
        assertThat(MarkdownPacket.render(packet, 1_000)).contains("READY");
    }

    @Test
    void refusesARowThatDoesNotFitItsHeader() {
        List<List<Phrase>> rows = List.of(List.of(Phrase.of("one")));

        assertThatThrownBy(() -> new Table(List.of("A", "B"), rows, 0)).hasMessage("1 cells under [A, B]");
    }

    @Test
    void isTheSameForTheSameRecord() {
        assertThat(MarkdownPacket.render(packet(Samples.blocked()), 9_000))
                .isEqualTo(MarkdownPacket.render(packet(Samples.blocked()), 9_000));
    }

    private static ReviewPacket packet(Sample sample) {
        return ReviewPacket.of(sample.record(), sample.verdict());
    }

    private static String whole(ReviewPacket packet) {
        return MarkdownPacket.render(packet, MarkdownPacket.GITLAB_LIMIT);
    }

    private static ReviewPacket packetOf(Section... sections) {
        return new ReviewPacket(Phrase.of("READY"), List.of(), List.of(sections));
    }

    private static Section padding(int length) {
        String words = "word ".repeat(length / 10);
        return new Section("Padding", 100, List.of(paragraph(words), paragraph(words), paragraph(words)));
    }

    private static Block paragraph(String text) {
        return new Paragraph(Phrase.of(text));
    }

    static void assertSound(String markdown) {
        ParsedMarkdown parsed = ParsedMarkdown.of(markdown);
        assertThat(parsed.html)
                .allMatch(line -> line.equals(MarkdownPacket.MARKER)
                        || line.equals("</details>")
                        || line.matches("<details><summary>[\\w ,.:-]+</summary>"));
        assertThat(parsed.html.stream().filter("</details>"::equals))
                .hasSameSizeAs(parsed.html.stream()
                        .filter(line -> line.startsWith("<details>"))
                        .toList());
        assertThat(parsed.surprises).isEmpty();
        assertThat(parsed.links).allMatch(link -> link.startsWith("https://"));
        assertThat(parsed.headings.stream().skip(1))
                .isSubsetOf(
                        "Findings",
                        "Repair history",
                        "Look at first",
                        "Scope against files",
                        "Gates",
                        "Review",
                        "Acceptance and worksheet",
                        "Open questions",
                        "Readiness",
                        "Commits and coding agents");
        assertThat(parsed.prose.toString().toLowerCase(Locale.ROOT)).doesNotContainPattern(MarkdownTextTest.REFERENCE);
        assertThat(markdown.lines()).noneMatch(line -> line.startsWith("/"));
        assertThat(markdown.codePoints())
                .allMatch(point -> point == '\n' || point == 0xFE0F || !isHidden(Character.getType(point)));
    }

    private static boolean isHidden(int type) {
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}

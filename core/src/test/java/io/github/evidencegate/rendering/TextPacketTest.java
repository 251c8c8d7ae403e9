package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextPacketTest {
    private static final Golden GOLDEN = Golden.of(TextPacketTest.class);

    static List<Arguments> scenarios() {
        return List.of(
                Arguments.of("ready", Samples.ready(), 100),
                Arguments.of("attention", PacketSamples.attention(), 80),
                Arguments.of("blocked", Samples.blocked(), 120),
                Arguments.of("no-work-item-no-gates", PacketSamples.bare(), 80),
                Arguments.of("hostile", Samples.hostile(), 100),
                Arguments.of("ten-thousand-files", PacketSamples.large(10_000, 40), 100));
    }

    static List<Long> seeds() {
        return Fuzz.seeds().boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void looksAsAPersonFoundItGood(String name, Sample sample, int width) {
        String text = TextPacket.render(ReviewPacket.of(sample.record(), sample.verdict()), width);

        GOLDEN.assertSame("packet/" + name + ".txt", text);
        assertThat(text.lines()).allMatch(line -> characters(line) <= width);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sendsNoCommandToTheTerminal(long seed) {
        Sample sample = PacketSamples.hostile(new Fuzz(seed));

        String text = TextPacket.render(ReviewPacket.of(sample.record(), sample.verdict()), 72);

        assertSound(text, 72);
    }

    static void assertSound(String text, int width) {
        assertThat(text.codePoints()).allMatch(point -> point == '\n' || !isHidden(Character.getType(point)));
        assertThat(text.lines()).allMatch(line -> characters(line) <= width);
    }

    @Test
    void alignsColumnsThatHoldWideCharactersAndAccents() {
        Table table = new Table(
                List.of("A", "B"),
                List.of(
                        List.of(Phrase.of("漢字"), Phrase.of("x")),
                        List.of(Phrase.of("e\u0301e\u20dde"), Phrase.of("y")),
                        List.of(Phrase.of("\uD83D\uDE00"), Phrase.of("z"))),
                2);

        assertThat(body(table, 80))
                .containsExactly(
                        "A     B", "-     -", "漢字  x", "e\u0301e\u20dde   y", "\uD83D\uDE00    z", "  and 2 more");
    }

    @Test
    void narrowsTheWidestColumnAndCutsPathsInTheirMiddle() {
        String path = "src/main/java/org/example/very/deep/Basket.java";
        Table table = new Table(
                List.of("File", "Why"), List.of(List.of(Phrase.ofCode(path), Phrase.of("one two three four"))), 0);

        assertThat(body(table, 40))
                .containsExactly(
                        "File                  Why",
                        "----                  ---",
                        "src/main/j…sket.java  one two three four");
        assertThat(body(table, 0)).isEqualTo(body(table, 40));
    }

    @Test
    void narrowsNoColumnBelowSixCharacters() {
        List<String> header = List.of("Column1", "Column2", "Column3", "Column4", "Column5", "Column6", "Column7");
        Table table = new Table(header, List.of(header.stream().map(Phrase::of).toList()), 0);

        assertThat(body(table, 40)).startsWith("Col…n1  Col…n2  Col…n3  Col…n4  Col…n5  Col…n6  Col…n7");
    }

    @Test
    void wrapsCellsAtBlanks() {
        Table table = new Table(
                List.of("Question", "Answer"),
                List.of(List.of(
                        Phrase.of("what must be proven before review"), Phrase.of("all of the required gates hold"))),
                0);

        assertThat(body(table, 40))
                .containsExactly(
                        "Question             Answer",
                        "--------             ------",
                        "what must be proven  all of the required",
                        "before review        gates hold");
    }

    @Test
    void wrapsSentencesAndItemsAndBreaksWordsThatAreTooLong() {
        String word = "x".repeat(50);

        assertThat(body(new Paragraph(Phrase.of("so " + word + " and on")), 40))
                .containsExactly("so", "x".repeat(40), "x".repeat(10) + " and on");
        assertThat(body(new Items(List.of(Phrase.of("a " + word), Phrase.of("b")), 1_000), 40))
                .containsExactly("- a", "  " + "x".repeat(38), "  " + "x".repeat(12), "- b", "  and 1,000 more");
        assertThat(body(new Paragraph(Phrase.of("x".repeat(20) + " " + "y".repeat(19))), 40))
                .hasSize(1);
        assertThat(body(new Paragraph(Phrase.of("x".repeat(20) + " " + "y".repeat(20))), 40))
                .hasSize(2);
        assertThat(body(new Paragraph(Phrase.of("漢".repeat(21))), 40)).containsExactly("漢".repeat(20), "漢");
    }

    @Test
    void showsTheFirstTwentyRowsOfWhatMarkdownFolds() {
        List<Phrase> names =
                IntStream.range(0, 25).mapToObj(i -> Phrase.of("n" + i)).toList();
        Table table = new Table(List.of("N"), names.stream().map(List::of).toList(), 0);

        assertThat(body(new Details("All", List.of(new Items(names, 0))), 40))
                .startsWith("", "All", "- n0")
                .endsWith("- n19", "  and 5 more");
        assertThat(body(new Details("All", List.of(table)), 40)).endsWith("n19", "  and 5 more");
        assertThat(body(new Items(names, 0), 40)).hasSize(25);
        assertThat(body(table, 40)).hasSize(27);
    }

    @Test
    void leavesOutSymbolsThatAWordRepeats() {
        Phrase phrase = Phrase.EMPTY.mark("⛔").strong("blocks").text(" it");

        assertThat(body(new Paragraph(phrase), 40)).containsExactly("blocks it");
    }

    private static List<String> body(Block block, int width) {
        ReviewPacket packet = new ReviewPacket(
                Phrase.of("READY"), List.of(Phrase.of("lead")), List.of(new Section("Part", 1, List.of(block))));
        List<String> lines = TextPacket.render(packet, width).lines().toList();
        assertThat(lines).startsWith("READY", "lead", "", "Part", "----");
        return lines.subList(5, lines.size());
    }

    private static boolean isHidden(int type) {
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    /** Without accents, which take no room. */
    private static long characters(String line) {
        return line.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .filter(point -> Character.getType(point) != Character.ENCLOSING_MARK)
                .count();
    }
}

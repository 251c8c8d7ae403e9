package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.packet.Block;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.Fuzz;
import io.github.evidencegate.packet.PacketSamples;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.testkit.Golden;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.util.Collections;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds R029: the packet as a page, with the same content as its other renderings. */
class HtmlPacketTest {
    private static final Golden GOLDEN = Golden.of(HtmlPacketTest.class);

    static List<Arguments> scenarios() {
        return List.of(
                Arguments.of("ready", Samples.ready()),
                Arguments.of("attention", PacketSamples.attention()),
                Arguments.of("blocked", Samples.blocked()),
                Arguments.of("no-work-item-no-gates", PacketSamples.bare()),
                Arguments.of("hostile", Samples.hostile()));
    }

    static List<Long> seeds() {
        return Fuzz.seeds().boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void looksAsAPersonFoundItGood(String name, Sample sample) {
        String html = HtmlPacket.render(packet(sample));

        GOLDEN.assertSame("packet/" + name + ".html", html.replace(HtmlStyle.SHEET, "/* HtmlStyle.SHEET */\n"));
        assertThat(ParsedPage.of(html).surprises()).isEmpty();
    }

    @Test
    void showsAStopInTheColourOfWhatIsBad() {
        assertThat(HtmlPacket.render(packet(PacketSamples.stopped()))).contains("<header class=\"bad\">", "STOPPED");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void letsNoTextOfTheChangeBecomeMarkup(long seed) {
        ParsedPage page = page(PacketSamples.hostile(new Fuzz(seed)));

        assertSound(page);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void loadsAndRunsNothing(String name, Sample sample) {
        Document document = page(sample).document;

        assertThat(document.select("script, link, img, iframe, object, form, base, [src], [style], [srcset]"))
                .isEmpty();
        assertThat(document.select("style").html()).doesNotContain("url(", "@import");
        assertThat(document.head()
                        .select("meta[http-equiv=Content-Security-Policy]")
                        .eachAttr("content"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        assertThat(document.head().child(1).attr("http-equiv")).isEqualTo("Content-Security-Policy");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void canBeReadByEarAndByKeyboard(String name, Sample sample) {
        Document document = page(sample).document;

        assertThat(document.select("html").attr("lang")).isEqualTo("en");
        assertThat(document.title()).startsWith(sample.verdict().decision().name());
        assertThat(document.select("h1, main, nav, body > header")).hasSize(4);
        assertThat(document.select("table").size())
                .isEqualTo(document.select(".scroll > table > caption").size());
        assertThat(document.select(".scroll[tabindex=0]").eachAttr("aria-label"))
                .isEqualTo(document.select("caption").eachText());
        assertThat(document.select("th:not([scope]), details:not(:has(> summary)), section:not(:has(> h2))"))
                .isEmpty();
        assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(document.select("a[href^=#]"))
                .hasSizeGreaterThan(5)
                .allMatch(link -> document.getElementById(link.attr("href").substring(1)) != null);
        assertThat(document.select(".mark:not([aria-hidden=true])")).isEmpty();
    }

    @Test
    void showsEverythingThatTheOtherRenderingsShow() {
        ReviewPacket packet = packet(Samples.blocked());

        String text = ParsedPage.of(HtmlPacket.render(packet)).document.text();

        assertThat(text.replaceAll("\\s+", ""))
                .contains(TextPacket.render(packet, 1_000)
                        .lines()
                        .filter(line -> !line.matches("[- ]*"))
                        .flatMap(line -> List.of(line.replaceFirst("^- ", "").split(" {2,}")).stream())
                        .map(line -> line.replaceAll("\\s+", ""))
                        .toList());
    }

    @Test
    void saysHowManyRowsItLeavesOut() {
        List<Phrase> most = Collections.nCopies(HtmlPacket.MOST_ROWS, Phrase.of("x"));
        List<Phrase> longer = Collections.nCopies(HtmlPacket.MOST_ROWS + 1, Phrase.of("x"));

        assertThat(more(new Items(most, 0))).isEmpty();
        assertThat(more(new Items(most, 3))).containsExactly("and 3 more");
        assertThat(more(new Items(longer, 3))).containsExactly("and 4 more");
        assertThat(more(table(most, 0))).isEmpty();
        assertThat(more(table(longer, 1_000))).containsExactly("and 1,001 more");
    }

    @Test
    void escapesOurOwnWordsToo() {
        Section section = new Section("A <b> & \"c\"", 1, List.of(new Details("<i>", List.of(table(List.of(), 0)))));

        ParsedPage page = ParsedPage.of(HtmlPacket.render(new ReviewPacket(Phrase.EMPTY, List.of(), List.of(section))));

        assertThat(page.surprises()).isEmpty();
        assertThat(page.document.select("h2").text()).isEqualTo("A <b> & \"c\"");
        assertThat(page.document.select("caption").text()).isEqualTo("<i>");
        assertThat(page.document.select("thead th").eachText()).containsExactly("Name <", "Why");
    }

    static void assertSound(ParsedPage page) {
        assertThat(page.surprises()).isEmpty();
        assertThat(page.links()).allMatch(link -> link.startsWith("https://"));
        assertThat(page.document.select("[class]").eachAttr("class"))
                .isSubsetOf(
                        "skip",
                        "kind",
                        "more",
                        "scroll",
                        "long",
                        "bad",
                        "mark bad",
                        "mark warning",
                        "mark good",
                        "mark neutral");
        assertThat(page.document.wholeText().codePoints())
                .allMatch(point -> point == '\n' || point == 0xFE0F || !isHidden(Character.getType(point)));
    }

    private static List<String> more(Block block) {
        Section section = new Section("Part", 1, List.of(block));
        String html = HtmlPacket.render(new ReviewPacket(Phrase.EMPTY, List.of(), List.of(section)));
        return ParsedPage.of(html).document.select(".more").eachText();
    }

    private static Table table(List<Phrase> rows, long more) {
        return new Table(
                List.of("Name <", "Why"),
                rows.stream().map(row -> List.of(row, row)).toList(),
                more);
    }

    private static ParsedPage page(Sample sample) {
        return ParsedPage.of(HtmlPacket.render(packet(sample)));
    }

    private static ReviewPacket packet(Sample sample) {
        return ReviewPacket.of(sample.record(), sample.verdict());
    }

    private static boolean isHidden(int type) {
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}

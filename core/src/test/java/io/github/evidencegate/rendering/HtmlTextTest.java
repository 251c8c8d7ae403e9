package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.packet.Fuzz;
import io.github.evidencegate.packet.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTextTest {
    private static final int PHRASES = 100;

    static List<Long> seeds() {
        return Fuzz.seeds().boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsEveryPhraseAsItIsWhateverItHolds(long seed) {
        Fuzz fuzz = new Fuzz(seed);
        for (int i = 0; i < PHRASES; i++) {
            Phrase phrase = fuzz.phrase();

            String html = HtmlText.phrase(phrase);

            ParsedPage parsed = ParsedPage.ofCell(html);
            assertThat(parsed.cell()).as(html).isEqualTo(plain(phrase));
            assertThat(parsed.surprises()).as(html).isEmpty();
            assertThat(parsed.document.select("td *").eachAttr("class"))
                    .as(html)
                    .isEmpty();
            assertThat(parsed.links()).as(html).allMatch(link -> link.startsWith("https://"));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsEveryTextInItsAttribute(long seed) {
        Fuzz fuzz = new Fuzz(seed);
        for (int i = 0; i < PHRASES; i++) {
            String words = HtmlText.words(fuzz.phrase());

            ParsedPage parsed = ParsedPage.ofCell("<div aria-label=\"" + words + "\">x</div>");

            assertThat(parsed.cell()).isEqualTo("x");
            assertThat(parsed.surprises()).as(words).isEmpty();
        }
    }

    @Test
    void escapesEveryCharacterThatMeansSomething() {
        assertThat(HtmlText.escape("a<b>&\"c'")).isEqualTo("a&lt;b&gt;&amp;&quot;c&#39;");
    }

    @Test
    void writesLabelsNamesLinksAndMarks() {
        Phrase phrase = Phrase.EMPTY
                .mark("⛔")
                .text("no ")
                .code("a<b")
                .strong(" Next:")
                .text(" go ")
                .code("")
                .then(Phrase.ofLink("https://a.example/?b&c"));

        assertThat(HtmlText.phrase(phrase))
                .isEqualTo("<span aria-hidden=\"true\" class=\"mark bad\">⛔</span> no <code dir=\"ltr\">a&lt;b</code>"
                        + " <strong>Next:</strong> go (empty)<a rel=\"nofollow noopener noreferrer\""
                        + " href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a>");
        assertThat(HtmlText.words(phrase)).isEqualTo("no a&lt;b Next: go https://a.example/?b&amp;c");
        assertThat(HtmlText.phrase(Phrase.EMPTY.strong("all"))).isEqualTo("<strong>all</strong>");
    }

    @ParameterizedTest
    @CsvSource({"✅, good", "⚠️, warning", "⛔, bad", "<, neutral"})
    void givesEachMarkItsTone(String symbol, String tone) {
        assertThat(HtmlText.tone(Phrase.of("so ").mark(symbol).mark("✅"))).isEqualTo(tone);
        assertThat(HtmlText.tone(Phrase.of("so"))).isEqualTo("neutral");
    }

    private static String plain(Phrase phrase) {
        StringBuilder plain = new StringBuilder();
        phrase.spans().forEach(span -> plain.append(span.text().isEmpty() ? "(empty)" : span.text()));
        return plain.toString();
    }
}

package io.github.evidencegate.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.packet.Fuzz;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.packet.Phrase.Style;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {
    private static final int PHRASES = 100;

    /** What GitHub's and GitLab's filters look for in text outside of code and links. */
    static final Pattern REFERENCE = Pattern.compile(
            "@\\w|[#!%&^]\\d|~[\\w\"]|\\bg[hl]-\\d|www\\.|://|mailto:|\\$|:\\w+:|\\b[0-9a-f]{7,}\\b|\\[\\w+:|\\*\\w+:|\\{[+-]");

    static List<Long> seeds() {
        return Fuzz.seeds().boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void showsEveryPhraseAsItIsWhateverItHolds(long seed) {
        Fuzz fuzz = new Fuzz(seed);
        for (int i = 0; i < PHRASES; i++) {
            Phrase phrase = fuzz.phrase();

            String line = MarkdownText.line(phrase);

            assertThat(same(ParsedMarkdown.shown("- " + line))).as(line).isEqualTo(same(plain(phrase)));
            assertThat(same(ParsedMarkdown.shown(line))).as(line).isEqualTo(same(plain(phrase)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsEveryPhraseInItsCell(long seed) {
        Fuzz fuzz = new Fuzz(seed);
        for (int i = 0; i < PHRASES; i++) {
            Phrase phrase = fuzz.phrase();
            String row = "| " + MarkdownText.cell(phrase) + " | end |";

            ParsedMarkdown parsed = ParsedMarkdown.of("| a | b |\n| --- | --- |\n" + row + "\n");

            assertThat(parsed.rows).as(row).hasSize(2);
            assertThat(parsed.rows.get(1).stream().map(MarkdownTextTest::same))
                    .as(row)
                    .containsExactly(same(plain(phrase)), "end");
            assertThat(cells(row)).as(row).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void makesNoMarkupReferenceOrCommand(long seed) {
        Fuzz fuzz = new Fuzz(seed);
        for (int i = 0; i < PHRASES; i++) {
            String line = MarkdownText.line(fuzz.phrase());

            ParsedMarkdown parsed = ParsedMarkdown.of(line + "\n\n- " + line + "\n");

            assertThat(parsed.html).as(line).isEmpty();
            assertThat(parsed.headings).as(line).isEmpty();
            assertThat(parsed.surprises).as(line).isEmpty();
            assertThat(parsed.links)
                    .as(line)
                    .allSatisfy(link -> assertThat(link).startsWith("https://"));
            assertThat(parsed.prose.toString().toLowerCase(Locale.ROOT))
                    .as(line)
                    .doesNotContainPattern(REFERENCE);
            assertThat(line).doesNotStartWith("/").doesNotContain("\n").doesNotContain("<!--");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "snake_case snake\\_case",
                "a*b a\\*b",
                "a~ a\\~",
                "a# a\\#",
                "a] a\\]",
                "a` a\\`",
                "a\\b a\\\\b",
                "a<b a&lt;b",
                "a>b a&gt;b",
                "a& a&amp;",
                "a|b a&#124;b",
                "Done! Done!",
                "95% 95%",
                "Note: Note:",
                "abcdef abcdef",
                "abcdefz abcdefz",
                "a-defaced a-`",
            })
    void escapesWhatMeansSomethingAndNothingElse(String text, String expected) {
        String line = MarkdownText.line(Phrase.of(text));

        // The last row is a revision, whose whole word becomes a code span.
        assertThat(line).isEqualTo(expected.equals("a-`") ? "`a-defaced`" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ada",
                "#12",
                "GH-12",
                "gl-4",
                "!12",
                "~label",
                "%3",
                "^x",
                "&4",
                "$",
                "[x]",
                "{x}",
                "R&D",
                "https://a.example",
                "www.a.example",
                "WWW.a.example",
                "mailto:x",
                "MAILTO:x",
                "*iteration:x",
                ":tada:",
                "0123456",
                "ABCDEF0",
                "abcdef0..1234567",
                "/close"
            })
    void turnsReferencesIntoCodeSpans(String word) {
        assertThat(MarkdownText.line(Phrase.of(word))).isEqualTo("`" + word + "`");
        assertThat(MarkdownText.line(Phrase.of("so " + word)))
                .isEqualTo(word.equals("/close") ? "so /close" : "so `" + word + "`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(@ada)|(`@ada`)", "abcdef0,|`abcdef0`,", "(#625).|(`#625`).", "77.7 %; so|77.7 %; so"})
    void leavesBracketsAndTheEndOfASentenceOutsideOfCodeSpans(String text, String markdown) {
        assertThat(MarkdownText.line(Phrase.of("x " + text))).isEqualTo("x " + markdown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"- \\-", "+ \\+", "= \\=", ": \\:", "-x \\-x", "1. 1\\.", "12) 12\\)", "1 1", "1.5 1\\.5", ". ."})
    void opensNoListAtTheStartOfALine(String text, String expected) {
        assertThat(MarkdownText.line(Phrase.of(text))).isEqualTo(expected);
        assertThat(MarkdownText.line(Phrase.of("so " + text))).isEqualTo("so " + text);
        assertThat(MarkdownText.cell(Phrase.of(text))).isEqualTo(text);
    }

    @Test
    void fencesCodeWithMoreBackticksThanItHolds() {
        assertThat(code("a")).isEqualTo("`a`");
        assertThat(code("a`b``c")).isEqualTo("```a`b``c```");
        assertThat(code("`a")).isEqualTo("`` `a ``");
        assertThat(code("a`")).isEqualTo("`` a` ``");
        assertThat(code(" a ")).isEqualTo("`  a  `");
        assertThat(code(" a")).isEqualTo("` a`");
        assertThat(code("a ")).isEqualTo("`a `");
        assertThat(code("")).isEqualTo("(empty)");
    }

    @Test
    void keepsCodeSpansApart() {
        assertThat(MarkdownText.line(Phrase.ofCode("a").code("b"))).isEqualTo("`a` `b`");
        assertThat(MarkdownText.line(Phrase.ofCode("a").text("b").code("c"))).isEqualTo("`a`b`c`");
    }

    @Test
    void escapesPipesOnlyWhereTheyEndACell() {
        assertThat(MarkdownText.line(Phrase.ofCode("a|b"))).isEqualTo("`a|b`");
        assertThat(MarkdownText.cell(Phrase.ofCode("a|b"))).isEqualTo("`a\\|b`");
        assertThat(MarkdownText.cell(Phrase.ofCode("a\\|b"))).isEqualTo("`a\\\\u{7C}b`");
        assertThat(MarkdownText.cell(Phrase.ofCode("|"))).isEqualTo("`\\|`");
    }

    @Test
    void writesLabelsLinksAndMarks() {
        Phrase phrase = Phrase.EMPTY
                .mark("⛔")
                .text("no")
                .strong(" Next:")
                .text("  go   on ")
                .then(Phrase.ofLink("https://a.example/b_c"));

        assertThat(MarkdownText.line(phrase)).isEqualTo("⛔ no **Next:** go on <https://a.example/b_c>");
        assertThat(MarkdownText.line(Phrase.EMPTY.strong("all"))).isEqualTo("**all**");
    }

    private static String code(String name) {
        return MarkdownText.line(new Phrase(List.of(new Span(Style.CODE, name))));
    }

    private static String plain(Phrase phrase) {
        StringBuilder plain = new StringBuilder();
        phrase.spans().forEach(span -> plain.append(span.text().isEmpty() ? "(empty)" : span.text()));
        return plain.toString();
    }

    /** Without what rendering may change: blanks, a pipe behind a backslash, and the start of a comment. */
    private static String same(String text) {
        return text.replace("\\u{7C}", "|").replace("<\\u{21}--", "<!--").replaceAll("[\\s\u0000]+", "");
    }

    /** Cells of a row by the rule of GitHub's own parser: a backslash takes the next punctuation with it. */
    private static int cells(String row) {
        int pipes = 0;
        for (int i = 0; i < row.length(); i++) {
            if (row.charAt(i) == '\\') {
                i++;
            } else if (row.charAt(i) == '|') {
                pipes++;
            }
        }
        return pipes - 1;
    }
}

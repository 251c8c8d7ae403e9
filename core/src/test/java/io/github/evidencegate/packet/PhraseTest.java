package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.packet.Phrase.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a",
                "https://tracker.example.org/browse/SHOP-12?a=b&c=%20#x",
                "https://a.example/@me",
                "https://a?b@c",
                "https://a#b@c",
                "https://a.example:8443/x"
            })
    void linksAddressesThatCanBeFollowed(String url) {
        assertThat(Phrase.ofLink(url).spans()).containsExactly(new Span(Style.LINK, url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//a",
                "http:",
                "https://",
                "https:///x",
                "https://?x",
                "https://#x",
                "javascript:alert(1)",
                "ftp://a",
                "HTTPS://a",
                "file:///etc/passwd",
                "xhttps://a",
                "https://me@evil.example/",
                "https://a b",
                "https://a|b",
                "https://a>b",
                "https://a\"b",
                "https://a`b",
                "https://a\\b",
                "https://a[b",
                "https://a{b",
                "https://é",
                "https://a^b",
                "https://a$b",
                "https://a\u202eb",
                "https://a\nb"
            })
    void showsOtherAddressesAsNames(String url) {
        assertThat(Phrase.ofLink(url).spans()).extracting(Span::style).containsExactly(Style.CODE);
    }

    @Test
    void linksNoAddressThatIsTooLongToShow() {
        String url = "https://" + "a".repeat(492);

        assertThat(Phrase.ofLink(url).spans().get(0).style()).isEqualTo(Style.LINK);
        assertThat(Phrase.ofLink(url + "a").spans().get(0).style()).isEqualTo(Style.CODE);
    }

    @Test
    void refusesALinkThatIsNotSafe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(Style.LINK, "javascript:x"))
                .withMessage("not a safe address: javascript:x; use Phrase.ofLink");
    }

    @Test
    void cutsANameInItsMiddleAndASentenceAtItsEnd() {
        String name = "a".repeat(100) + "b".repeat(100);

        assertThat(Phrase.ofCode(name).spans().get(0).text()).isEqualTo("a".repeat(80) + "…" + "b".repeat(79));
        assertThat(Phrase.ofCode("a".repeat(160)).spans().get(0).text()).isEqualTo("a".repeat(160));
        assertThat(Phrase.of("a".repeat(401)).spans().get(0).text()).isEqualTo("a".repeat(399) + "…");
        assertThat(Phrase.of("a".repeat(400)).spans().get(0).text()).isEqualTo("a".repeat(400));
    }

    @Test
    void cutsBetweenCharactersNeverThroughOne() {
        String name = "\uD83D\uDE00".repeat(161);

        String cut = Phrase.ofCode(name).spans().get(0).text();

        assertThat(cut.codePoints().filter(point -> point == 0x1F600)).hasSize(159);
        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(160);
    }

    @Test
    void makesHiddenCharactersVisibleInEveryStyle() {
        assertThat(Phrase.ofCode("a\tb").spans()).containsExactly(new Span(Style.CODE, "a⇥b"));
        assertThat(Phrase.of("a\tb\u202e").spans()).containsExactly(new Span(Style.PLAIN, "a b\\u{202E}"));
        assertThat(Phrase.EMPTY.strong("a\u0000").spans()).containsExactly(new Span(Style.STRONG, "a\\u{0}"));
    }

    @Test
    void joinsTheFirstNamesAndCountsTheOthers() {
        List<String> names = List.of("a", "b", "c");

        assertThat(text(Phrase.ofCodes(names, 3))).isEqualTo("a, b, c");
        assertThat(text(Phrase.ofCodes(names, 2))).isEqualTo("a, b and 1 more");
        assertThat(Phrase.ofCodes(List.of(), 2)).isEqualTo(Phrase.EMPTY);
        assertThat(Phrase.ofCodes(names, 3).spans())
                .extracting(Span::style)
                .containsExactly(Style.CODE, Style.PLAIN, Style.CODE, Style.PLAIN, Style.CODE);
    }

    @Test
    void growsWithoutChanging() {
        Phrase phrase = Phrase.of("a");

        assertThat(text(phrase.code("b").strong("c").mark("d").then(phrase))).isEqualTo("abcda");
        assertThat(text(phrase)).isEqualTo("a");
    }

    private static String text(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        phrase.spans().forEach(span -> text.append(span.text()));
        return text.toString();
    }
}

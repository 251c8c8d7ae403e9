package io.github.evidencegate.publication.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Transition.Action;
import io.github.evidencegate.pipeline.ChangeControl.Wish;
import io.github.evidencegate.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentCommandTest {
    @Test
    void readsAReasonToTheEndOfTheLine() {
        String text = "Looks fine.\n\n/evidence resume  the discount   starts at 100\nThanks!";

        Wish wish = wish(text);

        assertThat(wish)
                .isEqualTo(new Wish(
                        Action.RESUME, "the discount starts at 100", List.of(), Optional.empty(), Optional.empty()));
    }

    @Test
    void readsStopsBeforeTheReason() {
        Wish wish =
                wish("/evidence resume 33b9732a7c6b 99837aadc98a@a1b2c3d4e5 pause-0123456789abcdef seen 33b9732a7c6b");

        assertThat(wish.stops()).containsExactly("33b9732a7c6b", "99837aadc98a@a1b2c3d4e5", "pause-0123456789abcdef");
        assertThat(wish.reason()).isEqualTo("seen 33b9732a7c6b");
    }

    @Test
    void readsToWhomAndUntilWhen() {
        Wish reroute = wish("/evidence reroute to @org/payments they own it");
        Wish waive = wish("/evidence waive 33b9732a7c6b until 2026-12-01 the vendor ships late");
        Wish waiveTo = wish("/evidence waive until 2026-12-01T12:00:00Z the vendor ships late");

        assertThat(reroute.to()).contains("@org/payments");
        assertThat(reroute.reason()).isEqualTo("they own it");
        assertThat(waive.until()).contains(Instant.parse("2026-12-02T00:00:00Z"));
        assertThat(waiveTo.until()).contains(Instant.parse("2026-12-01T12:00:00Z"));
        assertThat(wish("/evidence return not this week").to()).isEmpty();
    }

    @Test
    void takesAnOrdinaryWordForTheReason() {
        assertThat(wish("/evidence pause until the freeze ends").reason()).isEqualTo("until the freeze ends");
        assertThat(wish("/evidence resume to be merged").reason()).isEqualTo("to be merged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evidence resume x",
                " /evidence resume x",
                "please /evidence resume x",
                "/evidence-gate resume x",
                "/evidences resume x",
                "> /evidence resume x",
                ">/evidence resume x",
                "    /evidence resume x",
                "```\n/evidence resume x\n```",
                "~~~ sh\n/evidence resume x\n```\n~~~",
                "````\n```\n/evidence resume x\n````",
                "```\n/evidence resume x",
                "<!--\n/evidence resume x\n-->",
                "<!-- a --> <!-- b\n/evidence resume x -->",
            })
    void hearsNoCommandElsewhereThanAtTheBeginningOfAVisibleLine(String text) {
        assertThat(CommentCommand.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\ncode\n```\n/evidence resume x",
                "``` not ` a fence\n/evidence resume x",
                "<!-- hidden -->\n/evidence resume x",
                "> quoted\n\n/evidence resume x\r\n"
            })
    void hearsACommandBehindWhatEnded(String text) {
        assertThat(wish(text).reason()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/evidence | /evidence alone says nothing",
                "/evidence resum please | no command is called \"resum\"",
                "/evidence Resume please | no command is called \"Resume\"",
                "/evidence resume | resume gives no reason",
                "/evidence resume 33b9732a7c6b | resume gives no reason",
                "/evidence reroute they own it | reroute does not say to whom",
                "/evidence reroute to them | reroute does not say to whom",
                "/evidence waive late | waive does not say until which day",
                "/evidence waive until 2026-13-01 late | waive does not say until which day",
                "/evidence pause until 2026-12-01 freeze | pause has no end, so it takes no \"until\"",
                "/evidence resume to @bob go on | resume gives the work to nobody, so it takes no \"to\"",
            })
    void refusesWhatIsMisspelt(String text, String why) {
        assertThat(why(text)).isEqualTo(why);
    }

    @Test
    void namesTheFormThatWasMeant() {
        List<String> waive = CommentCommand.parse("/evidence waive late")
                .orElseThrow()
                .fold(wanted -> List.of(), CommentCommand.Misspelt::forms);
        List<String> all = CommentCommand.parse("/evidence Waive late")
                .orElseThrow()
                .fold(wanted -> List.of(), CommentCommand.Misspelt::forms);

        assertThat(waive).containsExactly("/evidence waive [STOP ...] until 2026-12-01 REASON");
        assertThat(all).isEqualTo(CommentCommand.FORMS);
    }

    @Test
    void refusesTwoCommandsInOneComment() {
        String text = "/evidence resume fine\n/evidence pause not fine\n";

        assertThat(why(text)).isEqualTo("the comment has 2 commands; write one in each comment");
    }

    @Test
    void keepsNothingHiddenInAReason() {
        assertThat(wish("/evidence resume a\ud800\u202eb").reason()).isEqualTo("a\\u{D800}\\u{202E}b");
    }

    @Test
    void readsWhateverAnybodyWrites() {
        Random random = new Random(5);
        String alphabet =
                "/evidence resume waive until to @bob 2026-12-01 ``` ~~~ <!-- --> > \n\n\u202e\u0000" + Samples.HOSTILE;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "/evidence waive " : "");
            for (int j = 0; j < 30; j++) {
                int at = random.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(12)));
            }

            CommentCommand.parse(text.toString())
                    .ifPresent(command -> assertThat(command.<String>fold(
                                    wanted -> wanted.wish().reason(), CommentCommand.Misspelt::why))
                            .as("seed 5: %s", text)
                            .isNotBlank());
        }
    }

    private static Wish wish(String text) {
        return CommentCommand.parse(text).orElseThrow().fold(CommentCommand.Wanted::wish, misspelt -> {
            throw new AssertionError(misspelt.why());
        });
    }

    private static String why(String text) {
        return CommentCommand.parse(text).orElseThrow().fold(wanted -> wanted.toString(), CommentCommand.Misspelt::why);
    }
}

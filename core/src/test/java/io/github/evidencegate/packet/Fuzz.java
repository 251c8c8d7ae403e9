package io.github.evidencegate.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Hostile text from a seed: pieces that mean something to a terminal, to Markdown, to HTML or to a code host. */
public final class Fuzz {
    private static final List<String> PIECES = List.of(
            "`",
            "``",
            "```",
            "~~~",
            "\\",
            "|",
            "\\|",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "<b>",
            "</details>",
            "<!--",
            "-->",
            "<script>",
            "&lt;",
            "&#64;",
            "[x](y)",
            "![x](y)",
            "[",
            "]",
            "(",
            ")",
            "<http://a.b>",
            "https://e.example/x",
            "www.e.example",
            "a@b.example",
            "mailto:a@b.example",
            "@everyone",
            "@org/team",
            "#12",
            "org/repo#1",
            "!12",
            "~label",
            "~\"a b\"",
            "$5",
            "$`x`$",
            "%7",
            "&3",
            "GH-12",
            "gl-3",
            "deadbeef1",
            "0123456789abcdef",
            ":tada:",
            "*iteration:x",
            "[vulnerability:1]",
            "{+a+}",
            "\n",
            "\r\n",
            "\t",
            " ",
            "  ",
            "\u00a0",
            "/close",
            "# h",
            "- i",
            "+ i",
            "1. i",
            "2) i",
            "> q",
            "---",
            "===",
            ": d",
            "\u202e",
            "\u200b",
            "\u0000",
            "\u001b[31m",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u0301",
            "\u20e3",
            "é",
            "漢",
            "word",
            "a",
            "7",
            ".",
            ",",
            ":",
            "/",
            "-");

    private final Random random;

    /** The same texts for the same seed. */
    public Fuzz(long seed) {
        random = new Random(seed);
    }

    /** Seeds for a parameterized test, whose display name prints them. */
    public static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    /** A text of up to twelve pieces. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.append(random.nextInt(8) == 0 ? anything() : PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(200) == 0 ? text.toString().repeat(100) : text.toString();
    }

    /** Any character at all, half of them from the first few pages, where those are that mean something. */
    private String anything() {
        return Character.toString(random.nextBoolean() ? random.nextInt(0x3000) : random.nextInt(0x110000));
    }

    List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    /** A phrase of up to four pieces in any style that carries text. */
    public Phrase phrase() {
        Phrase phrase = Phrase.EMPTY;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            phrase = switch (random.nextInt(4)) {
                case 0 -> phrase.code(text());
                case 1 -> phrase.text(" ").then(Phrase.ofLink("https://" + text()));
                default -> phrase.text(" " + text());
            };
        }
        return phrase;
    }
}

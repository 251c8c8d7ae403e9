package io.github.evidencegate.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files that real tools wrote, changed at random. */
final class Mutant {
    private static final int LONGEST_TOLD = 2_000;
    private static final int LARGEST = 2 << 20;
    private static final Pattern TOKEN = Pattern.compile("[\\w.$/-]+|\\s+|[^\\w\\s]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "-0",
            "1e999999999",
            "-1e-999999999",
            "NaN",
            "Infinity",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "1,000,000",
            "0x7f",
            "1.5",
            "٣",
            "1_000",
            "999999999999999999999999999999",
            "00000000000000000001",
            "+1",
            "1e5",
            "0.1e1",
            " 7 ",
            "");

    private static final List<String> PIECES = List.of(
            "\0",
            "\uFEFF",
            "\u202e",
            "\u2028",
            "\r",
            "\r\n",
            "\n\n",
            "\t",
            "\"",
            "'",
            "`",
            "<",
            ">",
            "&",
            "&amp;",
            "&#0;",
            "&#x110000;",
            "&e;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x?>",
            "<!DOCTYPE x [<!ENTITY e 'e'>]>",
            "/>",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            ":",
            ",",
            "null",
            "true",
            "\"\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "*a",
            "&a ",
            "!!binary ",
            "<<: ",
            "- ",
            "? ",
            "| \n",
            "> \n",
            "%YAML 9\n",
            "---\n",
            "...\n",
            "# ",
            "=",
            "[[",
            "]]",
            "'''",
            "\"\"\"",
            "../",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "/dev/zero",
            "C:\\",
            "\\\\host\\x",
            "http://127.0.0.1/",
            "%00",
            "%2e%2e/",
            "\ud83d\ude00",
            "é",
            "ä".repeat(100),
            "x".repeat(5_000),
            "a, ".repeat(3_000));

    private final Random random;
    private byte[] bytes;

    private Mutant(Random random, byte[] bytes) {
        this.random = random;
        this.bytes = bytes;
    }

    /** One of the samples, changed up to six times. */
    static byte[] of(Random random, List<byte[]> samples) {
        Mutant mutant = new Mutant(random, samples.get(random.nextInt(samples.size())));
        for (int i = random.nextInt(6); i >= 0; i--) {
            mutant.change(samples.get(random.nextInt(samples.size())));
        }
        return mutant.bytes;
    }

    /** The bytes as text, and as what a regression test can decode. */
    static String described(byte[] bytes) {
        byte[] told = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_TOLD));
        String text = new String(told, UTF_8)
                .codePoints()
                .mapToObj(c -> c < ' ' && c != '\n' ? "\\x%02x".formatted(c) : Character.toString(c))
                .reduce("", String::concat);
        return bytes.length + " bytes:\n" + text + "\nBase64 "
                + Base64.getEncoder().encodeToString(told);
    }

    /** The bytes without a piece. */
    static byte[] without(byte[] bytes, int at, int length) {
        return replaced(bytes, at, Math.min(bytes.length, at + length), new byte[0]);
    }

    private void change(byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(40));
        bytes = switch (random.nextInt(12)) {
            case 0 -> flipped();
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> replaced(bytes, at, end, new byte[0]);
            case 3 -> replaced(bytes, at, end, piece());
            case 4 -> replaced(bytes, at, at, Arrays.copyOfRange(other, other.length / 3, other.length));
            case 5 -> replaced(bytes, at, Math.min(bytes.length, at + other.length), other);
            case 6, 7 -> number();
            case 8 -> token(1 + random.nextInt(4));
            case 9 -> token(1 << random.nextInt(17));
            case 10 -> encoded();
            default -> replaced(bytes, at, at, piece());
        };
    }

    private byte[] flipped() {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
        }
        return copy;
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
    }

    private byte[] number() {
        String text = text();
        List<MatchResult> all = NUMBER.matcher(text).results().limit(1_000).toList();
        if (all.isEmpty()) {
            return bytes;
        }
        MatchResult one = all.get(random.nextInt(all.size()));
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return (text.substring(0, one.start()) + number + text.substring(one.end())).getBytes(ISO_8859_1);
    }

    /** One to four tokens in a row, that many times: lists grow, brackets nest, names repeat. */
    private byte[] token(int times) {
        String text = text();
        List<MatchResult> all = TOKEN.matcher(text).results().limit(5_000).toList();
        if (all.isEmpty()) {
            return bytes;
        }
        int first = random.nextInt(all.size());
        int last = Math.min(all.size() - 1, first + random.nextInt(8));
        int start = all.get(first).start();
        int end = all.get(last).end();
        byte[] tokens = text.substring(start, end).getBytes(ISO_8859_1);
        ByteArrayOutputStream repeated = new ByteArrayOutputStream();
        for (int i = 0; i < times && repeated.size() < LARGEST; i++) {
            repeated.writeBytes(tokens);
        }
        return replaced(bytes, start, end, repeated.toByteArray());
    }

    private byte[] encoded() {
        return random.nextInt(3) == 0
                ? new String(bytes, UTF_8).getBytes(random.nextBoolean() ? UTF_16 : ISO_8859_1)
                : flipped();
    }

    /** One character for each byte, so that places in it are places in the bytes. */
    private String text() {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, from);
        if (all.size() + piece.length < LARGEST) {
            all.writeBytes(piece);
        }
        all.write(bytes, to, bytes.length - to);
        return all.toByteArray();
    }
}

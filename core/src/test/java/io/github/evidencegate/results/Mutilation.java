package io.github.evidencegate.results;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.results.ResultSamples.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** What can become of a result file between the tool that wrote it and us, by accident or on purpose. */
enum Mutilation {
    EMPTY(whole -> new byte[0]),
    BLANK(whole -> " \n\t\r\n".repeat(100).getBytes(UTF_8)),
    MARK_ALONE(whole -> "\uFEFF".getBytes(UTF_8)),
    FIRST_BYTE_ALONE(whole -> Arrays.copyOf(whole, 1)),
    COMPRESSED(Mutilation::compressed),
    RANDOM(whole -> random(whole.length)),
    NULS(whole -> new byte[1 << 20]),
    CUT_IN_HALF(whole -> Arrays.copyOf(whole, whole.length / 2)),
    CUT_BEFORE_THE_END(whole -> Arrays.copyOf(whole, whole.length - 1)),
    CUT_AND_PADDED(whole -> Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length)),
    PADDED_WITH_NULS(whole -> Arrays.copyOf(whole, whole.length + 4_096)),
    NUL_INSIDE(whole -> spliced(whole, new byte[1])),
    RANDOM_INSIDE(whole -> spliced(whole, random(100))),
    HEAD_LOST(whole -> Arrays.copyOfRange(whole, whole.length / 2, whole.length)),
    FOLLOWED_BY_ITSELF(whole -> joined(whole, whole)),
    FOLLOWED_BY_TEXT(whole -> joined(whole, "\nBUILD SUCCESS\n".getBytes(UTF_8))),
    AFTER_A_LOG_LINE(whole -> joined("[INFO] Tests run: 1\n".getBytes(UTF_8), whole)),
    CONFLICT(whole -> joined("<<<<<<< HEAD\n".getBytes(UTF_8), whole)),
    LATIN_INSIDE(whole -> spliced(whole, "äöü".getBytes(ISO_8859_1))),
    OVERLONG_INSIDE(whole -> spliced(whole, new byte[] {(byte) 0xc0, (byte) 0xaf})),
    MARKED(whole -> joined("\uFEFF".getBytes(UTF_8), whole)),
    MARKED_TWICE(whole -> joined("\uFEFF\uFEFF".getBytes(UTF_8), whole)),
    UTF_16_LITTLE(whole -> encoded(whole, UTF_16LE, "")),
    UTF_16_BIG(whole -> encoded(whole, UTF_16BE, "")),
    UTF_16_LITTLE_MARKED(whole -> encoded(whole, UTF_16LE, "\uFEFF")),
    UTF_16_BIG_MARKED(whole -> encoded(whole, UTF_16BE, "\uFEFF")),
    UTF_32_MARKED(whole -> encoded(whole, Charset.forName("UTF-32LE"), "\uFEFF")),
    EBCDIC(whole -> encoded(whole, Charset.forName("IBM037"), "")),
    WINDOWS_LINES(whole -> text(whole).replace("\n", "\r\n").getBytes(UTF_8)),
    OLD_MAC_LINES(whole -> text(whole).replace('\n', '\r').getBytes(UTF_8)),
    WRONG_DECLARATION(whole -> declared(whole, "UTF-16")),
    UNKNOWN_ENCODING(whole -> declared(whole, "X-NO-SUCH")),
    ENTITY_BOMB(whole -> typed(whole, bomb())),
    EXTERNAL_ENTITY(whole -> typed(whole, "<!DOCTYPE x [<!ENTITY e9 SYSTEM 'file:///etc/passwd'>]>")),
    EXTERNAL_PARAMETER(whole -> typed(whole, "<!DOCTYPE x [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]>")),
    NESTED_DEEP(Mutilation::nested),
    NESTED_AND_CLOSED(Mutilation::nestedAndClosed),
    WIDE_TOKEN(whole -> spliced(whole, filled(34 << 20, 'x'))),
    WIDE_NUMBER(whole -> numbers(whole, "9".repeat(100_000))),
    HUGE_EXPONENT(whole -> numbers(whole, "1e999999999")),
    NEGATIVE_NUMBERS(whole -> numbers(whole, "-7")),
    THOUSANDS(whole -> numbers(whole, "1" + ",000".repeat(100_000)));

    @SuppressWarnings("ImmutableEnumChecker") // Each is a function without state, which the type does not tell.
    private final UnaryOperator<byte[]> change;

    Mutilation(UnaryOperator<byte[]> change) {
        this.change = change;
    }

    static List<Mutilation> all() {
        return Arrays.asList(values());
    }

    byte[] of(byte[] whole) {
        return change.apply(whole);
    }

    /** Whether what the file says changes with it, so that another report is right: no reader could see a difference. */
    boolean says(Text text) {
        return switch (this) {
            // Each number is another one, and each reader has its own bounds.
            case WIDE_NUMBER, HUGE_EXPONENT, NEGATIVE_NUMBERS, THOUSANDS -> true;
            // Jackson and Aalto take a character in more bytes than it needs, so a name is another one then.
            case OVERLONG_INSIDE -> true;
            // Bytes in a text that counts for nothing, or in a name that is another one then.
            case LATIN_INSIDE, RANDOM_INSIDE, NUL_INSIDE, WIDE_TOKEN -> text == Text.LINES;
            // What is cut off after a record of LCOV looks whole, and one file after another is a longer one.
            case FOLLOWED_BY_ITSELF -> text == Text.LINES;
            default -> false;
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int count, char filling) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) filling);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] spliced(byte[] whole, byte[] piece) {
        int middle = whole.length / 2;
        return joined(Arrays.copyOf(whole, middle), piece, Arrays.copyOfRange(whole, middle, whole.length));
    }

    private static byte[] encoded(byte[] whole, Charset charset, String mark) {
        return (mark + text(whole).replaceFirst("(<\\?xml.*) encoding=[\"'][^\"']*[\"']", "$1")).getBytes(charset);
    }

    private static byte[] compressed(byte[] whole) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] declared(byte[] whole, String encoding) {
        String body = text(whole).replaceFirst("^<\\?xml[^>]*>", "");
        return ("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + body).getBytes(UTF_8);
    }

    /** With a document type before the root, and its entity used in it. */
    private static byte[] typed(byte[] whole, String type) {
        String body = text(whole).replaceFirst("^<\\?xml[^>]*>", "").replaceFirst("<!DOCTYPE[^>]*>", "");
        return (type + body.replaceFirst("(?<=[^/?])>", ">&e9;")).getBytes(UTF_8);
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY e" + i + " '" + ("&e" + (i - 1) + ";").repeat(10) + "'>");
        }
        return bomb + "]>";
    }

    private static byte[] nested(byte[] whole) {
        return spliced(whole, deep(whole, "", false).getBytes(US_ASCII));
    }

    private static byte[] nestedAndClosed(byte[] whole) {
        String text = text(whole);
        int at = text.charAt(0) == '{' ? 1 : text.lastIndexOf("</");
        at = at < 0 ? text.length() : at;
        return (text.substring(0, at) + deep(whole, ",", true) + text.substring(at)).getBytes(UTF_8);
    }

    private static String deep(byte[] whole, String separator, boolean closed) {
        int depth = 100_000;
        if (whole[0] == '<') {
            return "<a>".repeat(depth) + (closed ? "</a>".repeat(depth) : "");
        }
        return "\"deep\":" + "[".repeat(depth) + (closed ? "]".repeat(depth) : "") + separator;
    }

    private static byte[] numbers(byte[] whole, String number) {
        return text(whole)
                .replaceAll("(?<=[\":,])[0-9]+(?:\\.[0-9]+)?(?=[\",}\\s])", number)
                .getBytes(US_ASCII);
    }
}

package io.github.evidencegate.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Text in a comment that no reader of a packet sees: its version, the digest of the change's name, a digest of both and
 * of what follows; then the text, deflated, in base64url. Who changes a character of it without making the digest anew is
 * noticed. Who makes it anew is not: that is what the access to the code host guards.
 */
final class PacketBlock {
    /** How each block begins, whatever its version. */
    static final String START = "<!-- evidence-gate:history:";

    /** The most that a block may unpack to, in bytes. */
    static final int LIMIT_BYTES = 4 << 20;

    /** The most blocks that are looked at; a packet has one. */
    static final int LIMIT = 10;

    private static final String VERSION = "1";
    private static final String END = "-->";
    private static final String TOO_LONG = "too-long";
    private static final int COLUMNS = 120;
    private static final String REMEDY = "; bring the packet back as it was posted, or keep the history in a folder";

    private PacketBlock() {}

    /** A block with this text. */
    static String of(String change, String text) {
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(deflated(text));
        StringBuilder block = new StringBuilder(header(change)).append(digest(change, payload));
        for (int at = 0; at < payload.length(); at += COLUMNS) {
            block.append('\n').append(payload, at, Math.min(payload.length(), at + COLUMNS));
        }
        return block.append('\n').append(END).toString();
    }

    /** A block that says that there is too much to carry. */
    static String tooLong(String change) {
        return header(change) + TOO_LONG + "\n" + END;
    }

    /** Whether a block says so. */
    static boolean isTooLong(String block) {
        return block.lines()
                .findFirst()
                .filter(line -> line.endsWith(" " + TOO_LONG))
                .isPresent();
    }

    private static String header(String change) {
        return START + VERSION + " " + Digest.ofUtf8(change).hex() + " ";
    }

    private static String digest(String change, String payload) {
        return Digest.ofUtf8("evidence-gate:history:" + VERSION + "\n" + change + "\n" + payload)
                .hex();
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * The first blocks of a packet, at most {@link #LIMIT}: each up to its end or, if that is cut off, to the next block or
     * the end of the packet.
     */
    static List<String> in(String packet) {
        List<String> blocks = new ArrayList<>();
        int start = packet.indexOf(START);
        while (start >= 0 && blocks.size() < LIMIT) {
            int next = packet.indexOf(START, start + START.length());
            String block = next < 0 ? packet.substring(start) : packet.substring(start, next);
            int end = block.indexOf(END);
            blocks.add(end < 0 ? block : block.substring(0, end + END.length()));
            start = next;
        }
        return blocks;
    }

    /**
     * The text of a block.
     *
     * @throws EvidenceException if it is cut off, damaged, of another version or of another change
     */
    static String text(String block, String change) throws EvidenceException {
        if (!block.endsWith(END)) {
            throw refused("is cut off");
        }
        List<String> lines = block.substring(START.length(), block.length() - END.length())
                .replace("\r", "")
                .lines()
                .toList();
        String[] header = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (header.length != 3) {
            throw refused("has no version, change and digest in its first line");
        }
        if (!header[0].equals(VERSION)) {
            throw new EvidenceException("the history in the packet is of version \"" + shown(header[0]) + "\", not "
                    + VERSION + "; use one version of evidence-gate for all pipelines of a change");
        }
        if (!header[1].equals(Digest.ofUtf8(change).hex())) {
            throw new EvidenceException("the history in the packet is that of another change than \"" + shown(change)
                    + "\"; give the packet of this one, and the same name of the change in each pipeline");
        }
        if (header[2].equals(TOO_LONG)) {
            throw new EvidenceException("the history of the change was too long for its packet; keep it in a folder");
        }
        String payload = String.join("", lines.subList(1, lines.size()));
        if (!header[2].equals(digest(change, payload))) {
            throw refused("was altered, or is cut off: it does not have the digest that it names");
        }
        return inflated(payload);
    }

    private static String inflated(String payload) throws EvidenceException {
        try (InputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(payload)))) {
            byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw refused("unpacks to more than " + LIMIT_BYTES + " bytes");
            }
            return new String(bytes, UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw new EvidenceException("the history in the packet cannot be unpacked" + REMEDY, e);
        }
    }

    private static EvidenceException refused(String what) {
        return new EvidenceException("the history in the packet " + what + REMEDY);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cc}", "?");
        return line.length() > COLUMNS ? line.substring(0, COLUMNS) + "…" : line;
    }
}

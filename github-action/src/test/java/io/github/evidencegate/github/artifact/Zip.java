package io.github.evidencegate.github.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zip files as an upload would never make them. */
public final class Zip {
    private static final int ENTRY_SIGNATURE = 0x02014b50;

    private Zip() {}

    /** With these files: name, text, name, text. */
    public static byte[] of(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same bytes; the first entry says that a Unix packed it and that its mode is this. */
    static byte[] withMode(byte[] zip, int mode) {
        byte[] changed = zip.clone();
        int at = table(changed);
        changed[at + 5] = 3;
        changed[at + 40] = (byte) mode;
        changed[at + 41] = (byte) (mode >> 8);
        return changed;
    }

    /** The same bytes; the table of contents says that the first entry unpacks to as many bytes. */
    static byte[] withSize(byte[] zip, int size) {
        byte[] changed = zip.clone();
        int at = table(changed) + 24;
        for (int i = 0; i < 4; i++) {
            changed[at + i] = (byte) (size >> (8 * i));
        }
        return changed;
    }

    private static int table(byte[] zip) {
        for (int at = 0; at < zip.length - 4; at++) {
            int signature = (zip[at] & 0xFF)
                    | (zip[at + 1] & 0xFF) << 8
                    | (zip[at + 2] & 0xFF) << 16
                    | (zip[at + 3] & 0xFF) << 24;
            if (signature == ENTRY_SIGNATURE) {
                return at;
            }
        }
        throw new IllegalArgumentException("no zip");
    }
}

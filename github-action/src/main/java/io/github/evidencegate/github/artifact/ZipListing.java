package io.github.evidencegate.github.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a zip file as its central directory lists them (PKWARE's APPNOTE, section 4.3.12). Read by hand, because
 * Java's reader does not tell which entries are links, and because what is checked must be what is unpacked.
 */
final class ZipListing {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int UNIX = 3;
    private static final int MACOS = 19;
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    private final ByteBuffer zip;

    private ZipListing(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * One entry.
     *
     * @param method how it is packed: 0 for not at all, 8 for deflated
     * @param packed bytes in the zip
     * @param unpacked bytes that it says it has
     * @param start where its packed bytes begin
     */
    record Entry(
            String name, Type type, int method, boolean isEncrypted, long packed, long unpacked, long crc, int start) {
        /** What an entry is. */
        enum Type {
            FILE,
            FOLDER,
            /** A symbolic link, a device or the like. */
            OTHER
        }
    }

    /**
     * All entries, in their order.
     *
     * @param most entries that are read
     * @throws EvidenceException if the bytes are no zip file, or there are more entries
     */
    static List<Entry> of(byte[] bytes, int most) throws EvidenceException {
        try {
            return new ZipListing(bytes).entries(most);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new EvidenceException("its table of contents points out of the file", e);
        }
    }

    private List<Entry> entries(int most) throws EvidenceException {
        int end = end();
        int count = unsignedShort(end + 10);
        if (count > most) {
            throw new EvidenceException("it has " + count + " entries, expected at most " + most);
        }
        int at = zip.getInt(end + 16);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != ENTRY_SIGNATURE) {
                throw new EvidenceException("its table of contents is damaged");
            }
            entries.add(entry(at));
            at += ENTRY_BYTES + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
        }
        return entries;
    }

    private int end() throws EvidenceException {
        int last = zip.limit() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        throw new EvidenceException("it is no zip file");
    }

    private Entry entry(int at) throws EvidenceException {
        int local = zip.getInt(at + 42);
        if (zip.getInt(local) != LOCAL_SIGNATURE) {
            throw new EvidenceException("its table of contents points to no entry");
        }
        byte[] name = new byte[unsignedShort(at + 28)];
        zip.get(at + ENTRY_BYTES, name);
        String text = new String(name, UTF_8);
        return new Entry(
                text,
                type(at, text),
                unsignedShort(at + 10),
                (unsignedShort(at + 8) & 1) != 0,
                unsignedInt(at + 20),
                unsignedInt(at + 24),
                unsignedInt(at + 16),
                local + LOCAL_BYTES + unsignedShort(local + 26) + unsignedShort(local + 28));
    }

    /** The kind of file stands in the upper half of the attributes, if a Unix packed it; 0 there means nothing. */
    private Entry.Type type(int at, String name) {
        int system = zip.get(at + 5);
        int kind = system == UNIX || system == MACOS ? unsignedShort(at + 40) & TYPE_MASK : 0;
        if (kind != 0 && kind != REGULAR && kind != FOLDER) {
            return Entry.Type.OTHER;
        }
        return kind == FOLDER || name.endsWith("/") ? Entry.Type.FOLDER : Entry.Type.FILE;
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long unsignedInt(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }
}

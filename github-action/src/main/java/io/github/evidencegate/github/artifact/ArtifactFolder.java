package io.github.evidencegate.github.artifact;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.artifact.ZipListing.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A fresh folder with the files of an artifact. Whoever made the artifact may have meant to write elsewhere, to fill the
 * disk, or to be followed through a link: then it is refused as a whole, and nothing of it is used.
 */
public final class ArtifactFolder {
    /** The largest zip file, in bytes. */
    public static final int ZIP_LIMIT = 64 << 20;

    /** The most that its files may come to, in bytes. */
    static final long UNPACKED_LIMIT = 256L << 20;

    /** What each packed byte may come to, once there is more than a little: a bomb has a thousand. */
    static final long RATIO_LIMIT = 200;

    private static final long RATIO_FROM = 4L << 20;
    private static final int MOST_ENTRIES = 5_000;
    private static final int DEEPEST = 30;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_PART = 255;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int CHUNK = 1 << 16;

    private final byte[] zip;
    private final Path folder;
    private long written;

    private ArtifactFolder(byte[] zip, Path folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /**
     * Unpacks regular files, and nothing else, into a folder that is made for them.
     *
     * @param below where the folder is made
     * @return the folder
     * @throws EvidenceException if the zip is not what an upload makes of result files; no file of it is used then
     */
    public static Path unpack(byte[] zip, Path below) throws EvidenceException {
        try {
            Path folder = Files.createTempDirectory(below, "evidence-gate-artifact");
            new ArtifactFolder(zip, folder).unpack();
            return folder;
        } catch (EvidenceException e) {
            throw new EvidenceException(
                    "the artifact is refused: " + e.getMessage()
                            + "; upload result files and nothing else, with actions/upload-artifact",
                    e);
        } catch (IOException e) {
            throw new EvidenceException(
                    "the artifact cannot be unpacked below " + below + "; check that RUNNER_TEMP can be written", e);
        }
    }

    private void unpack() throws EvidenceException, IOException {
        List<Entry> entries = ZipListing.of(zip, MOST_ENTRIES);
        requirePlain(entries);
        for (Entry entry : entries) {
            Path path = place(entry.name());
            if (entry.type() == Entry.Type.FOLDER) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                write(entry, path);
            }
        }
    }

    /** Before a byte is written, whatever the table of contents admits. */
    private void requirePlain(List<Entry> entries) throws EvidenceException {
        Set<String> names = new HashSet<>();
        long sum = 0;
        for (Entry entry : entries) {
            requireName(entry.name());
            sum += entry.unpacked();
            if (entry.type() == Entry.Type.OTHER) {
                throw refused(entry, "is a link or a device, not a file");
            }
            if (entry.isEncrypted() || (entry.method() != STORED && entry.method() != DEFLATED)) {
                throw refused(entry, "is encrypted, or packed in an unusual way");
            }
            // Windows and macOS take names in another case for the same one.
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw refused(entry, "is there twice");
            }
        }
        requireSize(sum);
    }

    private static void requireName(String name) throws EvidenceException {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String[] parts = plain.split("/", -1);
        boolean isPlain = name.length() <= LONGEST_NAME
                && parts.length <= DEEPEST
                && plain.codePoints().noneMatch(point -> Character.isISOControl(point) || point == '\\' || point == ':')
                && List.of(parts).stream().allMatch(ArtifactFolder::isPart);
        if (!isPlain) {
            throw new EvidenceException("\"" + shown(name) + "\" is no plain path inside of it");
        }
    }

    /** Windows drops dots and spaces at the end. */
    private static boolean isPart(String part) {
        return !part.isBlank()
                && part.length() <= LONGEST_PART
                && !part.equals(".")
                && !part.equals("..")
                && !part.endsWith(".")
                && !part.endsWith(" ");
    }

    private Path place(String name) throws EvidenceException {
        try {
            Path path = folder.resolve(name).normalize();
            if (path.startsWith(folder) && !path.equals(folder)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Refused below.
        }
        throw new EvidenceException("\"" + shown(name) + "\" is no plain path inside of it");
    }

    private void write(Entry entry, Path path) throws EvidenceException, IOException {
        CRC32 crc = new CRC32();
        long before = written;
        try (OutputStream out = Files.newOutputStream(path, CREATE_NEW, WRITE)) {
            if (entry.packed() > zip.length - (long) entry.start()) {
                throw refused(entry, "is cut off");
            }
            if (entry.method() == STORED) {
                add(out, crc, zip, entry.start(), (int) entry.packed());
            } else {
                inflate(entry, out, crc);
            }
        }
        if (written - before != entry.unpacked() || crc.getValue() != entry.crc()) {
            throw refused(entry, "is not what the table of contents says");
        }
    }

    private void inflate(Entry entry, OutputStream out, CRC32 crc) throws EvidenceException, IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip, entry.start(), (int) entry.packed());
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw refused(entry, "is cut off");
                }
                add(out, crc, chunk, 0, count);
            }
        } catch (DataFormatException e) {
            throw new EvidenceException("\"" + shown(entry.name()) + "\" cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private void add(OutputStream out, CRC32 crc, byte[] bytes, int from, int count)
            throws EvidenceException, IOException {
        written += count;
        requireSize(written);
        crc.update(bytes, from, count);
        out.write(bytes, from, count);
    }

    private void requireSize(long bytes) throws EvidenceException {
        if (bytes > UNPACKED_LIMIT) {
            throw new EvidenceException("it unpacks to more than " + UNPACKED_LIMIT + " bytes");
        }
        if (bytes > RATIO_FROM && bytes / RATIO_LIMIT > zip.length) {
            throw new EvidenceException("each of its bytes unpacks to more than " + RATIO_LIMIT);
        }
    }

    private static EvidenceException refused(Entry entry, String why) {
        return new EvidenceException("\"" + shown(entry.name()) + "\" " + why);
    }

    private static String shown(String name) {
        String line = name.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}

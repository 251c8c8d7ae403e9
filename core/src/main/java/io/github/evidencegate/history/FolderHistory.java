package io.github.evidencegate.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.codec.EntryCodec.KeptEntry;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.pipeline.ChangeHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A history in a folder: below it a folder for each change, and in that a file for each entry, whose name is the digest of
 * its content. Files are only added, so any number of pipelines may write at once, and copies of a folder can be laid
 * together.
 */
public final class FolderHistory implements ChangeHistory {
    /** The most entries of one change that are read. */
    public static final int LIMIT = 20_000;

    /** The most bytes of one change that are read. */
    private static final long LIMIT_BYTES = 64L << 20;

    private static final String MOVE =
            "; remove the folder's entries that are of no use, or keep a copy of it elsewhere";
    private static final String SUFFIX = ".json";
    private static final int READABLE = 40;
    private static final int DIGITS = 32;

    private final Path folder;

    /** A history in {@code folder}, which need not be there yet. */
    public FolderHistory(Path folder) {
        this.folder = folder;
    }

    @Override
    public Known read(String change) throws EvidenceException {
        Path place = placeOf(change);
        if (!Files.exists(place, NOFOLLOW_LINKS)) {
            return new Known(List.of(), List.of());
        }
        List<HistoryEntry> entries = new ArrayList<>();
        Doubts doubts = new Doubts();
        long total = 0;
        for (Path file : filesOf(place, doubts)) {
            try {
                byte[] bytes = bytesOf(file);
                total += bytes.length;
                if (total > LIMIT_BYTES) {
                    doubts.add(place + ": more than " + LIMIT_BYTES + " bytes; the rest was not read" + MOVE);
                    break;
                }
                entries.add(entry(file, bytes, change));
            } catch (EvidenceException e) {
                doubts.add(String.valueOf(e.getMessage()));
            }
        }
        return new Known(entries, doubts.told());
    }

    /** Sorted, so that messages come in the same order each time. */
    private static List<Path> filesOf(Path place, Doubts doubts) throws EvidenceException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place)) {
            for (Path file : found) {
                if (files.size() == LIMIT) {
                    doubts.add(place + ": more than " + LIMIT + " files; the rest was not read" + MOVE);
                    break;
                }
                if (!EntryFile.isUnfinished(file)) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new EvidenceException(
                    place + ": the history cannot be read; check that you may, or name another folder with --history",
                    e);
        }
        files.sort(Path::compareTo);
        return files;
    }

    private static HistoryEntry entry(Path file, byte[] bytes, String change) throws EvidenceException {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(Digest.of(bytes).hex() + SUFFIX)) {
            throw new EvidenceException(file + ": its content is not what its name says, so it is damaged, cut off or"
                    + " foreign; bring it back from a copy, or remove it if the folder is not the history's");
        }
        KeptEntry kept = EntryCodec.decode(file.toString(), bytes);
        if (!kept.change().equals(change)) {
            throw new EvidenceException(
                    file + ": belongs to another change; remove it, or move it to the folder of its change");
        }
        return kept.entry();
    }

    private static byte[] bytesOf(Path file) throws EvidenceException {
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw new EvidenceException(file + ": not a file of a history, but a link or a folder; remove it");
        }
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(EntryCodec.LIMIT_BYTES + 1);
            if (bytes.length > EntryCodec.LIMIT_BYTES) {
                throw new EvidenceException(file + ": more than " + EntryCodec.LIMIT_BYTES
                        + " bytes are no entry of a history; remove it, or bring it back from a copy");
            }
            return bytes;
        } catch (IOException e) {
            throw new EvidenceException(file + ": cannot be read; check that you may, or bring it back from a copy", e);
        }
    }

    @Override
    public void append(String change, HistoryEntry entry) throws EvidenceException {
        byte[] bytes = EntryCodec.encode(change, entry).getBytes(UTF_8);
        try {
            Path place = placeOf(change);
            Files.createDirectories(place);
            EntryFile.write(place.resolve(Digest.of(bytes).hex() + SUFFIX), bytes);
        } catch (IOException e) {
            throw new EvidenceException(
                    folder + ": the history cannot be written; give --history a folder that you may write to", e);
        }
    }

    /**
     * The folder of a change: what can be read of its name, which is hostile, and its digest.
     *
     * @throws EvidenceException if something else stands there; a link could lead anywhere
     */
    private Path placeOf(String change) throws EvidenceException {
        String readable = change.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String digest = Digest.ofUtf8(change).hex().substring(0, DIGITS);
        Path place = folder.resolve(readable.substring(0, Math.min(READABLE, readable.length())) + '_' + digest);
        boolean isOther = Files.exists(place, NOFOLLOW_LINKS) && !Files.isDirectory(place, NOFOLLOW_LINKS);
        if (isOther || (Files.exists(folder) && !Files.isDirectory(folder))) {
            throw new EvidenceException((isOther ? place : folder)
                    + ": a link or a file stands where a folder of the history must be; remove it, or name another"
                    + " folder with --history");
        }
        return place;
    }
}

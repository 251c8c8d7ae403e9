package io.github.evidencegate.delivery;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a check leaves its files in. */
public final class OutFolder {
    private final Path folder;
    private final String option;

    /**
     * This folder.
     *
     * @param option what names it, for messages: {@code --out}
     */
    public OutFolder(Path folder, String option) {
        this.folder = folder;
        this.option = option;
    }

    /**
     * Writes {@code record.json}, {@code verdict.json}, {@code packet.md} and {@code packet.html}, and the folder if
     * there is none. Who reads a file while it is replaced sees the old one or the new one, never a part.
     *
     * @throws EvidenceException if one cannot be written; those before it are written
     */
    public void write(Renderings renderings) throws EvidenceException {
        createFolder();
        replace("record.json", renderings.in(Format.JSON));
        replace("verdict.json", RecordCodec.encodeVerdict(renderings.outcome().verdict()));
        replace("packet.md", renderings.in(Format.MARKDOWN));
        replace("packet.html", renderings.in(Format.HTML));
    }

    /**
     * Writes one file, and the folder if there is none.
     *
     * @throws EvidenceException if it cannot be written
     */
    public void write(String name, String text) throws EvidenceException {
        createFolder();
        replace(name, text);
    }

    private void createFolder() throws EvidenceException {
        for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new EvidenceException(part + " is a file, not a folder" + remedy());
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private void replace(String name, String text) throws EvidenceException {
        Path file = folder.resolve(name);
        if (Files.isDirectory(file, NOFOLLOW_LINKS)) {
            throw new EvidenceException(file + " is a folder, and a file of that name must be written; remove it, or"
                    + " give " + option + " another folder");
        }
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private String remedy() {
        return "; give " + option + " a folder that you may write to";
    }

    private EvidenceException failure(Path path, IOException cause) {
        return new EvidenceException(
                path + " cannot be written: " + FileTrouble.reason(cause, "write") + remedy(), cause);
    }
}

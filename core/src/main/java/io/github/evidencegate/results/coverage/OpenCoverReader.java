package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads OpenCover XML, which OpenCover, AltCover, and coverlet with {@code opencover} write. Lines are those of sequence
 * points; the sums are not believed.
 */
public final class OpenCoverReader {
    /** The line that compilers give to what has none: 0xFEEFEE. */
    private static final String HIDDEN = "16707566";

    /** More files, or characters in their names, are refused, so that memory stays flat. */
    private static final int FILE_LIMIT = 250_000;

    private static final int CHARACTER_LIMIT = 1 << 24;

    private final XmlCursor xml;
    private final LineTally tally;
    private final Map<String, String> files = new HashMap<>();
    private int characters;
    private String ofMethod = "";
    private Optional<String> open = Optional.empty();

    private OpenCoverReader(XmlCursor xml, NamedSources sources) {
        this.xml = xml;
        this.tally = new LineTally(sources, xml::failure);
    }

    /** Whether a file with this root element is for this reader. */
    public static boolean reads(String root) {
        return root.equals("CoverageSession");
    }

    /** Reads from the start tag of the root on. */
    public static Reading read(XmlCursor xml, NamedSources sources) throws XMLStreamException, EvidenceException {
        OpenCoverReader reader = new OpenCoverReader(xml, sources);
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            }
        }
        return new Reading(Optional.empty(), List.of(reader.tally.report(List.of(""))));
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "Modules", "Module", "Files", "Classes", "Class", "Methods", "SequencePoints" -> {}
            case "File" -> file(xml.value("uid"), xml.value("fullPath"));
            case "Method" -> ofMethod = "";
            case "FileRef" -> ofMethod = xml.value("uid");
            case "SequencePoint" -> point();
            default -> xml.skip();
        }
    }

    private void file(String id, String name) throws EvidenceException {
        characters += id.length() + name.length();
        files.put(id, name);
        if (files.size() > FILE_LIMIT || characters > CHARACTER_LIMIT) {
            throw xml.failure("more than " + FILE_LIMIT + " files; write a report for each part of the project");
        }
    }

    /** Older versions name the file of a method, newer ones that of each point. */
    private void point() throws XMLStreamException, EvidenceException {
        String line = xml.value("sl");
        if (!line.isEmpty() && !line.equals(HIDDEN)) {
            int first = tally.number(line);
            int last = Math.max(first, tally.number(xml.attribute("el").orElse(line)));
            open(files.getOrDefault(xml.attribute("fileid").orElse(ofMethod), ""));
            if (first > 0) {
                tally.lines(first, last, LineTally.ran(xml.value("vc")));
            }
        }
        xml.skip();
    }

    private void open(String name) throws EvidenceException {
        if (open.filter(name::equals).isEmpty()) {
            tally.file(name);
            open = Optional.of(name);
        }
    }
}

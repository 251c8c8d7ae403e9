package io.github.evidencegate.results.bill;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads the same in XML. Up to version 1.3 vulnerabilities are an extension, and stand inside of components. */
public final class CycloneDxXmlReader {
    private static final String NAMESPACE = "http://cyclonedx.org/schema/bom/";

    private final XmlCursor xml;
    private final Document document;

    private CycloneDxXmlReader(XmlCursor xml, ChangedLines changed) {
        this.xml = xml;
        this.document = new Document(changed, xml::failure);
    }

    /** Whether a file with this start tag is for this reader. */
    public static boolean reads(XmlCursor root) {
        return root.name().equals("bom") && root.namespace().startsWith(NAMESPACE);
    }

    /** Reads from the start tag of the root on. */
    public static Reading read(XmlCursor xml, ChangedLines changed) throws XMLStreamException, EvidenceException {
        CycloneDxXmlReader reader = new CycloneDxXmlReader(xml, changed);
        reader.document.version(xml.namespace().substring(NAMESPACE.length()));
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "metadata" -> reader.metadata();
                case "components" -> {
                    reader.document.listsComponents();
                    reader.components();
                }
                case "dependencies" -> reader.dependencies();
                case "vulnerabilities" -> reader.vulnerabilities();
                default -> {}
            }
        }
        // What stands behind the root must be nothing that the parser would refuse.
        xml.next();
        return reader.document.reading();
    }

    private void metadata() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "timestamp" -> document.producedAt(text());
                case "tools" -> tools();
                case "component" -> document.components().root(component());
                default -> {}
            }
        }
    }

    private void tools() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "tool" -> document.tool(component().get("name"));
                case "components" -> toolComponents();
                default -> {}
            }
        }
    }

    private void toolComponents() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            document.tool(component().get("name"));
        }
    }

    private void components() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("component")) {
                document.components().add(component());
            }
        }
    }

    /** One component; those that it is made of count by themselves. */
    private Named component() throws XMLStreamException, EvidenceException {
        Named component = new Named();
        component.put("type", limited(xml.value("type")));
        component.put("bom-ref", limited(xml.value("bom-ref")));
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String field = xml.name();
            if (Named.has(field)) {
                component.put(field, text());
            } else if (field.equals("components")) {
                components();
            } else if (field.equals("vulnerabilities")) {
                vulnerabilities();
            }
        }
        return component;
    }

    private void dependencies() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            long from = document.components().reference(xml.value("ref"));
            List<Long> needed = new ArrayList<>();
            int outer = xml.depth();
            while (xml.nextChild(outer)) {
                if (xml.name().equals("dependency")) {
                    needed.add(document.components().reference(xml.value("ref")));
                }
            }
            document.components().link(from, needed);
        }
    }

    private void vulnerabilities() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            vulnerability();
        }
    }

    private void vulnerability() throws XMLStreamException, EvidenceException {
        String id = "";
        Set<Level> ratings = EnumSet.noneOf(Level.class);
        String state = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "id" -> id = text();
                case "ratings" -> ratings(ratings);
                case "analysis" -> state = only("state");
                default -> {}
            }
        }
        document.vulnerability(id, ratings, state);
    }

    private void ratings(Set<Level> ratings) throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            Document.rate(ratings, only("severity"));
        }
    }

    /** The text of the child of this name; "" if there is none. */
    private String only(String name) throws XMLStreamException, EvidenceException {
        String text = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals(name)) {
                text = text();
            }
        }
        return text;
    }

    private String text() throws XMLStreamException, EvidenceException {
        return xml.skipForWholeText(ComponentTally.TEXT_LIMIT);
    }

    private String limited(String text) throws EvidenceException {
        if (text.length() > ComponentTally.TEXT_LIMIT) {
            throw xml.failure("a name of more than " + ComponentTally.TEXT_LIMIT
                    + " characters, as no package has; leave the file out");
        }
        return text;
    }
}

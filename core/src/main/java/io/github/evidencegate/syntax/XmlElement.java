package io.github.evidencegate.syntax;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.github.evidencegate.evidence.EvidenceException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an XML file; namespaces do not count.
 *
 * @param text its own text, without blanks around it
 */
public record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    /** Copies map and list. */
    public XmlElement {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * The root of the file.
     *
     * @throws EvidenceException if it is not XML, or has a document type or entities: nothing outside is ever read
     */
    public static XmlElement read(byte[] bytes) throws EvidenceException {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            NodeLimit limit = new NodeLimit();
            while (next(reader) != XMLStreamConstants.START_ELEMENT) {
                // What stands before the root says nothing.
            }
            XmlElement root = element(reader, limit, 1);
            while (reader.hasNext()) {
                next(reader);
            }
            return root;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw notXml("line " + line + ": ", e);
        } catch (UncheckedStreamException | IndexOutOfBoundsException e) {
            // A text that is broken, or cut off, is noticed when it is asked for; and in UTF-16 the parser looks some
            // characters up in a table that has no place for them.
            throw notXml("", e);
        }
    }

    private static EvidenceException notXml(String place, Exception cause) {
        return new EvidenceException(place + "not XML; see what a checker of XML says about the file", cause);
    }

    private static int next(XMLStreamReader reader) throws XMLStreamException, EvidenceException {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new EvidenceException("line " + reader.getLocation().getLineNumber()
                    + ": a document type or an entity; write the text out instead");
        }
        return event;
    }

    private static XmlElement element(XMLStreamReader reader, NodeLimit limit, int depth)
            throws XMLStreamException, EvidenceException {
        limit.add(1, depth);
        String name = reader.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = next(reader); event != XMLStreamConstants.END_ELEMENT; event = next(reader)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(reader, limit, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(name, attributes, children, text.toString().strip());
    }

    /** The children of this name. */
    public List<XmlElement> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /** The children of the child at the end of these names, whatever each is called. */
    public List<XmlElement> below(String... names) {
        List<XmlElement> found = List.of(this);
        for (String name : names) {
            found = found.stream().flatMap(one -> one.all(name).stream()).toList();
        }
        return found.stream().flatMap(one -> one.children.stream()).toList();
    }

    /** The text of the first child of this name, if it has any. */
    public Optional<String> textOf(String name) {
        return all(name).stream()
                .map(XmlElement::text)
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    /** An attribute, by its local name. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}

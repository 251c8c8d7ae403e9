package io.github.evidencegate.results.input;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.LocationInfo;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Goes from tag to tag through an XML file and passes over text without keeping it. Nothing outside the file is ever
 * read, and no entity but XML's own five and characters by number is accepted.
 */
public final class XmlCursor {
    /** How deep elements may be nested. */
    public static final int DEPTH_LIMIT = 1_000;

    /** A number of more digits is refused: nobody has so many tests, and sums must not overflow. */
    private static final int COUNT_DIGITS = 9;

    private static final long NO_COUNT = -1;

    private static final long NONE = Long.MAX_VALUE;

    private final String path;
    private final XMLStreamReader2 reader;
    private int depth;
    private long passing = NONE;
    private boolean atStart;
    private boolean wanted;
    private int textLimit;
    private String text = "";

    private XmlCursor(String path, XMLStreamReader2 reader) {
        this.path = path;
        this.reader = reader;
    }

    /** A cursor before the first tag. */
    public static XmlCursor open(String path, DigestedFile file) throws XMLStreamException {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XmlCursor cursor = new XmlCursor(path, (XMLStreamReader2) factory.createXMLStreamReader(file.content()));
        file.limitTokens(cursor::heldTokenStart);
        return cursor;
    }

    /** Goes to the next start or end tag; false after the last one. An empty element has both. */
    public boolean next() throws XMLStreamException, EvidenceException {
        atStart = false;
        while (reader.hasNext()) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return started();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return true;
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw failure("uses the entity \"" + Excerpt.of(reader.getLocalName())
                            + "\"; result files need none, so write its text in its place");
                default -> passOver();
            }
        }
        return false;
    }

    /** Goes to the next start tag inside the element that was open at {@code parentDepth}; false at its end. */
    public boolean nextChild(int parentDepth) throws XMLStreamException, EvidenceException {
        while (next() && depth >= parentDepth) {
            if (atStart && depth == parentDepth + 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cursor is at a start tag. */
    public boolean isAtStart() {
        return atStart;
    }

    /** How many elements are open; 1 at the start tag of the root. */
    public int depth() {
        return depth;
    }

    /** The local name of the tag. */
    public String name() {
        return reader.getLocalName();
    }

    /** The namespace of the tag; "" for none. */
    public String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Whether the start tag is its own end tag. */
    public boolean isEmpty() throws XMLStreamException {
        return reader.isEmptyElement();
    }

    /** An attribute of the start tag, without regard to namespaces. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    /** An attribute of the start tag as it stands; "" if it is absent. For what every second tag has. */
    public String value(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** A count in an attribute, with or without thousands separators; 0 if it is absent or blank. */
    public long count(String name) throws EvidenceException {
        String value = reader.getAttributeValue(null, name);
        long count = value == null ? 0 : parseCount(value);
        if (count == NO_COUNT) {
            throw failure(name + "=\"" + Excerpt.of(value) + "\" is no count; expected a whole number of at most "
                    + COUNT_DIGITS + " digits; correct the tool that writes it, or leave the file out");
        }
        return count;
    }

    /** Goes to the end tag of the element whose start tag this is. */
    public void skip() throws XMLStreamException, EvidenceException {
        int outside = depth - 1;
        boolean more = true;
        while (more && depth > outside) {
            more = next();
        }
    }

    /** Goes to the end tag of the element whose start tag this is, and gives the first text on the way, or "". */
    public String skipForText() throws XMLStreamException, EvidenceException {
        wanted = true;
        text = "";
        skip();
        wanted = false;
        return text;
    }

    /** The byte of the file at which the tag begins; of UTF-16 not exactly. */
    public long offset() {
        return startingByte();
    }

    /**
     * Goes to the end tag of the element whose start tag this is, and gives all text on the way, in however many pieces
     * it stands: a name that is cut short is another name.
     *
     * @param limit how many characters it may have
     */
    public String skipForWholeText(int limit) throws XMLStreamException, EvidenceException {
        wanted = true;
        textLimit = limit;
        text = "";
        int outside = depth - 1;
        boolean more = true;
        while (more && depth > outside) {
            more = next();
            if (text.length() > limit) {
                throw failure(
                        "a text of more than " + limit + " characters, as no tool writes there; leave the file out");
            }
        }
        wanted = false;
        textLimit = 0;
        return text.strip();
    }

    /** What is wrong at the place of the cursor. */
    public EvidenceException failure(String what) {
        return new EvidenceException(path + ":" + reader.getLocation().getLineNumber() + ":"
                + reader.getLocation().getColumnNumber() + ": " + what);
    }

    private int advance() throws XMLStreamException {
        try {
            int event = reader.next();
            passing = NONE;
            return event;
        } catch (IndexOutOfBoundsException e) {
            // In UTF-16 the parser looks up some characters in a table that has no place for them.
            throw new XMLStreamException("a character that cannot stand there", reader.getLocation(), e);
        }
    }

    private boolean started() throws EvidenceException {
        atStart = true;
        depth++;
        if (depth > DEPTH_LIMIT) {
            throw failure("elements are nested deeper than " + DEPTH_LIMIT + ", as no tool does; leave the file out");
        }
        return true;
    }

    /** The parser drops text, comments and the like without holding them, however long they are. */
    private void passOver() throws XMLStreamException {
        if (!wanted) {
            passing = startingByte();
        } else if (textLimit > 0) {
            boolean isText = reader.isCharacters() || reader.getEventType() == XMLStreamConstants.CDATA;
            text = isText && text.length() <= textLimit ? text + wholeText() : text;
        } else if (text.isEmpty() && reader.hasText()) {
            text = wholeText().strip();
        }
    }

    /** The parser reads a text when it is asked for it, and has no checked way to say then that it is cut off. */
    private String wholeText() throws XMLStreamException {
        try {
            return reader.getText();
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException cause ? cause : new XMLStreamException(e);
        }
    }

    private long heldTokenStart() {
        long start = startingByte();
        return start == passing ? NONE : start;
    }

    /** Of UTF-16 the parser counts only characters. */
    private long startingByte() {
        LocationInfo place = reader.getLocationInfo();
        long bytes = place.getStartingByteOffset();
        return bytes < 0 ? 2 * place.getStartingCharOffset() : bytes;
    }

    private static long parseCount(String text) {
        long count = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean isDigit = next >= '0' && next <= '9';
            digits += isDigit ? 1 : 0;
            if (digits > COUNT_DIGITS || !(isDigit || next == ',' || next == ' ')) {
                return NO_COUNT;
            }
            count = isDigit ? 10 * count + next - '0' : count;
        }
        return count;
    }
}

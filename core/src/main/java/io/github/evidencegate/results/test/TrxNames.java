package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.XmlCursor;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Which class each test of a TRX file is of. The file says so behind its results, so it is read once for this alone. */
public final class TrxNames {
    /** Of more tests only the first ones get their class, so that memory stays flat. */
    private static final int LIMIT = 250_000;

    private static final int CHARACTER_LIMIT = 1 << 22;

    private final Map<Long, String> classes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private int characters;

    private TrxNames() {}

    /** Reads from the start tag of the root on. */
    public static TrxNames read(XmlCursor xml) throws XMLStreamException, EvidenceException {
        TrxNames names = new TrxNames();
        String test = "";
        while (xml.next()) {
            if (xml.isAtStart() && xml.name().equals("UnitTest")) {
                test = xml.value("id");
            } else if (xml.isAtStart() && xml.name().equals("TestMethod")) {
                names.put(test, xml.value("className"));
            }
        }
        return names;
    }

    /** The name with the class before it, unless it has it or nobody knows it. */
    String qualified(String test, String name) {
        String type = classes.getOrDefault(Digest.shortOf(test), "");
        return type.isEmpty() || name.startsWith(type + ".") ? name : type + "." + name;
    }

    private void put(String test, String className) {
        // Older versions write the name of the assembly behind that of the class.
        int comma = className.indexOf(',');
        String type = comma < 0 ? className : className.substring(0, comma);
        boolean isNew = !names.containsKey(type);
        if (classes.size() < LIMIT && (!isNew || characters + type.length() <= CHARACTER_LIMIT)) {
            characters += isNew ? type.length() : 0;
            classes.put(Digest.shortOf(test), names.computeIfAbsent(type, kept -> kept));
        }
    }
}

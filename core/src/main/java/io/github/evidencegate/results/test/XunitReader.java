package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the XML of xUnit.net 2 and 3 ("XML Format v2" of its documentation), and that of version 1, whose tests stand in
 * classes. An error outside of the tests, as in a clean-up, is one of its assembly.
 */
public final class XunitReader {
    /** Elements in which text stands, and nothing that ran. */
    private static final Set<String> LEAVES = Set.of("attachments", "output", "traits", "warnings");

    private final XmlCursor xml;
    private final TestTally tally;
    private Optional<Instant> startedAt = Optional.empty();
    private Duration took = Duration.ZERO;
    private long declared;
    private String assembly = "";

    private XunitReader(XmlCursor xml, Optional<Comparison> comparison) {
        this.xml = xml;
        this.tally = new TestTally(comparison);
    }

    /** Whether a file with this start tag is for this reader. Manifests of programs have a root of the same name. */
    public static boolean reads(XmlCursor root) {
        return root.name().equals("assemblies")
                || (root.name().equals("assembly") && root.attribute("total").isPresent());
    }

    /**
     * Reads from the start tag of the root on.
     *
     * @param comparison with which other run; empty for none
     */
    public static Reading read(XmlCursor xml, Optional<Comparison> comparison)
            throws XMLStreamException, EvidenceException {
        XunitReader reader = new XunitReader(xml, comparison);
        do {
            if (xml.isAtStart()) {
                reader.started();
            }
        } while (xml.next());
        reader.tally.atLeastBad(reader.declared);
        return new Reading(reader.startedAt, List.of(source -> reader.tally.report(source, reader.took)));
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "assemblies" -> start();
            case "assembly" -> assembly();
            case "test" -> test();
            case "error", "failure" -> {
                tally.errored(assembly, 1);
                xml.skip();
            }
            default -> {
                if (LEAVES.contains(xml.name())) {
                    xml.skip();
                }
            }
        }
    }

    /** Only newer versions say the time with its offset. */
    private void start() {
        Optional<Instant> at = xml.attribute("start-rtf").flatMap(TestTimes::instant);
        startedAt = startedAt.isPresent() ? startedAt : at;
    }

    private void assembly() throws EvidenceException {
        start();
        String path = xml.value("name").replace('\\', '/');
        assembly = path.isEmpty() ? "assembly without a name" : path.substring(path.lastIndexOf('/') + 1);
        took = took.plus(TestTimes.seconds(xml.value("time")));
        declared += xml.count("failed") + xml.count("errors");
    }

    private void test() throws XMLStreamException, EvidenceException {
        String name = name();
        String result = xml.value("result");
        TestEnding ending = ending(result).orElseThrow(() -> unknown(name, result));
        String reason = result.equals("NotRun") ? "not run" : "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "reason" -> reason = xml.skipForText();
                case "failure" -> {
                    ending = TestEnding.FAILED;
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        tally.add(name, ending, reason);
    }

    /** Usually with its class; without it if the test has a name of its own. */
    private String name() {
        String name = xml.value("name");
        String type = xml.value("type");
        if (name.isEmpty() || name.startsWith(type)) {
            return name.isEmpty() ? "test without a name" : name;
        }
        return type + "." + name;
    }

    private static Optional<TestEnding> ending(String result) {
        return switch (result) {
            case "Pass" -> Optional.of(TestEnding.PASSED);
            case "Fail" -> Optional.of(TestEnding.FAILED);
            case "NotRun", "Skip" -> Optional.of(TestEnding.IDLE);
            default -> Optional.empty();
        };
    }

    private EvidenceException unknown(String name, String result) {
        return xml.failure("the test \"" + Excerpt.of(name) + "\" has the result \"" + Excerpt.of(result)
                + "\", which nobody knows; expected Pass, Fail, Skip or NotRun; let xUnit.net itself write the file");
    }
}

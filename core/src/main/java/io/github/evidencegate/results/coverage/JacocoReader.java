package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Branches;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.results.input.ChangedSources;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a JaCoCo XML report, aggregate or not. A line counts as covered if any of its instructions ran, as in JaCoCo's
 * own {@code LINE} counter.
 */
public final class JacocoReader {
    /** The class file format has two bytes for a line number (JVMS 4.7.12), so no line is beyond. */
    private static final int LINE_LIMIT = 65_535;

    /** What JaCoCo measures. */
    private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");

    private final XmlCursor xml;
    private final ChangedSources sources;
    private final Deque<String> groups = new ArrayDeque<>();
    private final Map<String, MeasuredLines> files = new HashMap<>();
    private Optional<Ratio> declared = Optional.empty();
    private Ratio declaredBranches = Ratio.NONE;
    private Optional<Instant> dumpedAt = Optional.empty();
    private long covered;
    private long total;
    private String packageName = "";

    private JacocoReader(XmlCursor xml, ChangedSources sources) {
        this.xml = xml;
        this.sources = sources;
    }

    /** Whether a file with this root element is for this reader. */
    public static boolean reads(String root) {
        return root.equals("report");
    }

    /** Reads from the start tag of the root on. */
    public static Reading read(XmlCursor xml, ChangedSources sources) throws XMLStreamException, EvidenceException {
        JacocoReader reader = new JacocoReader(xml, sources);
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            } else if (xml.name().equals("group")) {
                reader.groups.pop();
            }
        }
        Ratio project = reader.declared.orElse(new Ratio(reader.covered, reader.total));
        Map<String, FileLines> lines = new TreeMap<>();
        Map<String, Ratio> branches = new TreeMap<>();
        reader.files.forEach((path, touched) -> {
            lines.put(path, touched.lines());
            branches.put(path, touched.branches());
        });
        // Of a kind that the project has none of, JaCoCo writes no counter.
        Optional<Branches> ways = reader.declared.map(any -> new Branches(reader.declaredBranches, branches));
        return new Reading(
                reader.dumpedAt, List.of(source -> new Report.Lines(source, project, lines, LANGUAGES, ways)));
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "group" -> groups.push(xml.attribute("name").orElse(""));
            case "package" -> packageName = xml.attribute("name").orElse("");
            case "sourcefile" -> sourceFile();
            case "counter" -> counter();
            case "sessioninfo" -> session();
            default -> xml.skip();
        }
    }

    private void sourceFile() throws XMLStreamException, EvidenceException {
        String name = xml.attribute("name").orElse("");
        String suffix = packageName.isEmpty() ? name : packageName + "/" + name;
        List<String> paths = sources.measured(suffix, groups);
        List<MeasuredLines> touched = paths.isEmpty() ? List.of() : List.of(new MeasuredLines());
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("line")) {
                line(touched);
            }
        }
        touched.forEach(lines -> paths.forEach(path -> files.merge(path, lines, MeasuredLines::and)));
    }

    private void line(List<MeasuredLines> touched) throws EvidenceException {
        boolean ran = xml.count("ci") > 0;
        if (!ran && xml.count("mi") == 0) {
            return;
        }
        long number = xml.count("nr");
        if (number < 1 || number > LINE_LIMIT) {
            throw xml.failure("line number \"" + Excerpt.of(xml.attribute("nr").orElse("")) + "\" is not between 1 and "
                    + LINE_LIMIT + "; write the report again with JaCoCo");
        }
        covered += ran ? 1 : 0;
        total++;
        for (MeasuredLines file : touched) {
            file.add((int) number, ran);
            long taken = xml.count("cb");
            file.branches(new Ratio(taken, taken + xml.count("mb")), true);
        }
    }

    private void counter() throws EvidenceException {
        boolean ofReport = xml.depth() == 2;
        if (!ofReport) {
            return;
        }
        long hit = xml.count("covered");
        Ratio ratio = new Ratio(hit, hit + xml.count("missed"));
        switch (xml.value("type")) {
            case "LINE" -> declared = Optional.of(ratio);
            case "BRANCH" -> declaredBranches = ratio;
            default -> {}
        }
    }

    private void session() {
        xml.attribute("dump").filter(dump -> dump.matches("\\d{1,15}")).ifPresent(dump -> {
            Instant at = Instant.ofEpochMilli(Long.parseLong(dump));
            dumpedAt = dumpedAt.filter(at::isBefore).or(() -> Optional.of(at));
        });
    }
}

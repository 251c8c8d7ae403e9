package io.github.evidencegate.results.coverage;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads Cobertura XML in the dialects of coverage.py, gcovr, Istanbul, coverlet and others. Lines are those of a class:
 * dialects differ in what they repeat for its methods, and in what their sums count.
 */
public final class CoberturaReader {
    private static final int ROOT_LIMIT = 100;
    private static final Pattern BRANCHES = Pattern.compile("\\(([0-9]{1,6})/([0-9]{1,6})\\)");

    /** More digits than a time in seconds has for the next thousands of years: it is in milliseconds. */
    private static final int SECOND_DIGITS = 11;

    private static final int MILLISECOND_DIGITS = 15;

    private final XmlCursor xml;
    private final LineTally tally;
    private final List<String> roots = new ArrayList<>();

    private CoberturaReader(XmlCursor xml, NamedSources sources) {
        this.xml = xml;
        this.tally = new LineTally(sources, xml::failure);
        tally.inParts();
    }

    /** Whether a file with this start tag is for this reader. Clover's root has the same name and no rate. */
    public static boolean reads(XmlCursor root) {
        return root.name().equals("coverage") && root.attribute("line-rate").isPresent();
    }

    /** Reads from the start tag of the root on. */
    public static Reading read(XmlCursor xml, NamedSources sources) throws XMLStreamException, EvidenceException {
        Optional<Instant> producedAt = xml.attribute("timestamp").flatMap(CoberturaReader::instant);
        CoberturaReader reader = new CoberturaReader(xml, sources);
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            }
        }
        List<String> roots = reader.roots.isEmpty() ? List.of("") : reader.roots;
        return new Reading(producedAt, List.of(reader.tally.report(roots)));
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "sources", "packages", "package", "classes", "lines" -> {}
            case "source" -> root();
            case "class" -> tally.file(xml.attribute("filename").orElse(""));
            case "line" -> line();
            default -> xml.skip();
        }
    }

    private void root() throws XMLStreamException, EvidenceException {
        if (roots.size() >= ROOT_LIMIT) {
            throw xml.failure("more than " + ROOT_LIMIT + " sources; name fewer");
        }
        roots.add(xml.skipForText());
    }

    private void line() throws XMLStreamException, EvidenceException {
        int number = tally.number(xml.value("number"));
        if (number > 0) {
            tally.line(number, LineTally.ran(xml.value("hits")));
        }
        String conditions = xml.value("condition-coverage");
        if (!conditions.isEmpty()) {
            branches(conditions);
        }
        xml.skip();
    }

    /** {@code 50% (1/2)}; without the numbers nobody knows how many branches there are. */
    private void branches(String conditions) throws EvidenceException {
        Matcher numbers = BRANCHES.matcher(conditions);
        if (!numbers.find()) {
            return;
        }
        long taken = Long.parseLong(numbers.group(1));
        long all = Long.parseLong(numbers.group(2));
        if (taken > all) {
            throw xml.failure("condition-coverage=\"" + Excerpt.of(conditions)
                    + "\" has more covered than there are; run the step that writes it again");
        }
        tally.branches(taken, all);
    }

    /** Coverage.py, Istanbul and Cobertura itself write milliseconds, gcovr and coverlet seconds; 0 is no time. */
    private static Optional<Instant> instant(String text) {
        boolean digits = !text.isEmpty() && text.length() <= MILLISECOND_DIGITS;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        long time = digits ? Long.parseLong(text) : 0;
        if (time == 0) {
            return Optional.empty();
        }
        return Optional.of(text.length() > SECOND_DIGITS ? Instant.ofEpochMilli(time) : Instant.ofEpochSecond(time));
    }
}

package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/**
 * Reads the XML of NUnit 3 ("Test Result XML Format" of its documentation) and of NUnit 2, which Pester and others write
 * too. Test cases are counted. A suite that failed by itself, as in its tear-down, is an error in its name.
 */
public final class NunitReader {
    /** Elements in which text and settings stand, and nothing that ran. */
    private static final Set<String> LEAVES = Set.of(
            "assertions",
            "attachments",
            "categories",
            "command-line",
            "culture-info",
            "environment",
            "failure",
            "filter",
            "output",
            "properties",
            "reason",
            "settings");

    private static final int BELOW_ROOT = 2;

    private final XmlCursor xml;
    private final TestTally tally;
    private final Deque<Suite> open = new ArrayDeque<>();
    private Duration suitesTook = Duration.ZERO;

    private NunitReader(XmlCursor xml, Optional<Comparison> comparison) {
        this.xml = xml;
        this.tally = new TestTally(comparison);
    }

    /** Whether a file with this root element is for this reader. */
    public static boolean reads(String root) {
        return root.equals("test-run") || root.equals("test-results");
    }

    /**
     * Reads from the start tag of the root on.
     *
     * @param comparison with which other run; empty for none
     */
    public static Reading read(XmlCursor xml, Optional<Comparison> comparison)
            throws XMLStreamException, EvidenceException {
        NunitReader reader = new NunitReader(xml, comparison);
        Optional<Instant> startedAt = xml.attribute("start-time").flatMap(TestTimes::instant);
        Optional<Duration> took = xml.attribute("duration").map(TestTimes::seconds);
        // Of the run, NUnit 3 counts "failed", and NUnit 2 "failures" and "errors".
        long declared = xml.count("failed") + xml.count("failures") + xml.count("errors");
        boolean isBad = isBad(xml);
        reader.readRun();
        reader.tally.atLeastBad(Math.max(declared, isBad ? 1 : 0));
        return new Reading(startedAt, List.of(source -> reader.tally.report(source, took.orElse(reader.suitesTook))));
    }

    private void readRun() throws XMLStreamException, EvidenceException {
        while (xml.next()) {
            if (xml.isAtStart()) {
                started();
            } else if (xml.name().equals("test-suite")) {
                closed(open.pop());
            }
        }
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "test-suite" -> open();
            case "test-case" -> testCase();
            default -> {
                if (LEAVES.contains(xml.name())) {
                    xml.skip();
                }
            }
        }
    }

    private void open() {
        if (xml.depth() == BELOW_ROOT) {
            suitesTook = suitesTook.plus(TestTimes.seconds(xml.value("time")));
        }
        boolean isTornDown = xml.value("site").equals("TearDown");
        open.push(new Suite(name("suite without a name"), isBad(xml), isTornDown, tally.bad()));
    }

    /** What is wrong with a suite and not with any test in it. */
    private void closed(Suite suite) {
        if (suite.isBad() && (suite.isTornDown() || tally.bad() == suite.badBefore())) {
            tally.errored(suite.name(), 1);
        }
    }

    /** Whether a suite or the run did not go well; a word that nobody knows is none of the good ones. */
    private static boolean isBad(XmlCursor xml) {
        String result = xml.value("result");
        return !result.isEmpty()
                && ending(word(result))
                        .filter(ending -> ending == TestEnding.PASSED || ending == TestEnding.IDLE)
                        .isEmpty();
    }

    private void testCase() throws XMLStreamException, EvidenceException {
        String name = name("test without a name");
        String result = result();
        String label = xml.value("label");
        TestEnding ending = ending(word(result)).orElseThrow(() -> unknown(name, result));
        String message = "";
        boolean hasFailure = false;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("reason")) {
                message = xml.skipForText();
            } else {
                hasFailure |= xml.name().equals("failure");
                xml.skip();
            }
        }
        tally.add(name, judged(ending, label, hasFailure), reason(word(result), message));
    }

    /** A failure with a label is an error or a test that could not be run; one that passed with a failure did not pass. */
    private static TestEnding judged(TestEnding ending, String label, boolean hasFailure) {
        return switch (ending) {
            case PASSED -> hasFailure ? TestEnding.FAILED : ending;
            case FAILED -> label.isEmpty() ? ending : TestEnding.BROKEN;
            case BROKEN, IDLE -> ending;
        };
    }

    /** In NUnit 3 only {@code fullname} has the class; NUnit 2 has it in {@code name}. */
    private String name(String otherwise) {
        return xml.attribute("fullname")
                .or(() -> xml.attribute("name"))
                .filter(name -> !name.isBlank())
                .orElse(otherwise);
    }

    /** NUnit 2.4 and its kin have no result, but whether the test ran, and whether that went well. */
    private String result() {
        Optional<String> result = xml.attribute("result");
        if (result.isPresent() || xml.attribute("executed").isEmpty()) {
            return result.orElse("");
        }
        boolean ran = xml.value("executed").equals("True");
        return !ran ? "Skipped" : xml.value("success").equals("True") ? "Success" : "Failure";
    }

    /** Some runners write the label behind the result: {@code Failed:Error}, {@code Failed(Child)}. */
    private static String word(String result) {
        int end = 0;
        while (end < result.length() && Character.isLetter(result.charAt(end))) {
            end++;
        }
        return result.substring(0, end);
    }

    private static Optional<TestEnding> ending(String word) {
        return switch (word) {
            case "Passed", "Success" -> Optional.of(TestEnding.PASSED);
            case "Failed", "Failure" -> Optional.of(TestEnding.FAILED);
            case "Cancelled", "Error", "Invalid", "NotRunnable" -> Optional.of(TestEnding.BROKEN);
            case "Ignored", "Inconclusive", "Skipped", "Warning" -> Optional.of(TestEnding.IDLE);
            default -> Optional.empty();
        };
    }

    /** A test that ran and says nothing is told apart from one that did not run. */
    private static String reason(String word, String message) {
        if (word.equals("Ignored") || word.equals("Skipped")) {
            return message;
        }
        return word.toLowerCase(Locale.ROOT) + (message.isBlank() ? "" : ": " + message);
    }

    private EvidenceException unknown(String name, String result) {
        return xml.failure("the test \"" + Excerpt.of(name) + "\" has the result \"" + Excerpt.of(result)
                + "\", which nobody knows; expected Passed, Failed, Skipped, Inconclusive or Warning, or those of"
                + " NUnit 2; let NUnit itself write the file");
    }

    /**
     * A suite that is open.
     *
     * @param badBefore how many tests were bad before its first
     */
    private record Suite(String name, boolean isBad, boolean isTornDown, long badBefore) {}
}

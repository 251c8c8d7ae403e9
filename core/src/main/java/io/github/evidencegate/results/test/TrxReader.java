package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads TRX, what {@code dotnet test --logger trx}, Visual Studio and MSTest write. The words are those of the logger's
 * {@code TestOutcome}; the counters of the run are not believed, but for one thing: that something went wrong.
 */
public final class TrxReader {
    /** Of the years 2006 and 2010; CppUnit's files have a root of the same name. */
    private static final String NAMESPACE = "/VisualStudio/TeamTest/";

    /** What the logger leaves out, because it is the first of its words. */
    private static final String UNSAID = "Error";

    private static final List<String> BAD_COUNTERS = List.of(
            "failed",
            "error",
            "timeout",
            "aborted",
            "passedButRunAborted",
            "notRunnable",
            "disconnected",
            "inProgress");

    private final XmlCursor xml;
    private final TrxNames names;
    private final TestTally tally;
    private Optional<Instant> startedAt = Optional.empty();
    private Duration took = Duration.ZERO;
    private boolean isBad;

    private TrxReader(XmlCursor xml, TrxNames names, Optional<Comparison> comparison) {
        this.xml = xml;
        this.names = names;
        this.tally = new TestTally(comparison);
    }

    /** Whether a file with this start tag is for this reader. */
    public static boolean reads(XmlCursor root) {
        return root.name().equals("TestRun") && root.namespace().contains(NAMESPACE);
    }

    /**
     * Reads all of a file from before its first tag on.
     *
     * @param names of the same file
     * @param comparison with which other run; empty for none
     */
    public static Reading read(XmlCursor xml, TrxNames names, Optional<Comparison> comparison)
            throws XMLStreamException, EvidenceException {
        TrxReader reader = new TrxReader(xml, names, comparison);
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            }
        }
        reader.tally.atLeastBad(reader.isBad ? 1 : 0);
        return new Reading(reader.startedAt, List.of(source -> reader.tally.report(source, reader.took)));
    }

    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "TestRun", "Results", "RunInfos" -> {}
            case "Times" -> startedAt = xml.attribute("start").flatMap(TestTimes::instant);
            case "ResultSummary" -> isBad |= isBad(xml.attribute("outcome").orElse(UNSAID));
            case "Counters" -> counters();
            case "RunInfo" -> isBad |= isBad(xml.value("outcome"));
            default -> {
                if (xml.attribute("testName").isPresent()) {
                    result();
                } else {
                    xml.skip();
                }
            }
        }
    }

    private void counters() throws EvidenceException {
        for (String counter : BAD_COUNTERS) {
            isBad |= xml.count(counter) > 0;
        }
    }

    /** Whether a run did not go well; a word that nobody knows is none of the good ones. */
    private static boolean isBad(String outcome) {
        return switch (outcome) {
            case "Completed", "Passed", "Warning", "NotExecuted", "Inconclusive" -> false;
            default -> true;
        };
    }

    /** One that only sums up those inside it, or its rows beside it, is no test. */
    private void result() throws XMLStreamException, EvidenceException {
        String name = name();
        String outcome = xml.attribute("outcome").orElse(UNSAID);
        TestEnding ending = ending(outcome).orElseThrow(() -> unknown(name, outcome));
        Duration duration = TestTimes.span(xml.value("duration"));
        boolean sumsUp = xml.value("resultType").equals("DataDrivenTest");
        String message = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            switch (xml.name()) {
                case "InnerResults" -> {
                    sumsUp = true;
                    innerResults();
                }
                case "Output" -> message = message(ending);
                default -> xml.skip();
            }
        }
        if (sumsUp) {
            isBad |= ending == TestEnding.FAILED || ending == TestEnding.BROKEN;
        } else {
            took = took.plus(duration);
            tally.add(name, ending, reason(outcome, message));
        }
    }

    private void innerResults() throws XMLStreamException, EvidenceException {
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            result();
        }
    }

    private String name() {
        String name = xml.value("testName");
        return name.isBlank() ? "test without a name" : names.qualified(xml.value("testId"), name);
    }

    /** Why a test did not run; not what it printed, which can be anything. */
    private String message(TestEnding ending) throws XMLStreamException, EvidenceException {
        String message = "";
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (ending == TestEnding.IDLE && xml.name().equals("ErrorInfo")) {
                message = xml.skipForText();
            } else {
                xml.skip();
            }
        }
        return message;
    }

    private static Optional<TestEnding> ending(String outcome) {
        return switch (outcome) {
            case "Passed" -> Optional.of(TestEnding.PASSED);
            case "Failed" -> Optional.of(TestEnding.FAILED);
            case "Aborted",
                    "Completed",
                    "Disconnected",
                    "Error",
                    "InProgress",
                    "NotRunnable",
                    "PassedButRunAborted",
                    "Timeout",
                    "Warning" -> Optional.of(TestEnding.BROKEN);
            case "Inconclusive", "NotExecuted", "Pending" -> Optional.of(TestEnding.IDLE);
            default -> Optional.empty();
        };
    }

    private static String reason(String outcome, String message) {
        if (outcome.equals("NotExecuted")) {
            return message;
        }
        return outcome.toLowerCase(Locale.ROOT) + (message.isBlank() ? "" : ": " + message);
    }

    private EvidenceException unknown(String name, String outcome) {
        return xml.failure("the test \"" + Excerpt.of(name) + "\" has the outcome \"" + Excerpt.of(outcome)
                + "\", which nobody knows; expected Passed, Failed, NotExecuted or another of TRX; let the test runner"
                + " itself write the file");
    }
}

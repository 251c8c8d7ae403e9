package io.github.evidencegate.results.test;

import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines.Comparison;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Reads JUnit XML in the dialects of Surefire, Gradle, Ant, TestNG, the JUnit console, pytest, jest, mocha, node and
 * others. There is no standard; what the dialects agree on is {@code testcase}, so test cases are counted and the
 * counts of suites are not believed, but for one thing: failures, errors and skipped tests that a suite declares beyond
 * what its cases show are added, because tools report so what has no case (a package that does not compile).
 */
public final class JunitReader {
    private static final Set<String> NOT_RUN = Set.of("disabled", "ignored", "notrun", "pending", "skipped");
    private static final Set<String> NOT_GOOD = Set.of(
            "aborted", "broken", "crashed", "error", "errored", "fail", "failed", "failure", "timedout", "timeout");

    /** Elements beside the cases in which text and settings stand, and nothing that ran. */
    private static final Set<String> LEAVES = Set.of("properties", "system-err", "system-out");

    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");
    private static final double SECONDS_LIMIT = 1e9;

    private final XmlCursor xml;
    private final TestTally tally;
    private final FailurePlaces places;
    private final List<FailedCase> failed = new ArrayList<>();
    private final Deque<Suite> open = new ArrayDeque<>();
    private Optional<Instant> startedAt = Optional.empty();
    private Duration took = Duration.ZERO;

    private JunitReader(XmlCursor xml, Optional<Comparison> comparison, FailurePlaces places) {
        this.xml = xml;
        this.places = places;
        this.tally = new TestTally(comparison);
    }

    /** Whether a file with this root element is for this reader. */
    public static boolean reads(String root) {
        return root.equals("testsuite") || root.equals("testsuites");
    }

    /**
     * Reads from the start tag of the root on.
     *
     * @param comparison with which other run; empty for none
     * @param places tells where a test failed
     */
    public static Reading read(XmlCursor xml, Optional<Comparison> comparison, FailurePlaces places)
            throws XMLStreamException, EvidenceException {
        JunitReader reader = new JunitReader(xml, comparison, places);
        reader.open();
        while (xml.next()) {
            if (xml.isAtStart()) {
                reader.started();
            } else if (reads(xml.name())) {
                reader.closed(reader.open.pop());
            }
        }
        return new Reading(reader.startedAt, List.of(reader::report));
    }

    private Report report(Source source) {
        tally.failedAt(places.of(failed));
        return tally.report(source, took);
    }

    /** Goes into elements that it does not know: some tools put theirs around suites and cases. */
    private void started() throws XMLStreamException, EvidenceException {
        switch (xml.name()) {
            case "testsuites", "testsuite" -> open();
            case "testcase" -> testCase();
            case "error", "failure" -> suiteFailed();
            default -> {
                if (LEAVES.contains(xml.name())) {
                    xml.skip();
                }
            }
        }
    }

    private void open() throws EvidenceException {
        boolean timed = xml.name().equals("testsuite") && time().isPresent();
        boolean timedOutside = !open.isEmpty() && open.peek().timed;
        if (timed && !timedOutside) {
            took = took.plus(time().orElse(Duration.ZERO));
        }
        open.push(new Suite(xml, timed || timedOutside));
        xml.attribute("timestamp").flatMap(JunitReader::instant).ifPresent(this::startedAt);
    }

    private void startedAt(Instant at) {
        startedAt = startedAt.filter(at::isBefore).or(() -> Optional.of(at));
    }

    /** What a suite declares beyond its cases is added to it, so that the suite around it does not add it again. */
    private void closed(Suite suite) {
        long bad = suite.declaredBad() - suite.errors - suite.failures;
        if (bad > 0) {
            long errors = Math.min(bad, Math.max(0, suite.declaredErrors - suite.errors));
            if (errors > 0) {
                tally.errored(suite.name, errors);
            }
            if (bad > errors) {
                tally.failed(suite.name, bad - errors);
            }
            suite.errors += errors;
            suite.failures += bad - errors;
        }
        long skipped = suite.declaredSkipped - suite.skipped;
        if (skipped > 0) {
            tally.skipped(suite.name, "", skipped);
            suite.skipped += skipped;
        }
        if (!open.isEmpty()) {
            open.peek().contain(suite);
        }
    }

    /** A failure beside the cases: what went wrong around them. */
    private void suiteFailed() throws XMLStreamException, EvidenceException {
        Suite suite = open.element();
        suite.errors++;
        tally.errored(suite.name, 1);
        xml.skip();
    }

    private void testCase() throws XMLStreamException, EvidenceException {
        Suite suite = open.element();
        if (!suite.timed) {
            took = took.plus(time().orElse(Duration.ZERO));
        }
        Optional<String> status = xml.attribute("status");
        Optional<String> result = xml.attribute("result");
        if (xml.isEmpty() && status.isEmpty() && result.isEmpty()) {
            if (tally.isCompared()) {
                tally.present(name(), Standing.GOOD);
            }
            tally.passed();
            xml.skip();
            return;
        }
        Case read = new Case(name());
        read.see(status.map(JunitReader::word), result.map(JunitReader::word));
        read.seePlace(xml);
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            read.seeChild(xml);
        }
        counted(read, suite);
    }

    private void counted(Case read, Suite suite) {
        suite.errors += read.errors;
        suite.failures += read.failures();
        suite.skipped += read.skipped ? 1 : 0;
        read.count(tally);
        if (read.standing() == Standing.BAD && failed.size() < Details.LIMIT) {
            failed.add(read.failed());
        }
        if (tally.isCompared()) {
            tally.present(read.name, read.standing());
        }
    }

    /** {@code TIMED_OUT}, {@code timed-out} and {@code TimedOut} are one word. */
    private static String word(String text) {
        return text.replace("_", "").replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Class and method; only one of them if the other is missing or says the same. */
    private String name() {
        String name = xml.attribute("name").orElse("");
        String type = xml.attribute("classname").orElse("");
        if (name.isEmpty() || type.isEmpty() || name.equals(type)) {
            return name.isEmpty() ? type : name;
        }
        return type + "." + name;
    }

    private Optional<Duration> time() {
        return xml.attribute("time").flatMap(JunitReader::seconds);
    }

    /** Seconds with thousands commas as Surefire 2 wrote them, or with a decimal comma. */
    private static Optional<Duration> seconds(String text) {
        boolean thousands = text.indexOf(',') >= 0 && THOUSANDS.matcher(text).matches();
        String plain = thousands ? text.replace(",", "") : text.replace(',', '.');
        try {
            double seconds = Double.parseDouble(plain);
            return seconds >= 0 && seconds < SECONDS_LIMIT
                    ? Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Looks for the end of {@code 10:00:00Z}, {@code 10:00:00+01:00} or {@code 10:00:00 GMT} without an exception. */
    private static boolean hasZone(String text) {
        int time = text.indexOf(':');
        return text.endsWith("Z")
                || text.endsWith("GMT")
                || text.indexOf('+', time) > time
                || text.indexOf('-', time) > time;
    }

    /** Only with an offset or a zone: without, nobody knows which instant it is. */
    private static Optional<Instant> instant(String text) {
        if (!hasZone(text)) {
            return Optional.empty();
        }
        try {
            DateTimeFormatter format =
                    text.endsWith("GMT") ? DateTimeFormatter.RFC_1123_DATE_TIME : DateTimeFormatter.ISO_DATE_TIME;
            return Optional.of(ZonedDateTime.parse(text, format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A suite that is open: what it declares, and what its cases have shown so far. */
    private static final class Suite {
        private final String name;
        private final boolean timed;
        private final long declaredErrors;
        private final long declaredFailures;
        private final long declaredSkipped;
        private long errors;
        private long failures;
        private long skipped;

        Suite(XmlCursor xml, boolean timed) throws EvidenceException {
            this.name = xml.attribute("name").filter(name -> !name.isBlank()).orElse("suite without a name");
            this.timed = timed;
            this.declaredErrors = xml.count("errors");
            this.declaredFailures = xml.count("failures");
            // Mocha's own reporter subtracts failed hooks, which are no tests, and may so get below zero.
            boolean negative = xml.attribute("skipped")
                    .filter(text -> text.startsWith("-"))
                    .isPresent();
            this.declaredSkipped = negative ? 0 : xml.count("skipped");
        }

        /** Together, because some dialects declare as errors what their cases show as failures. */
        long declaredBad() {
            return declaredErrors + declaredFailures;
        }

        void contain(Suite inner) {
            errors += inner.errors;
            failures += inner.failures;
            skipped += inner.skipped;
        }
    }

    /** A test case: which elements it has. */
    private static final class Case {
        private final String name;
        private String reason = "";
        private boolean skipped;
        private boolean mayFail;
        private boolean flaky;
        private boolean bad;
        private int errors;
        private int failures;
        private String suite = "";
        private String file = "";
        private String line = "";
        private long textFrom;
        private long textTo;

        Case(String name) {
            this.name = name;
        }

        void see(Optional<String> status, Optional<String> result) {
            skipped = status.or(() -> result).filter(NOT_RUN::contains).isPresent();
            bad = status.filter(NOT_GOOD::contains).isPresent()
                    || result.filter(NOT_GOOD::contains).isPresent();
        }

        void seePlace(XmlCursor xml) {
            suite = xml.value("classname");
            file = xml.value("file");
            line = xml.value("line");
        }

        /** How many failures a suite would declare for it: some tools say it in a word, without an element. */
        int failures() {
            return bad && errors == 0 ? Math.max(1, failures) : failures;
        }

        void seeChild(XmlCursor xml) throws XMLStreamException, EvidenceException {
            switch (xml.name()) {
                case "error", "failure" -> {
                    errors += xml.name().equals("error") ? 1 : 0;
                    failures += xml.name().equals("failure") ? 1 : 0;
                    seeText(xml);
                    return;
                }
                case "rerunError", "rerunFailure" -> bad = true;
                case "flakyError", "flakyFailure" -> flaky = true;
                case "skipped", "ignored" -> {
                    skipped = true;
                    mayFail |= xml.attribute("type").filter("todo"::equals).isPresent();
                    String message = xml.attribute("message").orElse("");
                    String text = xml.skipForText();
                    reason = message.isBlank() ? text.lines().findFirst().orElse("") : message;
                    return;
                }
                default -> {}
            }
            xml.skip();
        }

        /** Of the first failure: what comes after it is often its clean-up. */
        private void seeText(XmlCursor xml) throws XMLStreamException, EvidenceException {
            long from = xml.offset();
            xml.skip();
            if (textTo == 0) {
                textFrom = from;
                textTo = xml.offset();
            }
        }

        FailedCase failed() {
            return new FailedCase(name, suite, file, line, textFrom, textTo);
        }

        /** As {@link #count} has it. */
        Standing standing() {
            boolean failed = !mayFail && (errors > 0 || failures() > 0);
            boolean idle = mayFail || (skipped && !flaky);
            return failed ? Standing.BAD : idle ? Standing.IDLE : Standing.GOOD;
        }

        /** One test counts once. Node marks a test that may fail for now ("todo") as both skipped and failed. */
        void count(TestTally tally) {
            if (mayFail) {
                tally.skipped(name, reason, 1);
            } else if (errors > 0) {
                tally.errored(name, 1);
            } else if (failures() > 0) {
                tally.failed(name, 1);
            } else if (flaky) {
                tally.flaky(name);
            } else if (skipped) {
                tally.skipped(name, reason, 1);
            } else {
                tally.passed();
            }
        }
    }
}

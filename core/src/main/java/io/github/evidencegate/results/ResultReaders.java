package io.github.evidencegate.results;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.evidencegate.codec.CommandRunCodec;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.analysis.CheckstyleReader;
import io.github.evidencegate.results.analysis.SarifReader;
import io.github.evidencegate.results.bill.CycloneDxXmlReader;
import io.github.evidencegate.results.coverage.CoberturaReader;
import io.github.evidencegate.results.coverage.GoCoverReader;
import io.github.evidencegate.results.coverage.JacocoReader;
import io.github.evidencegate.results.coverage.LcovReader;
import io.github.evidencegate.results.coverage.OpenCoverReader;
import io.github.evidencegate.results.foreign.ForeignAnswer;
import io.github.evidencegate.results.foreign.ForeignFormat;
import io.github.evidencegate.results.foreign.ForeignLimits;
import io.github.evidencegate.results.foreign.ForeignReaders;
import io.github.evidencegate.results.input.ChangedSources;
import io.github.evidencegate.results.input.DigestedFile;
import io.github.evidencegate.results.input.Excerpt;
import io.github.evidencegate.results.input.GoModules;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.LineCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.input.XmlCursor;
import io.github.evidencegate.results.test.FailurePlaces;
import io.github.evidencegate.results.test.JunitReader;
import io.github.evidencegate.results.test.NunitReader;
import io.github.evidencegate.results.test.TrxNames;
import io.github.evidencegate.results.test.TrxReader;
import io.github.evidencegate.results.test.XunitReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * Reads a result file of any known format: XML of tests, coverage and findings, SARIF 2.1.0 and the other formats of
 * {@link JsonFormat}, LCOV, cover profiles of Go. The format is told by the content, never by the name, and memory stays
 * flat whatever the size.
 */
public final class ResultReaders {
    /** Stands last in a message, as it is what can best be cut off. */
    private static final String EXPECTED =
            "expected tests (JUnit, NUnit, xUnit.net, TRX), coverage (JaCoCo, Cobertura, OpenCover, LCOV, Go), findings"
                    + " (SARIF 2.1.0, Checkstyle XML) or what else docs/formats.md lists";

    private final Path top;
    private final Path file;
    private final String path;
    private final String place;
    private final ChangedLines changed;
    private final ForeignReaders foreign;

    private ResultReaders(Path top, Path file, Optional<String> place, ChangedLines changed, ForeignReaders foreign) {
        this.top = top;
        this.file = file;
        this.path = ResultFiles.pathOf(top, file);
        this.place = place.orElse(path);
        this.changed = changed;
        this.foreign = foreign;
    }

    /**
     * What a file says.
     *
     * @param reports what it says about gates: one, or one for each analyser; none for a file that only sums up others
     *     beside it, and for a bill of materials without vulnerabilities
     * @param bills the bill of materials that it is, if it is one
     */
    public record Told(List<Report> reports, List<Bill> bills) {
        /** Copies the lists. */
        public Told {
            reports = List.copyOf(reports);
            bills = List.copyOf(bills);
        }
    }

    /** As below, where no policy names a parser, and of gates alone. */
    public static List<Report> read(Path top, Path file, ChangedLines changed) {
        ForeignReaders foreign = new ForeignReaders(GateSetting.DEFAULT, ForeignLimits.STANDARD);
        return read(top, file, changed, foreign).reports();
    }

    /**
     * What the file says. Whatever is wrong with it becomes a {@link Report.Unreadable}; nothing is thrown.
     *
     * @param top the top of the work tree, to which the paths in reports are relative
     * @param foreign reads what this class does not know
     */
    public static Told read(Path top, Path file, ChangedLines changed, ForeignReaders foreign) {
        return new ResultReaders(top, file, Optional.empty(), changed, foreign).told();
    }

    /**
     * What a file of another run says, whose files were brought into a folder of their own.
     *
     * @param place the path that the file had in that run's work tree
     */
    public static Told read(Path top, Path file, String place, ChangedLines changed, ForeignReaders foreign) {
        return new ResultReaders(top, file, Optional.of(place), changed, foreign).told();
    }

    private Told told() {
        try {
            return read();
        } catch (EvidenceException e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (XMLStreamException e) {
            return unreadable(malformedXml(e));
        } catch (JsonProcessingException e) {
            return unreadable(malformedJson(e));
        } catch (NoSuchFileException e) {
            return unreadable(path + ": there is no such file; name one that is there");
        } catch (IOException e) {
            return unreadable(path + ": cannot be read (" + Excerpt.of(String.valueOf(e.getMessage()))
                    + "); make it a readable file");
        }
    }

    private Told read() throws IOException, XMLStreamException, EvidenceException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new EvidenceException(path + ": is not a file; name the result files in it");
        }
        Instant modifiedAt =
                Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
        try (DigestedFile bytes = DigestedFile.open(file)) {
            Reading reading = read(bytes);
            Source source =
                    new Source(path, bytes.digest(), reading.producedAt().orElse(modifiedAt));
            return new Told(
                    reading.reports().stream()
                            .map(report -> report.apply(source))
                            .toList(),
                    reading.bill().map(bill -> bill.apply(source)).stream().toList());
        }
    }

    private Reading read(DigestedFile bytes) throws IOException, XMLStreamException, EvidenceException {
        byte[] start = bytes.start();
        if (start.length == 0) {
            throw new EvidenceException(path + ": is empty; run the step that writes it again; " + EXPECTED);
        }
        Optional<ForeignFormat> declared = foreign.declared(place);
        if (declared.isPresent()) {
            return readForeign(bytes, declared.get());
        }
        return switch (firstSign(start)) {
            case '<' -> readXml(bytes);
            case '{' -> isCommandRun(start) ? readCommandRun(bytes) : readJson(JsonFormat.of(start), bytes);
            case '[' -> readJson(JsonFormat.of(start), bytes);
            default -> {
                if (LcovReader.reads(start)) {
                    yield LcovReader.read(LineCursor.open(path, bytes.content()), sources());
                }
                if (GoCoverReader.reads(start)) {
                    yield GoCoverReader.read(
                            LineCursor.open(path, bytes.content()), sources(), new GoModules(top, changed));
                }
                throw new EvidenceException(
                        path + ": is neither XML, JSON, LCOV nor a cover profile of Go; name only result"
                                + " files, for instance TEST-*.xml; " + EXPECTED);
            }
        };
    }

    /** The first byte that is no byte order mark, no white space, and no half of a UTF-16 or UTF-32 character. */
    private static int firstSign(byte[] start) {
        for (byte next : start) {
            boolean passed = (next >= 0 && next <= ' ') || (next & 0xff) >= 0xbb;
            if (!passed) {
                return next;
            }
        }
        return 0;
    }

    private Reading readXml(DigestedFile bytes) throws IOException, XMLStreamException, EvidenceException {
        XmlCursor xml = XmlCursor.open(path, bytes);
        xml.next();
        String root = xml.name();
        if (JunitReader.reads(root)) {
            return JunitReader.read(xml, changed.comparison(), new FailurePlaces(top, file, place, changed));
        }
        if (JacocoReader.reads(root)) {
            return JacocoReader.read(xml, new ChangedSources(top, changed, place));
        }
        if (CoberturaReader.reads(xml)) {
            return CoberturaReader.read(xml, sources());
        }
        if (CheckstyleReader.reads(root)) {
            return CheckstyleReader.read(xml, path, sources(), changed);
        }
        if (root.equals("failsafe-summary")) {
            return readSummary(xml);
        }
        if (CycloneDxXmlReader.reads(xml)) {
            return CycloneDxXmlReader.read(xml, changed);
        }
        Optional<Reading> ofDotnet = readOfDotnet(xml, bytes);
        if (ofDotnet.isPresent()) {
            return ofDotnet.get();
        }
        Optional<ForeignFormat> format = ForeignFormat.of(xml);
        if (format.isPresent()) {
            return readAgain(bytes, format.get());
        }
        throw xml.failure("is XML with the root element \"" + Excerpt.of(root) + "\"; name only result files, for"
                + " instance TEST-*.xml; " + EXPECTED);
    }

    /** What tools of .NET write; empty if it is none of it. */
    private Optional<Reading> readOfDotnet(XmlCursor xml, DigestedFile bytes)
            throws IOException, XMLStreamException, EvidenceException {
        if (NunitReader.reads(xml.name())) {
            return Optional.of(NunitReader.read(xml, changed.comparison()));
        }
        if (XunitReader.reads(xml)) {
            return Optional.of(XunitReader.read(xml, changed.comparison()));
        }
        if (OpenCoverReader.reads(xml.name())) {
            return Optional.of(OpenCoverReader.read(xml, sources()));
        }
        return TrxReader.reads(xml) ? Optional.of(readTrx(TrxNames.read(xml), bytes.digest())) : Optional.empty();
    }

    /** Once more from its beginning, since only its end has told the classes of its tests. */
    private Reading readTrx(TrxNames names, Digest first) throws IOException, XMLStreamException, EvidenceException {
        try (DigestedFile again = DigestedFile.open(file)) {
            Reading reading = TrxReader.read(XmlCursor.open(path, again), names, changed.comparison());
            refuseOther(first, again.digest());
            return reading;
        }
    }

    private NamedSources sources() {
        return new NamedSources(top, changed, place);
    }

    /** From its beginning, since its first part is already taken. */
    private Reading readAgain(DigestedFile bytes, ForeignFormat format) throws IOException, EvidenceException {
        try (DigestedFile again = DigestedFile.open(file)) {
            Reading reading = readForeign(again, format);
            refuseOther(bytes.digest(), again.digest());
            return reading;
        }
    }

    private Reading readForeign(DigestedFile bytes, ForeignFormat format) throws IOException, EvidenceException {
        try (ForeignAnswer answer = foreign.read(bytes, path, format);
                DigestedFile converted = DigestedFile.open(answer.file())) {
            return switch (format.answer()) {
                case LINES -> LcovReader.read(LineCursor.open(path, converted.content()), sources());
                case FINDINGS -> new SarifReader(top, path, changed).read(JsonCursor.open(path, converted.content()));
            };
        }
    }

    /** Failsafe's sum of the files beside it. It knows one thing that they do not: that the run was cut off. */
    private Reading readSummary(XmlCursor xml) throws XMLStreamException, EvidenceException {
        if (xml.attribute("timeout").filter("true"::equals).isPresent()) {
            throw xml.failure("Failsafe says that the tests were stopped by a timeout; run them again with more time");
        }
        xml.skip();
        return new Reading(Optional.empty(), List.of());
    }

    private static boolean isCommandRun(byte[] start) {
        int length = Math.min(start.length, CommandRunCodec.START.length());
        return new String(start, 0, length, StandardCharsets.US_ASCII).equals(CommandRunCodec.START);
    }

    private Reading readCommandRun(DigestedFile bytes) throws IOException, EvidenceException {
        try {
            CommandRun run = CommandRunCodec.decode(bytes.content().readNBytes(CommandRunCodec.LIMIT_BYTES + 1));
            return new Reading(Optional.of(run.endedAt()), List.of(source -> new Report.Command(source, run)));
        } catch (EvidenceException e) {
            throw new EvidenceException(path + ": " + e.getMessage(), e);
        }
    }

    private Reading readJson(JsonFormat format, DigestedFile bytes) throws IOException, EvidenceException {
        return format == JsonFormat.SARIF
                ? readSarif(bytes)
                : new JsonReaders(path, sources(), changed).read(format, bytes.content());
    }

    private Reading readSarif(DigestedFile bytes) throws IOException, EvidenceException {
        SarifReader reader = new SarifReader(top, path, changed);
        Reading reading = reader.read(JsonCursor.open(path, bytes.content()));
        if (!reader.needsSecondReading()) {
            return reading;
        }
        Digest first = bytes.digest();
        try (DigestedFile again = DigestedFile.open(file)) {
            Reading second = reader.read(JsonCursor.open(path, again.content()));
            refuseOther(first, again.digest());
            return second;
        }
    }

    private void refuseOther(Digest first, Digest second) throws EvidenceException {
        if (!second.equals(first)) {
            throw new EvidenceException(path + ": changed while it was read; check when the tool has ended");
        }
    }

    private Told unreadable(String reason) {
        return new Told(List.of(new Report.Unreadable(path, reason)), List.of());
    }

    private String malformedXml(XMLStreamException e) {
        if (e.getNestedException() instanceof IOException cause) {
            return path + ": cannot be read (" + Excerpt.of(String.valueOf(cause.getMessage()))
                    + "); let the tool write it again, or leave it out";
        }
        String place = e.getLocation() == null
                ? ""
                : ":" + e.getLocation().getLineNumber() + ":" + e.getLocation().getColumnNumber();
        // The parser puts the place on a line of its own, before or after what it says.
        String what = String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at [^\\n]*\\nMessage: ", "");
        return malformed(place, "XML", what.lines().findFirst().orElse(""));
    }

    private String malformedJson(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
        // Jackson goes on with a place of its own, in words that are of no use to a reader, and quotes words of the
        // file, which can be a piece of a secret that a scanner found.
        String what = String.valueOf(e.getOriginalMessage())
                .replaceFirst("(?s) \\(start marker.*", "")
                .replaceAll("'[^']{2,}'", "'…'");
        return malformed(place, "JSON", what);
    }

    private String malformed(String place, String format, String what) {
        return path + place + ": is not well-formed " + format + " (" + Excerpt.of(what)
                + "); it may be cut off: run the step" + " that writes it again";
    }
}

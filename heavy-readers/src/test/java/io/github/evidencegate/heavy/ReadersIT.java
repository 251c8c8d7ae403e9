package io.github.evidencegate.heavy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.foreign.ForeignLimits;
import io.github.evidencegate.results.foreign.ForeignReaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The finished program, as core starts it, with files that real tools wrote (see the README beside them). */
class ReadersIT {
    private static final Path SAMPLES = Path.of("src/test/resources/heavy").toAbsolutePath();

    /** Where the samples' project was. */
    private static final Path SHOP = Path.of("/home/shop");

    private static final String PRICE = "src/main/java/shop/Price.java";

    @TempDir
    private Path folder;

    @BeforeAll
    static void nameProgram() {
        String program = System.getProperty("readers", "target/evidence-gate-readers.jar");
        System.setProperty(
                "evidence-gate.readers", Path.of(program).toAbsolutePath().toString());
    }

    @Test
    void countsTheLinesOfACloverReportAndFindsTheChangedFile() {
        Report.Lines lines = only(Report.Lines.class, read(SAMPLES.resolve("clover.xml"), ""));

        assertThat(lines.project()).isEqualTo(new Ratio(5, 15));
        assertThat(lines.files()).containsOnlyKeys(PRICE);
        assertThat(Objects.requireNonNull(lines.files().get(PRICE)).uncovered())
                .isEqualTo(LineRanges.parse("15,21-22,25,29-31,33-34,36"));
    }

    @Test
    void readsACloverReportThatIsNotOfClover() {
        Path ofJest = Path.of("../core/src/test/resources/results/cobertura/clover.xml");

        assertThat(only(Report.Lines.class, read(ofJest, "")).project()).isEqualTo(new Ratio(4, 14));
    }

    @ParameterizedTest
    @CsvSource({
        "pmd.xml,,PMD,0,5,0",
        "cpd.xml,,CPD,0,0,2",
        "spotbugs.xml,,SpotBugs,2,2,5",
        "pit.xml,,PIT,0,15,0",
        "javac.txt,java,Java Compiler,0,3,0"
    })
    void readsFindings(String file, String parser, String tool, long errors, long warnings, long notes) {
        Analysis analysis = only(Analysis.class, read(SAMPLES.resolve(file), Objects.requireNonNullElse(parser, "")));

        assertThat(analysis.tool()).isEqualTo(tool);
        assertThat(List.of(analysis.count(Level.ERROR), analysis.count(Level.WARNING), analysis.count(Level.NOTE)))
                .containsExactly(errors, warnings, notes);
    }

    /** Text says nothing about itself, so policy must name the right parser: docs/formats.md warns of it. */
    @Test
    void findsNothingInTextThatTheParserDoesNotKnow() {
        Analysis analysis = only(Analysis.class, read(SAMPLES.resolve("shellcheck-gcc.txt"), "flake8"));

        assertThat(analysis.counts()).isEmpty();
    }

    @Test
    void findsAMutantThatNoTestNoticedOnAChangedLine() {
        Analysis analysis = only(Analysis.class, read(SAMPLES.resolve("pit.xml"), ""));

        assertThat(analysis.located())
                .contains(new Located("PIT", "ConditionalsBoundary", Level.WARNING, PRICE, 14, true));
    }

    @Test
    void refusesXmlThatIsCutOff() throws IOException {
        String whole = Files.readString(SAMPLES.resolve("pmd.xml"));
        Path half = Files.writeString(folder.resolve("pmd.xml"), whole.substring(0, whole.length() / 2));

        assertThat(refused(half)).contains("PMD XML", "not well-formed or cut off");
    }

    @ParameterizedTest
    @CsvSource({"pmd", "BugCollection", "mutations", "pmd-cpd"})
    void readsNoFileThatAnEntityNames(String root) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "TOP-SECRET");
        Path file = Files.writeString(
                folder.resolve("report.xml"),
                "<!DOCTYPE " + root + " [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><" + root
                        + "><file name=\"a\"><violation rule=\"r\" priority=\"1\" beginline=\"1\">&x;</violation></file></"
                        + root + ">");

        assertThat(read(file, "").toString()).doesNotContain("TOP-SECRET");
    }

    @Test
    void stopsAtABombOfEntities() throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE pmd [<!ENTITY a0 \"boom\">");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        Path file = Files.writeString(folder.resolve("pmd.xml"), bomb + "]><pmd>&a19;</pmd>");

        assertThat(refused(file)).contains("pmd.xml");
    }

    @Test
    void asksNoServer() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
        String spots =
                Files.readString(SAMPLES.resolve("spotbugs.xml")).replace("/home/shop/src/main/java", url + ".zip");
        String entity = "<!DOCTYPE pmd SYSTEM \"" + url + ".dtd\" [<!ENTITY x SYSTEM \"" + url + "\">]><pmd>&x;</pmd>";

        read(Files.writeString(folder.resolve("spotbugs.xml"), spots), "");
        read(Files.writeString(folder.resolve("pmd.xml"), entity), "");

        server.stop(0);
        assertThat(asked).hasValue(0);
    }

    private static List<Report> read(Path file, String parser) {
        Declared gate = new Declared(
                "lint",
                Kind.ANALYSIS,
                true,
                List.of(file.getFileName().toString()),
                Optional.empty(),
                Optional.of(parser).filter(id -> !id.isEmpty()),
                Limits.NONE);
        LineRanges added = LineRanges.parse("1-40");
        ChangedFile price = new ChangedFile(
                PRICE,
                Optional.empty(),
                Status.MODIFIED,
                Content.TEXT,
                "100644",
                "100644",
                new Lines(added.count(), 0, added, LineRanges.NONE));
        Path top = parser.isEmpty() ? SHOP : file.resolveSibling("");
        return ResultReaders.read(
                        top,
                        file,
                        ChangedLines.of(List.of(price)),
                        new ForeignReaders(new GateSetting(List.of(gate)), ForeignLimits.STANDARD))
                .reports();
    }

    private static String refused(Path file) {
        return only(Unreadable.class, read(file, "")).reason();
    }

    private static <R extends Report> R only(Class<R> kind, List<Report> reports) {
        assertThat(reports).singleElement().isInstanceOf(kind);
        return kind.cast(reports.get(0));
    }
}

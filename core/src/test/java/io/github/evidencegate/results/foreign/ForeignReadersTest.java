package io.github.evidencegate.results.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Analysis;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ForeignReadersTest {
    private static final String PROGRAM = "evidence-gate.readers";
    private static final ForeignLimits LIMITS =
            new ForeignLimits(24, 1_000, Duration.ofSeconds(30), Duration.ofSeconds(60));

    @TempDir
    private Path folder;

    private Path top;

    @BeforeEach
    void makeProgram() throws IOException {
        System.setProperty(PROGRAM, PlayedReaders.program(folder).toString());
        top = Files.createDirectory(folder.resolve("top"));
    }

    @AfterEach
    void forgetProgram() {
        System.clearProperty(PROGRAM);
    }

    @Test
    void takesTheAnswerOfTheProgram() throws IOException {
        Analysis analysis = TestReports.only(Analysis.class, read("flake8", "x".repeat(7)));

        assertThat(analysis.tool()).isEqualTo("Played");
        assertThat(analysis.located()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("flint.txt");
            assertThat(finding.line()).isEqualTo(7);
            assertThat(finding.onChangedLine()).isTrue();
        });
    }

    @Test
    void digestsTheFileAndNotTheAnswer() throws IOException {
        Analysis analysis = TestReports.only(Analysis.class, read("flake8", "abc"));

        assertThat(analysis.source().path()).isEqualTo("lint.txt");
        assertThat(analysis.source().digest().hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void refusesAFileWithoutAProgramThatReadsIt() throws IOException {
        System.setProperty(PROGRAM, folder.resolve("none.jar").toString());

        assertThat(refused("flake8", "a"))
                .startsWith("lint.txt: is output for the parser \"flake8\", which needs the readers' program")
                .contains("none.jar", "./mvnw");
    }

    @Test
    void looksForTheProgramBesideItsOwnIfNobodyNamesIt() throws IOException {
        System.clearProperty(PROGRAM);

        assertThat(refused("flake8", "a")).contains("evidence-gate-readers.jar");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        assertThat(refused("flake8", "x".repeat(1_001)))
                .startsWith("lint.txt: has more than 1000 bytes")
                .endsWith("let the tool write SARIF");
    }

    @Test
    void endsAProgramThatTakesTooLong() throws IOException {
        ForeignLimits hasty = new ForeignLimits(24, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(60));
        long begun = System.nanoTime();

        String reason = reason(read("slow", "a", hasty));

        assertThat(reason).contains("it took more than 1 s", "write a file for each part");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void endsAProgramThatDoesNotEvenListen() throws IOException {
        ForeignLimits hasty = new ForeignLimits(24, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(60));

        assertThat(reason(read("deaf", "x".repeat(1 << 20), hasty))).contains("it took more than 1 s");
    }

    @Test
    void refusesAFileThatTakesTooMuchMemory() throws IOException {
        assertThat(refused("greedy", "a")).contains("it took more than 24 MB of memory");
    }

    @Test
    void refusesWhatTheProgramFindsMalformedOrEmpty() throws IOException {
        assertThat(refused("10", "a")).contains("not well-formed or cut off");
        assertThat(refused("11", "a")).contains("nothing that was measured");
        assertThat(refused("7", "a")).contains("end with status 7");
    }

    @Test
    void readsNoMoreWhenTheTimeOfTheCheckIsSpent() throws IOException {
        ForeignLimits hasty = new ForeignLimits(24, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));
        ForeignReaders readers = readers("slow", hasty);
        Path file = Files.writeString(top.resolve("lint.txt"), "a");
        ResultReaders.read(top, file, TestReports.NO_CHANGE, readers);

        List<Report> second =
                ResultReaders.read(top, file, TestReports.NO_CHANGE, readers).reports();

        assertThat(reason(second)).contains("was not read", "1 s that the readers' program has in a check");
    }

    @Test
    void givesTheProgramNoEnvironmentAndAnEmptyFolder() throws IOException {
        // Java itself leaves its answer in the folder, and on some systems sets a variable.
        assertThat(lineOf(read("folder", "a"))).isEqualTo(1);
        assertThat(lineOf(read("environment", "a"))).isLessThan(3);
    }

    @Test
    void refusesAFileThatTwoGatesNameDifferentParsersFor() throws IOException {
        GateSetting setting = new GateSetting(List.of(gate("flake8"), gate("pylint")));
        Path file = Files.writeString(top.resolve("lint.txt"), "a");

        List<Report> reports = ResultReaders.read(top, file, TestReports.NO_CHANGE, new ForeignReaders(setting, LIMITS))
                .reports();

        assertThat(reason(reports)).contains("several parsers for it, flake8 and pylint");
    }

    @Test
    void refusesAnEmptyFileAlthoughAParserIsNamed() throws IOException {
        assertThat(refused("flake8", "")).contains("is empty");
    }

    private List<Report> read(String parser, String text) throws IOException {
        return read(parser, text, LIMITS);
    }

    private List<Report> read(String parser, String text, ForeignLimits limits) throws IOException {
        Path file = Files.writeString(top.resolve("lint.txt"), text);
        return ResultReaders.read(top, file, TestReports.changed(Map.of("a.py", "1-9")), readers(parser, limits))
                .reports();
    }

    private static ForeignReaders readers(String parser, ForeignLimits limits) {
        return new ForeignReaders(new GateSetting(List.of(gate(parser))), limits);
    }

    private static Declared gate(String parser) {
        return new Declared(
                "lint", Kind.ANALYSIS, true, List.of("lint.txt"), Optional.empty(), Optional.of(parser), Limits.NONE);
    }

    private String refused(String parser, String text) throws IOException {
        return reason(read(parser, text));
    }

    private static String reason(List<Report> reports) {
        return TestReports.only(Unreadable.class, reports).reason();
    }

    private static int lineOf(List<Report> reports) {
        return TestReports.only(Analysis.class, reports).located().get(0).line();
    }
}

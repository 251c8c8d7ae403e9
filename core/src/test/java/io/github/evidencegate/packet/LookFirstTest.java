package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Coverage.Uncovered;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds R078: a reviewer is told where to look, and why. */
class LookFirstTest {
    private static final GateOutcome COVERAGE = coverage("coverage", "uncovered.java", "3-5,9");
    private static final GateOutcome ANALYSIS = analysis(
            new Located("T", "NPE", Level.ERROR, "error.java", 4, true),
            new Located("T", "STYLE", Level.NOTE, "error.java", 0, true),
            new Located("T", "DEAD", Level.WARNING, "warning.java", 9, true),
            new Located("T", "OLD", Level.ERROR, "quiet.java", 9, false));

    @Test
    void ranksTheGravestFirst() {
        List<ScopedFile> files = List.of(
                file("quiet.java", 399),
                file("large.java", 400),
                file("uncovered.java", 1),
                file("warning.java", 1),
                file("error.java", 1),
                placed("auth.java", FileClass.SOURCE, List.of("auth"), Placement.IN),
                placed("ci.yml", FileClass.PIPELINE_CONFIGURATION, List.of(), Placement.IN),
                placed("out.java", FileClass.SOURCE, List.of(), Placement.OUT),
                placed("forbidden.java", FileClass.SOURCE, List.of(), Placement.FORBIDDEN));

        assertThat(reasons(files, COVERAGE, ANALYSIS))
                .containsExactly(
                        "forbidden.java: **forbidden** by `pattern`",
                        "out.java: **out of scope**",
                        "ci.yml: pipeline configuration",
                        "auth.java: sensitive: `auth`",
                        "error.java: 2 analyser findings on changed lines: `NPE:4`, `STYLE`",
                        "warning.java: 1 analyser finding on changed lines: `DEAD:9`",
                        "uncovered.java: 4 changed lines not covered: 3-5, 9",
                        "large.java: very large change: +400 −0");
    }

    @Test
    void addsReasonsUp() {
        List<ScopedFile> files = List.of(
                placed("out.java", FileClass.SOURCE, List.of(), Placement.OUT),
                placed("out.yml", FileClass.GATE_CONFIGURATION, List.of("auth", "money"), Placement.OUT),
                placed("plain.yml", FileClass.GATE_CONFIGURATION, List.of("auth"), Placement.IN));

        assertThat(reasons(files))
                .containsExactly(
                        "out.yml: **out of scope**; gate configuration; sensitive: `auth`, `money`",
                        "out.java: **out of scope**",
                        "plain.yml: gate configuration; sensitive: `auth`");
    }

    @Test
    void sumsTheWeightsOfAllReasons() {
        ScopedFile everything = PacketSamples.file(
                "all.java", "a", Placement.UNDECLARED, new Lines(500, 0, LineRanges.NONE, LineRanges.NONE));
        GateOutcome uncovered = coverage("coverage", "all.java", "1-100");
        GateOutcome found = analysis(new Located("T", "NPE", Level.ERROR, "all.java", 4, true));

        assertThat(ranking(List.of(everything), uncovered, found))
                .extracting(LookFirst.Entry::weight)
                .containsExactly(80 + 40 + 30 + 30);
    }

    @Test
    void putsLargerChangesFirstAndThenGoesByPath() {
        List<ScopedFile> files = List.of(
                PacketSamples.file("b", "a", Placement.OUT),
                PacketSamples.file("a", "a", Placement.OUT),
                PacketSamples.file("c", "a", Placement.OUT, new Lines(9, 9, LineRanges.NONE, LineRanges.NONE)));

        assertThat(ranking(files)).extracting(entry -> entry.file().path()).containsExactly("c", "a", "b");
    }

    @Test
    void putsMoreUncoveredLinesFirstUpToThirty() {
        List<ScopedFile> files = List.of(file("a", 9), file("b", 1), file("c", 5));

        assertThat(ranking(
                        files,
                        coverage("one", "a", "1-30"),
                        coverage("two", "b", "1-31"),
                        coverage("three", "c", "1-29")))
                .extracting(entry -> entry.file().path())
                .containsExactly("a", "b", "c");
    }

    @Test
    void joinsWhatSeveralGatesSayOfOneFile() {
        assertThat(reasons(List.of(file("a", 1)), coverage("unit", "a", "1-3"), coverage("it", "a", "3-4,9")))
                .containsExactly("a: 5 changed lines not covered: 1-4, 9");
    }

    @Test
    void namesSixRangesAndThreeFindingsAtMost() {
        GateOutcome found = analysis(IntStream.rangeClosed(1, 4)
                .mapToObj(line -> new Located("T", "R", Level.WARNING, "a", line, true))
                .toArray(Located[]::new));

        assertThat(reasons(List.of(file("a", 1)), coverage("unit", "a", "1,3,5,7,9,11,13"), found))
                .containsExactly("a: 4 analyser findings on changed lines: `R:1`, `R:2`, `R:3` and 1 more;"
                        + " 7 changed lines not covered: 1, 3, 5, 7, 9, 11 and 1 more place");
    }

    @Test
    void namesSixRangesWithoutAnyMore() {
        assertThat(reasons(List.of(file("a", 1)), coverage("unit", "a", "1,3,5,7,9,11")))
                .containsExactly("a: 6 changed lines not covered: 1, 3, 5, 7, 9, 11");
    }

    @Test
    void findsNoGeneratedFileTooLarge() {
        ScopedFile file = new ScopedFile(
                file("gen.java", 9_000).file(), FileClass.GENERATED, "a", List.of(), Placement.IN, Optional.empty());

        assertThat(ranking(List.of(file))).isEmpty();
    }

    @Test
    void showsTenFilesAndCountsTheOthers() {
        List<ScopedFile> files = IntStream.range(0, 12)
                .mapToObj(i -> PacketSamples.file("f" + i, "a", Placement.OUT))
                .toList();

        assertThat(LookFirst.section(record(files)).blocks())
                .singleElement()
                .isInstanceOfSatisfying(Block.Table.class, table -> {
                    assertThat(table.rows()).hasSize(10);
                    assertThat(table.more()).isEqualTo(2);
                });
    }

    @Test
    void saysSoIfNoFileStandsOut() {
        assertThat(LookFirst.section(record(List.of(file("a", 1)))).blocks())
                .containsExactly(new Block.Paragraph(Phrase.of("No file stands out.")));
        assertThat(LookFirst.section(record(List.of())).blocks()).isEmpty();
    }

    private static List<String> reasons(List<ScopedFile> files, GateOutcome... gates) {
        return ranking(files, gates).stream()
                .map(entry -> entry.file().path() + ": " + shown(Phrase.join("; ", entry.reasons())))
                .toList();
    }

    private static String shown(Phrase phrase) {
        StringBuilder shown = new StringBuilder();
        for (Span span : phrase.spans()) {
            shown.append(
                    switch (span.style()) {
                        case STRONG -> "**" + span.text() + "**";
                        case CODE -> '`' + span.text() + '`';
                        case PLAIN, LINK, MARK -> span.text();
                    });
        }
        return shown.toString();
    }

    private static List<LookFirst.Entry> ranking(List<ScopedFile> files, GateOutcome... gates) {
        return LookFirst.ranking(record(files, gates));
    }

    private static EvidenceRecord record(List<ScopedFile> files, GateOutcome... gates) {
        EvidenceRecord whole = Samples.ready().record();
        return new EvidenceRecord(
                whole.identity(),
                whole.run(),
                whole.change(),
                Optional.empty(),
                new Scope(whole.scope().declaration(), files, Optional.empty()),
                List.of(gates),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static ScopedFile file(String path, int added) {
        return PacketSamples.file(
                path, "a", Placement.UNDECLARED, new Lines(added, 0, LineRanges.NONE, LineRanges.NONE));
    }

    private static ScopedFile placed(String path, FileClass fileClass, List<String> sensitive, Placement placement) {
        ChangedFile file =
                new ChangedFile(path, Optional.empty(), Status.MODIFIED, Content.TEXT, "100644", "100644", Lines.NONE);
        return new ScopedFile(file, fileClass, "a", sensitive, placement, Optional.of("pattern"));
    }

    private static GateOutcome coverage(String id, String path, String lines) {
        Coverage coverage = new Coverage(
                Ratio.NONE, Ratio.NONE, Ratio.NONE, List.of(new Uncovered(path, LineRanges.parse(lines))), List.of());
        return gate(id, Kind.COVERAGE, new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage)));
    }

    private static GateOutcome analysis(Located... findings) {
        return gate(
                "analysis",
                Kind.ANALYSIS,
                new Details(List.of(), List.of(), List.of(), List.of(findings), Optional.empty()));
    }

    private static GateOutcome gate(String id, Kind kind, Details details) {
        return new GateOutcome(
                id,
                kind,
                true,
                State.PASS,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                details,
                Optional.empty());
    }
}

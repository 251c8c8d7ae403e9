package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.rendering.TextPacket;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds R094, R096, R104, R112 and R113: nothing that a reviewer needs is left out, and what is unknown says so. */
class SectionsTest {
    @ParameterizedTest
    @EnumSource(State.class)
    void namesEveryOutcomeOfAGateByItsWord(State state) {
        String text = gates(PacketSamples.gate("unit", state, 1));

        assertThat(text).containsPattern("unit +" + Words.word(state) + " +required");
    }

    @Test
    void showsTheNumbersOfTests() {
        Map<String, Long> counts =
                Map.of("tests", 1_000L, "passed", 990L, "failed", 1L, "errors", 2L, "skipped", 3L, "flaky", 4L);

        assertThat(gates(gate(Kind.TESTS, counts, Details.NONE)))
                .contains("1,000 tests, 1 failed, 2 with errors, 3 skipped, 4 flaky");
    }

    @Test
    void showsTheNumbersOfAnAnalysis() {
        Map<String, Long> counts =
                Map.of("errors", 1L, "warnings", 2L, "notes", 3L, "new", 4L, "suppressed", 5L, "onChangedLines", 0L);

        assertThat(gates(gate(Kind.ANALYSIS, counts, Details.NONE)))
                .contains("1 error, 2 warnings, 3 noted, 4 new, 5 suppressed, 0 on changed lines");
    }

    @Test
    void printsNoNumberThatIsNotKnown() {
        assertThat(gates(
                        gate(Kind.TESTS, Map.of(), Details.NONE),
                        gate(Kind.ANALYSIS, Map.of(), Details.NONE),
                        gate(Kind.COVERAGE, Map.of(), Details.NONE)))
                .doesNotContainPattern("(?m)^(tests|analysis|coverage) .*\\d");
    }

    @Test
    void showsCoverageOfProjectFilesAndLines() {
        Coverage coverage = new Coverage(new Ratio(9_999, 10_000), new Ratio(1, 3), Ratio.NONE, List.of(), List.of());
        Details details = new Details(List.of(), List.of(), List.of(), List.of(), Optional.of(coverage));

        assertThat(gates(gate(Kind.COVERAGE, Map.of(), details)))
                .contains("project 99.9 % (9,999 of 10,000); changed files 33.3 % (1 of 3); changed lines no coverable"
                        + " lines");
    }

    @Test
    void countsFailingTestsThatTheRecordDoesNotName() {
        Details details = new Details(List.of("a"), List.of(), List.of("b"), List.of(), Optional.empty());

        assertThat(gates(gate(Kind.TESTS, Map.of("failed", 3L, "errors", 2L), details)))
                .contains("Failing tests: 5\n- a in tests\n  and 4 more\n", "Skipped tests: 1\n- b in tests\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WORK_ITEM|Declared scope: src/** (from here)",
                "LABEL|Declared scope: src/** (from here)",
                "PATH_MAP|Declared scope: src/** (from here)",
                "POLICY|Declared scope: src/** (from here)",
                "DERIVED|Declared scope: none declared. Derived, so that it can warn but not block: src/** (from here)",
                "NONE|Declared scope: none declared; nothing says which files this change may touch.",
            })
    void saysWhereTheScopeComesFrom(Scope.Source source, String expected) {
        Scope scope =
                new Scope(new Declaration(source, "here", List.of("src/**"), List.of()), List.of(), Optional.empty());

        assertThat(scoped(scope)).contains(expected + "\n", "The change touches no file.");
    }

    @Test
    void putsTheAreaWithTheMostFilesFirstAndShowsTwelve() {
        List<Scope.ScopedFile> files = new ArrayList<>();
        for (int i = 10; i < 23; i++) {
            files.add(PacketSamples.file("f" + i, "area" + i, Placement.IN));
        }
        files.add(PacketSamples.file("g", "area22", Placement.IN));
        Scope scope = new Scope(PacketSamples.declared("src/**").declaration(), files, Optional.empty());

        String text = scoped(scope);

        assertThat(text.indexOf("area22 ")).isLessThan(text.indexOf("area10 "));
        assertThat(text).containsPattern("area20 +1 .*\n  and 1 more\n").contains("All 14 files\n");
    }

    @Test
    void asksWhatTheRecordDoesNotKnow() {
        assertThat(text(PacketSamples.bare()))
                .contains(
                        "- What was asked, and by whom? No work item is linked.",
                        "- Does it work? No gate reported.",
                        "No gate reported: nothing was proven.",
                        "No work item: nothing says what was asked.",
                        "Quality score: not known; no gate counts towards it.",
                        "quality not known",
                        "no name");
        assertThat(text(Samples.blocked()))
                .contains("- Which files are missing from the list? ", "- Not known: quality (no analysis reported)");
    }

    @Test
    void saysSoIfNoQuestionIsOpen() {
        EvidenceRecord whole = Samples.blocked().record();
        EvidenceRecord record = new EvidenceRecord(
                whole.identity(),
                whole.run(),
                whole.change(),
                Optional.of(PacketSamples.workItem()),
                PacketSamples.declared("src/**"),
                whole.gates(),
                whole.quality(),
                List.of(),
                Optional.empty(),
                Optional.empty());

        assertThat(text(PacketSamples.judged(record)))
                .contains("Open questions\n--------------\n- Totals are rounded")
                .contains("READY: nothing stands against a review");
        assertThat(WorkSections.openQuestions(withoutQuestions(record)).blocks())
                .containsExactly(new Block.Paragraph(Phrase.of("None.")));
    }

    @Test
    void countsEachKindOfFindingInTheTitle() {
        Sample sample = PacketSamples.judged(
                Samples.ready().record(),
                PacketSamples.finding(Mode.BLOCK, "a", List.of(), "a"),
                PacketSamples.finding(Mode.BLOCK, "b", List.of(), "b"),
                PacketSamples.finding(Mode.WARN, "c", List.of(), "c"),
                PacketSamples.finding(Mode.OBSERVE, "d", List.of("x"), "no x"));

        assertThat(text(sample))
                .startsWith("BLOCKED: 2 blocking findings, 1 warning, 1 observation\n")
                .contains("- blocks a: a Next: Do what a asks. 0123456789ab\n- blocks b: b ")
                .contains("1 finding\n- observed d: no x Next: ");
    }

    @Test
    void saysAtTheTopThatTheChangeIsStopped() {
        Sample sample = PacketSamples.judged(
                Samples.ready().record(),
                PacketSamples.finding(Mode.STOP, "a", List.of(), "a"),
                PacketSamples.finding(Mode.BLOCK, "b", List.of(), "b"));

        assertThat(text(sample))
                .startsWith("STOPPED: 1 stopping finding, 1 blocking finding\n")
                .contains("- stops a: a Next: Do what a asks. 0123456789ab\n- blocks b: b ");
    }

    @Test
    void leavesOutSectionsThatHaveNothingToSay() {
        assertThat(text(PacketSamples.judged(Samples.ready().record()))).doesNotContain("Findings\n");
    }

    private static EvidenceRecord withoutQuestions(EvidenceRecord record) {
        return new EvidenceRecord(
                record.identity(),
                record.run(),
                record.change(),
                record.workItem()
                        .map(item -> new WorkItem(
                                item.id(),
                                item.url(),
                                item.titleDigest(),
                                item.textDigest(),
                                item.ticket(),
                                new Worksheet(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(),
                                        List.of(),
                                        List.of("done"),
                                        List.of(),
                                        List.of(),
                                        List.of()),
                                item.context(),
                                List.of(),
                                List.of())),
                record.scope(),
                record.gates(),
                record.quality(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static GateOutcome gate(Kind kind, Map<String, Long> counts, Details details) {
        return new GateOutcome(
                Words.word(kind),
                kind,
                false,
                State.PASS,
                Optional.empty(),
                counts,
                Optional.empty(),
                List.of(),
                details,
                Optional.empty());
    }

    @Test
    void tellsWhichProgramOfACommandEndedHow() {
        Digest digest = Digest.ofUtf8("");
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        CommandRun run = new CommandRun(
                "lint",
                Optional.of("style"),
                "eslint",
                digest,
                new Revision("a".repeat(40)),
                noon,
                noon,
                Duration.ZERO,
                new CommandRun.Ending(2, Optional.empty(), Optional.empty()),
                digest);
        GateOutcome lint = new GateOutcome(
                "lint",
                Kind.COMMAND,
                true,
                State.FAIL,
                Optional.of("because"),
                Map.of(),
                Optional.empty(),
                List.of(),
                Details.of(run),
                Optional.empty());

        assertThat(gates(lint)).contains("style: eslint exited with 2");
    }

    private static String gates(GateOutcome... gates) {
        return text(new GatesSection(List.of(gates), Optional.empty()).section());
    }

    private static String scoped(Scope scope) {
        return text(ScopeSection.of(scope));
    }

    private static String text(ReviewPacket.Section section) {
        return TextPacket.render(new ReviewPacket(Phrase.of("READY"), List.of(), List.of(section)), 200);
    }

    private static String text(Sample sample) {
        return TextPacket.render(ReviewPacket.of(sample.record(), sample.verdict()), 200);
    }
}

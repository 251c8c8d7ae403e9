package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Measures;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.rendering.TextPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeltaBlocksTest {
    private static GateOutcome gate(Kind kind, Delta delta) {
        return new GateOutcome(
                "gate",
                kind,
                true,
                State.PASS,
                Optional.empty(),
                Map.of(),
                Optional.of(Duration.ofSeconds(3)),
                List.of(),
                Details.NONE.with(delta),
                Optional.empty());
    }

    private static Delta tests(Map<String, Long> counts, List<String> disappeared) {
        return new Delta(
                Optional.empty(),
                counts,
                List.of(),
                disappeared,
                List.of("a.B.worse"),
                List.of(),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(2)),
                List.of());
    }

    private static String rendered(List<Block> blocks) {
        Section section = new Section("Section", 1, blocks);
        return TextPacket.render(new ReviewPacket(Phrase.of("Title"), List.of(), List.of(section)), 120);
    }

    private static String compared(Kind kind, Delta delta) {
        return rendered(DeltaBlocks.of(List.of(gate(kind, delta))));
    }

    @Test
    void tellsHowTestsDiffer() {
        Map<String, Long> counts =
                Map.of("appeared", 1_000L, "disappeared", 2L, "newlyFailing", 3L, "newlyPassing", 4L);

        assertThat(compared(Kind.TESTS, tests(counts, List.of("a.B.c"))))
                .contains(
                        "1,000 appeared, 2 disappeared, 3 newly failing, 4 newly passing, 3.0 s instead of 2.0 s",
                        "Tests that disappeared: 2\n- a.B.c in gate\n  and 1 more",
                        "Tests that newly fail: 3\n- a.B.worse in gate\n  and 2 more");
    }

    @Test
    void tellsOnlyWhatIsOther() {
        assertThat(compared(Kind.TESTS, tests(Map.of("appeared", 2L, "disappeared", 2L), List.of())))
                .contains("2 appeared, 2 disappeared, 3.0 s instead");
        assertThat(compared(Kind.TESTS, tests(Map.of(), List.of()))).contains("the same tests, 3.0 s instead");
    }

    @Test
    void namesTestsThatAppearedAndTheFilesOfTheBase() {
        Delta delta = new Delta(
                Optional.empty(),
                Map.of("appeared", 1L),
                List.of("a.B.fresh"),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Source("base/TEST-a.xml", Digest.ofUtf8("a"), Instant.parse("2026-01-05T12:00:00Z"))));

        assertThat(compared(Kind.TESTS, delta))
                .contains(
                        "Tests that appeared: 1\n- a.B.fresh in gate",
                        "Result files of the base: 1",
                        "base/TEST-a.xml  2026-01-05T12:00:00Z");
    }

    @Test
    void asksForTheTestsThatDisappeared() {
        List<String> names = IntStream.range(0, 7).mapToObj(i -> "t" + i).toList();
        Delta many = tests(Map.of("disappeared", 9L), names);
        Delta named = tests(Map.of("disappeared", 2L), List.of("a", "b"));
        Delta unnamed = tests(Map.of("disappeared", 1L), List.of());
        Delta none = tests(Map.of("disappeared", 0L), List.of());

        assertThat(rendered(DeltaBlocks.questions(List.of(gate(Kind.TESTS, many), gate(Kind.TESTS, unnamed)))))
                .contains("What proves now what they proved?")
                .contains("gate lost 9 tests: t0, t1, t2, t3, t4 and 4 more\n- gate lost 1 test\n");
        assertThat(rendered(DeltaBlocks.questions(List.of(gate(Kind.TESTS, named)))))
                .contains("gate lost 2 tests: a, b\n");
        assertThat(DeltaBlocks.questions(List.of(gate(Kind.TESTS, none)))).isEmpty();
    }

    @Test
    void tellsCoverageInPercentagePoints() {
        Shift loss = new Shift(new Ratio(8, 10), -105);
        Shift gain = new Shift(new Ratio(1, 3), 1_250);
        Delta both = coverage(new Measures(loss, Optional.of(gain)));
        Delta one = coverage(new Measures(new Shift(new Ratio(1, 1), 0), Optional.empty()));
        Delta branches = coverage(new Measures(loss, Optional.of(gain), Optional.of(gain), Optional.of(loss)));

        assertThat(compared(Kind.COVERAGE, both))
                .contains("project −1.05 points from 80.0 %, changed files +12.50 points from 33.3 %");
        assertThat(compared(Kind.COVERAGE, one))
                .contains("project ±0.00 points from 100.0 %, changed files not measured at both ends");
        assertThat(compared(Kind.COVERAGE, branches))
                .contains("33.3 %, branches of the project +12.50 points")
                .contains("from 33.3 %, of the changed files −1.05 points");
    }

    private static Delta coverage(Measures measures) {
        return new Delta(
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(measures),
                Optional.empty(),
                List.of());
    }

    @Test
    void listsNewFindings() {
        Located found = new Located("PMD", "R1", Level.WARNING, "src/A.java", 7, true);
        Delta delta = new Delta(
                Optional.empty(),
                Map.of("new", 1L, "fixed", 2L, "unchanged", 3L),
                List.of(),
                List.of(),
                List.of(),
                List.of(found),
                Optional.empty(),
                Optional.empty(),
                List.of());

        assertThat(compared(Kind.ANALYSIS, delta))
                .contains(
                        "1 new, 2 no longer reported, 3 unchanged", "New findings in changed files: 1", "src/A.java:7");
    }

    @Test
    void saysWhyNothingIsKnown() {
        Delta delta = Delta.unknown("no result file of the base is of this gate", List.of());

        assertThat(compared(Kind.TESTS, delta)).contains("not known: no result file of the base is of this gate");
    }
}

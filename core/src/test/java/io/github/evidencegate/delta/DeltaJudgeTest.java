package io.github.evidencegate.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.census.Census.Standing;
import io.github.evidencegate.census.Roster;
import io.github.evidencegate.delta.BaseResults.Anchor;
import io.github.evidencegate.delta.BaseResults.Placed;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Freshness;
import io.github.evidencegate.gate.GateJudge;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import io.github.evidencegate.gate.GateSetting.Maximum;
import io.github.evidencegate.gate.GateSetting.Minimum;
import io.github.evidencegate.gate.GateSetting.Setback;
import io.github.evidencegate.gate.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R076: what a gate says against the base, and that no doubtful base makes it hold. */
class DeltaJudgeTest {
    private static final Instant BASE = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant HEAD = Instant.parse("2026-11-22T12:00:00Z");
    private static final Revision REVISION = new Revision("a".repeat(40));
    private static final OptionalInt NONE = OptionalInt.empty();
    private static final OptionalInt ZERO = OptionalInt.of(0);

    private static Source source(String path, Instant at) {
        return new Source(path, Digest.ofUtf8(path + at), at.plusSeconds(60));
    }

    /** Tests by name; those that start with "!" fail. */
    private static Report tests(String path, Instant at, String... names) {
        Roster roster = new Roster();
        long failed = 0;
        for (String name : names) {
            roster.add(Digest.shortOf(name.replace("!", "")), name.startsWith("!") ? Standing.BAD : Standing.GOOD);
            failed += name.startsWith("!") ? 1 : 0;
        }
        return new Report.Tests(
                source(path, at),
                names.length - failed,
                failed,
                0,
                0,
                0,
                new Report.Cases(
                        failed > 0 ? List.of("x") : List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Arrays.asList(names),
                        Arrays.stream(names)
                                .filter(name -> name.startsWith("!"))
                                .toList(),
                        roster.census(),
                        List.of()),
                Duration.ofSeconds(names.length));
    }

    private static Report lines(String path, Instant at, Ratio project, String file, String covered, String missed) {
        return new Report.Lines(
                source(path, at),
                project,
                file.isEmpty()
                        ? Map.of()
                        : Map.of(file, new Report.FileLines(LineRanges.parse(covered), LineRanges.parse(missed))),
                Set.of("java"));
    }

    private static Located at(String rule, String path, int line, boolean changed) {
        return new Located("PMD", rule, Level.WARNING, path, line, changed);
    }

    private static Report analysis(String path, Instant at, String tool, Located... findings) {
        Roster roster = new Roster();
        for (Located finding : findings) {
            roster.add(Digest.shortOf(Digest.shortOf(finding.rule()), Digest.shortOf(finding.path())), Standing.BAD);
        }
        return new Report.Analysis(
                source(path, at),
                tool,
                Map.of(Level.WARNING, (long) findings.length),
                0,
                Optional.empty(),
                List.of(findings),
                findings.length,
                0,
                Optional.empty(),
                roster.census());
    }

    private static BaseResults base(Report... reports) {
        return new BaseResults(
                Arrays.stream(reports)
                        .map(report -> new Placed(
                                report, List.of(report.path(), report.path().replaceFirst("^base/", ""))))
                        .toList(),
                new Anchor(REVISION, Optional.of(BASE), Set.of("committed.xml"), Set.of("A.java")));
    }

    private static GateSetting declared(Kind kind, Setback most) {
        Limits limits = new Limits(Minimum.NONE, Maximum.NONE, most);
        return new GateSetting(List.of(new Declared("gate", kind, true, List.of(), Optional.empty(), limits)));
    }

    private static List<GateOutcome> judge(GateSetting setting, Optional<BaseResults> base, Report... head) {
        ChangedLines changed = ChangedLines.of(List.of());
        GateJudge judge = new GateJudge(setting, changed, new Freshness(REVISION, HEAD, true, changed));
        return new DeltaJudge(judge, base).judge(List.of(head));
    }

    private static GateOutcome only(GateSetting setting, Optional<BaseResults> base, Report... head) {
        List<GateOutcome> gates = judge(setting, base, head);
        assertThat(gates).hasSize(1);
        return gates.get(0);
    }

    private static Delta delta(GateOutcome gate) {
        return gate.details().delta().orElseThrow();
    }

    @Test
    void tellsWhichTestsAppearedAndDisappeared() {
        Report now = tests("t.xml", HEAD, "a", "!b", "d");
        Report then = tests("base/t.xml", BASE, "a", "b", "!c");

        GateOutcome gate = only(GateSetting.DEFAULT, Optional.of(base(then)), now);

        assertThat(delta(gate).unknown()).isEmpty();
        assertThat(delta(gate).counts())
                .isEqualTo(Map.of("appeared", 1L, "disappeared", 1L, "newlyFailing", 1L, "newlyPassing", 0L));
        assertThat(delta(gate).newFailures()).containsExactly("!b");
        assertThat(delta(gate).tookAtBase()).contains(Duration.ofSeconds(3));
        assertThat(delta(gate).sources()).extracting(Source::path).containsExactly("base/t.xml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            0 | FAIL | 2 tests disappeared; at most 0 may be
            1 | FAIL | 2 tests disappeared; at most 1 may be
            2 | PASS | -
            """)
    void failsIfMoreTestsDisappearThanMay(int most, State state, String reason) {
        GateSetting setting = declared(Kind.TESTS, new Setback(OptionalInt.of(most), NONE, NONE, NONE));
        Report then = tests("base/t.xml", BASE, "a", "b", "c");

        GateOutcome gate = only(setting, Optional.of(base(then)), tests("t.xml", HEAD, "a"));

        assertThat(gate.state()).isEqualTo(state);
        assertThat(gate.reason()).isEqualTo(Optional.ofNullable(reason));
        assertThat(gate.fingerprint().isPresent()).isEqualTo(state == State.FAIL);
    }

    @Test
    void blocksALimitOnWhatIsNotKnown() {
        GateSetting setting = declared(Kind.TESTS, new Setback(ZERO, NONE, NONE, NONE));
        Report now = tests("t.xml", HEAD, "a");
        Report stale = tests("base/t.xml", BASE.minusSeconds(3600), "a");
        Report committed = tests("committed.xml", BASE, "a");
        Report unread = new Report.Unreadable("base/t.xml", "base/t.xml: is cut off");
        Report empty = tests("base/t.xml", BASE);
        Report uncounted = new Report.Tests(
                source("base/t.xml", BASE),
                1,
                0,
                0,
                0,
                0,
                new Report.Cases(List.of(), List.of(), List.of(), Optional.empty()),
                Duration.ZERO);

        assertThat(reason(setting, Optional.empty(), now)).contains("no results of the base were given");
        assertThat(reason(setting, Optional.of(base()), now)).contains("no result file of the base is of this gate");
        assertThat(reason(setting, Optional.of(base(stale)), now)).contains("older than the merge base");
        assertThat(reason(setting, Optional.of(base(committed)), now)).contains("part of the change");
        assertThat(reason(setting, Optional.of(base(unread)), now)).contains("cut off");
        assertThat(reason(setting, Optional.of(base(empty)), now)).contains("no test ran at the base");
        assertThat(reason(setting, Optional.of(base(uncounted)), now)).contains("cannot be told apart");
    }

    private static String reason(GateSetting setting, Optional<BaseResults> base, Report now) {
        GateOutcome gate = only(setting, base, now);
        assertThat(gate.state()).isEqualTo(State.FAIL);
        assertThat(delta(gate).unknown()).isPresent();
        return gate.reason().orElseThrow();
    }

    @Test
    void leavesAGateAsItIsIfNobodyAsksForTheBase() {
        Report now = tests("t.xml", HEAD, "a");

        GateOutcome gate = only(GateSetting.DEFAULT, Optional.empty(), now);

        assertThat(gate.details().delta()).isEmpty();
    }

    @Test
    void saysNothingOfAHeadInDoubt() {
        GateSetting setting = declared(Kind.TESTS, new Setback(ZERO, NONE, NONE, NONE));
        Report stale = tests("t.xml", BASE, "a");
        Report then = tests("base/t.xml", BASE, "a");

        GateOutcome gate = only(setting, Optional.of(base(then)), stale);

        assertThat(gate.state()).isEqualTo(State.STALE);
        assertThat(delta(gate).unknown()).contains("the results of the head are in doubt");
    }

    @Test
    void missesAGateThatOnlyTheBaseHas() {
        Report then = analysis("base/p.sarif", BASE, "PMD");

        List<GateOutcome> gates = judge(GateSetting.DEFAULT, Optional.of(base(then)), tests("t.xml", HEAD, "a"));

        assertThat(gates).extracting(GateOutcome::id).containsExactly("tests", "analysis-pmd");
        assertThat(gates.get(1).state()).isEqualTo(State.MISSING);
        assertThat(gates.get(1).required()).isTrue();
        assertThat(gates.get(1).reason()).contains("the base has results of it, the head has none");
    }

    @Test
    void takesNoUnreadableFileOfTheBaseForAGate() {
        Report unread = new Report.Unreadable("base/**", "base/**: no file matches this pattern");
        Report now = analysis("p.sarif", HEAD, "PMD");

        GateOutcome gate = only(GateSetting.DEFAULT, Optional.of(base(unread)), now);

        assertThat(delta(gate).unknown()).contains("base/**: no file matches this pattern");
    }

    @Test
    void knowsFilesOfTheBaseByTheirPlaceInItsWorkTree() {
        Limits limits = new Limits(Minimum.NONE, Maximum.NONE, new Setback(ZERO, NONE, NONE, NONE));
        GateSetting setting = new GateSetting(List.of(
                new Declared("unit", Kind.TESTS, true, List.of("/unit/"), Optional.empty(), limits),
                new Declared("it", Kind.TESTS, true, List.of("/it/"), Optional.empty(), limits)));
        BaseResults base = base(tests("base/unit/t.xml", BASE, "a"), tests("base/it/t.xml", BASE, "b"));

        List<GateOutcome> gates =
                judge(setting, Optional.of(base), tests("unit/t.xml", HEAD, "a"), tests("it/t.xml", HEAD, "b"));

        assertThat(gates).extracting(GateOutcome::state).containsOnly(State.PASS);
    }

    @Test
    void tellsNewFindingsFromOldOnesWhateverTheirLines() {
        Report now = analysis(
                "p.sarif",
                HEAD,
                "PMD",
                at("X", "A.java", 5, false),
                at("X", "A.java", 90, true),
                at("X", "A.java", 91, false),
                at("Y", "B.java", 1, false));
        Report then = analysis(
                "base/p.sarif",
                BASE,
                "pmd",
                at("X", "A.java", 1, false),
                at("X", "A.java", 2, false),
                at("Z", "C.java", 1, false));

        GateOutcome gate = only(GateSetting.DEFAULT, Optional.of(base(then)), now);

        assertThat(delta(gate).counts()).isEqualTo(Map.of("new", 2L, "fixed", 1L, "unchanged", 2L));
        assertThat(delta(gate).findings()).containsExactly(at("X", "A.java", 90, true), at("Y", "B.java", 1, false));
    }

    @Test
    void failsByNewFindingsAndNotByOldOnes() {
        GateSetting setting = declared(Kind.ANALYSIS, new Setback(NONE, ZERO, NONE, NONE));
        Report then = analysis("base/p.sarif", BASE, "PMD", at("X", "A.java", 1, false));
        Report same = analysis("p.sarif", HEAD, "PMD", at("X", "A.java", 2, false));
        Report more = analysis("p.sarif", HEAD, "PMD", at("X", "A.java", 2, false), at("Y", "A.java", 3, false));
        Report other = analysis("s.sarif", HEAD, "SpotBugs");

        assertThat(only(setting, Optional.of(base(then)), same).state()).isEqualTo(State.PASS);
        assertThat(only(setting, Optional.of(base(then)), more).reason())
                .contains("1 finding is new; at most 0 may be");
        assertThat(only(setting, Optional.of(base(then)), same, other).reason())
                .contains("how it differs from the base is not known: the base has no results of spotbugs");
        assertThat(only(setting, Optional.of(base(then)), other).state()).isEqualTo(State.FAIL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            80 | 80 | 0
            81 | 80 | -100
            80 | 81 | 100
            """)
    void tellsTheChangeOfCoverage(long then, long now, long basisPoints) {
        GateOutcome gate = only(
                GateSetting.DEFAULT,
                Optional.of(base(lines("base/c.xml", BASE, new Ratio(then, 100), "A.java", "1-4", "5-8"))),
                lines("c.xml", HEAD, new Ratio(now, 100), "A.java", "1-5", "6-8"));

        assertThat(delta(gate).coverage().orElseThrow().project())
                .isEqualTo(new Shift(new Ratio(then, 100), basisPoints));
        assertThat(delta(gate).coverage().orElseThrow().changedFiles()).contains(new Shift(new Ratio(4, 8), 1250));
    }

    @Test
    void roundsALossDown() {
        assertThat(Shift.of(new Ratio(3_000_000, 4_000_000), new Ratio(2_999_999, 4_000_000))
                        .basisPoints())
                .isEqualTo(-1);
        assertThat(Shift.of(new Ratio(1, 3), new Ratio(2, 6)).basisPoints()).isZero();
    }

    @Test
    void failsIfCoverageDropsMoreThanItMay() {
        GateSetting setting = declared(Kind.COVERAGE, new Setback(NONE, NONE, OptionalInt.of(50), ZERO));
        Report then = lines("base/c.xml", BASE, new Ratio(800, 1000), "A.java", "1-4", "5-8");

        GateOutcome kept = only(
                setting, Optional.of(base(then)), lines("c.xml", HEAD, new Ratio(795, 1000), "A.java", "1-4", "5-8"));
        GateOutcome dropped = only(
                setting, Optional.of(base(then)), lines("c.xml", HEAD, new Ratio(794, 1000), "A.java", "1-3", "4-8"));

        assertThat(kept.state()).isEqualTo(State.PASS);
        assertThat(dropped.reason())
                .contains(
                        "coverage of the project dropped by 0.60 percentage points; at most 0.50 are allowed;"
                                + " coverage of the changed files dropped by 12.50 percentage points; at most 0.00 are allowed");
    }

    @Test
    void blocksIfChangedFilesAreMeasuredAtOneEndAlone() {
        GateSetting setting = declared(Kind.COVERAGE, new Setback(NONE, NONE, NONE, OptionalInt.of(5)));
        Report with = lines("c.xml", HEAD, new Ratio(8, 10), "A.java", "1-4", "5-8");
        Report without = lines("c.xml", HEAD, new Ratio(8, 10), "", "", "");
        Report withAtBase = lines("base/c.xml", BASE, new Ratio(8, 10), "A.java", "1-4", "5-8");
        Report withoutAtBase = lines("base/c.xml", BASE, new Ratio(8, 10), "", "", "");
        Report ofANewFile = lines("c.xml", HEAD, new Ratio(8, 10), "New.java", "1-4", "5-8");

        assertThat(only(setting, Optional.of(base(withoutAtBase)), with).state())
                .isEqualTo(State.FAIL);
        assertThat(only(setting, Optional.of(base(withAtBase)), without).state())
                .isEqualTo(State.FAIL);
        assertThat(only(setting, Optional.of(base(withoutAtBase)), ofANewFile).state())
                .isEqualTo(State.PASS);
    }

    private static Report withBranches(String path, Instant at, long taken, long ofFile) {
        Report.Branches branches = new Report.Branches(new Ratio(taken, 100), Map.of("A.java", new Ratio(ofFile, 10)));
        Report.Lines lines = (Report.Lines) lines(path, at, new Ratio(8, 10), "A.java", "1-4", "5-8");
        return new Report.Lines(
                lines.source(), lines.project(), lines.files(), lines.languages(), Optional.of(branches));
    }

    @Test
    void failsIfBranchesDropMoreThanTheyMay() {
        Setback most = new Setback(NONE, NONE, NONE, NONE, OptionalInt.of(100), ZERO);
        GateSetting setting = declared(Kind.COVERAGE, most);
        Report then = withBranches("base/c.xml", BASE, 80, 5);

        GateOutcome kept = only(setting, Optional.of(base(then)), withBranches("c.xml", HEAD, 79, 5));
        GateOutcome dropped = only(setting, Optional.of(base(then)), withBranches("c.xml", HEAD, 78, 4));

        assertThat(kept.state()).isEqualTo(State.PASS);
        assertThat(delta(kept).coverage().orElseThrow().projectBranches())
                .contains(new Shift(new Ratio(80, 100), -100));
        assertThat(dropped.reason())
                .contains("coverage of the project's branches dropped by 2.00 percentage points; at most 1.00 are"
                        + " allowed; coverage of the changed files' branches dropped by 10.00 percentage points; at most"
                        + " 0.00 are allowed");
    }
}

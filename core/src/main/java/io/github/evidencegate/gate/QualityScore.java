package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.Quality;
import io.github.evidencegate.evidence.Quality.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quality score of a change: the weighted mean of its gates' scores, rounded down (R011). Tests weigh 4, coverage 3,
 * analysis 3 and a command 2, since it says only yes or no; gates of one kind each weigh the same. A job has no score,
 * since it says again what its results say. Skipped and waived gates do not count. A gate whose evidence is missing,
 * stale, empty or unreadable scores 0: what was not shown is not worth half.
 */
public final class QualityScore {
    private static final int ERROR_COSTS = 10;
    private static final int WARNING_COSTS = 3;
    private static final int NOTE_COSTS = 1;

    private QualityScore() {}

    /** The score; empty if no gate counts. */
    public static Optional<Quality> of(List<GateOutcome> gates) {
        List<Part> parts = new ArrayList<>();
        for (GateOutcome gate : gates) {
            if (counts(gate)) {
                parts.add(new Part(gate.id(), weight(gate), score(gate)));
            }
        }
        int weights = parts.stream().mapToInt(Part::weight).sum();
        int weighted =
                parts.stream().mapToInt(part -> part.weight() * part.score()).sum();
        return weights == 0 ? Optional.empty() : Optional.of(new Quality(weighted / weights, parts));
    }

    private static boolean counts(GateOutcome gate) {
        return gate.kind() != GateOutcome.Kind.JOB
                && gate.state() != State.SKIP
                && gate.state() != State.WAIVED
                && (gate.required() || gate.state() != State.MISSING);
    }

    private static int weight(GateOutcome gate) {
        return switch (gate.kind()) {
            case TESTS -> 4;
            case COVERAGE, ANALYSIS -> 3;
            case COMMAND -> 2;
            case JOB -> 0;
        };
    }

    private static int score(GateOutcome gate) {
        return switch (gate.state()) {
            case PASS, REPAIRED, FLAKY, FAIL -> scoreOfKind(gate);
            case SKIP, WAIVED, MISSING, STALE, EMPTY, UNREADABLE -> 0;
        };
    }

    private static int scoreOfKind(GateOutcome gate) {
        return switch (gate.kind()) {
            case TESTS -> testsScore(gate);
            case COVERAGE ->
                gate.details().coverage().map(QualityScore::coverageScore).orElse(0);
            case ANALYSIS -> analysisScore(gate);
            case COMMAND, JOB -> gate.state() == State.FAIL ? 0 : 100;
        };
    }

    /** The share of the tests that ran and passed, in percent; one that passed only on a rerun counts half. */
    private static int testsScore(GateOutcome gate) {
        long ran = gate.count("tests") - gate.count("skipped");
        return ran == 0 ? 0 : (int) ((2 * gate.count("passed") + gate.count("flaky")) * 50 / ran);
    }

    /** The covered share of the changed lines; of the project if no changed line can be run. */
    private static int coverageScore(Coverage coverage) {
        Ratio ratio = coverage.changedLines().isEmpty() ? coverage.project() : coverage.changedLines();
        return ratio.permille() / 10;
    }

    /** 100, less 10 for each error, 3 for each warning and 1 for each note on a changed line. */
    private static int analysisScore(GateOutcome gate) {
        int costs = gate.details().findings().stream()
                .filter(GateOutcome.Located::onChangedLine)
                .mapToInt(finding -> costs(finding.level()))
                .sum();
        return Math.max(0, 100 - costs);
    }

    private static int costs(Level level) {
        return switch (level) {
            case ERROR -> ERROR_COSTS;
            case WARNING -> WARNING_COSTS;
            case NOTE -> NOTE_COSTS;
            case NONE -> 0;
        };
    }
}

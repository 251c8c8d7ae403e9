package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Coverage;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the gates' outcomes say against the change: one finding for each gate that does not hold. A gate that is not
 * required can warn but not block.
 */
public final class GateCheck {
    private GateCheck() {}

    /** The findings, told as on the command line. */
    public static List<Finding> findings(List<GateOutcome> gates) {
        return findings(gates, Surface.COMMAND_LINE);
    }

    /** The findings, in the order of the gates. */
    public static List<Finding> findings(List<GateOutcome> gates, Surface surface) {
        List<Finding> findings = new ArrayList<>();
        for (GateOutcome gate : gates) {
            unmeasured(gate).ifPresent(findings::add);
            finding(gate, surface)
                    .map(found -> gate.required() ? found : found.atMost(Mode.WARN))
                    .ifPresent(findings::add);
        }
        incomplete(gates, surface).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    /**
     * What stands against a gate; empty if it holds. Of a waived one it is what was waived, as strict as ever: only the
     * history of the change can say that the waiver counts.
     */
    public static Optional<Finding> finding(GateOutcome gate, Surface surface) {
        return switch (gate.measured()) {
            case PASS, REPAIRED -> Optional.empty();
            // One that is only said to be waived failed, as far as anyone knows.
            case FAIL, WAIVED -> found(GateRule.GATE_FAILED, gate, failedNext(gate, surface));
            case MISSING ->
                gate.required()
                        ? found(
                                GateRule.GATE_MISSING,
                                gate,
                                "Run " + gate.id() + " in this pipeline before the check, or"
                                        + " correct where policy looks for its results.")
                        : Optional.empty();
            case UNREADABLE ->
                found(GateRule.GATE_UNREADABLE, gate, "Write the file anew, or correct the pattern that names it.");
            case STALE ->
                found(
                        GateRule.GATE_STALE,
                        gate,
                        "Clean the build folder and run " + gate.id() + " on the head revision.");
            case EMPTY ->
                found(GateRule.GATE_EMPTY, gate, "Check which tests and files the tool selects; nothing ran.");
            case SKIP -> found(GateRule.GATE_SKIPPED, gate, skippedNext(gate));
            case FLAKY ->
                found(GateRule.GATE_FLAKY, gate, "Look at the tests that needed a rerun before you trust them.");
        };
    }

    private static Optional<Finding> unmeasured(GateOutcome gate) {
        List<String> files = gate.details().coverage().map(Coverage::unmeasured).orElse(List.of());
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        GateRule.COVERAGE_UNMEASURED,
                        Subject.ofPaths(files),
                        files.size() + " changed source " + (files.size() == 1 ? "file is" : "files are")
                                + " in no coverage report, such as " + files.get(0) + ".",
                        "Measure the module it belongs to, or see that it holds nothing that can be run."));
    }

    private static Optional<Finding> found(GateRule rule, GateOutcome gate, String next) {
        String message = "Gate " + gate.id() + " " + became(gate.measured()) + ": "
                + gate.reason().orElse("no reason given") + "."
                + gate.details()
                        .waiver()
                        .map(it -> " Waived by " + it.by() + " until " + it.until() + " (" + it.reason() + ").")
                        .orElse("");
        List<String> evidence = new ArrayList<>(List.of(gate.id()));
        // What failed is part of what was found: another failure of the same gate is another finding.
        gate.fingerprint().ifPresent(failure -> evidence.add(failure.value()));
        return Optional.of(Finding.of(rule, new Subject(List.of(), evidence), message, next));
    }

    private static String became(State state) {
        return switch (state) {
            case PASS -> "passed";
            case REPAIRED -> "was repaired";
            case FLAKY -> "is flaky";
            case SKIP -> "was skipped";
            case WAIVED -> "was waived";
            case FAIL -> "failed";
            case MISSING -> "is missing";
            case STALE -> "is stale";
            case EMPTY -> "is empty";
            case UNREADABLE -> "is unreadable";
        };
    }

    private static String skippedNext(GateOutcome gate) {
        return gate.kind() == GateOutcome.Kind.JOB
                ? "Let the job run for this change, or do not require it in the policy."
                : "Enable the tests, or say in the change why they are off.";
    }

    /** Whether it failed because nobody knows how it differs from the base. */
    private static boolean isOfUnknown(GateOutcome gate, Delta delta) {
        return delta.unknown().isPresent()
                && gate.reason().orElse("").endsWith(delta.unknown().get())
                && gate.count("failed") + gate.count("errors") == 0;
    }

    private static String failedNext(GateOutcome gate, Surface surface) {
        Optional<Delta> delta = gate.details().delta();
        boolean isCompared = delta.isPresent();
        if (isCompared && isOfUnknown(gate, delta.get())) {
            return "Hand over results of the base that can be compared, " + surface.with(Surface.Input.BASE_RESULTS)
                    + ".";
        }
        return switch (gate.kind()) {
            case TESTS ->
                gate.count("failed") + gate.count("errors") > 0
                        ? "Repair the failing tests and push again."
                        : "Run all tests; too few of them ran" + (isCompared ? ", or some are gone." : ".");
            case COVERAGE -> "Test the uncovered changed lines that the packet lists.";
            case ANALYSIS -> "Repair what the analyser found; the packet lists what is on changed lines.";
            case COMMAND -> "Run the command of " + gate.id() + " where you work, and repair what it tells you.";
            case JOB -> "See the log of the job, and repair what it tells you.";
        };
    }

    /** The record must hold a validation summary, and must name what failed (R104). */
    private static Optional<Finding> incomplete(List<GateOutcome> gates, Surface surface) {
        if (isNothingShown(gates)) {
            return Optional.of(Finding.of(
                    GateRule.RECORD_INCOMPLETE,
                    Subject.of("validation-summary"),
                    "No gate reported, so nothing shows that the change works.",
                    "Run the tests in this pipeline before the check; name other result files "
                            + surface.with(Surface.Input.RESULTS) + "."));
        }
        List<String> unexplained = gates.stream()
                .filter(gate -> gate.measured() == State.FAIL && isUnexplained(gate))
                .map(GateOutcome::id)
                .toList();
        return unexplained.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        GateRule.RECORD_INCOMPLETE,
                        new Subject(List.of(), unexplained),
                        "Failed-check notes are missing: the results of " + String.join(", ", unexplained)
                                + " do not name the tests that failed.",
                        "Let the test runner write one entry for each test case."));
    }

    /** Whether there is no gate but jobs that have not ended: the one that runs the check always is one of these. */
    private static boolean isNothingShown(List<GateOutcome> gates) {
        for (GateOutcome gate : gates) {
            if (gate.kind() != GateOutcome.Kind.JOB || gate.measured() != State.MISSING || gate.required()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnexplained(GateOutcome gate) {
        return gate.kind() == GateOutcome.Kind.TESTS
                && gate.count("failed") + gate.count("errors") > 0
                && gate.details().failing().isEmpty();
    }
}

package io.github.evidencegate.gate;

import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about gates, in the order in which a packet lists them. */
public enum GateRule implements Rule {
    GATE_FAILED(
            "gate-failed",
            Mode.BLOCK,
            "A gate failed.",
            "A test failed, coverage is below its minimum, an analyser found more than its maximum,"
                    + " a command did not end with exit status 0,"
                    + " or a job of the pipeline failed or was cancelled."
                    + " The gate's reason in the packet names the number and the limit."
                    + " Repair the cause; a limit is changed in .evidence-gate.yml by whoever owns the policy."),
    GATE_MISSING(
            "gate-missing",
            Mode.BLOCK,
            "A required gate has no evidence.",
            "Policy requires the gate, and no result file of it was found."
                    + " Run the tool in this pipeline before the check, or point the gate's `results` at its files."
                    + " A gate that did not run proves nothing, so it does not count as passed."),
    GATE_UNREADABLE(
            "gate-unreadable",
            Mode.BLOCK,
            "A result file cannot be read.",
            "The file is empty, cut off, too large, not in a known format, or a pattern matched no file."
                    + " The gate's reason names the file and the place. Write the file anew, or correct the pattern."),
    GATE_STALE(
            "gate-stale",
            Mode.BLOCK,
            "A gate's evidence is older than the head revision.",
            "A result file was made before the commit that is judged, so it tells of other code."
                    + " Clean the build folder and run the tool on this revision;"
                    + " with restored caches, keep result folders out of the cache."),
    GATE_EMPTY(
            "gate-empty",
            Mode.BLOCK,
            "A gate ran nothing.",
            "No test ran or no line was measured. A filter that matches nothing often looks like success."
                    + " Check the tool's selection of tests and files."),
    RECORD_INCOMPLETE(
            "record-incomplete",
            Mode.BLOCK,
            "The record lacks its validation summary or its failed-check notes.",
            "No gate reported at all, or a gate failed and its files do not name what failed."
                    + " A reviewer cannot trust a handoff that does not say what was checked."
                    + " Run the tests in the pipeline before the check, with result files that name each test."),
    COVERAGE_UNMEASURED(
            "coverage-unmeasured",
            Mode.WARN,
            "A changed source file is in no coverage report.",
            "Policy asks for the coverage of what changed, and no report knows the file, so its lines count nowhere."
                    + " Either it holds nothing that can be run, such as an interface, or its module is not measured:"
                    + " then run the module's tests with the coverage agent, or take back the exclusion."),
    GATE_SKIPPED(
            "gate-skipped",
            Mode.BLOCK,
            "A gate was skipped.",
            "Every test of the gate was skipped, or the job was, so nothing was proven."
                    + " The reason is the tests' own, or what the code host tells of the job."),
    GATE_FLAKY(
            "gate-flaky",
            Mode.WARN,
            "A gate passed only on a rerun.",
            "At least one test failed and then passed on the same revision."
                    + " It may hide a race in the change; the packet lists the tests.");

    // A record of texts is immutable; the annotation that tells Error Prone so would be one more dependency.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Text text;

    GateRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    @Override
    public Text text() {
        return text;
    }
}

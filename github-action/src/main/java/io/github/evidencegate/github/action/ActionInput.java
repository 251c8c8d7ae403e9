package io.github.evidencegate.github.action;

import java.util.Locale;

/**
 * An input of the action, in the order of {@code action.yml}. This list is the one place that names them: a test holds
 * {@code action.yml} and the table in {@code docs/github.md} against it.
 */
public enum ActionInput {
    COMMAND(
            "check",
            "What to do: check; preflight, as the cheap first step of a pipeline; or doctor, which tells what the token may do."),
    POLICY("", "Policy file that stands in for the one at the base; for trying out."),
    MODE("", "The strictest that any rule may be: observe, warn, block or stop."),
    REQUIRED_GATES("", "Ids of gates that must be there and hold, one a line."),
    RESULTS("", "Patterns of result files, one a line; the standard places of many tools are found without."),
    BASE_RESULTS("", "Patterns of result files of a run of the base, to compare with, one a line."),
    REPAIR_ATTEMPTS("", "How many repair attempts a change may take; unlimited lifts the limit."),
    REPAIR_MONEY("", "How much the repairs of a change may cost, such as 20 USD."),
    REPAIR_CI_MINUTES("", "How many CI minutes the repairs of a change may take."),
    STOP_RULES("", "Ids of rules that stop the change when they find something, one a line."),
    WORK_ITEM("", "File or text of the work item; without it, the issue that the pull request closes."),
    COMMENT("", "When to comment: always, when-needed or never. Policy's word, else always."),
    COMMENT_AUTHOR("", "Login that the token comments as, if it is an app's: my-app[bot]."),
    CHECK_NAME("", "Name of the check that a branch rule can require. Policy's word, else Evidence Gate."),
    ANNOTATIONS("", "The most annotations on changed lines. Policy's word, else 50."),
    CLAIMED_ARTIFACT(
            "", "On workflow_run: the artifact of the unprivileged run whose result files are taken as claimed."),
    OUT("", "Folder for record.json, verdict.json and the packets. Default: a folder in RUNNER_TEMP."),
    ARTIFACT(
            "evidence-${{ github.job }}-${{ strategy.job-index }}-${{ github.run_attempt }}",
            "Name of the artifact that record, verdict and packets are uploaded as; empty uploads none."),
    WORKING_DIRECTORY("", "The work tree, or a folder in it. Default: GITHUB_WORKSPACE."),
    TOKEN("${{ github.token }}", "Token for the code host. It is in no log, artifact or record."),
    API_URL("${{ github.api_url }}", "Root of the REST API, for GitHub Enterprise Server."),
    VERSION("", "Release of Evidence Gate to run. Default: the one this action belongs to."),
    DOWNLOAD_URL("", "Folder that holds the release's files, for a mirror."),
    PROGRAM("", "A program that is there already, for machines without a network: a folder or evidence-gate.jar."),
    JAVA_HOME("", "A Java 17 or newer. Default: what the runner has.");

    private static final String VARIABLE = "EVIDENCE_GATE_INPUT_";

    private final String standard;
    private final String description;

    ActionInput(String standard, String description) {
        this.standard = standard;
        this.description = description;
    }

    /** As a workflow writes it: {@code required-gates}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The variable in which {@code action.yml} hands it on. */
    public String variable() {
        return VARIABLE + name();
    }

    /** What {@code action.yml} says if a workflow says nothing; empty if that is nothing too. */
    public String standard() {
        return standard;
    }

    /** One sentence for {@code action.yml} and the docs. */
    public String description() {
        return description;
    }
}

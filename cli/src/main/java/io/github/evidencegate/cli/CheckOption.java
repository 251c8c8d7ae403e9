package io.github.evidencegate.cli;

import io.github.evidencegate.delivery.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options of {@code evidence-gate check}: the one list that parser, help and completion read. */
enum CheckOption implements CommandOption {
    BASE(
            "--base",
            "REV",
            "Compare with this revision. Default: the remote's default branch (origin/HEAD) if the head is not yet part of"
                    + " it, else the head's first parent."),
    HEAD("--head", "REV", "Judge this revision. Default: HEAD."),
    POLICY(
            "--policy",
            "FILE",
            "Judge by this policy; its path starts at the current folder. Default: .evidence-gate.yml at the base"
                    + " revision."),
    WORK_ITEM(
            "--work-item",
            "FILE|TEXT",
            "The ticket that asked for the change: a file, from the current folder; the text itself; or - for standard"
                    + " input."),
    RESULTS(
            "--results",
            "GLOB",
            "Read these result files; may be given again. The paths start at the top of the work tree. Default: the"
                    + " standard places. docs/formats.md lists places and formats."),
    BASE_RESULTS(
            "--base-results",
            "GLOB",
            "Compare with these result files of a run of the base, such as a copy of its artifacts; may be given again. The"
                    + " paths start at the top of the work tree."),
    CHANGE(
            "--change",
            "ID",
            "Keep the history of the change of this name, such as github.com/owner/name#12. Default, if a history is kept:"
                    + " the branch's."),
    HISTORY(
            "--history",
            "DIR",
            "Keep the history of the change in this folder, from the current one (docs/repairs.md)."),
    PREVIOUS_PACKET(
            "--previous-packet",
            "FILE",
            "Go on with the history in this packet, as a run before posted it in Markdown; may be given again."),
    RUN("--run", "ID", "Name this run in the history, so that it counts once. Default: made of time and head."),
    CI_TIME(
            "--ci-time",
            "DURATION",
            "Keep in the history how long the jobs of this pipeline took together, such as 1h5m30s."),
    WALL_TIME("--wall-time", "DURATION", "Keep in the history how long ago this pipeline started, such as 12m."),
    OUT(
            "--out",
            "DIR",
            "Write packet.html, packet.md, record.json and verdict.json to this folder, from the current one."),
    FORMAT(
            "--format",
            "FORMAT",
            "What to print: markdown, text, html (one page) or json (the record). Default: text on a terminal, else markdown."),
    REPO("--repo", "DIR", "The git work tree, or a folder in it. Default: the current folder."),
    VERBOSE("--verbose", "", "Show the stack trace if something fails.");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Words words;

    CheckOption(String label, String value, String description) {
        this.words = new Words(label, value, description);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public boolean isRepeatable() {
        return this == RESULTS || this == BASE_RESULTS || this == PREVIOUS_PACKET;
    }

    /** Whether it is about the history of the change, which a fixture has none of. */
    boolean isOfHistory() {
        return compareTo(CHANGE) >= 0 && compareTo(WALL_TIME) <= 0;
    }

    @Override
    public List<String> choices() {
        return this == FORMAT ? Format.names() : List.of();
    }

    /** The option that is written like this. */
    static Optional<CheckOption> labelled(String label) {
        return Arrays.stream(values())
                .filter(option -> option.label().equals(label))
                .findFirst();
    }
}

package io.github.evidencegate.scope;

import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about scope and work item, in the order in which a packet lists them. */
public enum ScopeRule implements Rule {
    FORBIDDEN_PATH("forbidden-path", Mode.BLOCK, "A file is touched that policy or work item forbids.", """
            Some places must not be changed by the way: secrets, generated contracts, another team's code. Policy \
            names them under scope.forbidden, a work item under "Out of scope". Both hold whatever else allows the \
            file, and a renamed file counts at both of its paths. Take the file out of the change; if it belongs \
            there, the owner of the policy or of the work item takes the pattern back first."""),
    OUT_OF_SCOPE("out-of-scope", Mode.BLOCK, "A file is touched that the scope does not name.", """
            A change should touch what was asked for and nothing else: what nobody asked for, nobody planned to \
            review. The scope is the first of these that is present: the work item's own, policy's paths for its \
            labels, for its epic, type or project, policy's scope.allowed, the paths that the work item's text \
            mentions. A scope that is only derived from mentioned paths warns and never blocks. Move the file to a \
            change of its own, or have the scope widened by whoever declared it."""),
    FILE_LIST_INCOMPLETE("file-list-incomplete", Mode.BLOCK, "The list of changed files is not complete.", """
            Scope can only be judged over all files. Code hosts cut long lists (GitHub after 3,000 files), and a \
            shallow clone lacks the commits to compare with. What is not listed could be anywhere, so the doubt \
            blocks. Fetch the whole history, or split the change."""),
    EMPTY_CHANGE("empty-change", Mode.WARN, "The change touches no file.", """
            The base already has everything that the head has, so there is nothing to judge, and a pass would say \
            nothing. Mostly the wrong base is named: name the branch that the change is meant for with --base."""),
    CHANGE_TOO_BROAD("change-too-broad", Mode.WARN, "The change is broader than a reviewer can read with care.", """
            A branch that is fast to make has little value if it is too broad to review. Files, changed lines and \
            areas are counted, without generated, vendored and lock files. The limits are scope.breadth of the \
            policy. Split the change by area or by step; put renames and formatting into a change of their own."""),
    PROTECTED_CONFIGURATION(
            "protected-configuration",
            Mode.WARN,
            "The change edits what steers the pipeline, the gates or the agents.",
            """
            A change that edits its own pipeline, the settings of its own gates or the instructions of coding agents \
            can turn a red gate green without mending anything. That can be right, but somebody should look at it \
            first. Put such files into a change of their own, reviewed by the owner of the pipeline. Which files these \
            are can be set under scope.classes of the policy."""),
    SENSITIVE_AREA("sensitive-area", Mode.WARN, "The change touches an area where mistakes are dear.", """
            Authentication, cryptography, money, privacy, infrastructure and concurrency go wrong in ways that tests \
            seldom show, and knowledge of them is unevenly spread. The areas are known by whole words in paths and by \
            the patterns under scope.sensitive of the policy, where areas can be added or, with an empty list, \
            switched off. Ask for a reviewer who knows the area."""),
    WORK_ITEM_MISSING("work-item-missing", Mode.WARN, "No ticket or issue asked for the change.", """
            The ticket or issue is the control record: without it nobody can say later why the run started, who asked \
            for it and what would have been enough. Give its file or text with --work-item; its first line or a line \
            "Id:" or "URL:" names it."""),
    SCOPE_MISSING("scope-missing", Mode.WARN, "Nobody declared what the change may touch.", """
            Without a declared scope nothing can be out of scope: the files are only listed, and paths that the text \
            mentions by the way can warn but not block. Declare it in the work item, in a block ```scope or under a \
            heading "Scope", or in the policy under scope.allowed, scope.labels or scope.paths."""),
    OWNER_MISSING("owner-missing", Mode.WARN, "The work item names no owner.", """
            Somebody answers for the area that is changed, decides questions and takes the risk. Add a line "Owner: \
            NAME" above the first heading of the work item. "TBD" and the like are no owner."""),
    ACCEPTANCE_MISSING("acceptance-missing", Mode.WARN, "The work item names no acceptance criteria.", """
            Acceptance criteria tell the coding agent when to stop and the reviewer what to check. Without them every \
            review starts with finding out what was wanted. Add a heading "Acceptance criteria" with one line for each \
            to the work item."""),
    REVIEW_OWNER_MISSING("review-owner-missing", Mode.OBSERVE, "The work item does not say who reviews.", """
            Work that nobody is waiting to review waits for anybody. Add a line "Review owner: NAME" above the first \
            heading of the work item, so that the packet has an address."""),
    NOT_ELIGIBLE("not-eligible", Mode.WARN, "The work item is not marked as fit for automation.", """
            Not every ticket suits a coding agent. Policy lists under intake.eligibleLabels the labels by which a \
            person marks those that do; this one has none of them. Ask whoever triages to decide and to set the label. \
            Where policy lists no labels, this rule finds nothing."""),
    CONTEXT_EXCLUDED("context-excluded", Mode.BLOCK, "A context source was used that was not allowed.", """
            Which sources a coding agent may read is agreed before the work starts: policy's intake.contextAllowed \
            and contextExcluded, and the work item's "Context allowed" and "Context excluded". Here "Context used" \
            names one that is excluded, or that an allowed list leaves out. Find out what came of it; then redo the \
            work without the source, or have the list changed by whoever confirmed it."""),
    CONTEXT_UNKNOWN(
            "context-unknown", Mode.OBSERVE, "The work item does not say which context was used or excluded.", """
            A lead should be able to tell which sources a result rests on. The work item names neither used nor \
            excluded ones. Add a heading "Context used", "Context excluded" or both, with one source a line.""");

    // A record of texts is immutable; the annotation that tells Error Prone so would be one more dependency.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Text text;

    ScopeRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    @Override
    public Text text() {
        return text;
    }
}

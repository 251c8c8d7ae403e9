package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.pattern.PathPatterns;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is missing or wrong in the work item that asked for the change. */
public final class IntakeCheck {
    private static final String FIELD_REMEDY = "\" above the first heading of the work item.";

    private final IntakeSetting setting;
    private final List<Finding> findings = new ArrayList<>();

    private IntakeCheck(IntakeSetting setting) {
        this.setting = setting;
    }

    /** The findings, told as on the command line. */
    public static List<Finding> findings(Optional<WorkItem> workItem, Scope scope, IntakeSetting setting) {
        return findings(workItem, scope, setting, Surface.COMMAND_LINE);
    }

    /**
     * The findings in the order of their rules. Without a work item only that, a missing scope and a missing label are
     * found: fields cannot be missing from nothing.
     */
    public static List<Finding> findings(
            Optional<WorkItem> workItem, Scope scope, IntakeSetting setting, Surface surface) {
        IntakeCheck check = new IntakeCheck(setting);
        check.checkIdentity(workItem, surface);
        check.checkScope(scope);
        workItem.ifPresent(item -> check.checkWorksheet(item.worksheet()));
        check.checkEligibility(workItem);
        workItem.ifPresent(item -> check.checkContext(item.context()));
        return List.copyOf(check.findings);
    }

    private void checkIdentity(Optional<WorkItem> workItem, Surface surface) {
        if (workItem.isEmpty()) {
            add(
                    ScopeRule.WORK_ITEM_MISSING,
                    "work item",
                    "No work item is given: nothing says who asked for the change, or for what.",
                    "Give the ticket's text or file " + surface.with(Surface.Input.WORK_ITEM) + ".");
        } else if (workItem.get().id().isEmpty() && workItem.get().url().isEmpty()) {
            add(
                    ScopeRule.WORK_ITEM_MISSING,
                    "id",
                    "The work item has neither an id nor a URL, so the record cannot link to it.",
                    "Begin its first line with its id (\"ABC-12: ...\"), or add a line \"Id: ABC-12\" or \"URL: https://...\".");
        }
    }

    private void checkScope(Scope scope) {
        if (!scope.declaration().source().isDeclared()) {
            add(
                    ScopeRule.SCOPE_MISSING,
                    "scope",
                    "Neither the work item nor the policy declares what the change may touch.",
                    "Add a ```scope block to the work item, or scope.allowed to .evidence-gate.yml.");
        }
    }

    private void checkWorksheet(Worksheet worksheet) {
        if (worksheet.owner().isEmpty()) {
            add(
                    ScopeRule.OWNER_MISSING,
                    "owner",
                    "The work item names no owner of the area that is changed.",
                    "Add a line \"Owner: NAME" + FIELD_REMEDY);
        }
        if (worksheet.acceptance().isEmpty()) {
            add(
                    ScopeRule.ACCEPTANCE_MISSING,
                    "acceptance",
                    "The work item names no acceptance criteria.",
                    "Add a heading \"Acceptance criteria\" to the work item, with one list item for each.");
        }
        if (worksheet.reviewOwner().isEmpty()) {
            add(
                    ScopeRule.REVIEW_OWNER_MISSING,
                    "review owner",
                    "The work item names no review owner.",
                    "Add a line \"Review owner: NAME" + FIELD_REMEDY);
        }
    }

    private void checkEligibility(Optional<WorkItem> workItem) {
        List<String> eligible = setting.eligibleLabels();
        List<String> labels = workItem.map(item -> item.ticket().labels()).orElse(List.of());
        if (!eligible.isEmpty()
                && labels.stream().noneMatch(label -> eligible.stream().anyMatch(label::equalsIgnoreCase))) {
            add(
                    ScopeRule.NOT_ELIGIBLE,
                    "labels",
                    "The work item has none of the labels that mark work as fit for automation: " + Listing.of(eligible)
                            + ".",
                    "Have it triaged, and add the label to its line \"Labels:\".");
        }
    }

    private void checkContext(ContextBoundary context) {
        Sources excludedByPolicy = new Sources(setting.contextExcluded());
        Sources excluded = new Sources(context.excluded());
        Sources allowedByPolicy = new Sources(setting.contextAllowed());
        Sources allowed = new Sources(context.allowed());
        List<String> wrong = context.used().stream()
                .filter(used -> excludedByPolicy.have(used)
                        || excluded.have(used)
                        || !allowedByPolicy.isEmptyOrHave(used)
                        || !allowed.isEmptyOrHave(used))
                .toList();
        if (!wrong.isEmpty()) {
            findings.add(Finding.of(
                    ScopeRule.CONTEXT_EXCLUDED,
                    new Subject(List.of(), wrong),
                    Listing.countThatIs(wrong.size(), "context source") + " used but excluded or not allowed: "
                            + Listing.of(wrong) + ".",
                    "Redo the work without " + Listing.of(wrong) + ", or have \"Context allowed\" of the work item or"
                            + " intake.contextAllowed in .evidence-gate.yml changed by who confirms it."));
        }
        if (!context.isKnown()) {
            add(
                    ScopeRule.CONTEXT_UNKNOWN,
                    "context",
                    "The work item does not say which context sources were used or excluded.",
                    "Add a heading \"Context used\" or \"Context excluded\" to the work item, with one source a line.");
        }
    }

    private void add(ScopeRule rule, String field, String message, String next) {
        findings.add(Finding.of(rule, Subject.of(field), message, next));
    }

    /** A list of context sources: paths and addresses by pattern, all else by its words. */
    private static final class Sources {
        private final List<String> names;
        private final PathPatterns patterns;

        Sources(List<String> names) {
            this.names = names;
            this.patterns =
                    PathPatterns.of(names.stream().map(Sources::withoutScheme).toList());
        }

        boolean have(String source) {
            return names.stream().anyMatch(source::equalsIgnoreCase) || patterns.matches(withoutScheme(source));
        }

        boolean isEmptyOrHave(String source) {
            return names.isEmpty() || have(source);
        }

        /** Without {@code https://}, whose two slashes no pattern could match. */
        private static String withoutScheme(String source) {
            if (source.startsWith("!")) {
                return "!" + withoutScheme(source.substring(1));
            }
            int colon = source.indexOf("://");
            return colon < 0 ? source : source.substring(colon + "://".length());
        }
    }
}

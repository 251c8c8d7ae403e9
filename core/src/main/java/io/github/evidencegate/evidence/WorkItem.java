package io.github.evidencegate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The ticket or issue that asked for the change: the control record (R071). Its text is kept only as a digest, beside
 * the fields that the checks need.
 *
 * @param id the ticket's own name, such as {@code ABC-12} or {@code #7}
 * @param titleDigest of the first line's UTF-8 bytes
 * @param textDigest of the whole text's UTF-8 bytes
 * @param namedPaths paths that the text mentions, in their order; a derived scope comes from them
 * @param dependencies new ones that are agreed: {@code ecosystem:name}, or the name alone
 */
public record WorkItem(
        Optional<String> id,
        Optional<String> url,
        Digest titleDigest,
        Digest textDigest,
        Ticket ticket,
        Worksheet worksheet,
        ContextBoundary context,
        List<String> namedPaths,
        List<String> dependencies) {

    /** Copies the lists. */
    public WorkItem {
        namedPaths = List.copyOf(namedPaths);
        dependencies = List.copyOf(dependencies);
    }

    /** What kind of work it is. */
    public record Ticket(
            Optional<String> type, Optional<String> complexity, Optional<String> epic, List<String> labels) {
        /** Copies the list. */
        public Ticket {
            labels = List.copyOf(labels);
        }
    }

    /**
     * What was agreed before the work began (R094, R099).
     *
     * @param owner who answers for the area that is changed
     * @param reviewOwner who reviews
     * @param approval the field or person that made the work eligible for automation (R108)
     * @param allowed the declared scope, patterns in gitignore syntax; empty if the text declares none
     * @param excluded what must stay untouched, in the same syntax
     * @param acceptance the acceptance criteria, in their order
     * @param validation what must be proven, in the text's words
     * @param focus what the reviewer is asked to look at
     * @param openQuestions what is not decided yet
     */
    public record Worksheet(
            Optional<String> owner,
            Optional<String> requester,
            Optional<String> reviewOwner,
            Optional<String> approval,
            List<String> allowed,
            List<String> excluded,
            List<String> acceptance,
            List<String> validation,
            List<String> focus,
            List<String> openQuestions) {
        /** Copies the lists. */
        public Worksheet {
            allowed = List.copyOf(allowed);
            excluded = List.copyOf(excluded);
            acceptance = List.copyOf(acceptance);
            validation = List.copyOf(validation);
            focus = List.copyOf(focus);
            openQuestions = List.copyOf(openQuestions);
        }
    }

    /**
     * The sources a coding agent may use, must leave alone, and has used (R095, R105, R110).
     *
     * @param confirmedBy who confirmed the list before the work began
     */
    public record ContextBoundary(
            List<String> allowed, List<String> excluded, List<String> used, Optional<String> confirmedBy) {
        /** Copies the lists. */
        public ContextBoundary {
            allowed = List.copyOf(allowed);
            excluded = List.copyOf(excluded);
            used = List.copyOf(used);
        }

        /** Whether the text names any source as used or as excluded. */
        public boolean isKnown() {
            return !used.isEmpty() || !excluded.isEmpty();
        }
    }
}

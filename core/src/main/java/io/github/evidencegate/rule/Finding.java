package io.github.evidencegate.rule;

import io.github.evidencegate.evidence.Digest;
import java.util.List;
import java.util.TreeSet;

/**
 * One thing that a rule found, with its evidence and the next step.
 *
 * @param id twelve hexadecimal digits from rule, paths and evidence, so that the same finding keeps its name from run
 *     to run whatever its time, order, mode or wording
 * @param mode the strictest that this finding may be
 * @param paths the files it is about, sorted; may be empty
 * @param evidence what else identifies it, sorted: gate names, missing fields, limits
 * @param message what is the case
 * @param next what to do about it
 */
public record Finding(
        String id, String rule, Mode mode, List<String> paths, List<String> evidence, String message, String next) {
    private static final int ID_DIGITS = 12;

    /** Refuses a finding that does not say what is the case, or what to do. */
    public Finding {
        paths = List.copyOf(paths);
        evidence = List.copyOf(evidence);
        if (message.isBlank() || next.isBlank()) {
            throw new IllegalArgumentException(rule + ": a finding needs a message and a next step");
        }
    }

    /** What a finding is about: the part of it that makes its id. */
    public record Subject(List<String> paths, List<String> evidence) {
        /** Sorts both and drops what stands twice. */
        public Subject {
            paths = List.copyOf(new TreeSet<>(paths));
            evidence = List.copyOf(new TreeSet<>(evidence));
        }

        /** A subject that is files. */
        public static Subject ofPaths(List<String> paths) {
            return new Subject(paths, List.of());
        }

        /** A subject that is no file: a gate, a field, a limit. */
        public static Subject of(String... evidence) {
            return new Subject(List.of(), List.of(evidence));
        }
    }

    /** A finding that may stop the change if policy says so. */
    public static Finding of(Rule rule, Subject subject, String message, String next) {
        return new Finding(
                idOf(rule, subject), rule.id(), Mode.STOP, subject.paths(), subject.evidence(), message, next);
    }

    /** The same finding, no stricter than {@code limit}. */
    public Finding atMost(Mode limit) {
        return new Finding(id, rule, mode.atMost(limit), paths, evidence, message, next);
    }

    /** The id of what this rule finds about this subject, whether it does or not. */
    public static String idOf(Rule rule, Subject subject) {
        // NUL cannot stand in a path, so no two subjects run into the same bytes.
        String text = rule.id() + "\0\0" + String.join("\0", subject.paths()) + "\0\0"
                + String.join("\0", subject.evidence());
        return Digest.ofUtf8(text).hex().substring(0, ID_DIGITS);
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a workflow may do.
 *
 * @param own the permissions of the workflow as a whole; empty if it names none, so that the repository's default holds
 * @param jobs the permissions of jobs that name their own
 * @param jobNames all jobs
 * @param triggers the events that start it
 */
record WorkflowRights(
        Optional<Permissions> own, Map<String, Permissions> jobs, Set<String> jobNames, Set<String> triggers) {
    /** Runs a workflow of the base with its secrets on what a stranger proposes. */
    private static final String DANGEROUS = "pull_request_target";

    private static final String WHOLE = "the workflow";

    /** How much a token may do, from the least to the most. */
    enum Level {
        NONE,
        READ,
        WRITE;

        static Level of(String word) throws EvidenceException {
            return switch (word) {
                case "none" -> NONE;
                case "read" -> READ;
                case "write" -> WRITE;
                default -> throw new EvidenceException("a permission is none of none, read and write");
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Levels by the part of the code host that they are for, and that of all others. */
    record Permissions(Level others, Map<String, Level> levels) {
        /** What the repository's default, and that of a file that was not there, is taken for at the base. */
        static final Permissions READ = new Permissions(Level.READ, Map.of());

        static Permissions named(String word) throws EvidenceException {
            return switch (word) {
                case "read-all" -> READ;
                case "write-all" -> new Permissions(Level.WRITE, Map.of());
                default -> throw new EvidenceException("permissions are neither read-all nor write-all nor a table");
            };
        }

        static Permissions of(Map<String, String> words) throws EvidenceException {
            Map<String, Level> levels = new TreeMap<>();
            for (Map.Entry<String, String> word : words.entrySet()) {
                levels.put(word.getKey(), Level.of(word.getValue()));
            }
            return new Permissions(Level.NONE, levels);
        }

        private Level of(String part) {
            return levels.getOrDefault(part, others);
        }

        /** Each right that is wider than in {@code before}, as {@code contents: read -> write}. */
        List<String> widerThan(Permissions before) {
            List<String> wider = new ArrayList<>();
            if (others.compareTo(before.others) > 0) {
                wider.add("all: " + before.others.word() + " -> " + others.word());
            }
            Set<String> parts = new TreeSet<>(levels.keySet());
            parts.addAll(before.levels.keySet());
            for (String part : parts) {
                boolean isTold = !levels.containsKey(part) && !wider.isEmpty();
                if (!isTold && of(part).compareTo(before.of(part)) > 0) {
                    wider.add(part + ": " + before.of(part).word() + " -> " + of(part).word());
                }
            }
            return wider;
        }
    }

    /** A grant without the path of its file. */
    record Grant(String place, String right) {}

    /**
     * What this may do and {@code before} might not.
     *
     * @param before empty if there was no such file: then what it may only read is no grant
     */
    List<Grant> beyond(Optional<WorkflowRights> before) {
        List<Grant> grants = new ArrayList<>();
        boolean wasTriggered = before.map(it -> it.triggers.contains(DANGEROUS)).orElse(false);
        if (triggers.contains(DANGEROUS) && !wasTriggered) {
            grants.add(new Grant(WHOLE, "runs on " + DANGEROUS + ", with secrets"));
        }
        Optional<Permissions> old = before.flatMap(WorkflowRights::own);
        compare(WHOLE, old, own).forEach(grants::add);
        for (String job : jobNames) {
            Optional<Permissions> now = jobs.containsKey(job) ? Optional.of(jobs.get(job)) : own;
            Optional<Permissions> oldJob = before.flatMap(it -> Optional.ofNullable(it.jobs.get(job)));
            // A job without permissions at both ends has those of the workflow, which are told already.
            if (jobs.containsKey(job) || oldJob.isPresent()) {
                compare("job " + job, oldJob.or(() -> old), now).forEach(grants::add);
            }
        }
        return grants;
    }

    private static List<Grant> compare(String place, Optional<Permissions> before, Optional<Permissions> now) {
        if (now.isEmpty()) {
            boolean mayBeWider = before.map(old -> old.others != Level.WRITE).orElse(false);
            return mayBeWider
                    ? List.of(new Grant(place, "no longer names its permissions, so the repository's default holds"))
                    : List.of();
        }
        return now.get().widerThan(before.orElse(Permissions.READ)).stream()
                .map(right -> new Grant(place, right))
                .toList();
    }
}

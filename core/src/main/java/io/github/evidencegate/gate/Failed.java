package io.github.evidencegate.gate;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What failed in a gate: its fingerprint is made of it.
 *
 * @param parts in any order; digests of sets, or one for each thing that failed
 * @param isEach whether each part is one thing that failed
 */
record Failed(SortedSet<String> parts, boolean isEach) {
    /** Copies the set. */
    Failed {
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    /** Nothing did. */
    static final Failed NONE = new Failed(new TreeSet<>(), true);

    /** Things of these names. */
    static Failed each(Collection<String> names) {
        SortedSet<String> starts = new TreeSet<>();
        names.forEach(name -> starts.add(FailingSet.start(Digest.ofUtf8(name))));
        return new Failed(starts, true);
    }

    /**
     * What is in these sets. As long as all of it is known one by one, it does not matter which file told of which, so
     * that tests may be spread over files in another way.
     */
    static Failed all(List<FailingSet> sets) {
        SortedSet<String> each = new TreeSet<>();
        SortedSet<String> digests = new TreeSet<>();
        for (FailingSet set : sets) {
            each.addAll(set.each());
            digests.add(set.digest().hex());
        }
        boolean isListed = sets.stream().noneMatch(set -> set.each().isEmpty()) && each.size() <= JudgedGate.LIMIT;
        return new Failed(isListed ? each : digests, isListed);
    }

    /** What a record keeps of each; empty if it is too much, or not known one by one. */
    List<String> kept() {
        return isEach && parts.size() <= JudgedGate.LIMIT ? List.copyOf(parts) : List.of();
    }

    /** Empty if nothing failed. */
    Optional<Digest> fingerprint(Enum<?> kind) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(Digest.ofUtf8(kind + "\n" + String.join("\n", parts)));
    }
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.StopState;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The labels that mirror the stop state of a change, so that people and bots can filter. */
final class StopLabel {
    private static final String PREFIX = "evidence: ";

    private StopLabel() {}

    /** How a state reads: {@code paused}. */
    static String word(StopState.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The label of a state; empty if it needs none. */
    static Optional<String> of(StopState.Kind kind) {
        return switch (kind) {
            case STOPPED, PAUSED, REROUTED, RETURNED, WAIVED -> Optional.of(PREFIX + word(kind));
            case RUNNING, RESUMED -> Optional.empty();
        };
    }

    /** What to add to the labels that are there, and what to take of them. Labels of others are left alone. */
    static Change change(StopState.Kind kind, Collection<String> there) {
        Set<String> wanted = of(kind).map(Set::of).orElse(Set.of());
        Set<String> add = new TreeSet<>(wanted);
        add.removeAll(there);
        Set<String> take = all();
        take.removeAll(wanted);
        take.retainAll(there);
        return new Change(add, take);
    }

    private static Set<String> all() {
        return Arrays.stream(StopState.Kind.values())
                .flatMap(kind -> of(kind).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Sorted. */
    record Change(Set<String> add, Set<String> take) {
        boolean isNothing() {
            return add.isEmpty() && take.isEmpty();
        }
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What differs between two lists of dependencies. */
final class Difference {
    /** How a record lists changes. */
    static final Comparator<DependencyChange> ORDER = Comparator.comparing(DependencyChange::ecosystem)
            .thenComparing(DependencyChange::name)
            .thenComparing(DependencyChange::path)
            .thenComparing(DependencyChange::scope);

    private Difference() {}

    /**
     * The dependencies that came, went or changed, in the order of their keys.
     *
     * @param path gives the file that a key is told of
     */
    static List<DependencyChange> of(List<Declared> base, List<Declared> head, UnaryOperator<String> path) {
        Map<String, List<Declared>> before = byKey(base);
        Map<String, List<Declared>> after = byKey(head);
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<DependencyChange> changes = new ArrayList<>();
        for (String key : keys) {
            change(before.getOrDefault(key, List.of()), after.getOrDefault(key, List.of()), path.apply(key))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private static Optional<DependencyChange> change(List<Declared> old, List<Declared> now, String path) {
        String from = versions(old);
        String to = versions(now);
        boolean isNewlyDirect =
                now.stream().anyMatch(Declared::isDirect) && old.stream().noneMatch(Declared::isDirect);
        if (!old.isEmpty() && !now.isEmpty() && from.equals(to) && !isNewlyDirect) {
            return Optional.empty();
        }
        Declared told = told(now.isEmpty() ? old : now);
        return Optional.of(new DependencyChange(
                kind(old, now),
                told.ecosystem(),
                told.name(),
                Optional.of(from).filter(it -> !it.isEmpty()),
                Optional.of(to).filter(it -> !it.isEmpty()),
                told.relation(),
                told.scope(),
                path));
    }

    private static Map<String, List<Declared>> byKey(List<Declared> all) {
        return all.stream().collect(Collectors.groupingBy(Declared::key, TreeMap::new, Collectors.toList()));
    }

    /** One of a key for all: a direct one if there is any. */
    private static Declared told(List<Declared> all) {
        return all.stream().filter(Declared::isDirect).findFirst().orElse(all.get(0));
    }

    private static Kind kind(List<Declared> old, List<Declared> now) {
        if (old.isEmpty()) {
            return Kind.ADDED;
        }
        return now.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    private static String versions(List<Declared> all) {
        return all.stream()
                .map(Declared::version)
                .filter(version -> !version.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells what the files of a change say at the head and did not say at the base. A function of its arguments. */
public final class ManifestComparison {
    private final List<DependencyChange> changes = new ArrayList<>();
    private final List<InstallScript> scripts = new ArrayList<>();
    private final List<WorkflowGrant> grants = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    private ManifestComparison() {}

    /**
     * One side of a changed file.
     *
     * @param bytes empty if the file is not there, or was not read
     * @param problem why it was not read; empty if it was, or is not there
     */
    public record Side(Optional<byte[]> bytes, Optional<String> problem) {
        /** There is no file on this side. */
        public static final Side ABSENT = new Side(Optional.empty(), Optional.empty());

        /** The file has this content. */
        public static Side of(byte[] bytes) {
            return new Side(Optional.of(bytes), Optional.empty());
        }

        /** The file is there, but its content is not known. */
        public static Side unread(String problem) {
            return new Side(Optional.empty(), Optional.of(problem));
        }
    }

    /**
     * A changed file.
     *
     * @param path at the head, or at the base if the head has it not
     * @param oldPath at the base
     */
    public record Touched(String path, String oldPath, Side base, Side head) {}

    /** Whether files of this path are read at all. */
    public static boolean isRead(String path) {
        return ManifestFormat.of(path).isPresent();
    }

    /** What these files say; files of other kinds say nothing. */
    public static Dependencies of(List<Touched> files) {
        ManifestComparison comparison = new ManifestComparison();
        files.forEach(comparison::add);
        comparison.changes.sort(Comparator.comparing(DependencyChange::ecosystem)
                .thenComparing(DependencyChange::name)
                .thenComparing(DependencyChange::path)
                .thenComparing(DependencyChange::scope));
        return new Dependencies(comparison.changes, comparison.scripts, comparison.grants, comparison.unread);
    }

    private void add(Touched file) {
        Manifest base = manifest(file.oldPath(), file.base(), "base").orElseGet(Manifest::empty);
        Optional<Manifest> head = manifest(file.path(), file.head(), "head");
        if (head.isPresent()) {
            addChanges(base, head.get(), file.path());
            addScripts(base, head.get(), file.path());
            addGrants(base, head.get(), file.path());
            addDynamic(base, head.get(), file.path());
        }
    }

    /** Empty if the file could not be read, which is told then. */
    private Optional<Manifest> manifest(String path, Side side, String end) {
        Optional<ManifestFormat> format = ManifestFormat.of(path);
        if (format.isEmpty()) {
            return Optional.of(Manifest.empty());
        }
        if (side.problem().isPresent()) {
            unread.add(new Unread(path, "at the " + end + ": " + side.problem().get()));
            return Optional.empty();
        }
        try {
            return Optional.of(
                    side.bytes().isPresent() ? format.get().read(side.bytes().get()) : Manifest.empty());
        } catch (EvidenceException e) {
            unread.add(new Unread(path, "at the " + end + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private void addChanges(Manifest base, Manifest head, String path) {
        Map<String, List<Declared>> before = byKey(base);
        Map<String, List<Declared>> after = byKey(head);
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            List<Declared> old = before.getOrDefault(key, List.of());
            List<Declared> now = after.getOrDefault(key, List.of());
            String from = versions(old);
            String to = versions(now);
            boolean isNewlyDirect =
                    now.stream().anyMatch(Declared::isDirect) && old.stream().noneMatch(Declared::isDirect);
            if (old.isEmpty() || now.isEmpty() || !from.equals(to) || isNewlyDirect) {
                Declared told = told(now.isEmpty() ? old : now);
                changes.add(new DependencyChange(
                        kind(old, now),
                        told.ecosystem(),
                        told.name(),
                        Optional.of(from).filter(it -> !it.isEmpty()),
                        Optional.of(to).filter(it -> !it.isEmpty()),
                        told.relation(),
                        told.scope(),
                        path));
            }
        }
    }

    private static Map<String, List<Declared>> byKey(Manifest manifest) {
        return manifest.dependencies().stream()
                .collect(Collectors.groupingBy(Declared::key, TreeMap::new, Collectors.toList()));
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

    private void addScripts(Manifest base, Manifest head, String path) {
        head.scripts().forEach((name, text) -> {
            Optional<String> before = Optional.ofNullable(base.scripts().get(name));
            if (!before.equals(Optional.of(text))) {
                scripts.add(new InstallScript(before.isPresent() ? Kind.CHANGED : Kind.ADDED, name, path));
            }
        });
    }

    private void addGrants(Manifest base, Manifest head, String path) {
        head.rights()
                .ifPresent(rights -> rights.beyond(base.rights())
                        .forEach(grant -> grants.add(new WorkflowGrant(grant.place(), grant.right(), path))));
    }

    private void addDynamic(Manifest base, Manifest head, String path) {
        Set<String> fresh = new TreeSet<>(head.dynamic());
        fresh.removeAll(base.dynamic());
        if (!fresh.isEmpty()) {
            unread.add(
                    new Unread(
                            path,
                            "at the head: " + fresh.size()
                                    + " new or changed declarations name what only the build tool can resolve; write them out"));
        }
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        comparison.changes.sort(Difference.ORDER);
        return new Dependencies(comparison.changes, comparison.scripts, comparison.grants, comparison.unread);
    }

    private void add(Touched file) {
        Manifest base = manifest(file.oldPath(), file.base(), "base").orElseGet(Manifest::empty);
        Optional<Manifest> head = manifest(file.path(), file.head(), "head");
        if (head.isPresent()) {
            changes.addAll(Difference.of(base.dependencies(), head.get().dependencies(), any -> file.path()));
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

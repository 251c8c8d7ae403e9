package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one file says; filled by its reader. */
final class Manifest {
    private static final int MOST = 50_000;

    private final List<Declared> dependencies = new ArrayList<>();
    private final Map<String, String> scripts = new TreeMap<>();
    private final Set<String> dynamic = new TreeSet<>();
    private Optional<WorkflowRights> rights = Optional.empty();

    /** What a file that does not exist says. */
    static Manifest empty() {
        return new Manifest();
    }

    void add(Ecosystem ecosystem, String name, String version, Relation relation, String scope)
            throws EvidenceException {
        if (name.isBlank() || name.startsWith(":") || name.endsWith(":")) {
            throw new EvidenceException("a dependency without a name; name it or remove it");
        }
        if (dependencies.size() == MOST) {
            throw new EvidenceException("more than " + MOST + " dependencies; split the file");
        }
        dependencies.add(new Declared(ecosystem, name.strip(), version.strip(), relation, scope));
    }

    /** Adds what somebody asked for by name. */
    void addDirect(Ecosystem ecosystem, String name, String version, String scope) throws EvidenceException {
        add(ecosystem, name, version, Relation.DIRECT, scope);
    }

    /**
     * Adds a program that runs by itself on installation.
     *
     * @param text what it does; only compared, never kept in a record
     */
    void addScript(String name, String text) {
        scripts.put(name, text);
    }

    /**
     * Adds a statement that could only be understood by running the file.
     *
     * @param text only compared, never kept in a record
     */
    void addDynamic(String text) {
        dynamic.add(text);
    }

    void set(WorkflowRights found) {
        rights = Optional.of(found);
    }

    List<Declared> dependencies() {
        return dependencies;
    }

    Map<String, String> scripts() {
        return scripts;
    }

    Set<String> dynamic() {
        return dynamic;
    }

    Optional<WorkflowRights> rights() {
        return rights;
    }
}

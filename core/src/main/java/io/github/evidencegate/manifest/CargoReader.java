package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.TomlNodes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code Cargo.toml} and {@code Cargo.lock}.
 *
 * <p>Source: doc.rust-lang.org/cargo, "Specifying Dependencies", "Overriding Dependencies".
 */
final class CargoReader {
    private static final Map<String, String> SCOPES = Map.of(
            "dependencies", "",
            "dev-dependencies", "dev",
            "dev_dependencies", "dev",
            "build-dependencies", "build",
            "build_dependencies", "build");

    private CargoReader() {}

    static Manifest manifest(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Node root = TomlNodes.read(bytes);
        addGroups(root, manifest);
        for (Node target : root.tableAt("target").values()) {
            addGroups(target, manifest);
        }
        addAll(root.tableAt("workspace", "dependencies"), Relation.MANAGED, "workspace", manifest);
        for (Map.Entry<String, Node> source : root.tableAt("patch").entrySet()) {
            addAll(source.getValue().members(), Relation.DIRECT, "patch", manifest);
        }
        addAll(root.tableAt("replace"), Relation.DIRECT, "patch", manifest);
        return manifest;
    }

    private static void addGroups(Node holder, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, String> scope : SCOPES.entrySet()) {
            addAll(holder.tableAt(scope.getKey()), Relation.DIRECT, scope.getValue(), manifest);
        }
    }

    private static void addAll(Map<String, Node> table, Relation relation, String scope, Manifest manifest)
            throws EvidenceException {
        for (Map.Entry<String, Node> entry : table.entrySet()) {
            Node value = entry.getValue();
            String name = value.textAt("package").orElse(entry.getKey());
            // What lies in the work tree has files of its own.
            boolean isLocal =
                    value.textAt("path").isPresent() && value.textAt("git").isEmpty();
            if (!isLocal) {
                manifest.add(Ecosystem.CARGO, name, version(value), relation, scope);
            }
        }
    }

    private static String version(Node value) {
        if (value.textAt("git").isEmpty()) {
            return value.textAt("version").orElse(value.text());
        }
        StringBuilder source = new StringBuilder(value.textAt("git").orElse(""));
        for (String key : List.of("rev", "tag", "branch")) {
            value.textAt(key)
                    .ifPresent(it -> source.append(' ').append(key).append(' ').append(it));
        }
        return source.toString();
    }

    /** What a package without a source, one of the work tree, asks for is direct. */
    static Manifest lock(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        List<Node> packages = TomlNodes.read(bytes).listAt("package");
        Set<String> direct = new HashSet<>();
        for (Node found : packages) {
            if (found.textAt("source").isEmpty()) {
                for (Node wanted : found.listAt("dependencies")) {
                    direct.add(wanted.text().split(" ", 2)[0]);
                }
            }
        }
        for (Node found : packages) {
            if (found.textAt("source").isPresent()) {
                String name = found.textAt("name").orElse("");
                Relation relation = direct.contains(name) ? Relation.DIRECT : Relation.TRANSITIVE;
                manifest.add(Ecosystem.CARGO, name, found.textAt("version").orElse(""), relation, "");
            }
        }
        return manifest;
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code package.json} and npm's lockfiles of version 1 to 3.
 *
 * <p>Source: docs.npmjs.com, "package.json", "package-lock.json", "scripts".
 */
final class NpmReader {
    /** The scripts that npm, pnpm or yarn run on installation without being asked. */
    private static final Set<String> LIFECYCLE = Set.of(
            "preinstall",
            "install",
            "postinstall",
            "preprepare",
            "prepare",
            "postprepare",
            "prepublish",
            "dependencies");

    private static final Map<String, String> SCOPES = Map.of(
            "dependencies", "",
            "devDependencies", "dev",
            "optionalDependencies", "optional",
            "peerDependencies", "peer");

    private static final String MODULES = "node_modules/";

    private NpmReader() {}

    static Manifest manifest(byte[] bytes) throws EvidenceException {
        Node root = JsonNodes.read(bytes);
        Manifest manifest = Manifest.empty();
        for (Map.Entry<String, String> scope : SCOPES.entrySet()) {
            addAll(root.tableAt(scope.getKey()), scope.getValue(), manifest);
        }
        addOverrides(root.tableAt("overrides"), manifest);
        addOverrides(root.tableAt("resolutions"), manifest);
        addOverrides(root.tableAt("pnpm", "overrides"), manifest);
        for (Map.Entry<String, Node> script : root.tableAt("scripts").entrySet()) {
            if (LIFECYCLE.contains(script.getKey())) {
                manifest.addScript(script.getKey(), script.getValue().text());
            }
        }
        return manifest;
    }

    private static void addAll(Map<String, Node> table, String scope, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, Node> entry : table.entrySet()) {
            String version = entry.getValue().text();
            String name = realName(entry.getKey(), version);
            manifest.addDirect(
                    Ecosystem.NPM, name, name.equals(entry.getKey()) ? version : versionOfAlias(version), scope);
        }
    }

    /** The package behind an alias such as {@code npm:left-pad@1.3.0}. */
    static String realName(String name, String version) {
        if (!version.startsWith("npm:")) {
            return name;
        }
        String target = version.substring("npm:".length());
        int at = target.indexOf('@', 1);
        // "npm:^1.0.0" without a name is yarn's way to say where a version comes from.
        boolean isName = at > 0 || !target.matches("[\\^~<>=*0-9v].*");
        return isName && !target.isEmpty() ? target.substring(0, at < 0 ? target.length() : at) : name;
    }

    private static String versionOfAlias(String version) {
        int at = version.indexOf('@', "npm:".length() + 1);
        return at < 0 ? "" : version.substring(at + 1);
    }

    private static void addOverrides(Map<String, Node> overrides, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, Node> entry : overrides.entrySet()) {
            Node value = entry.getValue();
            if (value.kind() == Node.Kind.TABLE) {
                addOverrides(value.members(), manifest);
            } else if (!entry.getKey().equals(".")) {
                String name = realName(entry.getKey(), value.text());
                manifest.add(Ecosystem.NPM, name, value.text(), Relation.MANAGED, "override");
            }
        }
    }

    static Manifest lock(byte[] bytes) throws EvidenceException {
        Node root = JsonNodes.read(bytes);
        Manifest manifest = Manifest.empty();
        if (root.at("packages").kind() == Node.Kind.NOTHING) {
            addVersionOne(root.tableAt("dependencies"), manifest);
        } else {
            addPackages(root.tableAt("packages"), manifest);
        }
        return manifest;
    }

    /** A lockfile of version 1 does not tell who asked for a package. */
    private static void addVersionOne(Map<String, Node> packages, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, Node> entry : packages.entrySet()) {
            Node found = entry.getValue();
            String version = found.textAt("version").orElse("");
            manifest.add(Ecosystem.NPM, realName(entry.getKey(), version), version, Relation.UNKNOWN, "");
            addVersionOne(found.tableAt("dependencies"), manifest);
        }
    }

    private static void addPackages(Map<String, Node> packages, Manifest manifest) throws EvidenceException {
        Set<String> direct = new HashSet<>();
        for (Map.Entry<String, Node> entry : packages.entrySet()) {
            if (!entry.getKey().contains(MODULES)) {
                for (String scope : SCOPES.keySet()) {
                    direct.addAll(entry.getValue().tableAt(scope).keySet());
                }
            }
        }
        for (Map.Entry<String, Node> entry : packages.entrySet()) {
            List<String> names = List.of(entry.getKey().split(MODULES, -1));
            Node found = entry.getValue();
            if (names.size() > 1 && found.textAt("link").isEmpty()) {
                String installed = names.get(names.size() - 1);
                boolean isDirect = names.size() == 2 && direct.contains(installed);
                addLocked(found, found.textAt("name").orElse(installed), isDirect, manifest);
            }
        }
    }

    private static void addLocked(Node found, String name, boolean isDirect, Manifest manifest)
            throws EvidenceException {
        String version =
                found.textAt("version").or(() -> found.textAt("resolved")).orElse("");
        manifest.add(Ecosystem.NPM, name, version, isDirect ? Relation.DIRECT : Relation.TRANSITIVE, "");
        if (found.textAt("hasInstallScript").filter("true"::equals).isPresent()) {
            manifest.addScript("install script of " + name, version);
        }
    }
}

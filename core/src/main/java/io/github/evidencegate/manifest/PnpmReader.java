package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.YamlNodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code pnpm-lock.yaml}, versions 5 to 9, whose package keys differ in their separators. */
final class PnpmReader {
    private static final List<String> GROUPS = List.of("dependencies", "devDependencies", "optionalDependencies");

    private PnpmReader() {}

    static Manifest lock(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (Node document : YamlNodes.read(bytes)) {
            addPackages(document, directNames(document), manifest);
        }
        return manifest;
    }

    private static Set<String> directNames(Node document) throws EvidenceException {
        // Without workspaces, older versions have the project's groups at the top.
        List<Node> projects = new ArrayList<>(document.tableAt("importers").values());
        projects.add(document);
        Set<String> direct = new HashSet<>();
        for (Node project : projects) {
            for (String group : GROUPS) {
                for (Map.Entry<String, Node> entry : project.tableAt(group).entrySet()) {
                    String specifier = entry.getValue().textAt("specifier").orElse("");
                    direct.add(NpmReader.realName(entry.getKey(), specifier));
                }
            }
        }
        return direct;
    }

    private static void addPackages(Node document, Set<String> direct, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, Node> entry : document.tableAt("packages").entrySet()) {
            Node found = entry.getValue();
            String key = withoutPeers(entry.getKey());
            int cut = separator(key);
            String name = found.textAt("name").orElse(cut < 0 ? key : key.substring(0, cut));
            String version = found.textAt("version").orElse(cut < 0 ? "" : key.substring(cut + 1));
            boolean isDirect = direct.contains(name);
            manifest.add(Ecosystem.NPM, name, version, isDirect ? Relation.DIRECT : Relation.TRANSITIVE, "");
            if (found.textAt("requiresBuild").filter("true"::equals).isPresent()) {
                manifest.addScript("install script of " + name, version);
            }
        }
    }

    /** {@code /@babel/core@7.0.0(supports-color@8.0.0)} without its slash and its peers. */
    private static String withoutPeers(String key) {
        String bare = key.startsWith("/") ? key.substring(1) : key;
        int peers = bare.indexOf('(');
        return peers < 0 ? bare : bare.substring(0, peers);
    }

    /** Where the version begins: after an at sign, or after a slash in version 5. */
    private static int separator(String key) {
        int at = key.indexOf('@', 1);
        return at >= 0 ? at : key.lastIndexOf('/');
    }
}

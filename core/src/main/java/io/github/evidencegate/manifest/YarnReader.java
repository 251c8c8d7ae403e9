package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.SourceText;
import io.github.evidencegate.syntax.YamlNodes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code yarn.lock}: version 1 in a language of its own, and that of yarn 2 and later, which is YAML. */
final class YarnReader {
    private static final String VERSION = "  version ";

    private YarnReader() {}

    static Manifest lock(byte[] bytes) throws EvidenceException {
        String text = SourceText.of(bytes);
        return text.contains("\n__metadata:") || text.startsWith("__metadata:") ? berry(bytes) : classic(text);
    }

    /** A lockfile of version 1 does not tell who asked for a package. */
    private static Manifest classic(String text) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Optional<String> name = Optional.empty();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.startsWith(VERSION) && name.isPresent()) {
                String version = unquoted(line.substring(VERSION.length()));
                manifest.add(Ecosystem.NPM, name.get(), version, Relation.UNKNOWN, "");
                name = Optional.empty();
            } else if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("#")) {
                if (!line.endsWith(":") || name.isPresent()) {
                    throw new EvidenceException("line " + number + ": not a lockfile of yarn; run \"yarn install\"");
                }
                name = Optional.of(nameOf(unquoted(line.split("[,:]\\s|:$", 2)[0])));
            }
        }
        return manifest;
    }

    /** The name in {@code left-pad@^1.0.0} or {@code alias@npm:left-pad@1.3.0}. */
    private static String nameOf(String wanted) {
        int at = wanted.indexOf('@', 1);
        return at < 0 ? wanted : NpmReader.realName(wanted.substring(0, at), wanted.substring(at + 1));
    }

    private static String unquoted(String text) {
        return text.replace("\"", "").strip();
    }

    private static Manifest berry(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (Node document : YamlNodes.read(bytes)) {
            Set<String> direct = new HashSet<>();
            for (Node entry : document.members().values()) {
                if (isWorkspace(entry)) {
                    for (Map.Entry<String, Node> wanted :
                            entry.tableAt("dependencies").entrySet()) {
                        direct.add(NpmReader.realName(
                                wanted.getKey(), wanted.getValue().text()));
                    }
                }
            }
            for (Map.Entry<String, Node> entry : document.members().entrySet()) {
                if (!entry.getKey().equals("__metadata") && !isWorkspace(entry.getValue())) {
                    add(entry.getKey(), entry.getValue(), direct, manifest);
                }
            }
        }
        return manifest;
    }

    private static boolean isWorkspace(Node entry) {
        return entry.textAt("linkType").filter("soft"::equals).isPresent();
    }

    private static void add(String key, Node entry, Set<String> direct, Manifest manifest) throws EvidenceException {
        String name = nameOf(entry.textAt("resolution").orElse(key));
        Relation relation = direct.contains(name) ? Relation.DIRECT : Relation.TRANSITIVE;
        manifest.add(Ecosystem.NPM, name, entry.textAt("version").orElse(""), relation, "");
    }
}

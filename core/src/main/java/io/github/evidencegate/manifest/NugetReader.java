package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.XmlElement;
import java.util.Map;
import java.util.Optional;

/**
 * Reads project files, central package versions, {@code packages.config} and {@code packages.lock.json}.
 *
 * <p>Source: learn.microsoft.com/nuget, "PackageReference in project files", "Central Package Management".
 */
final class NugetReader {
    private NugetReader() {}

    static Manifest project(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        addItems(XmlElement.read(bytes), manifest);
        return manifest;
    }

    private static void addItems(XmlElement element, Manifest manifest) throws EvidenceException {
        switch (element.name()) {
            case "PackageReference" -> add(element, Relation.DIRECT, "", manifest);
            case "GlobalPackageReference" -> add(element, Relation.DIRECT, "global", manifest);
            case "PackageVersion" -> add(element, Relation.MANAGED, "central", manifest);
            default -> {
                for (XmlElement child : element.children()) {
                    addItems(child, manifest);
                }
            }
        }
    }

    private static void add(XmlElement item, Relation relation, String scope, Manifest manifest)
            throws EvidenceException {
        Optional<String> name = item.attribute("Include").or(() -> item.attribute("Update"));
        String version = item.attribute("VersionOverride")
                .or(() -> item.attribute("Version"))
                .or(() -> item.textOf("VersionOverride"))
                .or(() -> item.textOf("Version"))
                .orElse("");
        if (name.isPresent()) {
            for (String one : name.get().split(";", -1)) {
                manifest.add(Ecosystem.NUGET, one, version, relation, scope);
            }
        }
    }

    static Manifest config(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (XmlElement found : XmlElement.read(bytes).all("package")) {
            String scope = found.attribute("developmentDependency").isPresent() ? "dev" : "";
            manifest.addDirect(
                    Ecosystem.NUGET,
                    found.attribute("id").orElse(""),
                    found.attribute("version").orElse(""),
                    scope);
        }
        return manifest;
    }

    static Manifest lock(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (Node framework : JsonNodes.read(bytes).tableAt("dependencies").values()) {
            for (Map.Entry<String, Node> entry : framework.members().entrySet()) {
                String type = entry.getValue().textAt("type").orElse("");
                if (!type.equals("Project")) {
                    Relation relation = type.equals("Direct") ? Relation.DIRECT : Relation.TRANSITIVE;
                    String version = entry.getValue().textAt("resolved").orElse("");
                    manifest.add(Ecosystem.NUGET, entry.getKey(), version, relation, "");
                }
            }
        }
        return manifest;
    }
}

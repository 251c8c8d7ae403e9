package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.SourceText;
import io.github.evidencegate.syntax.TomlNodes;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads pip's requirement files, {@code pyproject.toml} and {@code poetry.lock}.
 *
 * <p>Source: PEP 508, PEP 621, PEP 735; pip.pypa.io, "Requirements File Format"; python-poetry.org, "The pyproject.toml
 * file".
 */
final class PythonReader {
    private static final Pattern REQUIREMENT =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*(.*)", Pattern.DOTALL);
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)");

    /** Other requirement files; they are read if the change touches them. */
    private static final Set<String> FILES = Set.of("-r", "--requirement", "-c", "--constraint");

    private PythonReader() {}

    static Manifest requirements(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        String joined = SourceText.of(bytes).replace("\r", "").replace("\\\n", " ");
        for (String line : joined.lines().toList()) {
            int comment = line.startsWith("#") ? 0 : line.indexOf(" #");
            String content = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!content.isEmpty()) {
                addLine(content, manifest);
            }
        }
        return manifest;
    }

    private static void addLine(String line, Manifest manifest) throws EvidenceException {
        if (!line.startsWith("-")) {
            int hash = line.indexOf(" --");
            addRequirement(hash < 0 ? line : line.substring(0, hash), "", manifest);
            return;
        }
        String[] words = line.split("[\\s=]+", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (words[0].equals("-e") || words[0].equals("--editable")) {
            addAddress(rest, "editable", manifest);
        } else if (!FILES.contains(words[0])) {
            // An option such as --extra-index-url decides where packages come from.
            manifest.add(Ecosystem.PYPI, words[0], rest, Relation.MANAGED, "option");
        }
    }

    private static void addRequirement(String text, String scope, Manifest manifest) throws EvidenceException {
        Matcher requirement = REQUIREMENT.matcher(text.strip());
        boolean isNamed = requirement.matches() && !isAddress(requirement.group(2));
        if (!isNamed) {
            addAddress(text.strip(), scope, manifest);
            return;
        }
        String rest = requirement.group(2);
        int marker = rest.indexOf(';');
        manifest.addDirect(Ecosystem.PYPI, requirement.group(1), marker < 0 ? rest : rest.substring(0, marker), scope);
    }

    /** Whether what follows the first word says that the word was the beginning of a path or an address. */
    private static boolean isAddress(String rest) {
        return rest.startsWith(":") || rest.startsWith("/") || rest.startsWith("+");
    }

    private static void addAddress(String address, String scope, Manifest manifest) throws EvidenceException {
        if (address.startsWith(".") || address.startsWith("/")) {
            return; // It is here, so its files are part of the change.
        }
        Matcher egg = EGG.matcher(address);
        manifest.addDirect(Ecosystem.PYPI, egg.find() ? egg.group(1) : address, address, scope);
    }

    static Manifest project(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Node root = TomlNodes.read(bytes);
        addAll(root, "", manifest, "project", "dependencies");
        for (String extra : root.tableAt("project", "optional-dependencies").keySet()) {
            addAll(root, extra, manifest, "project", "optional-dependencies", extra);
        }
        for (String group : root.tableAt("dependency-groups").keySet()) {
            addAll(root, group, manifest, "dependency-groups", group);
        }
        addAll(root, "build", manifest, "build-system", "requires");
        for (Node name : root.listAt("project", "dynamic")) {
            if (name.text().endsWith("dependencies")) {
                manifest.addDynamic("project.dynamic " + name.text());
            }
        }
        Node poetry = root.at("tool", "poetry");
        addPoetry(poetry.tableAt("dependencies"), "", manifest);
        addPoetry(poetry.tableAt("dev-dependencies"), "dev", manifest);
        for (Map.Entry<String, Node> group : poetry.tableAt("group").entrySet()) {
            addPoetry(group.getValue().tableAt("dependencies"), group.getKey(), manifest);
        }
        return manifest;
    }

    private static void addAll(Node root, String scope, Manifest manifest, String... keys) throws EvidenceException {
        for (Node requirement : root.listAt(keys)) {
            // A table includes another group, which is read itself.
            if (requirement.kind() == Node.Kind.TEXT) {
                addRequirement(requirement.text(), scope, manifest);
            }
        }
    }

    private static void addPoetry(Map<String, Node> table, String scope, Manifest manifest) throws EvidenceException {
        for (Map.Entry<String, Node> entry : table.entrySet()) {
            if (!entry.getKey().equals("python")) {
                manifest.addDirect(Ecosystem.PYPI, entry.getKey(), version(entry.getValue()), scope);
            }
        }
    }

    /** A version, or where the package comes from; of several alternatives the first. */
    private static String version(Node value) {
        return switch (value.kind()) {
            case TEXT -> value.text();
            case LIST -> value.items().isEmpty() ? "" : version(value.items().get(0));
            case TABLE, NOTHING ->
                value.textAt("version")
                        .or(() -> value.textAt("git"))
                        .or(() -> value.textAt("url"))
                        .or(() -> value.textAt("path"))
                        .orElse("");
        };
    }

    /** A lockfile of Poetry does not tell who asked for a package. */
    static Manifest lock(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        for (Node found : TomlNodes.read(bytes).listAt("package")) {
            manifest.add(
                    Ecosystem.PYPI,
                    found.textAt("name").orElse(""),
                    found.textAt("version").orElse(""),
                    Relation.UNKNOWN,
                    "");
        }
        return manifest;
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.SourceText;
import io.github.evidencegate.syntax.TomlNodes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Gradle's files say without running them: coordinates written out as text, plugins, accessors of a version
 * catalog, the catalog itself and lockfiles. A declaration that only Gradle could resolve is told as such.
 */
final class GradleReader {
    private static final int LONGEST_LINE = 10_000;
    private static final String NAME = "[\\w.-]{1,200}";
    private static final Pattern COORDINATES = Pattern.compile("(?:(\\w{1,60})[ (]{1,9})?(?:\\w{1,60}\\()?[\"'](" + NAME
            + "):(" + NAME + ")(?::([^\"':@\\s]{0,200}))?" + "(?::[^\"':@\\s]{0,200})?(?:@\\w{1,20})?[\"']");
    private static final Pattern NAMED = Pattern.compile("group\\s{0,9}[:=]\\s{0,9}[\"'](" + NAME
            + ")[\"']\\s{0,99},\\s{0,99}name\\s{0,9}[:=]\\s{0,9}[\"'](" + NAME
            + ")[\"'](?:\\s{0,99},\\s{0,99}version\\s{0,9}[:=]\\s{0,9}[\"']([^\"'\\s]{1,200})[\"'])?");
    private static final Pattern PLUGIN = Pattern.compile("\\b(id|kotlin)[ (]{1,9}[\"'](" + NAME
            + ")[\"']\\s?\\)?(?:\\s{1,9}version[ (]{1,9}[\"']([^\"'\\s]{1,200})[\"'])?");
    private static final Pattern ACCESSOR = Pattern.compile("\\blibs((?:\\.\\w{1,100}){1,20})");
    private static final Pattern CONFIGURATION =
            Pattern.compile("\\s{0,200}(\\w{0,60}(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[cC]lasspath"
                    + "|[aA]nnotationProcessor|[cC]ompile|[rR]untime)|kapt|ksp)(?!.*[,(]\\s{0,9}$)[ (].*");
    private static final Pattern LOCAL = Pattern.compile(
            "(?<![$\\w])group\\s?[:=]\\s?[\"']|project\\s?\\(|projects\\.|files\\s?\\(|fileTree|gradleApi|localGroovy|kotlin\\s?\\(");
    private static final Pattern APPLIED = Pattern.compile("\\s{0,200}apply\\s?\\(?\\s?from.*://.*");

    private GradleReader() {}

    static Manifest script(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        String text = GradleComments.removed(SourceText.of(bytes));
        for (String line : text.lines().toList()) {
            if (line.length() > LONGEST_LINE) {
                throw new EvidenceException("a line has more than " + LONGEST_LINE + " characters; break it");
            }
            addLine(line, manifest);
        }
        for (MatchResult match : NAMED.matcher(text).results().toList()) {
            add(match.group(1) + ":" + match.group(2), match.group(3), "", manifest);
        }
        return manifest;
    }

    private static void addLine(String line, Manifest manifest) throws EvidenceException {
        boolean hasCoordinates = addCoordinates(line, manifest);
        boolean hasAccessors = addAccessors(line, manifest);
        for (MatchResult match : PLUGIN.matcher(line).results().toList()) {
            addPlugin(match, manifest);
        }
        boolean known = hasCoordinates || hasAccessors || LOCAL.matcher(line).find() || line.indexOf('=') >= 0;
        if ((!known && CONFIGURATION.matcher(line).matches())
                || APPLIED.matcher(line).matches()) {
            manifest.addDynamic(line.strip());
        }
    }

    private static boolean addCoordinates(String line, Manifest manifest) throws EvidenceException {
        boolean found = false;
        for (MatchResult match : COORDINATES.matcher(line).results().toList()) {
            // "key:value" can be anything; a group mostly has a dot, and a dependency without version needs one here.
            if (match.group(4) != null || match.group(2).contains(".")) {
                found = true;
                add(match.group(2) + ":" + match.group(3), match.group(4), match.group(1), manifest);
            }
        }
        return found;
    }

    private static boolean addAccessors(String line, Manifest manifest) throws EvidenceException {
        boolean found = false;
        for (MatchResult match : ACCESSOR.matcher(line).results().toList()) {
            found = true;
            String name = match.group().replaceAll("\\.get$", "");
            if (!name.startsWith("libs.versions")) {
                add(name, null, "catalog", manifest);
            }
        }
        return found;
    }

    /** A plugin is found by its marker, an artifact of its own (docs.gradle.org, "Plugin Marker Artifacts"). */
    private static void addPlugin(MatchResult match, Manifest manifest) throws EvidenceException {
        boolean isKotlin = match.group(1).equals("kotlin");
        if (!isKotlin || match.group(3) != null) {
            String id = isKotlin ? "org.jetbrains.kotlin." + match.group(2) : match.group(2);
            add(id + ":" + id + ".gradle.plugin", match.group(3), "plugin", manifest);
        }
    }

    private static void add(String name, @Nullable String version, @Nullable String scope, Manifest manifest)
            throws EvidenceException {
        manifest.addDirect(
                Ecosystem.MAVEN,
                name,
                Optional.ofNullable(version).orElse(""),
                Optional.ofNullable(scope).orElse(""));
    }

    /** A version catalog: its libraries and plugins count as asked for. */
    static Manifest catalog(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Node root = TomlNodes.read(bytes);
        for (Map.Entry<String, Node> library : root.tableAt("libraries").entrySet()) {
            Node value = library.getValue();
            String[] parts = value.text().split(":", 3);
            String name = value.textAt("module")
                    .orElseGet(() -> value.textAt("group").orElse(parts[0]) + ":"
                            + value.textAt("name").orElse(parts.length > 1 ? parts[1] : ""));
            String version = parts.length > 2 ? parts[2] : version(value, root);
            manifest.addDirect(Ecosystem.MAVEN, name, version, "catalog");
        }
        for (Map.Entry<String, Node> plugin : root.tableAt("plugins").entrySet()) {
            Node value = plugin.getValue();
            String[] parts = value.text().split(":", 2);
            String id = value.textAt("id").orElse(parts[0]);
            String version = parts.length > 1 ? parts[1] : version(value, root);
            manifest.addDirect(Ecosystem.MAVEN, id + ":" + id + ".gradle.plugin", version, "plugin");
        }
        return manifest;
    }

    /** A version written out, referred to, or rich, such as {@code {strictly = "[1,2)", prefer = "1.5"}}. */
    private static String version(Node entry, Node root) {
        Node version = entry.textAt("version.ref").isPresent() ? entry.at("version.ref") : entry.at("version");
        Node found =
                version.textAt("ref").map(name -> root.at("versions", name)).orElse(version);
        if (found.kind() != Node.Kind.TABLE) {
            return found.text();
        }
        StringBuilder rich = new StringBuilder();
        found.members()
                .forEach((kind, value) -> rich.append(rich.isEmpty() ? "" : " ")
                        .append(kind)
                        .append(' ')
                        .append(value.text()));
        return rich.toString();
    }

    /** A lockfile does not tell who asked for a module. */
    static Manifest lock(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Pattern entry = Pattern.compile("([^:=\\s]+:[^:=\\s]+):([^:=\\s]+)=.*");
        for (String line : SourceText.of(bytes).lines().map(String::strip).toList()) {
            Matcher module = entry.matcher(line);
            if (module.matches()) {
                manifest.add(Ecosystem.MAVEN, module.group(1), module.group(2), Relation.UNKNOWN, "");
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("empty=")) {
                throw new EvidenceException("a line that is no locked module; run Gradle with --write-locks");
            }
        }
        return manifest;
    }
}

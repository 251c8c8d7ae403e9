package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.syntax.XmlElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code pom.xml}: parent, dependencies, managed dependencies, plugins and extensions, in the project and its
 * profiles. Versions are told with the file's own properties put in. A property with "version" in its name that the
 * file itself does not use is told too, since other modules may use it.
 */
final class MavenReader {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final String PLUGINS = "org.apache.maven.plugins";
    private static final int MOST_STEPS = 10;

    private final Manifest manifest = Manifest.empty();
    private final Map<String, String> properties = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private MavenReader() {}

    static Manifest pom(byte[] bytes) throws EvidenceException {
        XmlElement project = XmlElement.read(bytes);
        if (!project.name().equals("project")) {
            throw new EvidenceException("not a project of Maven: its first element is not \"project\"");
        }
        MavenReader reader = new MavenReader();
        reader.collectProperties(project);
        reader.addProject(project);
        return reader.manifest;
    }

    private void collectProperties(XmlElement project) {
        project.textOf("version").ifPresent(version -> properties.put("project.version", version));
        project.textOf("groupId").ifPresent(group -> properties.put("project.groupId", group));
        for (XmlElement parent : project.all("parent")) {
            parent.textOf("version").ifPresent(version -> {
                properties.put("project.parent.version", version);
                properties.putIfAbsent("project.version", version);
            });
            parent.textOf("groupId").ifPresent(group -> properties.putIfAbsent("project.groupId", group));
        }
        project.below("properties").forEach(property -> properties.put(property.name(), property.text()));
    }

    private void addProject(XmlElement project) throws EvidenceException {
        for (XmlElement parent : project.all("parent")) {
            add(parent, "", Relation.DIRECT, "parent");
        }
        addModel(project);
        for (XmlElement profile : project.below("profiles")) {
            addModel(profile);
        }
        Set<String> own = new HashSet<>(properties.keySet());
        own.removeAll(used);
        for (String name : own) {
            if (name.toLowerCase(Locale.ROOT).contains("version") && !name.startsWith("project.")) {
                String version = properties.getOrDefault(name, "");
                manifest.add(Ecosystem.MAVEN, "${" + name + "}", version, Relation.MANAGED, "property");
            }
        }
    }

    /** What a project and a profile have alike. */
    private void addModel(XmlElement model) throws EvidenceException {
        addDependencies(model, "compile", Relation.DIRECT);
        for (XmlElement management : model.all("dependencyManagement")) {
            addDependencies(management, "managed", Relation.MANAGED);
        }
        for (XmlElement build : model.all("build")) {
            addPlugins(build, "plugin", Relation.DIRECT);
            for (XmlElement management : build.all("pluginManagement")) {
                addPlugins(management, "managed plugin", Relation.MANAGED);
            }
            for (XmlElement extension : build.below("extensions")) {
                add(extension, "", Relation.DIRECT, "extension");
            }
        }
        for (XmlElement reporting : model.all("reporting")) {
            addPlugins(reporting, "plugin", Relation.DIRECT);
        }
    }

    private void addDependencies(XmlElement holder, String scope, Relation relation) throws EvidenceException {
        for (XmlElement dependency : holder.below("dependencies")) {
            String own = dependency.textOf("scope").map(this::resolved).orElse(scope);
            boolean isImport = relation == Relation.MANAGED && own.equals("import");
            add(dependency, "", relation, relation == Relation.DIRECT || isImport ? own : scope);
        }
    }

    private void addPlugins(XmlElement holder, String scope, Relation relation) throws EvidenceException {
        for (XmlElement plugin : holder.below("plugins")) {
            add(plugin, PLUGINS, relation, scope);
            addDependencies(plugin, scope, relation);
        }
    }

    private void add(XmlElement element, String group, Relation relation, String scope) throws EvidenceException {
        String name = resolved(element.textOf("groupId").orElse(group)) + ":"
                + resolved(element.textOf("artifactId").orElse(""));
        if (name.startsWith(":") || name.endsWith(":")) {
            throw new EvidenceException("a " + element.name() + " without groupId or artifactId; name both");
        }
        manifest.add(Ecosystem.MAVEN, name, resolved(element.textOf("version").orElse("")), relation, scope);
    }

    /** With the file's own properties put in; those of a parent stay as they are. */
    private String resolved(String text) {
        String resolved = text;
        for (int step = 0; step < MOST_STEPS && resolved.contains("${") && resolved.length() < 1_000; step++) {
            resolved = PROPERTY.matcher(resolved).replaceAll(match -> {
                used.add(match.group(1));
                return Matcher.quoteReplacement(properties.getOrDefault(match.group(1), match.group()));
            });
        }
        return resolved;
    }
}

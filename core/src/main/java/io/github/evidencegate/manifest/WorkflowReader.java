package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.manifest.WorkflowRights.Permissions;
import io.github.evidencegate.syntax.Node;
import io.github.evidencegate.syntax.YamlNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads workflows and composite actions of GitHub: which actions they use, and what they may do.
 *
 * <p>Source: docs.github.com, "Workflow syntax for GitHub Actions", "Metadata syntax for GitHub Actions".
 */
final class WorkflowReader {
    private WorkflowReader() {}

    static Manifest workflow(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Node root = document(bytes);
        Map<String, Permissions> jobs = new TreeMap<>();
        for (Map.Entry<String, Node> job : root.tableAt("jobs").entrySet()) {
            Node body = job.getValue();
            addUse(body, "reusable workflow", manifest);
            addSteps(body.listAt("steps"), manifest);
            permissions(body).ifPresent(found -> jobs.put(job.getKey(), found));
        }
        Set<String> names = new TreeSet<>(root.tableAt("jobs").keySet());
        manifest.set(new WorkflowRights(permissions(root), jobs, names, triggers(root.at("on"))));
        return manifest;
    }

    static Manifest action(byte[] bytes) throws EvidenceException {
        Manifest manifest = Manifest.empty();
        Node root = document(bytes);
        addSteps(root.at("runs").listAt("steps"), manifest);
        root.at("runs")
                .textAt("image")
                .filter(image -> image.startsWith("docker://"))
                .ifPresent(image -> manifest.addDynamic("image " + image));
        return manifest;
    }

    private static Node document(byte[] bytes) throws EvidenceException {
        List<Node> documents = YamlNodes.read(bytes);
        if (documents.size() != 1 || documents.get(0).kind() != Node.Kind.TABLE) {
            throw new EvidenceException("not one table of names; write one workflow or action a file");
        }
        return documents.get(0);
    }

    private static void addSteps(List<Node> steps, Manifest manifest) throws EvidenceException {
        for (Node step : steps) {
            addUse(step, "", manifest);
        }
    }

    /** What stands in the same repository is part of the change itself. */
    private static void addUse(Node holder, String scope, Manifest manifest) throws EvidenceException {
        String used = holder.textAt("uses").orElse("").strip();
        if (used.isEmpty() || used.startsWith("./")) {
            return;
        }
        boolean isImage = used.startsWith("docker://");
        int cut = used.indexOf('@');
        cut = cut < 0 && isImage ? used.indexOf(':', "docker://".length()) : cut;
        String name = cut < 0 ? used : used.substring(0, cut);
        manifest.addDirect(Ecosystem.ACTIONS, name, cut < 0 ? "" : used.substring(cut + 1), scope);
    }

    private static Optional<Permissions> permissions(Node holder) throws EvidenceException {
        Node node = holder.at("permissions");
        return switch (node.kind()) {
            case NOTHING ->
                // A key without a value is not the same as no key, but means the same to GitHub.
                Optional.empty();
            case TEXT -> Optional.of(Permissions.named(node.text()));
            case TABLE, LIST -> {
                Map<String, String> levels = new TreeMap<>();
                holder.tableAt("permissions").forEach((scope, level) -> levels.put(scope, level.text()));
                yield Optional.of(Permissions.of(levels));
            }
        };
    }

    private static Set<String> triggers(Node on) {
        List<String> events = new ArrayList<>(on.members().keySet());
        on.items().forEach(item -> events.add(item.text()));
        events.add(on.text());
        return new TreeSet<>(events);
    }
}

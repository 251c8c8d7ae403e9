package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.setup.Project.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A first policy for a project.
 *
 * @param text of {@code .evidence-gate.yml}; the same for the same project
 * @param found what it rests on, in a few words each
 * @param pipelines the files of the pipeline, where the check belongs
 */
public record Proposal(String text, List<String> found, List<String> pipelines) {
    /** Copies the lists. */
    public Proposal {
        found = List.copyOf(found);
        pipelines = List.copyOf(pipelines);
    }

    /** What fits {@code project}; in mode observe, so that it blocks nobody before it was read. */
    public static Proposal of(Project project) {
        ProjectFiles files = new ProjectFiles(project.files());
        List<TextFile> pipelines = project.texts().stream()
                .filter(file -> files.of(FileClass.PIPELINE_CONFIGURATION).contains(file.path()))
                .toList();
        Optional<Owners> owners = project.texts().stream()
                .filter(file ->
                        Owners.PLACES.contains(file.path()) && file.text().isPresent())
                .findFirst()
                .map(file -> Owners.parse(file.path(), file.text().orElseThrow()));
        return new Proposal(
                text(project, files, pipelines, owners),
                found(project, files, owners),
                files.of(FileClass.PIPELINE_CONFIGURATION));
    }

    private static String text(Project project, ProjectFiles files, List<TextFile> pipelines, Optional<Owners> owners) {
        PolicyDraft draft = new PolicyDraft();
        draft.remark(
                0,
                "A first policy for Evidence Gate, proposed by \"evidence-gate init\" from the files of commit "
                        + project.revision().abbreviated()
                        + " and the results in the work tree. Each line says why it is"
                        + " there: correct what is wrong, then commit it. It holds for a change once it is at its base.");
        if (!project.isWhole()) {
            draft.remark(0, "Only the first " + project.files().size() + " files were looked at; there are more.");
        }
        draft.line(0, "version: 1", "of the grammar");
        draft.line(
                0,
                "mode: observe",
                "a first policy blocks nothing; when the packets are right, choose warn, then block, then stop");
        ScopeProposal scope = new ScopeProposal(owners, files.testFolders());
        scope.writeDecider(draft);
        draft.gap();
        scope.writeScope(draft);
        draft.gap();
        new GateProposal(project, files, PipelineFiles.places(pipelines)).write(draft);
        writeRules(draft, files);
        writeStops(draft);
        return draft.text();
    }

    private static void writeRules(PolicyDraft draft, ProjectFiles files) {
        List<String> steering = new ArrayList<>();
        add(steering, "pipeline", files.of(FileClass.PIPELINE_CONFIGURATION));
        add(steering, "coding agents", files.of(FileClass.CODING_AGENT_CONFIGURATION));
        add(steering, "gates", files.of(FileClass.GATE_CONFIGURATION));
        if (!steering.isEmpty()) {
            draft.gap();
            draft.line(0, "rules:", "the modes that matter here; \"evidence-gate explain\" lists all rules");
            draft.line(
                    1,
                    "protected-configuration: warn",
                    "a change that edits these steers its own judges: " + String.join("; ", steering));
        }
    }

    private static void writeStops(PolicyDraft draft) {
        draft.gap();
        draft.remark(
                0,
                "No stops: a change has 3 repair attempts, and what comes after them is only observed. To end work on it"
                        + " until somebody lets it go on (docs/stops.md):");
        draft.example(0, "repairBudget: {attempts: 3}");
        draft.example(0, "stop: {deciders: [\"@your-team\"]}");
        draft.example(0, "rules: {repair-budget-spent: stop}");
    }

    private static void add(List<String> steering, String what, List<String> files) {
        if (!files.isEmpty()) {
            String more = files.size() == 1 ? "" : " and " + (files.size() - 1) + " more";
            steering.add(what + ": " + PolicyDraft.named(files.get(0)) + more);
        }
    }

    private static List<String> found(Project project, ProjectFiles files, Optional<Owners> owners) {
        List<String> found = new ArrayList<>();
        for (BuildTool tool : files.tools()) {
            found.add(tool.label() + " ("
                    + PolicyDraft.named(files.manifests(tool).get(0)) + ")");
        }
        found.add(Count.of(project.results().size(), "result file"));
        found.add(Count.of(files.of(FileClass.TEST).size(), "file") + " of tests");
        owners.ifPresent(known -> found.add(known.path()));
        add(found, "pipeline", files.of(FileClass.PIPELINE_CONFIGURATION));
        add(found, "coding agents", files.of(FileClass.CODING_AGENT_CONFIGURATION));
        return found;
    }
}

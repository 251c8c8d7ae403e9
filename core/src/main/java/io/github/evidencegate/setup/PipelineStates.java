package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.setup.Project.TextFile;
import java.util.List;
import java.util.Optional;

/** Whether the committed pipeline runs a check, with the history that it needs. */
public final class PipelineStates {
    private static final String PIPELINE = "pipeline";
    private static final String DEPTH = "fetch-depth";

    private PipelineStates() {}

    /**
     * What the pipeline's files, and the clone that is looked at, tell.
     *
     * @param isShallow whether the clone's history is cut off
     */
    public static List<FeatureState> of(Project project, boolean isShallow, CiHost host) {
        ProjectFiles files = new ProjectFiles(project.files());
        List<String> paths = files.of(FileClass.PIPELINE_CONFIGURATION);
        List<TextFile> running = project.texts().stream()
                .filter(file -> paths.contains(file.path()) && PipelineFiles.runsThisProgram(file))
                .toList();
        return List.of(pipeline(paths, running), depth(running, isShallow, host));
    }

    private static FeatureState pipeline(List<String> paths, List<TextFile> running) {
        if (!running.isEmpty()) {
            return FeatureState.ok(PIPELINE, PolicyDraft.named(running.get(0).path()) + " names evidence-gate");
        }
        return paths.isEmpty()
                ? FeatureState.limited(
                        PIPELINE, "no file of a pipeline is committed", "run evidence-gate check where the tests run")
                : FeatureState.limited(
                        PIPELINE,
                        "none of the committed pipeline files, such as " + PolicyDraft.named(paths.get(0))
                                + ", names evidence-gate",
                        "run evidence-gate check there, behind the tests");
    }

    private static FeatureState depth(List<TextFile> running, boolean isShallow, CiHost host) {
        if (isShallow) {
            return FeatureState.limited(
                    DEPTH,
                    "a shallow clone: a change that began before its end cannot be judged",
                    "fetch the whole history: " + host.wholeHistory());
        }
        Optional<TextFile> shallow =
                running.stream().filter(PipelineFiles::fetchesShallow).findFirst();
        return shallow.isPresent()
                ? FeatureState.limited(
                        DEPTH,
                        "this clone is whole, but "
                                + PolicyDraft.named(shallow.get().path())
                                + " checks out without fetch-depth: 0, which leaves one commit",
                        CiHost.GITHUB.wholeHistory())
                : FeatureState.ok(DEPTH, "the clone has its whole history");
    }
}

package io.github.evidencegate.setup;

import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a repository. All of it was written by others.
 *
 * @param files the committed paths, in a fixed order
 * @param isWhole whether these are all
 * @param texts of the files that are asked for by {@link ProjectFiles}
 * @param results the result files that lie in the work tree and are not committed
 */
public record Project(
        Revision revision, List<String> files, boolean isWhole, List<TextFile> texts, List<ResultFile> results) {
    /** Copies the lists. */
    public Project {
        files = List.copyOf(files);
        texts = List.copyOf(texts);
        results = List.copyOf(results);
    }

    /** The same project with these results. */
    public Project with(List<ResultFile> found) {
        return new Project(revision, files, isWhole, texts, found);
    }

    /**
     * A committed text.
     *
     * @param text empty if the file is too large, or is none
     */
    public record TextFile(String path, Optional<String> text) {}

    /**
     * A result file that could be read.
     *
     * @param name of the analyser that wrote it, or of the gate that a command was run as
     */
    public record ResultFile(String path, Kind kind, Optional<String> name) {}
}

package io.github.evidencegate.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a work tree is asked to be judged by.
 *
 * @param folder the work tree or a folder in it
 * @param base the revision that the change is compared with; empty means the one that fits (see {@code docs/concepts.md})
 * @param head the revision that is judged
 * @param policy a policy file that stands in for the one at the base
 * @param workItem the text of the work item
 * @param results patterns of result files; empty means the standard places
 * @param baseResults patterns of result files of a run of the base, to compare with; empty for no comparison
 * @param tool name and version of the program
 */
public record CheckRequest(
        Path folder,
        Optional<String> base,
        String head,
        Optional<Path> policy,
        Optional<String> workItem,
        List<String> results,
        List<String> baseResults,
        String tool) {
    /** Copies the lists. */
    public CheckRequest {
        results = List.copyOf(results);
        baseResults = List.copyOf(baseResults);
    }
}

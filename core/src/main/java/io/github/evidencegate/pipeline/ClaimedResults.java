package io.github.evidencegate.pipeline;

import java.nio.file.Path;

/**
 * Result files that another run made, which nobody here saw: an artifact of a pipeline that ran the change's own code.
 * That they are of the head is what the code host says of that run; what they say is only claimed.
 *
 * @param folder a folder of their own; their paths are told from here, as if it were the top of the work tree
 * @param source who claims it, for people: {@code artifact evidence of run 17, which ran without trust}
 */
public record ClaimedResults(Path folder, String source) {
    /** Refuses a claim of nobody. */
    public ClaimedResults {
        if (source.isBlank()) {
            throw new IllegalArgumentException("results that nobody claims");
        }
    }
}

package io.github.evidencegate.probe;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What the process knows of where it runs.
 *
 * @param variables the names of the environment variables that are set and not empty; no values
 * @param javaVersion the feature release, such as 17
 * @param heapBytes the most memory for objects
 * @param cache the folder where the launcher keeps its class-data archive; empty if it has none, or keeps none
 */
public record Surroundings(Set<String> variables, int javaVersion, long heapBytes, Optional<Path> cache) {
    /** Copies the set. */
    public Surroundings {
        variables = Set.copyOf(variables);
    }
}

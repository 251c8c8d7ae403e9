package io.github.evidencegate.dependency;

import java.util.List;

/**
 * What policy says about dependencies: its key {@code dependencies}. All patterns are over {@code ecosystem:name}.
 *
 * @param allowed the direct dependencies that a change may add or change; empty means no bound
 * @param forbidden what no change may add or change, direct or not, whatever else allows it
 */
public record DependencySetting(List<String> allowed, List<String> forbidden) {
    /** What holds where there is no policy. */
    public static final DependencySetting DEFAULT = new DependencySetting(List.of(), List.of());

    /** Copies the lists. */
    public DependencySetting {
        allowed = List.copyOf(allowed);
        forbidden = List.copyOf(forbidden);
    }
}

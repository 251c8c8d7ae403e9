package io.github.evidencegate.scope;

import java.util.List;

/**
 * What policy says about the work before it starts: its key {@code intake}.
 *
 * @param eligibleLabels the labels that make a work item eligible for automation (R108); empty if policy names none
 * @param contextAllowed context sources that may be used (R095, R110), patterns in gitignore syntax
 * @param contextExcluded context sources that must stay out, in the same syntax
 */
public record IntakeSetting(List<String> eligibleLabels, List<String> contextAllowed, List<String> contextExcluded) {
    /** What holds where there is no policy. */
    public static final IntakeSetting DEFAULT = new IntakeSetting(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public IntakeSetting {
        eligibleLabels = List.copyOf(eligibleLabels);
        contextAllowed = List.copyOf(contextAllowed);
        contextExcluded = List.copyOf(contextExcluded);
    }
}

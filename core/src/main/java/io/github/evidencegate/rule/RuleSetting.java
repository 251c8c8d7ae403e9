package io.github.evidencegate.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a project makes of rules.
 *
 * @param modes by rule id, where they differ from the rule's own
 * @param own the project's own rules in the order of the file; their conditions have no faults
 */
public record RuleSetting(Map<String, Mode> modes, List<OwnRule> own) {
    /** What holds where policy is silent. */
    public static final RuleSetting DEFAULT = new RuleSetting(Map.of(), List.of());

    /** Copies the map and the list. */
    public RuleSetting {
        modes = Collections.unmodifiableMap(new TreeMap<>(modes));
        own = List.copyOf(own);
    }
}

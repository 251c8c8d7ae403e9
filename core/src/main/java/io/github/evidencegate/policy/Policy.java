package io.github.evidencegate.policy;

import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.stop.StopSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The agreed settings of a project, {@code .evidence-gate.yml}.
 *
 * @param mode the strictest that any rule may be
 * @param decider who decides about pause, reroute or return (R113); empty if policy names nobody
 * @param rules modes by rule id, where they differ from the rule's own
 * @param ownRules in the order of the file; their conditions have no faults
 */
public record Policy(
        Mode mode,
        Optional<String> decider,
        ScopeSetting scope,
        IntakeSetting intake,
        GateSetting gates,
        DependencySetting dependencies,
        RepairSetting repairs,
        StopSetting stop,
        Map<String, Mode> rules,
        List<OwnRule> ownRules) {
    /** What holds where there is no policy file: every rule on, none stricter than observe. */
    public static final Policy DEFAULT = new Policy(
            Mode.OBSERVE,
            Optional.empty(),
            ScopeSetting.DEFAULT,
            IntakeSetting.DEFAULT,
            GateSetting.DEFAULT,
            DependencySetting.DEFAULT,
            RepairSetting.DEFAULT,
            StopSetting.DEFAULT,
            Map.of(),
            List.of());

    /** Copies the map and the list. */
    public Policy {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        ownRules = List.copyOf(ownRules);
    }

    /** The same rules with nothing that holds them back. */
    public Policy enforced() {
        return new Policy(Mode.STOP, decider, scope, intake, gates, dependencies, repairs, stop, rules, ownRules);
    }

    /** Who decides about a change that is stopped, for people: the decider, else those whom policy entitles. */
    public String whoDecides() {
        return decider.orElseGet(stop::who);
    }

    /** The rule of this id, the project's own included. */
    public Optional<Rule> rule(String id) {
        return Rules.named(id)
                .or(() -> ownRules.stream()
                        .filter(rule -> rule.id().equals(id))
                        .<Rule>map(rule -> rule)
                        .findFirst());
    }

    /** The same policy, to which these files of the work tree belong: they are gate configuration like the policy itself. */
    public Policy protecting(List<String> paths) {
        if (paths.isEmpty()) {
            return this;
        }
        Map<FileClass, List<String>> classes = new EnumMap<>(FileClass.class);
        classes.putAll(scope.classes());
        List<String> patterns = new ArrayList<>(classes.getOrDefault(FileClass.GATE_CONFIGURATION, List.of()));
        paths.forEach(path -> patterns.add("/" + path.replaceAll("[\\\\*?\\[]", "\\\\$0")));
        classes.put(FileClass.GATE_CONFIGURATION, patterns);
        ScopeSetting wider =
                new ScopeSetting(scope.boundary(), scope.breadth(), scope.areas(), scope.sensitive(), classes);
        return new Policy(mode, decider, wider, intake, gates, dependencies, repairs, stop, rules, ownRules);
    }

    /** What {@code rule} may do: policy's word or else its own, and never more than {@link #mode}. */
    public Mode modeOf(Rule rule) {
        return rules.getOrDefault(rule.id(), rule.defaultMode()).atMost(mode);
    }
}

package io.github.evidencegate.policy;

import io.github.evidencegate.dependency.DependencySetting;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.repair.RepairSetting;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.rule.RuleSetting;
import io.github.evidencegate.scope.IntakeSetting;
import io.github.evidencegate.scope.ScopeSetting;
import io.github.evidencegate.stop.StopSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agreed settings of a project, {@code .evidence-gate.yml}.
 *
 * @param mode the strictest that any rule may be
 * @param decider who decides about pause, reroute or return (R113); empty if policy names nobody
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
        RuleSetting rules,
        ReportSetting report) {
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
            RuleSetting.DEFAULT,
            ReportSetting.DEFAULT);

    /** The same rules with nothing that holds them back. */
    public Policy enforced() {
        return new Policy(Mode.STOP, decider, scope, intake, gates, dependencies, repairs, stop, rules, report);
    }

    /** The project's own rules, in the order of the file. */
    public List<OwnRule> ownRules() {
        return rules.own();
    }

    /** Who decides about a change that is stopped, for people: the decider, else those whom policy entitles. */
    public String whoDecides() {
        return decider.orElseGet(stop::who);
    }

    /** The rule of this id, the project's own included. */
    public Optional<Rule> rule(String id) {
        return Rules.named(id)
                .or(() -> ownRules().stream()
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
        return with(wider);
    }

    /** The same with another scope. */
    public Policy with(ScopeSetting other) {
        return new Policy(mode, decider, other, intake, gates, dependencies, repairs, stop, rules, report);
    }

    /** The same; if {@code before} names no gate, so that each that reports is required, that stays so. */
    public Policy requiringAtLeast(GateSetting before) {
        GateSetting all = before.requiresFound() ? new GateSetting(gates.declared(), true) : gates;
        return new Policy(mode, decider, scope, intake, all, dependencies, repairs, stop, rules, report);
    }

    /** What {@code rule} may do: policy's word or else its own, and never more than {@link #mode}. */
    public Mode modeOf(Rule rule) {
        return rules.modes().getOrDefault(rule.id(), rule.defaultMode()).atMost(mode);
    }
}

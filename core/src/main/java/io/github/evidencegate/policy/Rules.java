package io.github.evidencegate.policy;

import io.github.evidencegate.dependency.DependencyRule;
import io.github.evidencegate.document.NearestWord;
import io.github.evidencegate.gate.GateRule;
import io.github.evidencegate.repair.RepairRule;
import io.github.evidencegate.review.ReviewRule;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.scope.ScopeRule;
import io.github.evidencegate.stop.StopRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of all rules. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    StopRule.values(),
                    RepairRule.values(),
                    GateRule.values(),
                    ScopeRule.values(),
                    DependencyRule.values(),
                    ReviewRule.values())
            .<Rule>flatMap(Stream::of)
            .toList();

    private Rules() {}

    /** All rules, in the order in which a packet lists them. */
    public static List<Rule> all() {
        return ALL;
    }

    /** The rule of this id. */
    public static Optional<Rule> named(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The rule whose id is most like {@code id}; empty if none is near enough to be meant. */
    public static Optional<Rule> nearest(String id) {
        return NearestWord.to(id, ALL.stream().map(Rule::id).toList()).flatMap(Rules::named);
    }
}

package io.github.evidencegate.verdict;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.expression.Answer;
import io.github.evidencegate.expression.Condition;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.OwnRule;
import java.util.List;
import java.util.stream.Stream;

/** Asks the project's own rules. They see the record, not what the built-in rules find in it. */
final class OwnRules {
    private static final String DOUBT = "condition could not be judged";

    private OwnRules() {}

    /** One finding for each rule whose condition holds, or cannot be judged. */
    static List<Finding> findings(EvidenceRecord record, List<OwnRule> rules) {
        return rules.stream()
                .filter(rule -> rule.mode() != Mode.OFF)
                .flatMap(rule -> finding(record, rule))
                .toList();
    }

    private static Stream<Finding> finding(EvidenceRecord record, OwnRule rule) {
        Answer answer = Condition.ask(rule.when(), record);
        if (answer.doubt().isPresent()) {
            return Stream.of(Finding.of(
                    rule,
                    Subject.of(DOUBT),
                    "The condition of this own rule could not be judged: "
                            + answer.doubt().get() + ".",
                    "Correct ownRules." + rule.name()
                            + ".when in policy; ask has(...) before what may be absent (docs/own-rules.md)."));
        }
        return answer.holds() ? Stream.of(Finding.of(rule, Subject.of(), rule.message(), rule.next())) : Stream.empty();
    }
}

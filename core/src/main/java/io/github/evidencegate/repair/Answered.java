package io.github.evidencegate.repair;

import io.github.evidencegate.evidence.Attempt;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import io.github.evidencegate.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where counting begins anew because a person let the change go on. Only a stop that was raised can be answered, so
 * nobody grants a budget in advance, or twice for one stop.
 */
record Answered(List<Attempt> attempts, List<Transition> transitions) {
    /** The attempts after the last one at which a person answered this finding; all of them if nobody did. */
    List<Attempt> since(Rule rule, Subject subject) {
        String finding = Finding.idOf(rule, subject);
        int last = attempts.stream()
                .filter(attempt -> isRaised(finding, attempt))
                .flatMap(attempt -> answersTo(JudgedRun.stopName(finding, attempt.head()))
                        .map(answer -> Math.max(attempt.number(), numberOf(answer))))
                .max(Integer::compare)
                .orElse(0);
        return attempts.stream().filter(attempt -> attempt.number() > last).toList();
    }

    private static boolean isRaised(String finding, Attempt attempt) {
        return attempt.runs().stream().anyMatch(run -> run.stops().contains(finding));
    }

    private Stream<Transition> answersTo(String stop) {
        return transitions.stream().filter(it -> it.action().lifts() && it.isAnswerTo(stop));
    }

    /** The attempt that the person had before them; none of those before it were hidden from them. */
    private int numberOf(Transition answer) {
        return attempts.stream()
                .filter(attempt -> attempt.head().equals(answer.head()))
                .mapToInt(Attempt::number)
                .findFirst()
                .orElse(0);
    }
}

package io.github.evidencegate.policy;

import io.github.evidencegate.document.NearestWord;
import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import io.github.evidencegate.document.Problems;
import io.github.evidencegate.expression.Condition;
import io.github.evidencegate.expression.Fault;
import io.github.evidencegate.expression.Fault.UnknownWord;
import java.util.List;
import java.util.Optional;

/** Holds the conditions of own rules against the record's types. Asked only if there are any: CEL takes a second to load. */
final class OwnRulesCheck {
    /** The key whose members the rules are. */
    static final String KEY = "ownRules";

    private final List<String> lines;
    private final Problems problems;

    private OwnRulesCheck(String file, Problems problems) {
        this.lines = file.lines().toList();
        this.problems = problems;
    }

    /**
     * Adds what is wrong with conditions; what {@link PolicyCheck} complains about is passed over.
     *
     * @param file the text that {@code root} was read from
     */
    static void check(Mapping root, String file, Problems problems) {
        OwnRulesCheck check = new OwnRulesCheck(file, problems);
        for (Mapping.Member rule : root.get(KEY).map(OwnRulesCheck::membersOf).orElse(List.of())) {
            member(rule.value(), "when")
                    .flatMap(OwnRulesCheck::text)
                    .ifPresent(when -> check.condition(KEY + "." + rule.key().text() + ".when", when));
        }
    }

    private static Optional<Scalar> text(PolicyNode node) {
        return node.<Optional<Scalar>>fold(Optional::of, items -> Optional.empty(), mapping -> Optional.empty())
                .filter(scalar -> scalar.type() == ScalarType.TEXT && TextForm.CONDITION.accepts(scalar.text()));
    }

    private static List<Mapping.Member> membersOf(PolicyNode node) {
        return node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
    }

    private static Optional<PolicyNode> member(PolicyNode node, String key) {
        return node.fold(scalar -> Optional.empty(), items -> Optional.empty(), mapping -> mapping.get(key));
    }

    private void condition(String path, Scalar when) {
        for (Fault fault : faults(path, when)) {
            Optional<Place> exact = placeIn(when, fault);
            String where = exact.isPresent() ? "" : " (line " + fault.line() + ", column " + fault.column() + " of it)";
            problems.add(
                    exact.orElse(when.place()),
                    Problems.visible(path) + ": " + Problems.visible(fault.message())
                            + fault.word().map(OwnRulesCheck::guess).orElse("") + where);
        }
    }

    private List<Fault> faults(String path, Scalar when) {
        try {
            return Condition.faults(when.text());
        } catch (NoClassDefFoundError e) {
            problems.add(
                    when.place(),
                    Problems.visible(path) + ": the language of own rules is not there, because evidence-gate-rules.jar"
                            + " does not lie beside the program; put it there, or build the program again");
            return List.of();
        }
    }

    private static String guess(UnknownWord word) {
        return " " + Problems.quoted(word.text())
                + NearestWord.to(word.text(), word.known())
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(";")
                + " known: " + String.join(", ", word.known());
    }

    /**
     * Where the fault is in the file. Empty if the lines of the condition do not stand there as they are, because YAML
     * folded or unescaped them.
     */
    private Optional<Place> placeIn(Scalar when, Fault fault) {
        String line = when.text().lines().skip(fault.line() - 1L).findFirst().orElse("");
        boolean block = isBlock(when);
        int at = when.place().line() - 1 + (block ? fault.line() : 0);
        boolean folded = !block && fault.line() > 1;
        if (folded || at >= lines.size()) {
            return Optional.empty();
        }
        String raw = lines.get(at);
        int from = block ? 0 : raw.offsetByCodePoints(0, when.place().column() - 1);
        int start = raw.indexOf(line, from);
        return start < 0
                ? Optional.empty()
                : Optional.of(problems.at(at + 1, raw.codePointCount(0, start) + fault.column()));
    }

    /** Whether the text begins below the line of its key. */
    private boolean isBlock(Scalar when) {
        String raw = lines.get(when.place().line() - 1);
        int start = raw.codePointAt(raw.offsetByCodePoints(0, when.place().column() - 1));
        return start == '|' || start == '>';
    }
}

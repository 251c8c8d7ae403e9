package io.github.evidencegate.weakening.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A marker that keeps a test from running, with its condition.
 *
 * @param text its statement, spaced in one way
 * @param isChanged whether a line of it is on this side alone
 */
public record SkipCondition(String id, int line, String text, boolean isChanged) {
    private static final int MOST_LINES = 12;
    private static final Pattern RUNS = Pattern.compile(
            "assumeTrue|assumeThat|Enabled|runIf|RunIf|Unless|unless|IfNot|cfg\\(|equires|IfTrue|_only|\\bonly");
    private static final Pattern CONDITION = Pattern.compile(
            "If\\b|If[A-Z]|On[A-Z]|Unless|\\b(?:if|unless)\\b|skipif|xfail\\s*+\\(|assume|[oO]nly|[rR]equires|[nN]eeds|@not|cfg|runIf|importorskip|\\[(?:Fact|Theory)[A-Z]\\w{0,40}+(?!\\(\\s*+Skip)");
    private static final Pattern EXPECTED =
            Pattern.compile("xfail|expectedFailure|\\.fail(?:s|ing)\\b|\\bpending\\b|PendingFeature");

    /** The marker that begins in this line. */
    public static SkipCondition of(String id, List<SourceLine> lines, int index) {
        StringBuilder text = new StringBuilder();
        boolean isChanged = false;
        int depth = 0;
        for (int i = index; i < Math.min(lines.size(), index + MOST_LINES); i++) {
            SourceLine line = lines.get(i);
            text.append(line.statement()).append(' ');
            isChanged |= line.isChanged();
            for (int at = 0; at < line.code().length(); at++) {
                depth += "([{".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
                depth -= ")]}".indexOf(line.code().charAt(at)) >= 0 ? 1 : 0;
            }
            if (depth <= 0 || line.code().stripTrailing().endsWith("{")) {
                break;
            }
        }
        return new SkipCondition(id, lines.get(index).number(), SourceLine.normalized(text.toString()), isChanged);
    }

    /** Whether it says when. */
    public boolean isConditional() {
        return CONDITION.matcher(text).find();
    }

    /** Whether the test runs still and is expected to fail. */
    public boolean isExpectedFailure() {
        return EXPECTED.matcher(text).find();
    }

    /** Whether a test that this marker is on runs less often than it did with the other. */
    public boolean silencesMoreThan(SkipCondition before) {
        if (before.isExpectedFailure() != isExpectedFailure()) {
            return before.isExpectedFailure() && !before.id().equals("rspec-pending") && !isConditional();
        }
        if (before.isConditional() && !isConditional()) {
            return true;
        }
        boolean isToRun = RUNS.matcher(text).find();
        boolean isSameKind =
                id.equals(before.id()) && isToRun == RUNS.matcher(before.text()).find();
        return isSameKind && (Condition.letsLessRun(before.text(), text, isToRun) || namesMoreThan(before));
    }

    /** JUnit names the systems and versions in a list. */
    private boolean namesMoreThan(SkipCondition before) {
        return switch (id) {
            case "junit-conditional" -> Condition.namesMore(text, before.text());
            case "junit-disabled" -> Condition.namesMore(before.text(), text);
            default -> false;
        };
    }
}

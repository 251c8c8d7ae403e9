package io.github.evidencegate.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.expression.Fault.UnknownWord;
import io.github.evidencegate.form.RecordForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition over a record: an expression in CEL of type bool, whose only variable is {@code record}. Bounded in its
 * length and in the elements that it goes through, never by a clock: the same record gives the same answer on every
 * machine.
 */
public final class Condition {
    /** The most list and map elements that one condition may go through, loops in loops counted each time. */
    public static final int MOST_ELEMENTS = 100_000;

    /** The most code points of one condition. */
    public static final int LONGEST = 4_000;

    private static final String VARIABLE = "record";
    private static final String UNDEFINED = "undefined field '";

    private final String text;
    private final RecordTypes types = RecordTypes.exact();
    private final CelOptions options = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true) // The runtime cannot do without.
            .maxExpressionCodePointSize(LONGEST)
            .comprehensionMaxIterations(MOST_ELEMENTS)
            .build();

    private Condition(String text) {
        this.text = text;
    }

    /** What is wrong with {@code text}; empty if it is a condition. */
    public static List<Fault> faults(String text) {
        return new Condition(text).faults();
    }

    /**
     * Asks a condition about a record.
     *
     * @param text one without {@link #faults}
     */
    public static Answer ask(String text, EvidenceRecord record) {
        return new Condition(text).about(record);
    }

    private List<Fault> faults() {
        CelValidationResult result = compiled(types);
        if (!result.hasError()) {
            return WordCheck.faults(treeOf(result), types);
        }
        Set<String> unknown = result.getErrors().stream()
                .flatMap(issue -> undefined(issue).stream())
                .collect(Collectors.toSet());
        RecordTypes noting = RecordTypes.noting(unknown);
        if (!unknown.isEmpty()) {
            compiled(noting);
        }
        return result.getErrors().stream()
                .map(issue -> fault(issue, noting.misses()))
                .toList();
    }

    private CelValidationResult compiled(RecordTypes types) {
        CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar(VARIABLE, types.root())
                .setResultType(SimpleType.BOOL)
                .build();
        return compiler.compile(text);
    }

    private static CelAbstractSyntaxTree treeOf(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException("not a condition: " + result.getErrorString(), e);
        }
    }

    /** The member that CEL does not find, by its message. */
    private static Optional<String> undefined(CelIssue issue) {
        String message = issue.getMessage();
        return message.startsWith(UNDEFINED) && message.endsWith("'")
                ? Optional.of(message.substring(UNDEFINED.length(), message.length() - 1))
                : Optional.empty();
    }

    private static Fault fault(CelIssue issue, List<UnknownWord> misses) {
        Optional<UnknownWord> word = undefined(issue)
                .flatMap(name ->
                        misses.stream().filter(miss -> miss.text().equals(name)).findFirst());
        return new Fault(
                Math.max(1, issue.getSourceLocation().getLine()),
                issue.getSourceLocation().getColumn() + 1,
                word.isPresent() ? "unknown member" : issue.getMessage(),
                word);
    }

    private Answer about(EvidenceRecord record) {
        CelAbstractSyntaxTree tree = treeOf(compiled(types));
        Map<String, Object> value = new RecordValue(record).object(RecordForm.of(EvidenceRecord.class));
        try {
            Object answer = CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(options)
                    .setTypeProvider(types)
                    .build()
                    .createProgram(tree)
                    .eval(Map.of(VARIABLE, value));
            return Answer.of(answer.equals(true));
        } catch (CelEvaluationException e) {
            return Answer.doubtful(reason(e));
        }
    }

    /** In our own words: those of the library quote the record, which can hold anything. */
    private static String reason(CelEvaluationException trouble) {
        return switch (trouble.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> "it asks for a member or a key that this record does not have";
            case INDEX_OUT_OF_BOUNDS -> "it asks for a place beyond the end of a list";
            case DIVIDE_BY_ZERO -> "it divides by zero";
            case NUMERIC_OVERFLOW -> "a number becomes too large";
            case ITERATION_BUDGET_EXCEEDED -> "it goes through more than " + MOST_ELEMENTS + " elements";
            case BAD_FORMAT, INVALID_ARGUMENT -> "a text has another form than a function asks for";
            default -> "CEL stops with " + trouble.getErrorCode();
        };
    }
}

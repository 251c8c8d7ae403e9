package io.github.evidencegate.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import io.github.evidencegate.expression.Fault.UnknownWord;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.RecordForm.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds comparisons that can never hold: a member of few words, such as a gate's state, with a text that is none of
 * them. CEL knows both as text, so a slip would make a rule silent.
 */
final class WordCheck {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");

    private final CelAbstractSyntaxTree tree;
    private final RecordTypes types;

    private WordCheck(CelAbstractSyntaxTree tree, RecordTypes types) {
        this.tree = tree;
        this.types = types;
    }

    static List<Fault> faults(CelAbstractSyntaxTree tree, RecordTypes types) {
        WordCheck check = new WordCheck(tree, types);
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .filter(expr -> expr.getKind() == ExprKind.Kind.CALL)
                .filter(expr -> COMPARISONS.contains(expr.call().function()))
                .flatMap(expr -> check.faults(expr.call().args()))
                .toList();
    }

    private Stream<Fault> faults(List<CelExpr> sides) {
        List<Fault> faults = new ArrayList<>();
        for (int side = 0; side < sides.size(); side++) {
            Optional<Member> member = member(sides.get(side));
            CelExpr other = sides.get(sides.size() - 1 - side);
            member.map(Member::form)
                    .flatMap(WordCheck::wordsOf)
                    .ifPresent(words -> texts(other)
                            .filter(text -> !words.contains(text.constant().stringValue()))
                            .forEach(text -> faults.add(fault(text, member.get().name(), words))));
        }
        return faults.stream();
    }

    private Optional<Member> member(CelExpr expr) {
        if (expr.getKind() != ExprKind.Kind.SELECT) {
            return Optional.empty();
        }
        return tree.getType(expr.select().operand().id())
                .map(CelType::name)
                .flatMap(type -> types.member(type, expr.select().field()));
    }

    /** The only texts that a member of this form can hold. */
    private static Optional<List<String>> wordsOf(Form form) {
        return form instanceof Form.Word word ? Optional.of(word.words()) : Optional.empty();
    }

    private static Stream<CelExpr> texts(CelExpr expr) {
        if (expr.getKind() == ExprKind.Kind.LIST) {
            return expr.list().elements().stream().flatMap(WordCheck::texts);
        }
        boolean isText =
                expr.getKind() == ExprKind.Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return isText ? Stream.of(expr) : Stream.empty();
    }

    private Fault fault(CelExpr text, String member, List<String> words) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(text.id(), 0);
        CelSourceLocation place = tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
        return new Fault(
                place.getLine(),
                place.getColumn() + 1,
                "never a value of " + member,
                Optional.of(new UnknownWord(text.constant().stringValue(), words)));
    }
}

package io.github.evidencegate.policy;

import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.forge.ReportSetting.Comment;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Inheritance;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The grammar of the policy's key {@code report}. Its words are those of the inputs of the same names. */
final class ReportGrammar {
    private ReportGrammar() {}

    static Keyed keys() {
        ReportSetting silent = ReportSetting.DEFAULT;
        return new Keyed(
                "key",
                List.of(
                        settled(
                                "comment",
                                new Choice(Arrays.stream(Comment.values())
                                        .map(ReportGrammar::dashed)
                                        .toList()),
                                "When the packet is a comment on the change.",
                                dashed(silent.comment())),
                        settled(
                                "check",
                                new Text(TextForm.CHECK),
                                "Name of the check that a branch rule can require.",
                                silent.checkName()),
                        settled(
                                "annotations",
                                new Count(0, 1_000),
                                "Most annotations on changed lines.",
                                Integer.toString(silent.annotations())),
                        settled(
                                "labels",
                                new Flag(),
                                "Whether a label of the change mirrors its stop state.",
                                Boolean.toString(silent.labels()))));
    }

    private static KnownKey settled(String name, Shape shape, String description, String initial) {
        return KnownKey.of(name, shape, description).initially(initial).inherited(Inheritance.SETTLED);
    }

    /** When policy wants a comment; {@code word} is one that the grammar knows. */
    static Comment comment(String word) {
        return Arrays.stream(Comment.values())
                .filter(comment -> dashed(comment).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

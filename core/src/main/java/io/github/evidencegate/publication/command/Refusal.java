package io.github.evidencegate.publication.command;

import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.StopSetting;
import java.util.List;

/**
 * The answer to a command that is not obeyed. It tells nobody of itself: names are not mentions.
 *
 * @param comment what commanded
 * @param why what kept it from being obeyed, in a sentence without its dot
 * @param forms what could have been meant; empty if it was not misspelt
 */
public record Refusal(PostedComment comment, StopSetting setting, String why, List<String> forms) {
    /** Copies the list. */
    public Refusal {
        forms = List.copyOf(forms);
    }

    /** Markdown. */
    public String text() {
        Phrase refusal = Phrase.EMPTY
                .mark("🚫")
                .text("Not recorded, ")
                .code(comment.author())
                .text(": " + why + ".");
        Phrase who = Phrase.EMPTY
                .strong("Who may decide:")
                .text(" " + setting.who() + " (")
                .code("stop.deciders")
                .text(" in the policy at the base).");
        StringBuilder text = new StringBuilder(marker())
                .append('\n')
                .append(MarkdownPacket.line(refusal))
                .append("\n\n");
        forms.forEach(form -> text.append("- ")
                .append(MarkdownPacket.line(Phrase.ofCode(form)))
                .append('\n'));
        return text.append(forms.isEmpty() ? "" : "\n")
                .append(MarkdownPacket.line(who))
                .append('\n')
                .toString();
    }

    /** Whether a comment is this answer already: events can come twice. */
    public boolean isIn(PostedComment posted) {
        return posted.isOwn() && posted.text().startsWith(marker());
    }

    private String marker() {
        return "<!-- evidence-gate:answer " + comment.id().replaceAll("[^A-Za-z0-9_-]", "_") + " -->";
    }
}

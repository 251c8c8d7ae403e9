package io.github.evidencegate.publication.command;

import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.StopSetting;

/**
 * The answer to a command that is not obeyed. It tells nobody of itself: names are not mentions.
 *
 * @param comment what commanded
 * @param why what kept it from being obeyed
 */
public record Refusal(PostedComment comment, StopSetting setting, String why) {
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
        return marker() + "\n" + MarkdownPacket.line(refusal) + "\n\n" + MarkdownPacket.line(who) + "\n";
    }

    /** Whether a comment is this answer already: events can come twice. */
    public boolean isIn(PostedComment posted) {
        return posted.isOwn() && posted.text().startsWith(marker());
    }

    private String marker() {
        return "<!-- evidence-gate:answer " + comment.id().replaceAll("[^A-Za-z0-9_-]", "_") + " -->";
    }
}

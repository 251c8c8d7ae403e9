package io.github.evidencegate.hosted;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.Ticket;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.scope.WorkItemText;
import java.util.Optional;

/** The issue that a change closes, as its work item. */
public final class IssueWorkItem {
    private IssueWorkItem() {}

    /**
     * The work item. Title and text are read like any other; name, address and labels are the code host's, whatever the
     * text says, because labels decide about scope and eligibility and not everybody may set them. Who wrote the issue
     * asked for the work, and owns nothing by that.
     *
     * @throws EvidenceException if the text cannot be used, with the issue's name
     */
    public static WorkItem of(IssueText issue) throws EvidenceException {
        WorkItem read;
        try {
            read = WorkItemText.parse(title(issue) + "\n\n" + issue.body());
        } catch (EvidenceException e) {
            throw new EvidenceException("issue " + issue.id() + " (" + issue.url() + "): " + e.getMessage(), e);
        }
        Ticket ticket = read.ticket();
        return new WorkItem(
                Optional.of(issue.id()),
                Optional.of(issue.url()).filter(IssueWorkItem::isWeb),
                read.titleDigest(),
                read.textDigest(),
                new Ticket(ticket.type(), ticket.complexity(), ticket.epic(), issue.labels()),
                requestedBy(issue.author(), read.worksheet()),
                read.context(),
                read.namedPaths(),
                read.dependencies());
    }

    /** One line: what follows it is the text. */
    private static String title(IssueText issue) {
        return issue.title().replaceAll("\\R", " ").strip();
    }

    private static boolean isWeb(String url) {
        return url.matches("https?://[^\\s@]+");
    }

    private static Worksheet requestedBy(String author, Worksheet read) {
        return new Worksheet(
                read.owner(),
                read.requester().or(() -> Optional.of(author).filter(name -> !name.isBlank())),
                read.reviewOwner(),
                read.approval(),
                read.allowed(),
                read.excluded(),
                read.acceptance(),
                read.validation(),
                read.focus(),
                read.openQuestions());
    }
}

package io.github.evidencegate.review;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Finding.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What reviews and other changes say against the change. Without a code host there is nothing to say. */
public final class ReviewCheck {
    /** The part of a record that says nothing of reviews if it is missing. */
    public static final String REVIEW = "hosted.review";

    /** The same for other changes with the same head. */
    public static final String SAME_HEAD = "hosted.sameHead";

    private static final String HOSTED = "hosted";
    private static final int MOST_NAMED = 5;

    private final Optional<HostedChange> hosted;
    private final Revision head;
    private final List<Provenance> trust;

    private ReviewCheck(Optional<HostedChange> hosted, Revision head, List<Provenance> trust) {
        this.hosted = hosted;
        this.head = head;
        this.trust = trust;
    }

    /**
     * At most one finding for each rule, in their order.
     *
     * @param head the revision that is judged
     * @param trust what of {@code hosted} was asked for and is missing
     */
    public static List<Finding> findings(Optional<HostedChange> hosted, Revision head, List<Provenance> trust) {
        ReviewCheck check = new ReviewCheck(hosted, head, trust);
        return Stream.of(check.approvals(), check.siblings())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> approvals() {
        List<Opinion> old = hosted.flatMap(HostedChange::review).stream()
                .flatMap(review -> review.standing().stream())
                .filter(opinion -> opinion.kind() == Kind.APPROVED)
                .filter(opinion -> !opinion.head().equals(Optional.of(head)))
                .toList();
        if (!old.isEmpty()) {
            return Optional.of(Finding.of(
                    ReviewRule.APPROVAL_OLDER_THAN_HEAD,
                    new Subject(List.of(), old.stream().map(Opinion::by).toList()),
                    (old.size() == 1 ? "1 approval is" : old.size() + " approvals are")
                            + " not of the head " + head.abbreviated() + ": "
                            + named(old.stream().map(ReviewCheck::told).toList()) + ".",
                    "Have the head approved, or the old approval dismissed."));
        }
        return isMissing(REVIEW)
                ? Optional.of(Finding.of(
                        ReviewRule.APPROVAL_OLDER_THAN_HEAD,
                        Subject.of("unknown"),
                        "Whether an approval is older than the head is not known: not all reviews could be asked for.",
                        "See in \"What can be trusted\" why, and run the check again."))
                : Optional.empty();
    }

    private static String told(Opinion approval) {
        return plain(approval.by())
                + approval.head()
                        .map(head -> " approved " + head.abbreviated())
                        .orElse(" approved a revision that the code host does not tell");
    }

    private Optional<Finding> siblings() {
        List<String> others = hosted.map(HostedChange::sameHead).orElse(List.of()).stream()
                .map(ChangeKey::name)
                .toList();
        if (!others.isEmpty()) {
            return Optional.of(Finding.of(
                    ReviewRule.SAME_HEAD_ELSEWHERE,
                    new Subject(List.of(), others),
                    "The head " + head.abbreviated() + " is that of "
                            + (others.size() == 1 ? "another open change: " : others.size() + " other open changes: ")
                            + named(others.stream().map(ReviewCheck::plain).toList()) + ".",
                    "Close all but one of them, or add a commit to this one."));
        }
        return isMissing(SAME_HEAD)
                ? Optional.of(Finding.of(
                        ReviewRule.SAME_HEAD_ELSEWHERE,
                        Subject.of("unknown"),
                        "Whether another open change has the same head is not known: it could not be asked for.",
                        "See in \"What can be trusted\" why, and run the check again."))
                : Optional.empty();
    }

    private boolean isMissing(String part) {
        return trust.stream()
                .filter(provenance -> provenance.basis() == Basis.MISSING)
                .map(Provenance::part)
                .anyMatch(missing -> missing.equals(part) || missing.equals(HOSTED));
    }

    private static String named(List<String> names) {
        int more = names.size() - MOST_NAMED;
        return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** On one line, so that a name cannot look like more than a name. */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ").strip();
    }
}

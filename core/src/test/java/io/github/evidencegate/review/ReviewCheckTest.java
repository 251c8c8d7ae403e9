package io.github.evidencegate.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.rule.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCheckTest {
    private static final Revision HEAD = new Revision("a".repeat(40));
    private static final Revision OLD = new Revision("b".repeat(40));
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ChangeKey OTHER = new ChangeKey("github.com", "o/n", 8);

    @Test
    void findsAnApprovalOfAnotherRevisionThanTheHead() {
        Review review = new Review(List.of(approved("ada", Optional.of(OLD), 1), approved("grace", headOf(HEAD), 2)));

        List<Finding> findings = findings(hosted(review));

        assertThat(findings)
                .singleElement()
                .returns("approval-older-than-head", Finding::rule)
                .returns(List.of("ada"), Finding::evidence)
                .returns(
                        "1 approval is not of the head aaaaaaaaaa: ada approved bbbbbbbbbb.",
                        finding -> finding.message().replaceAll("(a{10})a*|(b{10})b*", "$1$2"));
    }

    @Test
    void takesAnApprovalOfARevisionThatNobodyTellsForOld() {
        assertThat(findings(hosted(new Review(List.of(approved("ada", Optional.empty(), 1))))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("ada approved a revision that the code host does not tell."));
    }

    @Test
    void asksOnlyWhatAPersonThinksNow() {
        Review review = new Review(List.of(
                approved("ada", Optional.of(OLD), 1),
                approved("ada", headOf(HEAD), 2),
                approved("grace", Optional.of(OLD), 3),
                new Opinion("grace", Kind.CHANGES_REQUESTED, headOf(HEAD), NOON.plusSeconds(4), Optional.empty()),
                approved("alan", Optional.of(OLD), 5),
                new Opinion("alan", Kind.DISMISSED, Optional.of(OLD), NOON.plusSeconds(6), Optional.empty()),
                new Opinion("ada", Kind.COMMENTED, Optional.of(OLD), NOON.plusSeconds(7), Optional.empty())));

        assertThat(findings(hosted(review))).isEmpty();
    }

    @Test
    void takesNoRequestForChangesForAnApproval() {
        Review review = new Review(
                List.of(new Opinion("ada", Kind.CHANGES_REQUESTED, Optional.of(OLD), NOON, Optional.of(true))));

        assertThat(findings(hosted(review))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1 approval is, a1.", "5, 5 approvals are, 'a1, a2, a3, a4, a5.'"})
    void namesUpToFiveApprovals(int count, String subject, String names) {
        assertThat(message(count)).startsWith(subject).endsWith(names);
    }

    @Test
    void countsTheApprovalsThatItDoesNotName() {
        assertThat(message(7)).contains("a5").doesNotContain("a6").endsWith(" and 2 more.");
    }

    @Test
    void findsAnotherOpenChangeWithTheSameHead() {
        HostedChange hosted = hosted(Optional.of(Review.NONE), List.of(OTHER));

        assertThat(findings(Optional.of(hosted)))
                .singleElement()
                .returns("same-head-elsewhere", Finding::rule)
                .returns(List.of("github.com/o/n#8"), Finding::evidence)
                .satisfies(finding ->
                        assertThat(finding.message()).endsWith(" is that of another open change: github.com/o/n#8."));
    }

    @Test
    void countsTheOtherOpenChangesWithTheSameHead() {
        List<ChangeKey> others = List.of(OTHER, new ChangeKey("github.com", "o/n", 9));

        assertThat(findings(Optional.of(hosted(Optional.of(Review.NONE), others))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith(" is that of 2 other open changes: github.com/o/n#8, github.com/o/n#9."));
    }

    @Test
    void asksNoMoreWhereNothingIsMissing() {
        List<Provenance> trust = List.of(
                new Provenance("hosted", Basis.DERIVED, "the code host"),
                new Provenance("hosted.review", Basis.DERIVED, "the code host"));

        assertThat(ReviewCheck.findings(hosted(Review.NONE), HEAD, trust)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosted", "hosted.review"})
    void findsThatReviewsAreNotKnownWhenTheyCouldNotBeAskedFor(String part) {
        List<Provenance> trust = List.of(new Provenance(part, Basis.MISSING, "403"));

        List<Finding> findings = ReviewCheck.findings(Optional.empty(), HEAD, trust);

        assertThat(findings).first().returns("approval-older-than-head", Finding::rule);
        assertThat(findings.get(0).message()).contains("is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosted", "hosted.sameHead"})
    void findsThatOtherChangesAreNotKnownWhenTheyCouldNotBeAskedFor(String part) {
        List<Provenance> trust = List.of(new Provenance(part, Basis.MISSING, "500"));

        assertThat(ReviewCheck.findings(Optional.empty(), HEAD, trust))
                .extracting(Finding::rule)
                .contains("same-head-elsewhere");
    }

    @Test
    void saysNothingWithoutACodeHost() {
        List<Provenance> trust = List.of(new Provenance("workItem", Basis.MISSING, "none was given"));

        assertThat(ReviewCheck.findings(Optional.empty(), HEAD, trust)).isEmpty();
    }

    @Test
    void keepsAHostileNameOnItsLine() {
        Review review = new Review(List.of(approved("ada\n\u202Egrace\u0007", Optional.of(OLD), 1)));

        assertThat(findings(hosted(review)).get(0).message()).doesNotContain("\n", "\u202E", "\u0007");
    }

    private static List<Finding> findings(Optional<HostedChange> hosted) {
        return ReviewCheck.findings(hosted, HEAD, List.of());
    }

    /** About so many old approvals. */
    private static String message(int count) {
        List<Opinion> opinions = IntStream.rangeClosed(1, count)
                .mapToObj(number -> approved("a" + number, Optional.empty(), number))
                .toList();
        return findings(hosted(new Review(opinions)))
                .get(0)
                .message()
                .replace(" approved a revision that the code host does not tell", "");
    }

    private static Optional<Revision> headOf(Revision revision) {
        return Optional.of(revision);
    }

    private static Opinion approved(String by, Optional<Revision> head, int second) {
        return new Opinion(by, Kind.APPROVED, head, NOON.plusSeconds(second), Optional.of(true));
    }

    private static Optional<HostedChange> hosted(Review review) {
        return Optional.of(hosted(Optional.of(review), List.of()));
    }

    private static HostedChange hosted(Optional<Review> review, List<ChangeKey> sameHead) {
        return new HostedChange(
                new ChangeKey("github.com", "o/n", 7),
                "https://github.com/o/n/pull/7",
                "ada",
                false,
                NOON,
                List.of(),
                sameHead,
                review);
    }
}

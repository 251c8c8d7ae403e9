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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void findsAnotherOpenChangeWithTheSameHead() {
        HostedChange hosted = hosted(Optional.of(Review.NONE), List.of(OTHER));

        assertThat(findings(Optional.of(hosted)))
                .singleElement()
                .returns("same-head-elsewhere", Finding::rule)
                .returns(List.of("github.com/o/n#8"), Finding::evidence);
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

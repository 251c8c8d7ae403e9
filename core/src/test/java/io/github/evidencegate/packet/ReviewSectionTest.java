package io.github.evidencegate.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.rendering.TextPacket;
import io.github.evidencegate.testkit.SampleRuns;
import io.github.evidencegate.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewSectionTest {
    private static final Instant OPENED = Instant.parse("2026-11-22T08:00:00Z");
    private static final EvidenceRecord PLAIN = Samples.ready().record();

    /** R084. */
    @Test
    void tellsFirstReviewRequestsAndApprovalsWithTimesAndRevisions() {
        Review review = new Review(List.of(
                opinion("bob", Kind.COMMENTED, 10),
                opinion("bob", Kind.CHANGES_REQUESTED, 60),
                new Opinion(
                        "bob",
                        Kind.APPROVED,
                        Optional.of(PLAIN.change().head()),
                        OPENED.plusSeconds(7_200),
                        Optional.of(true))));

        String section = section(Optional.of(review));

        assertThat(section)
                .contains("Opened: 2026-11-22T08:00:00Z by ada; first review after 10 min 0 s")
                .containsSubsequence("changes requested, later changed", "not the head", "1 h 0 min")
                .containsSubsequence("approved", "the head", "2 h 0 min");
    }

    @Test
    void tellsApartThatNobodyReviewedAndThatItIsNotKnown() {
        assertThat(section(Optional.of(Review.NONE))).contains("Nobody approved it or requested changes.");
        assertThat(section(Optional.empty())).contains("Its reviews are not known");
    }

    @Test
    void isNotThereWithoutACodeHost() {
        assertThat(ReviewSection.of(PLAIN).blocks()).isEmpty();
    }

    @Test
    void tellsTheNewestOpinionsAndHowManyThereAreBesides() {
        List<Opinion> many = IntStream.range(0, 14)
                .mapToObj(i -> opinion("p" + i, Kind.APPROVED, i))
                .toList();

        assertThat(section(Optional.of(new Review(many))))
                .contains("p13", "p4")
                .doesNotContain("p3 ")
                .contains("4 more");
    }

    private static Opinion opinion(String by, Kind kind, int minute) {
        return new Opinion(
                by, kind, Optional.of(SampleRuns.head(1)), OPENED.plusSeconds(minute * 60L), Optional.empty());
    }

    private static String section(Optional<Review> review) {
        HostedChange hosted = new HostedChange(
                new ChangeKey("github.com", "o/n", 7),
                "https://github.com/o/n/pull/7",
                "ada",
                false,
                OPENED,
                List.of(),
                List.of(),
                review);
        EvidenceRecord record = PLAIN.with(PLAIN.run(), Optional.of(hosted), PLAIN.trust());
        return TextPacket.render(
                new ReviewPacket(Phrase.of("t"), List.of(), List.of(ReviewSection.of(record))), 100_000);
    }
}

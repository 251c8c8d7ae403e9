package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a code host says of the change of {@link Samples}. */
public final class SampleHosted {
    private static final Instant OPENED = Instant.parse("2026-11-21T09:00:00Z");

    private SampleHosted() {}

    /**
     * A change about which every kind of opinion was given: on an earlier revision, on {@code head}, and on one that the
     * code host does not tell. Every free text is {@code text}.
     */
    public static HostedChange called(String text, Revision head) {
        Optional<Revision> earlier = Optional.of(SampleRuns.head(1));
        List<Opinion> opinions = List.of(
                new Opinion(text, Kind.COMMENTED, earlier, OPENED.plusSeconds(5_400), Optional.empty()),
                new Opinion(text, Kind.CHANGES_REQUESTED, earlier, OPENED.plusSeconds(7_200), Optional.empty()),
                new Opinion("grace", Kind.APPROVED, earlier, OPENED.plusSeconds(9_000), Optional.of(true)),
                new Opinion("edsger", Kind.DISMISSED, earlier, OPENED.plusSeconds(9_600), Optional.empty()),
                new Opinion("alan", Kind.APPROVED, Optional.empty(), OPENED.plusSeconds(9_900), Optional.of(false)),
                new Opinion(text, Kind.APPROVED, Optional.of(head), OPENED.plusSeconds(90_000), Optional.of(true)));
        return new HostedChange(
                new ChangeKey("github.com", "shop/basket", 12),
                "https://github.com/shop/basket/pull/12",
                text,
                true,
                OPENED,
                List.of(text),
                List.of(new ChangeKey(text, text, 13)),
                Optional.of(new Review(opinions)));
    }
}

package io.github.evidencegate.github;

import static io.github.evidencegate.github.testkit.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.testkit.ScriptedServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people said, as GitHub tells it (R084). */
class ReviewsTest {
    private static final String HEAD = "1".repeat(40);
    private static final Revision REVISION = new Revision(HEAD);

    @Test
    void readsEachKindAndPassesOverWhatWasNotSentYet() throws Exception {
        String reviews = "["
                + String.join(
                        ",",
                        review("ada", "CHANGES_REQUESTED", HEAD),
                        review("bob", "COMMENTED", "gone"),
                        review("cy", "DISMISSED", HEAD),
                        review("dee", "PENDING", HEAD))
                + "]";

        Review review = of(answer(200, reviews));

        assertThat(review.opinions())
                .extracting(Opinion::by, Opinion::kind, Opinion::head)
                .containsExactly(
                        tuple("ada", Kind.CHANGES_REQUESTED, Optional.of(REVISION)),
                        tuple("bob", Kind.COMMENTED, Optional.empty()),
                        tuple("cy", Kind.DISMISSED, Optional.of(REVISION)));
    }

    @Test
    void asksOnceWhetherWhoApprovedMayWrite() throws Exception {
        String twice = "[" + review("ada", "APPROVED", HEAD) + "," + review("ada", "APPROVED", HEAD) + "]";

        Review review =
                of(answer(200, twice), answer(200, "{\"permission\": \"read\", \"user\": {\"login\": \"ada\"}}"));

        assertThat(review.opinions()).extracting(Opinion::canWrite).containsOnly(Optional.of(false));
    }

    @Test
    void doesNotKnowWhatItMayNotAsk() throws Exception {
        Review review = of(
                answer(200, "[" + review("ada", "APPROVED", HEAD) + "]"),
                answer(403, "{\"message\": \"Resource not accessible by integration\"}"));

        assertThat(review.opinions()).extracting(Opinion::canWrite).containsExactly(Optional.empty());
    }

    @Test
    void failsIfGithubItselfFails() {
        assertThatThrownBy(() -> of(
                        answer(200, "[" + review("ada", "APPROVED", HEAD) + "]"),
                        answer(401, "{\"message\": \"Bad credentials\"}")))
                .isInstanceOf(ForgeException.class);
    }

    private static Review of(ScriptedServer.Act... script) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            GithubForge forge = new GithubForge(
                    GithubProject.of(server.url(), "acme/shop"), new AccessToken("ghs_x"), Optional.empty());
            return forge.review(change());
        }
    }

    private static String review(String login, String state, String head) {
        return """
                {"user": {"login": "%s"}, "state": "%s", "commit_id": "%s", "submitted_at": "2026-11-01T06:00:00Z"}
                """.formatted(login, state, head);
    }

    private static ForgeChange change() {
        return new ForgeChange(
                new ChangeKey("127.0.0.1", "acme/shop", 12),
                "https://github.example/acme/shop/pull/12",
                ForgeChange.State.OPEN,
                false,
                "robin",
                Instant.EPOCH,
                new ForgeChange.Ends("main", REVISION, "fix", REVISION, "acme/shop"),
                new ForgeChange.Text("Fix it", ""),
                List.of(),
                1);
    }
}

package io.github.evidencegate.github.http;

import static io.github.evidencegate.github.testkit.ScriptedServer.answer;
import static io.github.evidencegate.github.testkit.ScriptedServer.endless;
import static io.github.evidencegate.github.testkit.ScriptedServer.raw;
import static io.github.evidencegate.github.testkit.ScriptedServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.github.testkit.ScriptedServer;
import io.github.evidencegate.github.testkit.ScriptedServer.Act;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {
    private static final String SECRET = "ghs_markerThatMayBeNowhere";
    private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");
    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(5), 1 << 20);

    private final List<Duration> slept = new ArrayList<>();

    @Test
    void sendsTheTokenInAHeaderOnly() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(200, "{}"))) {
            transport(server).send(get(server));

            assertThat(server.requests()).singleElement().asString().contains("Authorization: Bearer " + SECRET);
            assertThat(server.requests().get(0).lines().findFirst())
                    .hasValue("GET /repos/o/n/pulls/1?per_page=100 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHENTICATED, valid",
        "403, FORBIDDEN, pull-requests: read",
        "404, NOT_FOUND, the token may read it",
        "409, REFUSED, run the job again",
        "410, REFUSED, see what GitHub says",
        "422, REFUSED, see what GitHub says is wrong",
    })
    void saysAtOnceWhatIsWrongWhereTryingAgainDoesNotHelp(int status, Kind kind, String advice) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(status, "{\"message\":\"No way\"}"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure)
                    .hasMessageStartingWith("GET /repos/o/n/pulls/1: status " + status + ": No way; ")
                    .hasMessageContaining(advice);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void triesAgainWhenGithubIsBroken() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.start(answer(502, "<html>"), answer(503, ""), answer(200, "{\"a\":1}"))) {
            Answer answer = transport(server).send(get(server));

            assertThat(answer.body()).asString().isEqualTo("{\"a\":1}");
            assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(4));
        }
    }

    @Test
    void givesUpOnABrokenGithub() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(500, "<html>oops</html>"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure).hasMessageContaining("not JSON").hasMessageContaining("githubstatus.com");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void waitsAsLongAsALimitSays() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                answer(429, "{}", "Retry-After: 7"),
                answer(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        "X-RateLimit-Remaining: 0",
                        "X-RateLimit-Reset: " + NOW.plusSeconds(20).getEpochSecond()),
                answer(200, "{}"))) {
            transport(server).send(get(server));

            assertThat(slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(21));
        }
    }

    @Test
    void waitsAMinuteForASecondaryLimitThatNamesNoTime() throws Exception {
        Act limited = answer(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}");
        try (ScriptedServer server = ScriptedServer.start(limited, answer(200, "{}"))) {
            transport(server).send(get(server));

            assertThat(slept).containsExactly(Duration.ofSeconds(60));
        }
    }

    @Test
    void refusesToWaitLongerThanItsCeiling() throws Exception {
        Act limited = answer(429, "{\"message\":\"slow down\"}", "Retry-After: 3600");
        try (ScriptedServer server = ScriptedServer.start(limited)) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.LIMITED);
            assertThat(failure).hasMessageContaining("later");
            assertThat(slept).isEmpty();
        }
    }

    @Test
    void postsAgainAfterALimitBecauseNothingHappened() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(429, "{}", "Retry-After: 1"), answer(201, "{}"))) {
            transport(server).send(post(server, "/repos/o/n/issues/1/comments"));

            assertThat(server.requests()).hasSize(2).allMatch(request -> request.endsWith("{\"body\":\"text\"}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/repos/o/n/issues/1/comments", "/repos/o/n/check-runs"})
    void doesNotRepeatADeedThatMayBeDone(String path) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(502, ""))) {
            ForgeException failure = failure(server, post(server, path));

            assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotRepeatADeedWhoseAnswerWasCutOff() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(raw(""))) {
            ForgeException failure = failure(server, post(server, "/repos/o/n/issues/1/comments"));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void repeatsADeedThatEndsTheSameHoweverOften() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(502, ""), answer(200, "{}"))) {
            transport(server).send(patch(server));

            assertThat(server.requests()).hasSize(2).allMatch(request -> request.startsWith("PATCH "));
        }
    }

    @Test
    void triesAgainWhenAnAnswerIsCutOff() throws Exception {
        Act half = raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"number\":");
        try (ScriptedServer server = ScriptedServer.start(half, answer(200, "{}"))) {
            Answer answer = transport(server).send(get(server));

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void givesUpOnSilence() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(silence())) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("too long").hasMessageContaining("api-url");
        }
    }

    @Test
    void refusesAnAnswerThatDoesNotEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(endless())) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
            assertThat(failure).hasMessageContaining("more than 1048576 bytes");
        }
    }

    @Test
    void saysThatNobodyIsThere() throws Exception {
        String url;
        try (ScriptedServer server = ScriptedServer.start(answer(200, "{}"))) {
            url = server.url();
        }
        Request request = Request.of("GET", URI.create(url + "/repos/o/n/pulls/1"));

        ForgeException failure =
                catchThrowableOfType(ForgeException.class, () -> transport(url).send(request));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("takes no connection");
        assertThat(slept).hasSize(3);
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(raw("SSH-2.0-OpenSSH_9.2\r\n"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.UNINTELLIGIBLE);
        }
    }

    @Test
    void followsOnItsOwnHostOnly() throws Exception {
        try (ScriptedServer other = ScriptedServer.start(answer(200, "{}"));
                ScriptedServer server = ScriptedServer.start(
                        answer(301, "", "Location: /repositories/42/pulls/1"),
                        answer(302, "", "Location: " + other.url() + "/steal"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(failure).hasMessageContaining("another place").hasMessageContaining("renamed");
            assertThat(server.requests()).hasSize(2);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void refusesToDoElsewhereWhatItWasAskedToDoHere() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(307, "", "Location: /repositories/42/comments"))) {
            ForgeException failure = failure(server, post(server, "/repos/o/n/issues/1/comments"));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void refusesARedirectThatGoesRound() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(302, "", "Location: /again"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void refusesATokenThatNoHeaderCanCarry() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(200, "{}"))) {
            Transport transport = new Transport(
                    URI.create(server.url()), new AccessToken("ghs_a\nX-Evil: " + SECRET), exchange(), patience());

            ForgeException failure = catchThrowableOfType(ForgeException.class, () -> transport.send(get(server)));

            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHENTICATED);
            assertThat(failure.toString()).doesNotContain(SECRET);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void namesThePermissionThatIsMissing() throws Exception {
        Act refused = answer(403, "{\"message\":\"Resource not accessible by integration\"}");
        try (ScriptedServer server = ScriptedServer.start(refused)) {
            assertThat(failure(server, post(server, "/repos/o/n/check-runs")).advice())
                    .contains("\"checks: write\"", "permissions:");
            assertThat(failure(server, post(server, "/repos/o/n/issues/1/comments"))
                            .advice())
                    .contains("\"pull-requests: write\"", "fork");
            assertThat(failure(server, post(server, "/repos/o/n/statuses/" + "a".repeat(40)))
                            .advice())
                    .contains("\"statuses: write\"");
        }
    }

    @Test
    void hidesTheTokenThatAHostRepeats() throws Exception {
        Act echo = answer(422, "{\"message\":\"Bad header Authorization: Bearer " + SECRET + "\\u0007 end\"}");
        try (ScriptedServer server = ScriptedServer.start(echo)) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure).hasMessageContaining("Bearer ***  end").hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void cutsWhatAHostTells() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(422, "{\"message\":\"" + "x".repeat(5_000) + "\"}"))) {
            ForgeException failure = failure(server, get(server));

            assertThat(failure.getMessage()).hasSizeLessThan(600);
        }
    }

    @Test
    void countsEachRequest() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(answer(500, ""), answer(200, "{}"))) {
            Transport transport = transport(server);
            transport.send(get(server));

            assertThat(transport.requests()).isEqualTo(2);
        }
    }

    @Test
    void stopsWhatGoesOnAndOn() {
        Exchange exchange = (request, token) -> new Answer(200, Map.of(), new byte[0]);
        Transport transport =
                new Transport(URI.create("https://a.example"), new AccessToken(SECRET), exchange, patience());
        Request request = Request.of("GET", URI.create("https://a.example/x"));

        ForgeException failure = catchThrowableOfType(ForgeException.class, () -> {
            while (true) {
                transport.send(request);
            }
        });

        assertThat(failure.kind()).isEqualTo(Kind.UNINTELLIGIBLE);
        assertThat(failure).hasMessageContaining("more than 1000 requests");
    }

    private Transport transport(ScriptedServer server) {
        return transport(server.url());
    }

    private Transport transport(String url) {
        return new Transport(URI.create(url), new AccessToken(SECRET), exchange(), patience());
    }

    private static Exchange exchange() {
        return new UrlExchange(SMALL);
    }

    private Patience patience() {
        return new Patience(InstantSource.fixed(NOW), slept::add, Duration.ofMinutes(2));
    }

    private ForgeException failure(ScriptedServer server, Request request) {
        return catchThrowableOfType(
                ForgeException.class, () -> transport(server).send(request));
    }

    private static Request get(ScriptedServer server) {
        return Request.of("GET", URI.create(server.url() + "/repos/o/n/pulls/1?per_page=100"));
    }

    private static Request post(ScriptedServer server, String path) {
        return withBody("POST", server.url() + path);
    }

    private static Request patch(ScriptedServer server) {
        return withBody("PATCH", server.url() + "/repos/o/n/issues/comments/5");
    }

    private static Request withBody(String method, String url) {
        byte[] body = "{\"body\":\"text\"}".getBytes(StandardCharsets.UTF_8);
        return new Request(method, URI.create(url), Optional.of(new Request.Body(body)));
    }
}

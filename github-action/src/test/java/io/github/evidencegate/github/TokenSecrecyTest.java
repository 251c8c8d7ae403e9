package io.github.evidencegate.github;

import static io.github.evidencegate.github.testkit.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Reaction;
import io.github.evidencegate.github.http.Limits;
import io.github.evidencegate.github.http.Patience;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.github.http.UrlExchange;
import io.github.evidencegate.github.testkit.ScriptedServer;
import io.github.evidencegate.github.testkit.ScriptedServer.Act;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token is in no message, no cause, no log and no text of anything, whatever goes wrong. */
class TokenSecrecyTest {
    private static final String SECRET = "ghs_markerThatMayBeNowhere";
    private static final Revision HEAD = new Revision("b".repeat(40));
    private static final Limits SMALL =
            new Limits(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5), 1 << 20);

    private final Logger root = Logger.getLogger("");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Listener(logged);
    private Level level = Level.INFO;

    private static final class Listener extends Handler {
        private final List<String> logged;

        Listener(List<String> logged) {
            this.logged = logged;
        }

        @Override
        public void publish(LogRecord entry) {
            logged.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private interface Deed {
        void on(GithubForge forge) throws ForgeException;
    }

    static Stream<Act> troubles() {
        String echo = "{\"message\":\"you sent Bearer " + SECRET + "\",\"errors\":[{\"message\":\"" + SECRET + "\"}]}";
        return Stream.of(
                answer(401, echo),
                answer(403, echo),
                answer(404, echo),
                answer(409, echo),
                answer(422, echo),
                answer(429, echo, "Retry-After: 1"),
                answer(500, echo),
                answer(502, "<html>" + SECRET + "</html>"),
                answer(200, echo),
                answer(200, "not JSON but " + SECRET),
                answer(200, "[\"" + SECRET + "\"]"),
                answer(200, ""),
                answer(302, "", "Location: http://127.0.0.1:1/" + SECRET),
                answer(302, "", "Location: ::: " + SECRET),
                answer(200, "[]", "Link: <http://127.0.0.1:1/" + SECRET + ">; rel=\"next\""),
                ScriptedServer.raw(""),
                ScriptedServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + SECRET),
                ScriptedServer.raw(SECRET + " is not HTTP\r\n"),
                ScriptedServer.endless());
    }

    @BeforeEach
    void listen() {
        level = Optional.ofNullable(root.getLevel()).orElse(Level.INFO);
        root.setLevel(Level.ALL);
        root.addHandler(handler);
    }

    @AfterEach
    void leave() {
        root.removeHandler(handler);
        root.setLevel(level);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheTokenToItself(Act trouble) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(trouble)) {
            GithubProject project = GithubProject.of(server.url(), "acme/shop");
            AccessToken token = new AccessToken(SECRET);
            StringBuilder told = new StringBuilder();

            for (Deed deed : deeds()) {
                Transport transport = new Transport(project.api(), token, new UrlExchange(SMALL), impatience());
                GithubForge forge = new GithubForge(project, transport, Optional.of("evidence-gate[bot]"));
                told.append(failure(forge, deed))
                        .append(forge)
                        .append(transport)
                        .append(forge.notices());
            }

            assertThat(told.append(token)).contains("ForgeException").doesNotContain(SECRET);
            assertThat(logged).noneMatch(line -> line.contains(SECRET));
        }
    }

    private static List<Deed> deeds() {
        CheckReport report =
                new CheckReport("Evidence Gate", HEAD, true, "t", "s", List.of(), Optional.of("https://a.example"));
        return new ArrayList<>(List.of(
                forge -> forge.change(7),
                forge -> forge.comments(7),
                forge -> forge.post(7, "text"),
                forge -> forge.rewrite(7, "5", "text"),
                forge -> forge.remove(7, "5"),
                forge -> forge.react(7, "5", Reaction.DONE),
                forge -> forge.jobs(HEAD),
                forge -> forge.openAt(HEAD),
                forge -> forge.report(report),
                forge -> forge.label(7, Set.of("a"), Set.of("b")),
                forge -> forge.permission("ann", List.of("@acme/team"))));
    }

    private static Patience impatience() {
        return new Patience(InstantSource.system(), time -> {}, Duration.ofMinutes(2));
    }

    /** All that can be seen of a failure; a deed may also succeed, where its answer does not matter. */
    private static String failure(GithubForge forge, Deed deed) {
        StringWriter text = new StringWriter();
        try {
            deed.on(forge);
        } catch (ForgeException e) {
            e.printStackTrace(new PrintWriter(text));
            text.append(e.request()).append(e.advice());
        }
        return text.toString();
    }
}

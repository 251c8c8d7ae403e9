package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.http.Answer;
import io.github.evidencegate.github.http.Request;
import io.github.evidencegate.github.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Lets the library ask through our transport. It never has the token, and sees good answers only. */
final class ApiConnector implements GitHubConnector {
    private final Transport transport;

    ApiConnector(Transport transport) {
        this.transport = transport;
    }

    /** The failure of the transport that is behind one of the library. */
    static Optional<ForgeException> failure(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .filter(Failure.class::isInstance)
                .map(cause -> ((Failure) cause).failure)
                .findFirst();
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest asked) throws IOException {
        Optional<Request.Body> body = Optional.empty();
        if (asked.hasBody()) {
            try (InputStream in = asked.body()) {
                body = Optional.of(new Request.Body(in.readAllBytes()));
            }
        }
        Request request = new Request(asked.method(), URI.create(asked.url().toString()), body);
        try {
            return new Response(asked, transport.send(request));
        } catch (ForgeException e) {
            throw new Failure(e);
        }
    }

    /** Carries a failure through the library, which passes what it does not know. */
    private static final class Failure extends IOException {
        private static final long serialVersionUID = 1L;

        private final ForgeException failure;

        Failure(ForgeException failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }
    }

    /** An answer, with the one header that the library needs. */
    private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {
        private final Answer answer;

        Response(GitHubConnectorRequest asked, Answer answer) {
            super(
                    asked,
                    answer.status(),
                    answer.header("link")
                            .map(link -> Map.of("Link", List.of(link)))
                            .orElse(Map.of()));
            this.answer = answer;
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(answer.body());
        }
    }
}

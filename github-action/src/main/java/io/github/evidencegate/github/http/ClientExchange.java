package io.github.evidencegate.github.http;

import io.github.evidencegate.forge.AccessToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** The slow way, which knows every method; see {@link UrlExchange}. */
final class ClientExchange implements Exchange {
    private final Limits limits;

    ClientExchange(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Answer send(Request request, Optional<AccessToken> token) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
        BodyPublisher body = request.body()
                .map(bytes -> BodyPublishers.ofByteArray(bytes.bytes()))
                .orElse(BodyPublishers.noBody());
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.url())
                .method(request.method(), body)
                .timeout(limits.silence());
        UrlExchange.headers(token).forEach(builder::header);
        try {
            HttpResponse<InputStream> response = client.send(builder.build(), BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                return new Answer(response.statusCode(), response.headers().map(), limits.read(stream));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}

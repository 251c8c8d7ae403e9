package io.github.evidencegate.github.testkit;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.evidencegate.github.testkit.GithubStandIn.Recorded;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What GitHub's OpenAPI says of requests and answers. Needs the oracles. */
public final class GithubContract {
    private final OpenApiInteractionValidator validator;

    private GithubContract(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** Reads the contract, which takes seconds: once for a test class. */
    public static GithubContract read() throws IOException {
        String text = Files.readString(Oracles.openApi());
        return new GithubContract(OpenApiInteractionValidator.createForInlineApiSpecification(text)
                .withLevelResolver(LevelResolver.create()
                        // The contract names the token's header nowhere.
                        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                        .build())
                .build());
    }

    /** What breaks the contract; nothing, if all is well. It does not name every refusal, so those are not held to it. */
    public List<String> broken(Recorded recorded) {
        if (recorded.request().equals("POST /graphql")) {
            // Held to a schema of its own, by LinkedIssuesTest.
            return List.of();
        }
        String[] parts = recorded.request().split(" ", 2);
        URI uri = URI.create(parts[1]);
        SimpleRequest.Builder request = new SimpleRequest.Builder(Method.valueOf(parts[0]), uri.getPath(), true);
        Optional.ofNullable(uri.getRawQuery()).ifPresent(query -> {
            for (String pair : query.split("&", -1)) {
                String[] item = pair.split("=", 2);
                request.withQueryParam(item[0], URLDecoder.decode(item[1], StandardCharsets.UTF_8));
            }
        });
        if (!recorded.body().isEmpty()) {
            request.withBody(recorded.body());
        }
        request.withContentType("application/json").withAccept("application/json");
        SimpleResponse.Builder response = SimpleResponse.Builder.status(recorded.status());
        if (!recorded.answer().isEmpty()) {
            response.withContentType("application/json").withBody(recorded.answer());
        }
        ValidationReport report = recorded.status() < 400
                ? validator.validate(request.build(), response.build())
                : validator.validateRequest(request.build());
        return report.getMessages().stream()
                .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
                .map(message -> recorded.request() + ": " + message.getKey() + ": " + message.getMessage())
                .toList();
    }
}

package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in answers.
 *
 * @param body JSON; none for 204
 */
record Reply(int status, Optional<JsonNode> body, Map<String, String> headers) {
    private static final int USUAL_PAGE = 30;
    private static final int MOST = 100;

    static Reply ok(JsonNode body) {
        return new Reply(200, Optional.of(body), Map.of());
    }

    static Reply created(JsonNode body) {
        return new Reply(201, Optional.of(body), Map.of());
    }

    static Reply done() {
        return new Reply(204, Optional.empty(), Map.of());
    }

    static Reply notFound() {
        return refused(404, "Not Found");
    }

    /** In the form of GitHub's errors. */
    static Reply refused(int status, String message) {
        JsonNode body = JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .put("documentation_url", "https://docs.github.com/rest")
                .put("status", String.valueOf(status));
        return new Reply(status, Optional.of(body), Map.of());
    }

    Reply with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new Reply(status, body, all);
    }

    /** One page of a list, with a link to the next; {@code url} is that of the request without its query. */
    static Reply page(List<? extends JsonNode> all, Call call, String url) {
        int size = Math.min(MOST, number(call.query().get("per_page"), USUAL_PAGE));
        int page = number(call.query().get("page"), 1);
        int from = Math.min(all.size(), (page - 1) * size);
        int to = Math.min(all.size(), from + size);
        Reply reply = ok(JsonNodeFactory.instance.arrayNode().addAll(List.copyOf(all.subList(from, to))));
        if (to == all.size()) {
            return reply;
        }
        Map<String, String> query = new TreeMap<>(call.query());
        query.put("page", String.valueOf(page + 1));
        StringBuilder next = new StringBuilder(url).append('?');
        query.forEach(
                (name, value) -> next.append(name).append('=').append(value).append('&'));
        next.setLength(next.length() - 1);
        return reply.with("Link", "<" + url + "?page=1>; rel=\"first\", <" + next + ">; rel=\"next\"");
    }

    private static int number(@Nullable String text, int standard) {
        return text == null ? standard : Integer.parseInt(text);
    }
}

package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * A request as the stand-in's routes see it.
 *
 * @param path with the parts of it that the route names as its groups
 * @param login whose the token is
 */
record Call(MatchResult path, Map<String, String> query, JsonNode body, String login) {
    String part(int group) {
        return path.group(group);
    }

    long number(int group) {
        return Long.parseLong(path.group(group));
    }

    String text(String key) {
        return body.path(key).asText("");
    }
}

package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the stand-in holds of its one repository. */
final class StandInState {
    final Map<Long, ObjectNode> pulls = new LinkedHashMap<>();
    final Map<Long, List<ObjectNode>> files = new LinkedHashMap<>();
    final Map<Long, List<ObjectNode>> reviews = new LinkedHashMap<>();
    final Map<Long, ObjectNode> issues = new LinkedHashMap<>();
    /** By number of the pull request, as GraphQL tells of them. */
    final Map<Long, List<ObjectNode>> linked = new LinkedHashMap<>();

    final Map<Long, List<ObjectNode>> comments = new LinkedHashMap<>();
    final Map<Long, Set<String>> labels = new LinkedHashMap<>();
    final Map<Long, Set<String>> reactions = new LinkedHashMap<>();
    final List<ObjectNode> checkRuns = new ArrayList<>();
    final List<ObjectNode> annotations = new ArrayList<>();
    final List<ObjectNode> statuses = new ArrayList<>();
    /** Login to GitHub's word for what the person may do. */
    final Map<String, String> permissions = new LinkedHashMap<>();
    /** Members as {@code org/team/login}. */
    final Set<String> members = new LinkedHashSet<>();

    private long lastId = 1_000;

    long nextId() {
        return ++lastId;
    }

    boolean isPullOrIssue(long number) {
        return pulls.containsKey(number) || issues.containsKey(number);
    }

    Optional<ObjectNode> comment(long id) {
        return comments.values().stream()
                .flatMap(List::stream)
                .filter(comment -> comment.path("id").asLong() == id)
                .findFirst();
    }

    Optional<ObjectNode> checkRun(long id) {
        return checkRuns.stream().filter(run -> run.path("id").asLong() == id).findFirst();
    }

    /** The newest run of each name and app at a revision. */
    List<ObjectNode> newestRuns(String head, Optional<String> name) {
        Map<String, ObjectNode> newest = new LinkedHashMap<>();
        checkRuns.stream()
                .filter(run -> run.path("head_sha").asText().equals(head))
                .filter(run -> name.filter(
                                asked -> !asked.equals(run.path("name").asText()))
                        .isEmpty())
                .forEach(run -> newest.put(app(run) + "/" + run.path("name").asText(), run));
        return List.copyOf(newest.values());
    }

    private static String app(JsonNode run) {
        return run.path("app").path("slug").asText();
    }
}

package io.github.evidencegate.github.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import java.time.Instant;
import java.util.List;

/** What GitHub answers with, whole: each object has all that GitHub's OpenAPI says is always there. */
final class GithubObjects {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NODE_ID = "MDEyOk5vZGU=";
    private static final String SOME_TIME = "2026-11-01T08:00:00Z";

    private static final List<String> LEFT_OUT_OF_LISTS = List.of(
            "additions",
            "changed_files",
            "comments",
            "commits",
            "deletions",
            "maintainer_can_modify",
            "mergeable",
            "mergeable_state",
            "merged",
            "merged_by",
            "review_comments");

    private final String root;
    private final String project;

    GithubObjects(String root, String project) {
        this.root = root;
        this.project = project;
    }

    ObjectNode user(String login) {
        ObjectNode user = JSON.objectNode();
        String path = "/users/" + login.replace("[", "%5B").replace("]", "%5D");
        urls(
                user,
                path,
                "avatar events followers following gists html organizations received_events repos starred subscriptions");
        return user.put("url", root + path)
                .put("login", login)
                .put("id", Math.floorMod(login.hashCode(), Integer.MAX_VALUE))
                .put("node_id", NODE_ID)
                .put("gravatar_id", "")
                .put("site_admin", false)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User");
    }

    ObjectNode repository(String fullName) {
        String owner = fullName.substring(0, fullName.indexOf('/'));
        ObjectNode repository = JSON.objectNode();
        urls(
                repository,
                "/repos/" + fullName,
                "archive assignees blobs branches collaborators comments commits compare contents contributors deployments"
                        + " downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events"
                        + " issues keys labels languages merges milestones notifications pulls releases stargazers"
                        + " statuses subscribers subscription tags teams trees clone git svn");
        for (String no : "fork private has_projects has_wiki has_pages archived disabled".split(" ", -1)) {
            repository.put(no, false);
        }
        for (String none :
                "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count"
                        .split(" ", -1)) {
            repository.put(none, 0);
        }
        for (String unknown : "description homepage language mirror_url license".split(" ", -1)) {
            repository.putNull(unknown);
        }
        repository.set("owner", user(owner));
        return repository
                .put("id", 1)
                .put("node_id", NODE_ID)
                .put("url", root + "/repos/" + fullName)
                .put("name", fullName.substring(owner.length() + 1))
                .put("full_name", fullName)
                .put("default_branch", "main")
                .put("has_downloads", true)
                .put("has_issues", true)
                .put("ssh_url", "git@example.com:" + fullName + ".git")
                .put("pushed_at", SOME_TIME)
                .put("created_at", SOME_TIME)
                .put("updated_at", SOME_TIME);
    }

    ObjectNode pull(ForgeChange change) {
        ObjectNode pull = issueLike(change.key().number(), "pulls");
        urls(
                pull,
                "/pulls/" + change.key().number(),
                "commits diff patch issue review_comment review_comments statuses");
        boolean merged = change.state() == ForgeChange.State.MERGED;
        pull.remove(List.of("events_url", "labels_url", "repository_url"));
        pull.put("html_url", change.url())
                .put("title", change.text().title())
                .put("body", change.text().body())
                .put("state", change.state() == ForgeChange.State.OPEN ? "open" : "closed")
                .put("draft", change.isDraft())
                .put("created_at", change.openedAt().toString())
                .put("changed_files", change.fileCount())
                .put("merged", merged)
                .put("mergeable", true)
                .put("mergeable_state", "clean")
                .put("maintainer_can_modify", false)
                .put("merge_commit_sha", "0".repeat(40));
        for (String none : "additions deletions comments commits review_comments".split(" ", -1)) {
            pull.put(none, 0);
        }
        pull.putNull("auto_merge").putNull("merged_by").putNull("merged_at");
        if (merged) {
            pull.put("merged_at", SOME_TIME);
        }
        pull.set("user", user(change.author()));
        pull.set("labels", labels(change.labels()));
        ForgeChange.Ends ends = change.ends();
        pull.set("base", end(ends.baseBranch(), ends.base().objectName(), project));
        pull.set("head", end(ends.headBranch(), ends.head().objectName(), ends.headProject()));
        ObjectNode links = pull.putObject("_links");
        for (String link : "comments commits statuses html issue review_comments review_comment self".split(" ", -1)) {
            links.putObject(link).put("href", root + "/" + link);
        }
        return pull;
    }

    /** As it is told in a list, where some is left out. */
    static ObjectNode inList(ObjectNode pull) {
        ObjectNode shorter = pull.deepCopy();
        shorter.remove(LEFT_OUT_OF_LISTS);
        return shorter;
    }

    /** As GraphQL has it. */
    ObjectNode linked(String owner, IssueText issue) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("number", Long.parseLong(issue.id().substring(1)))
                .put("url", issue.url())
                .put("title", issue.title())
                .put("body", issue.body());
        node.putObject("author").put("login", issue.author());
        node.putObject("repository").put("nameWithOwner", owner);
        ArrayNode labels = node.putObject("labels").putArray("nodes");
        issue.labels().forEach(label -> labels.addObject().put("name", label));
        return node;
    }

    ObjectNode issue(IssueText issue) {
        ObjectNode node = issueLike(Long.parseLong(issue.id().substring(1)), "issues");
        node.put("html_url", issue.url()).put("title", issue.title()).put("body", issue.body());
        node.put("state", "open").put("created_at", SOME_TIME).put("comments", 0);
        node.set("user", user(issue.author()));
        node.set("labels", labels(issue.labels()));
        return node;
    }

    ObjectNode comment(long id, long number, String author, String text) {
        ObjectNode comment = JSON.objectNode()
                .put("id", id)
                .put("node_id", NODE_ID)
                .put("url", root + "/repos/" + project + "/issues/comments/" + id)
                .put("html_url", root + "/" + project + "/pull/" + number + "#issuecomment-" + id)
                .put("issue_url", root + "/repos/" + project + "/issues/" + number)
                .put("body", text)
                .put("author_association", "NONE")
                .putNull("performed_via_github_app");
        comment.set("user", user(author));
        return comment.put("created_at", SOME_TIME).put("updated_at", SOME_TIME);
    }

    ObjectNode review(long id, long number, Opinion opinion) {
        ObjectNode review = JSON.objectNode()
                .put("id", id)
                .put("node_id", NODE_ID)
                .put("body", "")
                .put("state", opinion.kind().name())
                .put("commit_id", opinion.head().map(Object::toString).orElse(null))
                .put("submitted_at", opinion.at().toString())
                .put("author_association", "NONE")
                .put("html_url", root + "/" + project + "/pull/" + number + "#review-" + id)
                .put("pull_request_url", root + "/repos/" + project + "/pulls/" + number);
        review.set("user", user(opinion.by()));
        ObjectNode links = review.putObject("_links");
        links.putObject("html").put("href", root);
        links.putObject("pull_request").put("href", root);
        return review;
    }

    ObjectNode file(String path) {
        ObjectNode file = JSON.objectNode();
        urls(file, "/" + project + "/blob/" + path.hashCode(), "blob contents raw");
        return file.put("filename", path)
                .put("sha", "1".repeat(40))
                .put("status", "modified")
                .put("additions", 1)
                .put("deletions", 0)
                .put("changes", 1)
                .put("patch", "@@ -1 +1,2 @@\n line\n+line");
    }

    ObjectNode checkRun(long id, String head, JobResult job) {
        ObjectNode run = JSON.objectNode()
                .put("id", id)
                .put("node_id", NODE_ID)
                .put("head_sha", head)
                .put("external_id", "")
                .put("name", job.name())
                .put("url", root + "/repos/" + project + "/check-runs/" + id)
                .put("html_url", job.url().isEmpty() ? root + "/" + project + "/runs/" + id : job.url())
                .put("details_url", root)
                .put("status", job.ending().isEmpty() ? "in_progress" : "completed")
                .put("conclusion", job.ending().isEmpty() ? null : job.ending())
                .put("started_at", job.startedAt().map(Instant::toString).orElse(null))
                .put("completed_at", job.endedAt().map(Instant::toString).orElse(null));
        run.putObject("output")
                .put("annotations_count", 0)
                .put("annotations_url", root)
                .putNull("title")
                .putNull("summary")
                .putNull("text");
        run.putObject("check_suite").put("id", 1);
        run.set("app", app(job.app()));
        run.putArray("pull_requests");
        return run;
    }

    ObjectNode status(long id, String creator) {
        ObjectNode status = JSON.objectNode()
                .put("id", id)
                .put("node_id", NODE_ID)
                .put("url", root)
                .put("avatar_url", root)
                .put("created_at", SOME_TIME)
                .put("updated_at", SOME_TIME);
        status.set("creator", user(creator));
        return status;
    }

    ArrayNode labels(Iterable<String> names) {
        ArrayNode labels = JSON.arrayNode();
        for (String name : names) {
            labels.addObject()
                    .put("id", 1)
                    .put("node_id", NODE_ID)
                    .put("url", root)
                    .put("name", name)
                    .put("color", "ededed")
                    .put("default", false)
                    .put("description", "");
        }
        return labels;
    }

    ObjectNode reaction(String by, String content) {
        ObjectNode reaction = JSON.objectNode()
                .put("id", 1)
                .put("node_id", NODE_ID)
                .put("content", content)
                .put("created_at", SOME_TIME);
        reaction.set("user", user(by));
        return reaction;
    }

    private ObjectNode issueLike(long number, String kind) {
        ObjectNode node = JSON.objectNode()
                .put("id", number)
                .put("node_id", NODE_ID)
                .put("number", number)
                .put("url", root + "/repos/" + project + "/" + kind + "/" + number)
                .put("repository_url", root + "/repos/" + project)
                .put("locked", false)
                .put("author_association", "NONE")
                .put("updated_at", SOME_TIME);
        urls(node, "/repos/" + project + "/issues/" + number, "comments events labels");
        for (String none : List.of("assignee", "closed_at", "milestone")) {
            node.putNull(none);
        }
        return node;
    }

    private ObjectNode end(String branch, String head, String of) {
        String owner = of.isEmpty() ? "ghost" : of.substring(0, of.indexOf('/'));
        ObjectNode end = JSON.objectNode()
                .put("label", owner + ":" + branch)
                .put("ref", branch)
                .put("sha", head);
        end.set("user", user(owner));
        end.set("repo", of.isEmpty() ? JSON.nullNode() : repository(of));
        return end;
    }

    private ObjectNode app(String slug) {
        ObjectNode app = JSON.objectNode()
                .put("id", 1)
                .put("slug", slug)
                .put("node_id", NODE_ID)
                .put("name", slug)
                .putNull("description")
                .put("external_url", root)
                .put("html_url", root)
                .put("created_at", SOME_TIME)
                .put("updated_at", SOME_TIME);
        app.set("owner", user("github"));
        app.putObject("permissions");
        app.putArray("events");
        return app;
    }

    private void urls(ObjectNode node, String path, String names) {
        for (String name : names.split(" ", -1)) {
            node.put(name + "_url", root + path + "/" + name);
        }
    }
}

package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The comments on pull requests, as plain values: the library's object asks for each author again. */
final class Comments {
    private final GithubApi api;
    private final Account account;
    private final Consumer<String> notices;

    Comments(GithubApi api, Account account, Consumer<String> notices) {
        this.api = api;
        this.account = account;
        this.notices = notices;
    }

    List<PostedComment> all(long number) throws ForgeException {
        List<PostedComment> comments = new ArrayList<>();
        for (Told told : api.all("/issues/" + api.id(number) + "/comments")) {
            comments.add(comment(told));
        }
        return comments;
    }

    PostedComment one(String id) throws ForgeException {
        return comment(api.get(path(id)));
    }

    /** If it is not known whether the comment is there, looks before it posts again. */
    PostedComment post(long number, String text) throws ForgeException {
        try {
            return posted(number, text);
        } catch (ForgeException e) {
            if (!mayHaveHappened(e)) {
                throw e;
            }
            Optional<PostedComment> there = all(number).stream()
                    .filter(PostedComment::isOwn)
                    .filter(comment -> comment.text().strip().equals(text.strip()))
                    .reduce((older, newer) -> newer);
            return there.isPresent() ? there.get() : posted(number, text);
        }
    }

    PostedComment rewrite(String id, String text) throws ForgeException {
        return comment(api.send("PATCH", path(id), Map.of("body", text)));
    }

    void remove(String id) throws ForgeException {
        try {
            api.send("DELETE", path(id));
        } catch (ForgeException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    void react(String id, Reaction reaction) throws ForgeException {
        String content = switch (reaction) {
            case DONE -> "+1";
            case REFUSED -> "confused";
        };
        api.send("POST", path(id) + "/reactions", Map.of("content", content));
    }

    /** Whether a deed may be done although no good answer came. */
    static boolean mayHaveHappened(ForgeException failure) {
        return switch (failure.kind()) {
            case BROKEN, UNREACHABLE, UNINTELLIGIBLE -> true;
            case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, REFUSED, LIMITED -> false;
        };
    }

    private PostedComment posted(long number, String text) throws ForgeException {
        PostedComment comment =
                comment(api.send("POST", "/issues/" + api.id(number) + "/comments", Map.of("body", text)));
        if (!comment.isOwn()) {
            notices.accept("the comment is by " + comment.author() + ", not by " + account.login()
                    + " as expected, so the next run will not find it; set the input comment-author to "
                    + comment.author());
        }
        return comment;
    }

    private PostedComment comment(Told told) throws ForgeException {
        String author = told.login();
        return new PostedComment(
                String.valueOf(told.number("id")),
                author,
                author.equalsIgnoreCase(account.login()),
                told.maybe("body").orElse(""),
                told.text("html_url"),
                told.instant("created_at"),
                told.instant("updated_at"));
    }

    private String path(String id) throws ForgeException {
        if (!id.matches("\\d{1,18}")) {
            throw new ForgeException("GET comment", Kind.NOT_FOUND, "no such comment", "give the id of a comment");
        }
        return "/issues/comments/" + id;
    }
}

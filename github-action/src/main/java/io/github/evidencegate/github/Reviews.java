package io.github.evidencegate.github;

import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people said about a pull request; plain values, because the library's object asks for each person again. */
final class Reviews {
    /** Each costs a request; those beyond are not known to be able to write, so their approval does not count. */
    private static final int MOST_APPROVERS = 10;

    private final GithubApi api;
    private final People people;

    Reviews(GithubApi api, People people) {
        this.api = api;
        this.people = people;
    }

    Review of(long number) throws ForgeException {
        Map<String, Optional<Boolean>> canWrite = new LinkedHashMap<>();
        List<Opinion> opinions = new ArrayList<>();
        for (Told told : api.all("/pulls/" + api.id(number) + "/reviews")) {
            Optional<Kind> kind = kind(told.text("state"));
            if (kind.isPresent()) {
                opinions.add(opinion(told, kind.get(), canWrite));
            }
        }
        return new Review(opinions);
    }

    private Opinion opinion(Told told, Kind kind, Map<String, Optional<Boolean>> canWrite) throws ForgeException {
        String login = told.login();
        if (kind == Kind.APPROVED && canWrite.size() < MOST_APPROVERS && !canWrite.containsKey(login)) {
            canWrite.put(login, canWrite(login));
        }
        Optional<Boolean> may =
                kind == Kind.APPROVED ? canWrite.getOrDefault(login, Optional.empty()) : Optional.empty();
        return new Opinion(login, kind, head(told), told.instant("submitted_at"), may);
    }

    private Optional<Boolean> canWrite(String login) throws ForgeException {
        try {
            return Optional.of(people.permission(login, List.of())).map(Permission::canWrite);
        } catch (ForgeException e) {
            if (e.kind() == ForgeException.Kind.FORBIDDEN || e.kind() == ForgeException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<Revision> head(Told told) {
        return told.maybe("commit_id")
                .filter(id -> id.matches("[0-9a-f]{40}|[0-9a-f]{64}"))
                .map(Revision::new);
    }

    /** Empty for one that its author has not sent yet, and for what GitHub may invent. */
    private static Optional<Kind> kind(String state) {
        return switch (state) {
            case "APPROVED" -> Optional.of(Kind.APPROVED);
            case "CHANGES_REQUESTED" -> Optional.of(Kind.CHANGES_REQUESTED);
            case "COMMENTED" -> Optional.of(Kind.COMMENTED);
            case "DISMISSED" -> Optional.of(Kind.DISMISSED);
            default -> Optional.empty();
        };
    }
}

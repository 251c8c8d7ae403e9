package io.github.evidencegate.github.rights;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.GithubProject;
import io.github.evidencegate.github.http.Answer;
import io.github.evidencegate.github.http.Bodies;
import io.github.evidencegate.github.http.Request;
import io.github.evidencegate.github.http.Transport;
import io.github.evidencegate.syntax.JsonNodes;
import java.util.Map;
import java.util.Optional;

/**
 * Asks GitHub whether the token may. To read, by the cheapest reading. To write, by a request without what it must have:
 * GitHub looks at the right first and refuses it with 403, and else at what is missing and refuses it with 422. That order
 * is what GitHub does, and no promise of its documentation; nothing can come of such a request in any order, since
 * {@code body}, {@code name} or {@code state} is required (REST, "Create an issue comment", "Create a check run", "Create
 * a commit status").
 */
final class RightsProbe {
    /** No commit has it, so no status can be on it. */
    private static final String NO_COMMIT = "0".repeat(40);

    private static final int FORBIDDEN = 403;
    private static final int INCOMPLETE = 422;

    private final GithubProject project;
    private final Transport transport;
    private Optional<String> pull;
    private boolean mayReadPulls = true;

    /**
     * A probe that has asked nothing.
     *
     * @param pull number of a pull request, if one is known
     */
    RightsProbe(GithubProject project, Transport transport, Optional<String> pull) {
        this.project = project;
        this.transport = transport;
        this.pull = pull;
    }

    /**
     * Whether the token has the right.
     *
     * @throws ForgeException if GitHub answers no question at all
     */
    Finding find(Right right) throws ForgeException {
        return switch (right) {
            case CONTENTS -> reading(right, "/commits?per_page=1");
            case PULLS -> readingPulls();
            case COMMENTS -> commenting();
            case CHECKS -> writing(right, "/check-runs");
            case STATUSES -> writing(right, "/statuses/" + NO_COMMIT);
            case JOBS -> reading(right, "/commits/HEAD/check-runs?per_page=1");
            case ISSUES -> reading(right, "/issues?state=all&per_page=1");
            case ARTIFACTS -> reading(right, "/actions/artifacts?per_page=1");
        };
    }

    private Finding reading(Right right, String path) throws ForgeException {
        Request request = Request.of("GET", project.at(path));
        return found(right, request, transport.ask(request));
    }

    private Finding readingPulls() throws ForgeException {
        Request request = Request.of("GET", project.at("/pulls?state=all&per_page=1"));
        Answer answer = transport.ask(request);
        Finding finding = found(Right.PULLS, request, answer);
        mayReadPulls = finding.answer() != Finding.Answer.MAY_NOT;
        if (finding.isGiven() && pull.isEmpty()) {
            pull = number(answer);
        }
        return finding;
    }

    private Finding commenting() throws ForgeException {
        if (pull.isPresent()) {
            return writing(Right.COMMENTS, "/issues/" + pull.get() + "/comments");
        }
        return mayReadPulls
                ? new Finding(
                        Right.COMMENTS, Finding.Answer.UNTOLD, "no pull request is known that could be asked about")
                : new Finding(Right.COMMENTS, Finding.Answer.MAY_NOT, "it may not even read");
    }

    private Finding writing(Right right, String path) throws ForgeException {
        Request request = new Request("POST", project.at(path), Optional.of(Bodies.of(Map.of())));
        return found(right, request, transport.ask(request));
    }

    private Finding found(Right right, Request request, Answer answer) {
        boolean isRead = answer.status() >= 200 && answer.status() < 300;
        if (right.isToWrite() ? answer.status() == INCOMPLETE : isRead) {
            return new Finding(right, Finding.Answer.MAY, "");
        }
        String why = isRead
                ? "GitHub took what it should have refused"
                : transport.refusal(request, answer).told();
        return new Finding(right, answer.status() == FORBIDDEN ? Finding.Answer.MAY_NOT : Finding.Answer.UNTOLD, why);
    }

    private static Optional<String> number(Answer answer) {
        try {
            return JsonNodes.read(answer.body()).items().stream()
                    .findFirst()
                    .flatMap(first -> first.textAt("number"))
                    .filter(text -> text.matches("[1-9][0-9]{0,17}"));
        } catch (EvidenceException e) {
            // The answer was good all the same; only the number stays unknown.
            return Optional.empty();
        }
    }
}

package io.github.evidencegate.github.http;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.syntax.JsonNodes;
import io.github.evidencegate.syntax.Node;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what a failure means and what to do about it. */
final class Trouble {
    private static final int LONGEST = 300;

    private final AccessToken token;

    Trouble(AccessToken token) {
        this.token = token;
    }

    /** What an answer that is not good means. */
    ForgeException of(Request request, Answer answer) {
        String told = told(answer);
        Kind kind = kind(answer, told);
        return new ForgeException(named(request), kind, told, advice(request, answer, kind));
    }

    /** What it means that no answer came. */
    ForgeException of(Request request, IOException cause) {
        if (cause instanceof Limits.TooBigException) {
            return unintelligible(request, String.valueOf(cause.getMessage()));
        }
        return new ForgeException(
                named(request),
                Kind.UNREACHABLE,
                "no answer from " + request.url().getHost() + ": " + why(cause),
                unreached(cause),
                cause);
    }

    /** What it means that an answer says something else than it should. */
    ForgeException unintelligible(Request request, String told) {
        return new ForgeException(
                named(request),
                Kind.UNINTELLIGIBLE,
                shown(told),
                "see that the input api-url is the root of GitHub's REST API, and what a proxy may have put in between");
    }

    /** Refuses to follow the answer to where it points. */
    ForgeException elsewhere(Request request) {
        return new ForgeException(
                named(request),
                Kind.REFUSED,
                "the answer points to another place, and the token goes to none but the API's own",
                "set the input api-url to where the API is; if the repository was renamed or moved, use its new name");
    }

    /** An answer may have sent us to this address, so it is no more trusted than the answer. */
    private String named(Request request) {
        return shown(request.toString());
    }

    private String told(Answer answer) {
        String status = "status " + answer.status();
        try {
            Node body = JsonNodes.read(answer.body());
            Optional<String> message = body.textAt("message");
            List<Node> errors = body.at("errors").items();
            Optional<String> first = errors.stream()
                    .findFirst()
                    .map(error -> error.textAt("message").orElse(error.text()))
                    .filter(text -> !text.isEmpty());
            return shown(status
                    + message.map(text -> ": " + text).orElse("")
                    + first.map(text -> " (" + text + ")").orElse(""));
        } catch (EvidenceException e) {
            return answer.body().length == 0 ? status : status + ", with an answer that is not JSON";
        }
    }

    /** Without the token, should the host repeat it; on one line, and cut. */
    private String shown(String text) {
        String line = token.hiddenIn(text).replaceAll("\\p{Cntrl}+", " ");
        int end = line.codePointCount(0, line.length()) > LONGEST ? line.offsetByCodePoints(0, LONGEST) : line.length();
        return line.substring(0, end) + (end < line.length() ? "..." : "");
    }

    private static Kind kind(Answer answer, String told) {
        if (Limit.holds(answer, told)) {
            return Kind.LIMITED;
        }
        if (answer.status() >= 500) {
            return Kind.BROKEN;
        }
        return switch (answer.status()) {
            case 401 -> Kind.UNAUTHENTICATED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            default -> answer.status() >= 400 ? Kind.REFUSED : Kind.UNINTELLIGIBLE;
        };
    }

    private static String advice(Request request, Answer answer, Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED ->
                "give the input token one that is valid; that of a workflow, ${{ github.token }}, ends with its job";
            case FORBIDDEN -> NeededPermission.of(request, answer).advice();
            case NOT_FOUND ->
                "see that it is still there and that the token may read it; what a token may not see, GitHub calls not"
                        + " found";
            case REFUSED -> "see what GitHub says is wrong; run the job again if something else changed it meanwhile";
            case LIMITED -> "run the job again later, or less often at once; the limit is that of the token's account";
            case BROKEN -> "run the job again later; githubstatus.com tells whether GitHub has an incident";
            case UNREACHABLE, UNINTELLIGIBLE -> "see that the input api-url is right";
        };
    }

    private static String why(IOException cause) {
        if (cause instanceof UnknownHostException) {
            return "its name is not known";
        }
        if (cause instanceof SocketTimeoutException) {
            return "it took too long";
        }
        if (cause instanceof ConnectException) {
            return "it takes no connection";
        }
        return cause instanceof SSLException ? "no trusted connection" : "the connection ended early";
    }

    private static String unreached(IOException cause) {
        return cause instanceof SSLException
                ? "add the host's certificate to the trust store of the Java that runs this"
                : "see that the runner reaches the host of the input api-url, and run the job again";
    }
}

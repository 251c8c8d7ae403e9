package io.github.evidencegate.github.http;

import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks GitHub until it answers, within limits, and keeps the token to GitHub's own host. */
public final class Transport {
    /** A change with thousands of files and comments needs some hundred; what goes on and on is stopped. */
    private static final int MOST_REQUESTS = 1_000;

    private static final int MOST_HOPS = 3;

    private final URI api;
    private final AccessToken token;
    private final Exchange exchange;
    private final Patience patience;
    private final Trouble trouble;
    private final AtomicInteger requests = new AtomicInteger();

    /** For the API with this root. */
    public Transport(URI api, AccessToken token, Exchange exchange, Patience patience) {
        this.api = api;
        this.token = token;
        this.exchange = exchange;
        this.patience = patience;
        this.trouble = new Trouble(token);
    }

    /** How many requests were sent, those sent again included. */
    public int requests() {
        return requests.get();
    }

    /** The token, for what depends on its kind. */
    public AccessToken token() {
        return token;
    }

    /**
     * The good answer.
     *
     * @throws ForgeException if there is none, after tries where they can help
     */
    public Answer send(Request request) throws ForgeException {
        Request asked = request;
        for (int hops = 0; hops <= MOST_HOPS; hops++) {
            Answer answer = persist(asked, this::once);
            if (!answer.isElsewhere()) {
                return answer;
            }
            asked = follow(asked, answer);
        }
        throw trouble.elsewhere(request);
    }

    /**
     * What the host keeps elsewhere: its answer leads to a place whose address is the key to it. That place gets no token,
     * and leads no further.
     *
     * @throws ForgeException as {@link #send}; also if the answer leads to no such place. No message has the address.
     */
    public Answer download(Request request) throws ForgeException {
        Answer answer = persist(request, this::once);
        if (!answer.isElsewhere()) {
            return answer;
        }
        Request there = request.at(storage(request, answer));
        Answer kept = persist(request, unused -> exchange.send(there, Optional.empty()));
        if (kept.isElsewhere()) {
            throw trouble.unintelligible(request, "it leads on and on");
        }
        return kept;
    }

    /** Not to a weaker protocol than that of the API. */
    private URI storage(Request request, Answer answer) throws ForgeException {
        return answer.header("location")
                .flatMap(place -> resolved(request, place))
                .filter(place -> "https".equalsIgnoreCase(place.getScheme())
                        || ("http".equalsIgnoreCase(place.getScheme()) && "http".equalsIgnoreCase(api.getScheme())))
                .orElseThrow(() -> trouble.unintelligible(request, "it leads to no web address"));
    }

    /**
     * The answer, a refusal too: for who asks whether something may be done. It is asked once.
     *
     * @throws ForgeException if the answer tells nothing of the request: none came, the token is none, there were too many
     *     requests, or the host is in trouble
     */
    public Answer ask(Request request) throws ForgeException {
        try {
            Answer answer = once(request);
            if (answer.isGood()) {
                return answer;
            }
            ForgeException failure = trouble.of(request, answer);
            return switch (failure.kind()) {
                case UNAUTHENTICATED, LIMITED, BROKEN -> throw failure;
                case FORBIDDEN, NOT_FOUND, REFUSED, UNREACHABLE, UNINTELLIGIBLE -> answer;
            };
        } catch (IOException e) {
            throw trouble.of(request, e);
        }
    }

    /** What it means that an answer is not good. */
    public ForgeException refusal(Request request, Answer answer) {
        return trouble.of(request, answer);
    }

    /** What it means that a good answer says something else than it should. */
    public ForgeException unintelligible(Request request, String told) {
        return trouble.unintelligible(request, told);
    }

    /** One try. */
    private interface Try {
        Answer of(Request request) throws IOException, ForgeException;
    }

    private Answer persist(Request request, Try once) throws ForgeException {
        for (int tries = 1; ; tries++) {
            ForgeException failure;
            Optional<Duration> pause = Optional.empty();
            boolean mayHaveHappened = true;
            try {
                Answer answer = once.of(request);
                if (answer.isGood() || answer.isElsewhere()) {
                    return answer;
                }
                failure = trouble.of(request, answer);
                pause = Limit.pause(answer, patience.now());
                mayHaveHappened = failure.kind() != Kind.LIMITED;
            } catch (IOException e) {
                failure = trouble.of(request, e);
                mayHaveHappened = !(e instanceof ConnectException || e instanceof UnknownHostException);
            }
            boolean isSafe = request.isRepeatable() || !mayHaveHappened;
            if (!isSafe || !patience.waits(tries, failure.kind(), pause)) {
                throw failure;
            }
        }
    }

    private Answer once(Request request) throws IOException, ForgeException {
        if (!isOwn(request.url())) {
            throw trouble.elsewhere(request);
        }
        if (!token.secret().matches("[\\x21-\\x7e]+")) {
            throw new ForgeException(
                    request.toString(),
                    Kind.UNAUTHENTICATED,
                    "the token has a character that no token has",
                    "give the input token one that is valid, without blanks or line ends in it");
        }
        if (requests.incrementAndGet() > MOST_REQUESTS) {
            throw trouble.unintelligible(request, "more than " + MOST_REQUESTS + " requests, and no end");
        }
        return exchange.send(request, Optional.of(token));
    }

    /** Only questions follow; what a deed would do at another address nobody asked for. */
    private Request follow(Request request, Answer answer) throws ForgeException {
        Optional<URI> next = answer.header("location").flatMap(place -> resolved(request, place));
        if (next.isEmpty() || !request.method().equals("GET")) {
            throw trouble.elsewhere(request);
        }
        return request.at(next.get());
    }

    private static Optional<URI> resolved(Request request, String place) {
        try {
            return Optional.of(request.url().resolve(place));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOwn(URI url) {
        return api.getScheme().equalsIgnoreCase(url.getScheme())
                && api.getRawAuthority().equalsIgnoreCase(url.getRawAuthority());
    }

    @Override
    public String toString() {
        return "requests to " + api.getRawAuthority();
    }
}

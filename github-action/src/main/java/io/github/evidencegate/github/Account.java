package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import java.util.Optional;

/** Whose the token is, which no token says itself. */
final class Account {
    /** Who a workflow's own token comments as. */
    static final String WORKFLOW = "github-actions[bot]";

    /** What the tokens of GitHub Apps begin with; they may not ask who they are. */
    private static final String APP_TOKEN = "ghs_";

    private final GithubApi api;
    private Optional<String> login;

    Account(GithubApi api, Optional<String> login) {
        this.api = api;
        this.login = login;
    }

    /** The login that its comments have. */
    synchronized String login() throws ForgeException {
        if (login.isEmpty()) {
            login = Optional.of(asked());
        }
        return login.get();
    }

    private String asked() throws ForgeException {
        if (api.transport().token().secret().startsWith(APP_TOKEN)) {
            return WORKFLOW;
        }
        try {
            return api.getAnywhere("/user").text("login");
        } catch (ForgeException e) {
            if (e.kind() == ForgeException.Kind.FORBIDDEN) {
                return WORKFLOW;
            }
            throw e;
        }
    }
}

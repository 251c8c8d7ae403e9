package io.github.evidencegate.github;

import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.forge.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.github.GHPermissionType;

/** What people may do in the repository. */
final class People {
    private static final String SOURCE = "GitHub, collaborator permission";
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern TEAM = Pattern.compile("@([A-Za-z0-9_-]{1,100})/([A-Za-z0-9._-]{1,100})");

    private final GithubApi api;

    People(GithubApi api) {
        this.api = api;
    }

    /** An app ("name[bot]") is no collaborator, and GitHub does not tell what it may do: it may not write. */
    Permission permission(String login, List<String> teams) throws ForgeException {
        if (!LOGIN.matcher(login).matches()) {
            return new Permission(login, false, List.of(), "not asked: only people are collaborators");
        }
        boolean canWrite = canWrite(login);
        List<String> member = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        for (String team : teams) {
            Optional<Boolean> isMember = isMember(login, team);
            if (isMember.isEmpty()) {
                closed.add(team);
            } else if (isMember.get()) {
                member.add(team);
            }
        }
        String untold = closed.isEmpty()
                ? ""
                : "; the token may not ask about " + String.join(", ", closed) + " (it needs read access to members)";
        return new Permission(login, canWrite, member, SOURCE + untold);
    }

    /** GitHub tells roles such as maintain and triage as the permission that they include. */
    private boolean canWrite(String login) throws ForgeException {
        try {
            GHPermissionType type = api.asked("/collaborators/" + login + "/permission", () -> asked(login));
            return type == GHPermissionType.ADMIN || type == GHPermissionType.WRITE;
        } catch (ForgeException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private GHPermissionType asked(String login) throws IOException {
        return api.repository().getPermission(login);
    }

    /** Empty if the token may not know. GitHub calls a team not found that it must not see. */
    private Optional<Boolean> isMember(String login, String team) throws ForgeException {
        Matcher name = TEAM.matcher(team);
        if (!name.matches()) {
            return Optional.of(false);
        }
        try {
            Told told = api.getAnywhere("/orgs/" + name.group(1) + "/teams/" + name.group(2) + "/memberships/" + login);
            return Optional.of(told.text("state").equals("active"));
        } catch (ForgeException e) {
            return switch (e.kind()) {
                case NOT_FOUND -> Optional.of(false);
                case FORBIDDEN -> Optional.empty();
                default -> throw e;
            };
        }
    }
}

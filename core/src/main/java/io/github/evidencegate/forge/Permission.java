package io.github.evidencegate.forge;

import java.util.List;

/**
 * What the code host says that a person may do in the project.
 *
 * @param login as the code host spells it
 * @param teams of those that were asked about, the ones that the person is a member of
 * @param source what said so, for people: {@code GitHub, collaborator permission}
 */
public record Permission(String login, boolean canWrite, List<String> teams, String source) {
    /** Copies the list. */
    public Permission {
        teams = List.copyOf(teams);
    }
}

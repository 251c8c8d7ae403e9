package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import java.util.List;
import java.util.Optional;

/**
 * Who a person is, as an adapter checked it with the code host. What nobody checked is no identity.
 *
 * @param name as the code host names the person
 * @param teams those that the person is a member of, such as {@code @org/team}; only ones that were checked
 * @param canWrite whether the person may write to the repository
 * @param checkedBy what said so, for people: {@code GitHub, collaborator permission}
 */
public record Identity(String name, List<String> teams, boolean canWrite, String checkedBy) {
    private static final String TEAM = "@";

    /** Refuses an identity that nobody checked, and a name that could be read as a team or as everybody. */
    public Identity {
        teams = List.copyOf(teams);
        if (name.isBlank() || checkedBy.isBlank()) {
            throw new IllegalArgumentException("an identity has a name and somebody who checked it");
        }
        if (name.startsWith(TEAM) || name.equals(StopSetting.WRITE_ACCESS)) {
            throw new IllegalArgumentException("not the name of a person: " + name);
        }
    }

    /** This person with what entitles them to decide; empty if policy does not. */
    public Optional<Actor> actor(StopSetting setting) {
        Rights rights = new Rights(teams, canWrite);
        return setting.entitling(name, rights)
                .map(decider ->
                        new Actor(name, "stop.deciders: " + decider + " (" + checkedBy + ")", Optional.of(rights)));
    }
}

package io.github.evidencegate.stop;

import io.github.evidencegate.evidence.Transition.Actor;
import io.github.evidencegate.evidence.Transition.Rights;
import java.util.List;
import java.util.Optional;

/**
 * What policy says about who may stop a change and let it go on: its key {@code stop}.
 *
 * @param deciders names, teams such as {@code @org/team}, or {@link #WRITE_ACCESS}; never empty
 * @param waiverDays the most days that a waiver may last
 */
public record StopSetting(List<String> deciders, int waiverDays) {
    /** Everybody who may write to the repository. */
    public static final String WRITE_ACCESS = "write-access";

    private static final String TEAM = "@";

    /** What holds where policy is silent. */
    public static final StopSetting DEFAULT = new StopSetting(List.of(WRITE_ACCESS), 14);

    /** Refuses nobody at all: a change that was stopped by mistake could never go on. */
    public StopSetting {
        deciders = List.copyOf(deciders);
        if (deciders.isEmpty()) {
            throw new IllegalArgumentException("nobody may decide");
        }
    }

    /** Which of the deciders a person is; empty if none. */
    Optional<String> entitling(String name, Rights rights) {
        return deciders.stream()
                .filter(decider -> isMeant(decider, name, rights))
                .findFirst();
    }

    /**
     * Whether somebody who decided may decide by this policy too. An old entry does not tell what was found about its
     * maker; then only a policy that names the person entitles them.
     */
    public boolean entitles(Actor actor) {
        return entitling(actor.name(), actor.rights().orElse(Rights.NONE)).isPresent();
    }

    private static boolean isMeant(String decider, String name, Rights rights) {
        if (decider.equals(WRITE_ACCESS)) {
            return rights.canWrite();
        }
        return decider.startsWith(TEAM) ? rights.teams().contains(decider) : name.equals(decider);
    }

    /** For people: {@code ada, @org/leads or anybody with write access}. */
    public String who() {
        List<String> named = deciders.stream()
                .map(decider -> decider.equals(WRITE_ACCESS) ? "anybody with write access" : decider)
                .toList();
        int last = named.size() - 1;
        return last == 0 ? named.get(0) : String.join(", ", named.subList(0, last)) + " or " + named.get(last);
    }
}

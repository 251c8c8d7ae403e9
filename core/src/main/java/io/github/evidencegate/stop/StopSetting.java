package io.github.evidencegate.stop;

import java.util.List;

/**
 * What policy says about who may stop a change and let it go on: its key {@code stop}.
 *
 * @param deciders names, teams such as {@code @org/team}, or {@link #WRITE_ACCESS}; never empty
 * @param waiverDays the most days that a waiver may last
 */
public record StopSetting(List<String> deciders, int waiverDays) {
    /** Everybody who may write to the repository. */
    public static final String WRITE_ACCESS = "write-access";

    /** What holds where policy is silent. */
    public static final StopSetting DEFAULT = new StopSetting(List.of(WRITE_ACCESS), 14);

    /** Refuses nobody at all: a change that was stopped by mistake could never go on. */
    public StopSetting {
        deciders = List.copyOf(deciders);
        if (deciders.isEmpty()) {
            throw new IllegalArgumentException("nobody may decide");
        }
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

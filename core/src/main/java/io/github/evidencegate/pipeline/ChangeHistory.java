package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.verdict.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the life of a change is kept between pipelines: the port to a folder, a packet or a ledger. */
public interface ChangeHistory {
    /**
     * What is known.
     *
     * @param entries in any order, none twice
     * @param doubts why there may have been more, each with what to do: damaged, cut off or foreign text
     */
    record Known(List<HistoryEntry> entries, List<String> doubts) {
        /** Copies the lists. */
        public Known {
            entries = List.copyOf(entries);
            doubts = List.copyOf(doubts);
        }

        /** The same and one more. */
        Known plus(HistoryEntry entry) {
            List<HistoryEntry> more = new ArrayList<>(entries);
            more.add(entry);
            return new Known(more, doubts);
        }

        /**
         * The life of the change as these entries tell it, with what policy makes of it.
         *
         * @param now tells which waivers have ended
         */
        RepairHistory told(String change, List<Repair> repairs, Policy policy, Instant now) {
            List<Transition> transitions = entries.stream()
                    .flatMap(entry -> entry.fold(run -> Stream.<Transition>empty(), Stream::of))
                    .distinct()
                    .sorted(Comparator.comparing(Transition::at).thenComparing(Transition::name))
                    .toList();
            RepairHistory told = new RepairHistory(
                    change, Attempts.of(entries), repairs, List.of(), transitions, StopState.RUNNING, doubts);
            return Standing.of(told, entries, policy, now);
        }
    }

    /**
     * All that was ever appended for a change.
     *
     * @throws EvidenceException if the place cannot be read at all; what can be read in part comes with doubts
     */
    Known read(String change) throws EvidenceException;

    /**
     * Adds one entry. The same entry added twice is there once; two at once are both there.
     *
     * @throws EvidenceException if it cannot be kept
     */
    void append(String change, HistoryEntry entry) throws EvidenceException;
}

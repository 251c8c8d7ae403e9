package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import java.util.List;

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

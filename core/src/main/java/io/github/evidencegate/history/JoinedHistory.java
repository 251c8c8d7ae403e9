package io.github.evidencegate.history;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.pipeline.ChangeHistory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Several histories as one: what any of them knows is known, and each is told what is new. */
public final class JoinedHistory implements ChangeHistory {
    private final List<ChangeHistory> parts;

    /** Of these, which may be none; then nothing is kept. */
    public JoinedHistory(List<ChangeHistory> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Known read(String change) throws EvidenceException {
        Set<HistoryEntry> entries = new LinkedHashSet<>();
        List<String> doubts = new ArrayList<>();
        for (ChangeHistory part : parts) {
            Known known = part.read(change);
            entries.addAll(known.entries());
            doubts.addAll(known.doubts());
        }
        return new Known(List.copyOf(entries), doubts);
    }

    @Override
    public void append(String change, HistoryEntry entry) throws EvidenceException {
        for (ChangeHistory part : parts) {
            part.append(change, entry);
        }
    }
}

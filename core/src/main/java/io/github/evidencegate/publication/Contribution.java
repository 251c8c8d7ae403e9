package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.StopSetting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run, or one person, brings to the packet of a change.
 *
 * @param change what histories call it
 * @param at when the run judged or the person spoke
 * @param fresh the packet of a run; empty if a person decided something
 * @param entries what must not be lost
 * @param deciders whose words count, by the policy at the base
 */
record Contribution(
        String change, Instant at, Optional<Fresh> fresh, List<HistoryEntry> entries, StopSetting deciders) {
    /** Copies the list. */
    Contribution {
        entries = List.copyOf(entries);
    }

    /** A packet that was made just now. */
    record Fresh(Shown shown, MarkdownPacket packet) {}
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Puts an outcome on its change: the packet, then the check, then the labels. What one of them meets does not keep the
 * others from being tried, and nothing of it changes the verdict.
 */
public final class Publication {
    private final Forge forge;
    private final ReportSetting setting;

    /** Of what this project wants written to this code host. */
    public Publication(Forge forge, ReportSetting setting) {
        this.forge = forge;
        this.setting = setting;
    }

    /**
     * Where an outcome goes.
     *
     * @param head the revision that gets the check: the head that was judged, or that of a merge queue
     * @param number the change that gets packet and labels; empty for a check alone
     */
    public record Target(Revision head, Optional<Long> number) {}

    /** Publishes; what the code host refuses is in the answer. */
    public Published publish(Outcome outcome, Target target) {
        return new Published(Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}

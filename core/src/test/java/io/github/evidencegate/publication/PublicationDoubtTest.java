package io.github.evidencegate.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.RepairHistory;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.InMemoryForge;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stop lives in a packet: while no packet can be read, nobody knows that there is none. */
class PublicationDoubtTest {
    private static final JudgedRun RUN = HostedLife.run(10, 1);

    private InMemoryForge forge = HostedLife.forge(1);

    @BeforeEach
    void begin() {
        forge = HostedLife.forge(1);
    }

    @Test
    void holdsNoCheckWhilePacketsCannotBeRead() {
        forge.refuse(request -> request.startsWith("comments"));

        Published published = publish(unread());

        assertThat(published.failures()).isNotEmpty();
        CheckReport check = forge.reports().get(0);
        assertThat(check.holds()).isFalse();
        assertThat(check.title()).startsWith("its packet cannot be read, so it may be stopped; it was judged ");
    }

    @Test
    void takesNoLabelAwayWhilePacketsCannotBeRead() throws Exception {
        forge.label(HostedLife.NUMBER, Set.of("evidence: stopped"), Set.of());
        forge.refuse(request -> request.startsWith("comments"));

        publish(unread());

        assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: stopped");
    }

    @Test
    void holdsTheCheckOncePacketsCanBeReadAgain() {
        publish(unread());

        assertThat(forge.reports().get(0).holds()).isTrue();
    }

    private Published publish(Outcome outcome) {
        return new Publication(forge, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                .publish(outcome, HostedLife.target(outcome));
    }

    /** A ready change whose history could not be asked for, which policy only warns of. */
    private static Outcome unread() {
        Outcome ready = HostedLife.ready(RUN);
        RepairHistory history = ready.record().history().orElseThrow();
        EvidenceRecord record = ready.record()
                .with(
                        new RepairHistory(
                                history.change(),
                                history.attempts(),
                                history.repairs(),
                                history.budget(),
                                history.transitions(),
                                history.state(),
                                List.of("the code host did not answer")),
                        ready.record().gates(),
                        ready.record().trust());
        return new Outcome(record, ready.verdict(), ReviewPacket.of(record, ready.verdict()));
    }
}

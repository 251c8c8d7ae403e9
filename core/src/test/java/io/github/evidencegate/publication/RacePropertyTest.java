package io.github.evidencegate.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.ReportSetting;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.publication.InTurns.Program;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.StopSetting;
import io.github.evidencegate.testkit.InMemoryForge;
import io.github.evidencegate.testkit.SampleRuns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs of one change at once, in every order of their requests that the seeds come to. */
class RacePropertyTest {
    private static final int SEEDS = 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void endsWithOnePacketOfTheNewestHeadAndEveryEntry(int packetsBefore) {
        LongStream.range(0, SEEDS).forEach(seed -> holds(seed, packetsBefore, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void holdsForThreeRuns(int packetsBefore) {
        LongStream.range(0, SEEDS).forEach(seed -> holds(seed, packetsBefore, 3));
    }

    @Test
    void losesNoDecisionThatAPersonMakesMeanwhile() {
        LongStream.range(0, SEEDS).forEach(RacePropertyTest::keepsTheDecision);
    }

    private static void keepsTheDecision(long seed) {
        try {
            InMemoryForge forge =
                    HostedLife.forge(1).with(new Permission("ada", true, List.of(), "forge.example, permission"));
            JudgedRun before = HostedLife.run(0, 1);
            forge.post(HostedLife.NUMBER, text(before));
            PostedComment comment = forge.commented(HostedLife.NUMBER, "ada", "/evidence pause wait");
            JudgedRun run = HostedLife.run(10, 1);
            InTurns turns = new InTurns(forge, seed);
            Forge shared = turns.forge();
            AtomicInteger head = new AtomicInteger(1);

            String order = turns.run(
                    List.of(program(forge, shared, run, head, 1), new Program(() -> {}, () -> hear(shared, comment))));

            PacketComment packet = HostedLife.packet(forge);
            assertThat(packet.names())
                    .as("seed %d: %s", seed, order)
                    .containsAll(HostedLife.names(before, run))
                    .anyMatch(name -> name.startsWith("pause-"));
            assertThat(packet.notes()).as("seed %d: %s", seed, order).contains("`ada` paused the change (wait).");
            assertThat(forge.labels(HostedLife.NUMBER)).containsExactly("evidence: paused");
        } catch (ForgeException | InterruptedException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void hear(Forge forge, PostedComment comment) {
        try {
            assertThat(new CommentDecision(forge, Policy.DEFAULT, ReportSetting.DEFAULT, comment.createdAt())
                            .hear(HostedLife.NUMBER, comment.id())
                            .orElseThrow()
                            .isRecorded())
                    .isTrue();
        } catch (ForgeException e) {
            throw new AssertionError(e);
        }
    }

    private static void holds(long seed, int packetsBefore, int runs) {
        try {
            Random random = new Random(seed);
            InMemoryForge forge = HostedLife.forge(1);
            forge.commented(HostedLife.NUMBER, "mallory", "<!-- evidence-gate:packet -->\n## Not ours\n");
            Set<String> all = new LinkedHashSet<>();
            for (int i = 0; i < packetsBefore; i++) {
                JudgedRun before = HostedLife.run(i, 1);
                all.addAll(HostedLife.names(before));
                forge.post(HostedLife.NUMBER, text(before));
            }
            int newest = 1;
            AtomicInteger head = new AtomicInteger(newest);
            List<Program> programs = new ArrayList<>();
            InTurns turns = new InTurns(forge, seed);
            Forge shared = turns.forge();
            for (int i = 0; i < runs; i++) {
                // A run can only judge a head that the change has by then; some judge the same.
                newest += i > 0 && random.nextBoolean() ? 1 : 0;
                JudgedRun run = HostedLife.run(10 + i, newest);
                all.addAll(HostedLife.names(run));
                programs.add(program(forge, shared, run, head, newest));
            }

            String order = turns.run(programs);

            assertThat(HostedLife.packets(forge)).as("seed %d: %s", seed, order).hasSize(1);
            PacketComment packet = HostedLife.packet(forge);
            assertThat(packet.shown().orElseThrow().head())
                    .as("seed %d: %s", seed, order)
                    .isEqualTo(SampleRuns.head(newest));
            assertThat(packet.names()).as("seed %d: %s", seed, order).containsAll(all);
            assertThat(packet.notes()).as("seed %d: %s", seed, order).isEmpty();
            assertThat(forge.comments(HostedLife.NUMBER)).hasSize(2);
        } catch (ForgeException | InterruptedException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** The push came before the run: it is there when the run asks its first question. */
    private static Program program(InMemoryForge forge, Forge shared, JudgedRun run, AtomicInteger head, int judged) {
        Outcome outcome = HostedLife.ready(run);
        return new Program(() -> forge.with(HostedLife.change(forge, head.accumulateAndGet(judged, Math::max))), () -> {
            Published published = new Publication(shared, ReportSetting.DEFAULT, StopSetting.DEFAULT)
                    .publish(outcome, HostedLife.target(outcome));
            assertThat(published.failures()).isEmpty();
        });
    }

    private static String text(JudgedRun run) {
        Outcome outcome = HostedLife.ready(run);
        Contribution added = new Contribution(
                HostedLife.NAME,
                run.at(),
                Optional.of(new Contribution.Fresh(
                        new Shown(run.head(), run.at(), StopState.Kind.RUNNING), MarkdownPacket.of(outcome.packet()))),
                List.of(run),
                StopSetting.DEFAULT);
        ForgeChange.Ends ends = new ForgeChange.Ends("main", SampleRuns.head(0), "fix", run.head(), HostedLife.PROJECT);
        return PacketDraft.of(List.of(), added, ends, run.at()).text(65_536);
    }
}

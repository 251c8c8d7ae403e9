package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.pipeline.LoadedPolicy;
import io.github.evidencegate.pipeline.RunSource;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int WAIT_MILLIS = 10_000;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    private Progress progress(boolean visible, Duration patience) {
        return new Progress(new PrintStream(terminal, true, UTF_8), visible, patience);
    }

    private String shown() {
        return terminal.toString(UTF_8);
    }

    private void awaitShown(String text) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(WAIT_MILLIS).toNanos();
        while (!shown().contains(text) && System.nanoTime() < end) {
            Thread.sleep(1);
        }
    }

    @Test
    void saysWhatTakesLong() throws InterruptedException {
        try (Progress progress = progress(true, NONE)) {
            progress.enter("reading results");
            awaitShown("reading results");

            assertThat(shown()).endsWith("evidence-gate: reading results\u2026");
        }
    }

    @Test
    void followsTheWork() throws InterruptedException {
        try (Progress progress = progress(true, NONE)) {
            awaitShown("starting");
            progress.enter("reading the policy");

            assertThat(shown()).endsWith("\r\u001B[Kevidence-gate: reading the policy\u2026");
        }
    }

    @Test
    void saysWhatASourceDoes() throws Exception {
        RunSource nothing = new RunSource() {
            @Override
            public LoadedPolicy policy() {
                return new LoadedPolicy(Policy.DEFAULT, "none", Optional.empty());
            }

            @Override
            public EvidenceRecord collect(LoadedPolicy policy, Instant now) {
                return Samples.ready().record();
            }
        };

        try (Progress progress = progress(true, NONE)) {
            awaitShown("starting");
            RunSource watched = progress.watching(nothing);
            EvidenceRecord record = watched.collect(watched.policy(), Instant.EPOCH);

            assertThat(record).isEqualTo(Samples.ready().record());
        }
        assertThat(shown()).containsSubsequence("reading the policy", "reading results");
    }

    @Test
    void clearsItsLineInTheEnd() throws InterruptedException {
        try (Progress progress = progress(true, NONE)) {
            progress.enter("reading results");
            awaitShown("reading results");
        }

        assertThat(shown()).endsWith("\u2026\r\u001B[K");
    }

    @Test
    void isSilentAboutWhatIsQuick() {
        try (Progress progress = progress(true, LONG)) {
            progress.enter("reading results");
        }

        assertThat(shown()).isEmpty();
    }

    @Test
    void isSilentInAPipe() throws InterruptedException {
        try (Progress progress = progress(false, NONE)) {
            progress.enter("reading results");
            Thread.sleep(20);
        }

        assertThat(shown()).isEmpty();
    }
}

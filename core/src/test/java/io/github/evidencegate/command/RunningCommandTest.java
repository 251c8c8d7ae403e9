package io.github.evidencegate.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class RunningCommandTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @Test
    void passesOutputAndStatusOn() throws Exception {
        RunningCommand command = shell("printf 'a\\n\\377b'; printf 'c\\n' >&2; exit 7");

        int status = command.await();

        assertThat(status).isEqualTo(7);
        assertThat(output.toByteArray()).isEqualTo(new byte[] {'a', '\n', (byte) 0xff, 'b'});
        assertThat(error.toString(UTF_8)).isEqualTo("c\n");
    }

    @Test
    void passesOutputOnAtOnce() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        OutputStream watched = new OutputStream() {
            @Override
            public void write(int b) {
                seen.countDown();
            }
        };
        RunningCommand command =
                RunningCommand.start(List.of("sh", "-c", "printf prompt; exec sleep 30"), watched, error);

        boolean wasSeen = seen.await(10, TimeUnit.SECONDS);
        command.pass("TERM");

        assertThat(wasSeen).isTrue();
        assertThat(command.await()).isEqualTo(143);
    }

    @Test
    void passesSignalsOnAndKeepsTheLastWords() throws Exception {
        for (String signal : List.of("TERM", "INT", "HUP")) {
            // Where this build itself runs in the background, INT is ignored, and a shell cannot take it back.
            if (!canBeTrapped(signal)) {
                continue;
            }
            output.reset();
            RunningCommand command =
                    shell("trap 'echo last words; exit 9' " + signal + "; echo ready; while :; do sleep 0.1; done");
            waitFor("ready\n");

            command.pass(signal);

            assertThat(command.await()).as(signal).isEqualTo(9);
            assertThat(output.toString(UTF_8)).isEqualTo("ready\nlast words\n");
        }
    }

    private static boolean canBeTrapped(String signal) throws Exception {
        String script = "trap 'exit 9' " + signal + "; kill -" + signal + " $$; exit 0";
        return new ProcessBuilder("sh", "-c", script).start().waitFor() == 9;
    }

    @Test
    void losesNothingToASlowReader() throws Exception {
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                output.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                try {
                    TimeUnit.MILLISECONDS.sleep(1_500);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                output.write(bytes, from, count);
            }
        };
        RunningCommand command = RunningCommand.start(List.of("sh", "-c", "head -c 100000 /dev/zero"), slow, error);

        command.await();

        assertThat(output.size()).isEqualTo(100_000);
    }

    @Test
    void doesNotWaitForProgramsThatWereLeftBehind() throws Exception {
        long start = System.nanoTime();
        RunningCommand command = shell("sleep 30 & echo done");

        command.await();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(output.toString(UTF_8)).isEqualTo("done\n");
    }

    @Test
    void breaksThePipeOfACommandThatNobodyReads() throws Exception {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        RunningCommand command = RunningCommand.start(List.of("yes"), gone, error);

        assertThat(command.await()).isEqualTo(141);
    }

    @Test
    void endsACommandThatIsAbandoned() throws Exception {
        RunningCommand command = shell("exec sleep 30");

        command.abandon();

        assertThat(command.await()).isEqualTo(143);
    }

    @Test
    void refusesAProgramThatIsNotThere() {
        assertThatThrownBy(() -> RunningCommand.start(List.of("no-such-program"), output, error))
                .isInstanceOf(IOException.class);
    }

    private RunningCommand shell(String script) throws IOException {
        return RunningCommand.start(List.of("sh", "-c", script), output, error);
    }

    private void waitFor(String text) throws InterruptedException {
        while (!output.toString(UTF_8).equals(text)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}

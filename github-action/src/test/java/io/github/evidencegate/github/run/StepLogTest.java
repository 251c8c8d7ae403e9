package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.forge.AccessToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a runner reads of a step, and could take for a command. */
class StepLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void masksATokenOfSeveralLinesInOneCommand() {
        log("key\n::set-output name=decision::ready\r\n100%").mask();

        assertThat(bytes.toString(UTF_8))
                .isEqualTo("::add-mask::key%0A::set-output name=decision::ready%0D%0A100%25\n");
    }

    private StepLog log(String token) {
        return new StepLog(new PrintStream(bytes, true, UTF_8), Optional.of(new AccessToken(token)));
    }
}

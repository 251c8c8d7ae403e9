package io.github.evidencegate.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.results.input.NameSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Finished in 3.2 s                          | Finished in 950 ms
            Finished in 1 min 3 s                      | Finished in 58 s
            ok (12ms)                                  | ok (1045ms)
            2026-11-22T17:33:12.123Z ERROR down        | 2027-01-02 03:04:05,9 ERROR down
            Sun Nov 22 17:33:12 UTC 2026 done          | Mon Jan 4 01:02:03 UTC 2027 done
            22 Nov 2026 9:15 PM: done                  | 1 Jan 2027 11:20 AM: done
            java.lang.Object@1b6d3586 leaked           | java.lang.Object@fa0e leaked
            panic at 0x00007f3a1c                      | panic at 0xffff81
            Foo$$Lambda$14/0x0000000800c03000@5e91993f | Foo$$Lambda$9/0x0000000800aaa000@1e
            [pid 4711] started                         | [pid 99] started
            listening on localhost:43211               | listening on localhost:8080
            wrote /tmp/tmp.Ab3dE/out/report.txt        | wrote /tmp/xyz/out/report.txt
            wrote "/var/tmp/junit-x/a.txt"             | wrote "/var/tmp/other/a.txt"
            in /var/folders/zz/T/abc/x.js              | in /var/folders/zz/T/q/x.js
            in C:\\Users\\me\\Temp\\abc\\x.js          | in C:\\Users\\me\\Temp\\def\\x.js
            at /home/runner/work/_temp/abc/run.sh      | at /home/runner/work/_temp/q/run.sh
            id 123e4567-e89b-12d3-a456-426614174000 ok | id f47ac10b-58cc-a372-beef-0e02b2c3d479 ok
            HEAD is at 1cfefc6                         | HEAD is at e5f4735
            src/a.js:14:3 error no-unused-vars         | src/a.js:7:22 error no-unused-vars
            1 \u001B[31mfailed\u001B[0m test                | 1 failed test
            a    b                                     | a b
            """)
    void leavesOutWhatDiffersFromRunToRun(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            src/a.js:14:3 error no-unused-vars | src/b.js:14:3 error no-unused-vars
            a.py:1:1: E501 line too long       | a.py:1:1: E302 line too long
            error TS2345: wrong                | error TS2322: wrong
            wrote src/tmp/a.js                 | wrote src/tmp/b.js
            wrote /tmp/x/a.js                  | wrote /tmp/x/b.js
            test_login_1 failed                | test_login_2 failed
            failed                             | passed
            a b                                | ab
            the facade fell                    | the decade fell
            """)
    void tellsOtherFailuresApart(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void takesLinesInAnyOrderAndNumber() {
        assertThat(of("a\nb\nc\n")).isEqualTo(of("c\n\na\r\nb\na"));
        assertThat(of("a\nb")).isNotEqualTo(of("a\nc"));
    }

    @Test
    void takesBothStreamsAsOne() {
        OutputFingerprint fingerprint = new OutputFingerprint();
        OutputLines output = new OutputLines(fingerprint);
        OutputLines error = new OutputLines(fingerprint);

        output.take("on".getBytes(UTF_8), 2);
        error.take("two\n".getBytes(UTF_8), 4);
        output.take("e".getBytes(UTF_8), 1);
        output.end();
        error.end();

        assertThat(fingerprint.digest()).isEqualTo(of("two\none\n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void takesBytesInAnyPieces(int size) {
        String text = "took 3.2 s in /tmp/abc/x \u001B[1mGröße\u001B[0m @1b6d3586\nSun Nov 22 10:00 2026\n";

        assertThat(of(text, size)).isEqualTo(of(text, 1_000));
    }

    @Test
    void staysDeterministicBeyondTheLinesThatItHolds() {
        List<String> lines = new ArrayList<>(IntStream.range(0, 3 * NameSet.LIMIT)
                .mapToObj(i -> "line x" + i)
                .toList());
        Digest first = of(String.join("\n", lines));

        Collections.shuffle(lines, new Random(7));

        assertThat(of(String.join("\n", lines))).isEqualTo(first);
    }

    @Test
    void takesALineOfAnyLength() {
        String endless = "x".repeat(1_000_000) + " " + "-".repeat(100_000);

        assertThat(of(endless)).isNotEqualTo(of(endless + "!"));
        assertThat(of("\u001B[" + "1".repeat(1_000) + "mred")).isEqualTo(of("red"));
        assertThat(of("\u001B]8;;file:///a/b\u0007link\u001B]8;;\u001B\\")).isEqualTo(of("link"));
        assertThat(of("see /tmp/abc")).isEqualTo(of("see /tmp/def"));
    }

    private static Digest of(String text) {
        return of(text, 1 << 16);
    }

    private static Digest of(String text, int size) {
        OutputFingerprint fingerprint = new OutputFingerprint();
        OutputLines lines = new OutputLines(fingerprint);
        byte[] bytes = text.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            int count = Math.min(size, bytes.length - from);
            byte[] piece = new byte[count];
            System.arraycopy(bytes, from, piece, 0, count);
            lines.take(piece, count);
        }
        lines.end();
        return fingerprint.digest();
    }
}

package io.github.evidencegate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.ResultReaders.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format times everything that can become of a file: it is refused in words of use, or read as the whole file. */
class HostileFormatsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path top;

    static Stream<Arguments> cases() {
        return ResultSamples.all().stream()
                .flatMap(sample -> Mutilation.all().stream().map(mutilation -> Arguments.of(sample, mutilation)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void refusesOrReadsAsTheWholeFile(ResultSamples sample, Mutilation mutilation) throws IOException {
        List<Object> whole = said(sample.bytes());

        Told told = read(mutilation.of(sample.bytes()));

        List<Report> reports = told.reports();
        assertThat(told).isNotEqualTo(new Told(List.of(), List.of()));
        for (Report report : reports) {
            report.fold(read -> read, read -> read, read -> read, read -> read, read -> read, refused -> {
                assertThat(refused.path()).isEqualTo("out/result");
                assertThat(refused.reason())
                        .startsWith("out/result")
                        .contains("; ")
                        .doesNotContain("root:")
                        .hasSizeLessThan(1_000)
                        .matches("[^\\p{Cntrl}]*");
                return refused;
            });
        }
        boolean refused = !reports.isEmpty() && reports.get(0) instanceof Report.Unreadable;
        assertThat(refused || mutilation.says(sample.text()) || said(told).equals(whole))
                .as("refused, or as the whole file: %s", told)
                .isTrue();
    }

    private List<Object> said(byte[] bytes) throws IOException {
        return said(read(bytes));
    }

    private static List<Object> said(Told told) {
        List<Object> said = new ArrayList<>(TestReports.said(told.reports()));
        told.bills().forEach(bill -> said.addAll(bill.components()));
        return said;
    }

    private Told read(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createDirectories(top.resolve("out")).resolve("result"), bytes);
        return assertTimeoutPreemptively(LIMIT, () -> TestReports.told(top, file));
    }
}

package io.github.evidencegate.results.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.FileLines;
import io.github.evidencegate.gate.Report.Unreadable;
import io.github.evidencegate.results.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LcovReaderTest {
    @TempDir
    Path top;

    @Test
    void addsUpTheRecordsOfOneFile() {
        String text = lines(
                "TN:unit; SF:a.c; DA:1,0; DA:2,1; DA:3,0; end_of_record; TN:whole; SF:a.c; DA:1,4; DA:2,0; DA:3,0; end_of_record");

        Report.Lines lines = read("lcov.info", text, "a.c");

        assertThat(lines.project()).isEqualTo(new Ratio(2, 3));
        assertThat(lines.files()).containsEntry("a.c", fileLines("1-2", "3"));
    }

    @Test
    void believesNoSums() {
        String text = "SF:a.c\nDA:1,0\nLF:100\nLH:100\nend_of_record\n";

        assertThat(read("lcov.info", text, "a.c").project()).isEqualTo(new Ratio(0, 1));
    }

    @Test
    void takesCountsThatAreNoneForLinesThatDidNotRun() {
        String text = lines(
                "SF:a.c; DA:1,-1; DA:2,-; DA:3,; DA:4,000; DA:5,18446744073709551615; DA:6,007,sum; DA:0,9; end_of_record");

        assertThat(read("lcov.info", text, "a.c").files()).containsEntry("a.c", fileLines("5-6", "1-4"));
    }

    @Test
    void passesOverWhatElseThereIs() {
        String text = lines(
                        "\uFEFF# a comment; ; TN:; SF:a.c; VER:2; FNL:0,1,3; FNA:0,1,f; BRDA:1,0,0,-; MCDC:1,2,t,1,0,a; MRF:1; DA:1,1; end_of_record; ")
                .replace("\n", "\r\n");

        assertThat(read("lcov.info", text, "a.c").files()).containsEntry("a.c", fileLines("1", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "web/coverage/lcov.info, src/a.js, web/src/a.js",
        "web/coverage/lcov.info, ./src//a.js, web/src/a.js",
        "web/coverage/lcov.info, ../src/a.js, web/src/a.js",
        "web/coverage/lcov.info, web/src/a.js, web/src/a.js",
        "web/coverage/lcov.info, src\\a.js, web/src/a.js",
        "lcov.info, web/src/a.js, web/src/a.js",
        "lcov.info, TOP/web/src/a.js, web/src/a.js",
        "lcov.info, TOP/x/../web/src/a.js, web/src/a.js",
    })
    void findsTheChangedFile(String place, String name, String changed) {
        assertThat(read(place, record(name.replace("TOP", top.toString())), changed)
                        .files())
                .containsOnlyKeys(changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/a.js",
                "a.js",
                "/web/src/a.js",
                "/elsewhere/web/src/a.js",
                "../../web/src/a.js",
                "TOP/../web/src/a.js",
                "C:\\x\\web\\src\\a.js",
                "webpack:///./web/src/a.js",
                "x/web/src/a.js",
                "web/src/a.js/",
                "web/src/a.js\0",
            })
    void matchesNoPathThatLeavesTheTreeOrMayMeanAnotherFile(String name) {
        Report.Lines lines = read("lcov.info", record(name.replace("TOP", top.toString())), "web/src/a.js");

        assertThat(lines.files().keySet().stream().filter(path -> !name.endsWith("/")))
                .isEmpty();
    }

    @Test
    void prefersTheNearestFileToAChangedOne() throws IOException {
        Files.createDirectories(top.resolve("web/src"));
        Files.writeString(top.resolve("web/src/a.js"), "not changed");

        assertThat(read("web/coverage/lcov.info", record("src/a.js"), "src/a.js")
                        .files())
                .isEmpty();
        assertThat(read("coverage/lcov.info", record("src/a.js"), "src/a.js").files())
                .containsOnlyKeys("src/a.js");
    }

    @Test
    void saysWhatItMeasures() {
        String text = record("src/a.js") + record("b.tsx") + record("Makefile") + record(".d/x") + record("c.");

        assertThat(read("lcov.info", text, "a").languages()).containsExactlyInAnyOrder("js", "tsx");
    }

    @Test
    void refusesAFileThatIsCutOffInsideARecord() throws IOException {
        String whole = Files.readString(Path.of("src/test/resources/results/lcov/merged.info"));

        for (int end = 10; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            if (!cut.strip().endsWith("end_of_record")) {
                assertThat(reason(cut)).as("cut after %s", end).contains("run the step that writes it again");
            }
        }
    }

    @Test
    void keepsLinesOfTooManyFilesOutOfMemory() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            text.append("SF:").append(i).append("\nDA:9999999,1\nend_of_record\n");
        }

        assertThat(reason(text.toString())).contains("more than 200000000 lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SF:a;DA:1,1|2: the last record has no end_of_record",
                "TN:;;# a comment|3: the last record has no end_of_record",
                "SF:a;DA:1,1;SF:b;end_of_record|3: a record starts before",
                "TN:;DA:1,1|2: DA stands outside",
                "SF:a;DA:x,1;end_of_record|2: line number \"x,1\"",
                "SF:a;DA:1;end_of_record|2: line number \"1\"",
                "SF:a;DA:-4,1;end_of_record|2: line number \"-4,1\"",
                "SF:a;DA:10000001,1;end_of_record|2: line number",
                "SF:a;DA:99999999999999999999,1;end_of_record|2: line number",
                "SF:a;<html>;end_of_record|2: \"<html>\" is no line of an LCOV tracefile",
            })
    void refusesWhatIsBroken(String lines, String reason) {
        assertThat(reason(lines.replace(';', '\n'))).startsWith("lcov.info:" + reason);
    }

    /** Each to a line. */
    private static String lines(String separated) {
        return separated.replace("; ", "\n") + "\n";
    }

    private static String record(String name) {
        return "SF:" + name + "\nDA:1,1\nend_of_record\n";
    }

    private static FileLines fileLines(String covered, String uncovered) {
        return new FileLines(LineRanges.parse(covered), LineRanges.parse(uncovered));
    }

    private Report.Lines read(String place, String text, String changed) {
        return TestReports.only(
                Report.Lines.class, TestReports.read(top, place, text, TestReports.changed(Map.of(changed, "1"))));
    }

    private String reason(String text) {
        return TestReports.only(Unreadable.class, TestReports.read(top, "lcov.info", text, TestReports.NO_CHANGE))
                .reason();
    }
}

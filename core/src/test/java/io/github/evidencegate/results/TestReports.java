package io.github.evidencegate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.results.ResultReaders.Told;
import io.github.evidencegate.results.foreign.ForeignLimits;
import io.github.evidencegate.results.foreign.ForeignReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of the readers share: a change, a result file, the one report of a kind. */
public final class TestReports {
    public static final ChangedLines NO_CHANGE = ChangedLines.of(List.of());

    private TestReports() {}

    /** A change that added these lines to these files. */
    public static ChangedLines changed(Map<String, String> linesByPath) {
        return ChangedLines.of(linesByPath.entrySet().stream()
                .map(entry -> file(entry.getKey(), LineRanges.parse(entry.getValue())))
                .toList());
    }

    /** Writes the text to {@code file} and reads it as a result file. */
    public static List<Report> read(Path top, String file, String text, ChangedLines changed) {
        try {
            Path path = top.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
            return ResultReaders.read(top, path, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file says where no policy names a parser. */
    public static Told told(Path top, Path file) {
        ForeignReaders foreign = new ForeignReaders(GateSetting.DEFAULT, ForeignLimits.STANDARD);
        return ResultReaders.read(top, file, NO_CHANGE, foreign);
    }

    /** What the reports say, without the files that they were read from. */
    static List<Object> said(List<Report> reports) {
        return reports.stream()
                .map(report -> report.<Object>fold(
                        tests -> List.of(
                                tests.passed(),
                                tests.failed(),
                                tests.errors(),
                                tests.skipped(),
                                tests.flaky(),
                                tests.cases()),
                        lines -> List.of(lines.project(), lines.files(), lines.languages()),
                        analysis -> List.of(
                                analysis.tool(),
                                analysis.counts(),
                                analysis.suppressed(),
                                analysis.added(),
                                analysis.located(),
                                analysis.failingDigest()),
                        Report.Command::run,
                        job -> List.of(job.name(), job.ending(), job.told(), job.took(), job.revision()),
                        refused -> refused))
                .toList();
    }

    public static <R extends Report> R only(Class<R> kind, List<Report> reports) {
        assertThat(reports).singleElement().isInstanceOf(kind);
        return kind.cast(reports.get(0));
    }

    private static ChangedFile file(String path, LineRanges added) {
        Lines lines = new Lines(added.count(), 0, added, LineRanges.NONE);
        return new ChangedFile(path, Optional.empty(), Status.MODIFIED, Content.TEXT, "100644", "100644", lines);
    }
}

package io.github.evidencegate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.gate.GateSetting.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reports as readers give them around one head, and what a judge makes of them. */
final class Reports {
    static final Instant HEAD = Instant.parse("2026-11-22T12:00:00Z");

    static final Revision REVISION = new Revision("a".repeat(40));

    private Reports() {}

    static Source source(String path) {
        return sourceOf(path, HEAD.plusSeconds(60));
    }

    static Source sourceOf(String path, Instant producedAt) {
        return new Source(path, Digest.ofUtf8(path), producedAt);
    }

    /** Counts in the order passed, failed, errors, skipped, flaky. */
    static Report.Tests tests(String path, long... counts) {
        return testsOf(source(path), counts);
    }

    static Report.Tests testsOf(Source source, long... counts) {
        boolean failed = counts[1] + counts[2] > 0;
        return new Report.Tests(
                source,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                new Report.Cases(
                        failed ? List.of("a.B.fails") : List.of(),
                        counts[4] > 0 ? List.of("a.B.flaky") : List.of(),
                        counts[3] > 0 ? List.of("a.B.off (later)") : List.of(),
                        failed ? Optional.of(Digest.ofUtf8("a.B.fails")) : Optional.empty()),
                Duration.ofMillis(1500));
    }

    static Report.Lines lines(String path, Ratio project, Map<String, String> coveredSlashUncovered) {
        Map<String, Report.FileLines> files = new HashMap<>();
        coveredSlashUncovered.forEach((file, text) -> {
            int slash = text.indexOf('/');
            files.put(
                    file,
                    new Report.FileLines(
                            LineRanges.parse(text.substring(0, slash)), LineRanges.parse(text.substring(slash + 1))));
        });
        return new Report.Lines(source(path), project, files, Set.of());
    }

    /** A report of lines in these languages, and of no changed file. */
    static Report.Lines lines(String path, Ratio project, String... languages) {
        return new Report.Lines(source(path), project, Map.of(), Set.of(languages));
    }

    static Report.Analysis analysis(String tool, long errors, long warnings, List<Located> located) {
        return new Report.Analysis(
                source("target/" + tool + ".sarif"),
                tool,
                Map.of(Level.ERROR, errors, Level.WARNING, warnings),
                0,
                Optional.empty(),
                located,
                located.size(),
                located.stream().filter(Located::onChangedLine).count(),
                errors + warnings > 0 ? Optional.of(FailingSet.of(Digest.ofUtf8(tool))) : Optional.empty(),
                Optional.empty());
    }

    static Located located(Level level, String path, int line, boolean onChangedLine) {
        return new Located("tool", "RULE", level, path, line, onChangedLine);
    }

    static OptionalInt percent(Integer percent) {
        return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
    }

    static GateSetting declared(Kind kind, Limits limits) {
        return new GateSetting(List.of(new Declared("declared", kind, true, List.of(), Optional.empty(), limits)));
    }

    static GateOutcome only(List<GateOutcome> gates) {
        assertThat(gates).hasSize(1);
        return gates.get(0);
    }

    static List<GateOutcome> judge(GateSetting setting, Report... reports) {
        return judge(setting, true, reports);
    }

    static List<GateOutcome> judge(GateSetting setting, boolean isCheckedOut, Report... reports) {
        ChangedFile file = new ChangedFile(
                "src/A.java",
                Optional.empty(),
                ChangedFile.Status.MODIFIED,
                ChangedFile.Content.TEXT,
                "100644",
                "100644",
                new ChangedFile.Lines(5, 0, LineRanges.parse("3-6,10"), LineRanges.NONE));
        ChangedLines changed = ChangedLines.of(List.of(file), List.of("src/A.java"));
        Freshness freshness = new Freshness(REVISION, HEAD, isCheckedOut, changed);
        return new GateJudge(setting, changed, freshness).judge(List.of(reports));
    }
}

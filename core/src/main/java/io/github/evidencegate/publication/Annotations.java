package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.evidence.GateOutcome.Located;
import io.github.evidencegate.evidence.RepairHistory.Repair;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Level;
import io.github.evidencegate.packet.VisibleText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a record knows of places in the changed files: failing tests, analysers' findings, where a gate was made quieter. */
final class Annotations {
    private static final int LONGEST = 200;

    /** A remark, and whether the change wrote its line. */
    private record Placed(Annotation annotation, boolean onChangedLine) {}

    private Annotations() {}

    /** The gravest first, then those on changed lines, then by place; at most {@code most}. */
    static List<Annotation> of(EvidenceRecord record, int most) {
        Set<String> paths = record.scope().files().stream()
                .filter(file -> file.file().status() != ChangedFile.Status.DELETED)
                .map(file -> file.path())
                .collect(Collectors.toSet());
        Stream<Placed> findings = record.gates().stream()
                .flatMap(gate -> gate.details().findings().stream())
                .map(Annotations::finding);
        Stream<Placed> tests = record.gates().stream()
                .flatMap(gate -> gate.details().failedAt().stream().map(failed -> test(failed, gate.id())));
        Stream<Placed> quiet = record.history().stream()
                .flatMap(history -> history.repairs().stream())
                .flatMap(repair -> repair.weakenings().stream()
                        .filter(weakening -> weakening.side() == Weakening.Side.HEAD)
                        .map(weakening -> weakening(weakening, repair)));
        return Stream.of(tests, findings, quiet)
                .flatMap(Function.identity())
                .filter(placed -> paths.contains(placed.annotation().path()))
                .filter(placed -> isPlain(placed.annotation().path()))
                .distinct()
                .sorted(Comparator.comparing(
                                (Placed placed) -> placed.annotation().level())
                        .reversed()
                        .thenComparing(placed -> !placed.onChangedLine())
                        .thenComparing(placed -> placed.annotation().path())
                        .thenComparing(placed -> placed.annotation().startLine()))
                .map(Placed::annotation)
                .limit(most)
                .toList();
    }

    /** A path that hides something shows elsewhere than it is. */
    private static boolean isPlain(String path) {
        return VisibleText.ofName(path).equals(path);
    }

    private static Placed finding(Located found) {
        String where = found.line() == 0
                ? "in this file"
                : found.onChangedLine() ? "on a line that this change wrote" : "in a file that this change touches";
        return new Placed(
                at(
                        found.path(),
                        found.line(),
                        level(found),
                        found.tool() + ": " + found.rule(),
                        found.tool() + " reports " + found.rule() + " " + where + "."),
                found.onChangedLine());
    }

    private static Placed test(FailedTest failed, String gate) {
        return new Placed(
                at(
                        failed.path(),
                        failed.line(),
                        Level.FAILURE,
                        "Test failed: " + failed.name(),
                        "Gate " + gate + ": test " + failed.name() + " failed "
                                + (failed.line() == 0 ? "in this file." : "here.")),
                failed.onChangedLine());
    }

    private static Level level(Located found) {
        return switch (found.level()) {
            case ERROR -> Level.FAILURE;
            case WARNING -> Level.WARNING;
            case NOTE, NONE -> Level.NOTICE;
        };
    }

    private static Placed weakening(Weakening weakening, Repair repair) {
        String what = weakening.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Placed(
                at(
                        weakening.path(),
                        weakening.line(),
                        Level.WARNING,
                        "Made quieter: " + what,
                        "Gate " + repair.gate() + " is green since attempt " + repair.toAttempt()
                                + ", and this may be why: " + what + " (" + weakening.pattern() + ")."),
                true);
    }

    /** What is about a whole file stands at its first line. */
    private static Annotation at(String path, int line, Level level, String title, String message) {
        int at = Math.max(1, line);
        return new Annotation(path, at, at, level, shown(title), shown(message));
    }

    private static String shown(String text) {
        return VisibleText.cutAfter(VisibleText.ofSentence(text), LONGEST);
    }
}

package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.GateOutcome.Details;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.evidence.GateOutcome.State;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Quality;
import io.github.evidencegate.evidence.Scope;
import io.github.evidencegate.evidence.Scope.Declaration;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.evidence.Scope.Placement;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.evidence.WorkItem.Ticket;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.testkit.Samples;
import io.github.evidencegate.testkit.Samples.Sample;
import io.github.evidencegate.verdict.Decision;
import io.github.evidencegate.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Further records for packets: {@link Samples} bent in one place each. */
public final class PacketSamples {
    private PacketSamples() {}

    /** Nothing is known but the files: no work item, no gate, no base. */
    public static Sample bare() {
        EvidenceRecord whole = Samples.ready().record();
        Change change = new Change(
                Optional.empty(),
                whole.change().head(),
                Optional.empty(),
                Optional.empty(),
                new Person("", "", Person.Kind.UNKNOWN),
                List.of(),
                List.of());
        EvidenceRecord record = new EvidenceRecord(
                whole.identity(),
                whole.run(),
                change,
                Optional.empty(),
                whole.scope(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        return judged(record, finding(Mode.OBSERVE, "record-incomplete", List.of(), "No gate reported."));
    }

    /** A work item with texts as people write them, and a gate that warns. */
    public static Sample attention() {
        EvidenceRecord record = with(Samples.ready().record(), gate("unit", State.FLAKY, 12))
                .apply(Optional.of(workItem()), declared("src/**"));
        List<String> paths = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            paths.add("src/F" + i + ".java");
        }
        return judged(
                record,
                finding(Mode.WARN, "out-of-scope", paths, "7 files are out of scope, such as src/F1.java."),
                finding(Mode.WARN, "gate-flaky", List.of(), "Gate unit is flaky."));
    }

    /** A change that a rule stops. */
    public static Sample stopped() {
        return judged(
                Samples.ready().record(),
                finding(Mode.STOP, "no-progress", List.of(), "Gate unit failed 2 times more."),
                finding(Mode.BLOCK, "gate-failed", List.of(), "Gate unit failed."));
    }

    /** A change of so many files, in as many areas as {@code areas}. */
    public static Sample large(int files, int areas) {
        List<ScopedFile> scoped = new ArrayList<>(files);
        for (int i = 0; i < files; i++) {
            String area = "area" + i % areas;
            scoped.add(file(area + "/src/main/java/org/example/Example" + (10_000 + i) + ".java", area, Placement.OUT));
        }
        EvidenceRecord record = with(Samples.ready().record(), gate("unit", State.PASS, 0))
                .apply(Optional.of(workItem()), new Scope(declared("src/**").declaration(), scoped, Optional.empty()));
        List<String> paths = scoped.stream().map(ScopedFile::path).toList();
        return judged(record, finding(Mode.BLOCK, "out-of-scope", paths, files + " files are out of scope."));
    }

    /** A record in which every text of the change is one of the fuzz. */
    public static Sample hostile(Fuzz fuzz) {
        EvidenceRecord whole = Samples.hostile().record();
        WorkItem item = new WorkItem(
                Optional.of(fuzz.text()),
                Optional.of("https://" + fuzz.text()),
                Digest.ofUtf8("title"),
                Digest.ofUtf8("text"),
                new Ticket(Optional.of(fuzz.text()), Optional.empty(), Optional.of(fuzz.text()), List.of(fuzz.text())),
                worksheet(fuzz.texts(3)),
                new ContextBoundary(fuzz.texts(2), fuzz.texts(2), fuzz.texts(2), Optional.of(fuzz.text())),
                List.of(),
                fuzz.texts(2));
        List<ScopedFile> files = new ArrayList<>();
        for (String path : fuzz.texts(4)) {
            files.add(file("x" + path, fuzz.text(), Placement.FORBIDDEN));
        }
        Declaration declaration = new Declaration(Scope.Source.LABEL, fuzz.text(), fuzz.texts(2), fuzz.texts(2));
        EvidenceRecord record = with(whole, gate(fuzz.text(), State.FAIL, 3))
                .apply(
                        Optional.of(item),
                        new Scope(declaration, files, Optional.of(fuzz.text())).with(dependencies(fuzz)));
        return judged(
                record,
                finding(Mode.BLOCK, fuzz.text(), fuzz.texts(3), "m" + fuzz.text()),
                finding(Mode.OBSERVE, fuzz.text(), fuzz.texts(3), "m" + fuzz.text()));
    }

    private static Dependencies dependencies(Fuzz fuzz) {
        List<DependencyChange> changes = new ArrayList<>();
        for (Relation relation : Relation.values()) {
            changes.add(new DependencyChange(
                    Dependencies.Kind.ADDED,
                    Ecosystem.NPM,
                    fuzz.text(),
                    Optional.of(fuzz.text()),
                    Optional.of(fuzz.text()),
                    relation,
                    fuzz.text(),
                    fuzz.text()));
        }
        return new Dependencies(
                changes,
                List.of(new InstallScript(Dependencies.Kind.CHANGED, fuzz.text(), fuzz.text())),
                List.of(new WorkflowGrant(fuzz.text(), fuzz.text(), fuzz.text())),
                List.of(new Unread(fuzz.text(), fuzz.text())));
    }

    static ScopedFile file(String path, String area, Placement placement) {
        return file(path, area, placement, new Lines(3, 1, LineRanges.parse("1-3"), LineRanges.parse("1")));
    }

    static ScopedFile file(String path, String area, Placement placement, Lines lines) {
        ChangedFile file =
                new ChangedFile(path, Optional.empty(), Status.MODIFIED, Content.TEXT, "100644", "100644", lines);
        return new ScopedFile(file, FileClass.SOURCE, area, List.of(), placement, Optional.empty());
    }

    static Scope declared(String pattern) {
        return new Scope(
                new Declaration(Scope.Source.POLICY, ".evidence-gate.yml", List.of(pattern), List.of()),
                List.of(file("src/Basket.java", "src", Placement.IN), file("docs/a.md", "docs", Placement.OUT)),
                Optional.empty());
    }

    static GateOutcome gate(String id, State state, int flaky) {
        return new GateOutcome(
                id,
                Kind.TESTS,
                true,
                state,
                Optional.of("the reason of " + id),
                Map.of("tests", 1_240L, "passed", 1_228L, "flaky", (long) flaky),
                Optional.of(Duration.ofSeconds(3_750)),
                List.of(),
                new Details(List.of(), List.of("ClockTest.ticks"), List.of(), List.of(), Optional.empty()),
                Optional.empty());
    }

    static WorkItem workItem() {
        Worksheet worksheet = worksheet(List.of(
                "Totals are rounded half even; see #7 and @ada",
                "1. No `BigDecimal(double)` left_over",
                "/close <b>now</b> or https://example.org"));
        return new WorkItem(
                Optional.of("SHOP-12"),
                Optional.of("https://tracker.example.org/browse/SHOP-12"),
                Digest.ofUtf8("title"),
                Digest.ofUtf8("text"),
                new Ticket(Optional.of("bug"), Optional.of("small"), Optional.empty(), List.of("agent-ready")),
                worksheet,
                new ContextBoundary(List.of("docs/"), List.of("secrets/"), List.of("docs/a.md"), Optional.empty()),
                List.of(),
                List.of());
    }

    static Worksheet worksheet(List<String> texts) {
        return new Worksheet(
                Optional.of(texts.get(0)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("label agent-ready"),
                List.of(),
                List.of(),
                texts,
                List.of(),
                texts,
                texts);
    }

    static Finding finding(Mode mode, String rule, List<String> paths, String message) {
        return new Finding("0123456789ab", rule, mode, paths, List.of(), message, "Do what " + rule + " asks.");
    }

    static Sample judged(EvidenceRecord record, Finding... findings) {
        Decision decision = List.of(findings).stream()
                .map(finding -> switch (finding.mode()) {
                    case OFF, OBSERVE -> Decision.READY;
                    case WARN -> Decision.ATTENTION;
                    case BLOCK -> Decision.BLOCKED;
                    case STOP -> Decision.STOPPED;
                })
                .max(Decision::compareTo)
                .orElse(Decision.READY);
        return new Sample(
                record,
                new Verdict(
                        decision,
                        List.of(findings),
                        Samples.ready().verdict().readiness(),
                        Optional.of("platform-leads"),
                        "Look at the findings."));
    }

    /** What is left to say about a record with one gate. */
    interface Rest {
        EvidenceRecord apply(Optional<WorkItem> workItem, Scope scope);
    }

    static Rest with(EvidenceRecord whole, GateOutcome gate) {
        return (workItem, scope) -> new EvidenceRecord(
                whole.identity(),
                whole.run(),
                whole.change(),
                workItem,
                scope,
                List.of(gate),
                Optional.of(new Quality(70, List.of(new Quality.Part(gate.id(), 4, 70)))),
                whole.trust(),
                Optional.empty(),
                Optional.empty());
    }
}

package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.Scope.ScopedFile;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.rule.Finding;
import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.verdict.Verdict;
import io.github.evidencegate.verdict.Verdict.ReadinessAnswer;
import java.util.ArrayList;
import java.util.List;

/** What the verdict says: the title and the lines below it, the findings, the readiness answers. */
final class VerdictSections {
    private static final int FINDINGS_WORTH = 90;
    private static final int READINESS_WORTH = 40;
    private static final int MOST_PATHS = 5;

    private final EvidenceRecord record;
    private final Verdict verdict;

    VerdictSections(EvidenceRecord record, Verdict verdict) {
        this.record = record;
        this.verdict = verdict;
    }

    Phrase title() {
        int stopping = verdict.findings(Mode.STOP).size();
        int blocking = verdict.findings(Mode.BLOCK).size();
        int warnings = verdict.findings(Mode.WARN).size();
        int observed = verdict.findings(Mode.OBSERVE).size();
        List<String> counts = new ArrayList<>();
        if (stopping > 0) {
            counts.add(Words.count(stopping, "stopping finding"));
        }
        if (blocking > 0) {
            counts.add(Words.count(blocking, "blocking finding"));
        }
        if (warnings > 0) {
            counts.add(Words.count(warnings, "warning"));
        }
        if (observed > 0) {
            counts.add(Words.count(observed, "observation"));
        }
        String reasons = counts.isEmpty() ? "nothing stands against a review" : String.join(", ", counts);
        return decision().text(": " + reasons);
    }

    private Phrase decision() {
        return switch (verdict.decision()) {
            case READY -> Phrase.EMPTY.mark("✅").text("READY");
            case ATTENTION -> Phrase.EMPTY.mark("⚠️").text("ATTENTION");
            case BLOCKED -> Phrase.EMPTY.mark("⛔").text("BLOCKED");
            case STOPPED -> Phrase.EMPTY.mark("🛑").text("STOPPED");
        };
    }

    List<Phrase> lead() {
        List<Phrase> lead = new ArrayList<>();
        lead.add(Phrase.EMPTY
                .strong("Next:")
                .text(" " + verdict.next())
                .strong(" Decides:")
                .text(" ")
                .then(decider()));
        record.history()
                .flatMap(history -> HistorySection.standing(history, verdict.decision()))
                .ifPresent(lead::add);
        GatesSection.waived(record.gates()).ifPresent(lead::add);
        lead.add(Phrase.EMPTY.strong("Change:").text(" ").then(summary()));
        return lead;
    }

    private Phrase decider() {
        return verdict.decider()
                .map(Phrase::of)
                .orElseGet(
                        () -> Phrase.of("nobody is named; set ").code("decider").text(" in the policy."));
    }

    private Phrase summary() {
        List<ScopedFile> files = record.scope().files();
        long added = 0;
        long deleted = 0;
        for (ScopedFile file : files) {
            added += file.file().lines().added();
            deleted += file.file().lines().deleted();
        }
        String atLeast = record.scope().missingFiles().isPresent() ? "at least " : "";
        return Phrase.of(atLeast + Words.count(files.size(), "file") + " " + Words.lines(added, deleted))
                .text(
                        record.gates().isEmpty()
                                ? " · no gate reported"
                                : " · gates " + Words.good(record.gates()) + " good")
                .text(record.quality()
                        .map(quality -> " · quality " + quality.score() + " of 100")
                        .orElse(" · quality not known"))
                .text(" · ")
                .then(codingAgents());
    }

    private Phrase codingAgents() {
        List<CodingAgent> agents = record.change().codingAgents();
        List<String> names = agents.stream().map(CodingAgent::name).toList();
        return names.isEmpty()
                ? Phrase.of("no sign of a coding agent")
                : Phrase.of(names.size() == 1 ? "coding agent " : "coding agents ")
                        .then(Phrase.ofCodes(names, MOST_PATHS));
    }

    Section findings() {
        List<Phrase> strict = new ArrayList<>();
        List<Phrase> observed = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            (finding.mode() == Mode.OBSERVE ? observed : strict).add(line(finding));
        }
        List<Block> blocks = new ArrayList<>();
        if (!strict.isEmpty()) {
            blocks.add(new Items(strict, 0));
        }
        if (!observed.isEmpty()) {
            String summary = "Observed, without effect on the decision: " + Words.count(observed.size(), "finding");
            blocks.add(new Details(summary, List.of(new Items(observed, 0))));
        }
        return new Section("Findings", FINDINGS_WORTH, blocks);
    }

    private static Phrase line(Finding finding) {
        Phrase line = effect(finding.mode()).text(" ").code(finding.rule()).text(": " + finding.message());
        List<String> unnamed = finding.paths().stream()
                .filter(path -> !finding.message().contains(path))
                .toList();
        if (!unnamed.isEmpty()) {
            line = line.text(" Files: ")
                    .then(Phrase.ofCodes(unnamed, MOST_PATHS))
                    .text(".");
        }
        return line.strong(" Next:").text(" " + finding.next() + " ").code(finding.id());
    }

    private static Phrase effect(Mode mode) {
        return switch (mode) {
            case STOP -> Phrase.EMPTY.mark("🛑").strong("stops");
            case BLOCK -> Phrase.EMPTY.mark("⛔").strong("blocks");
            case WARN -> Phrase.EMPTY.mark("⚠️").strong("warns");
            case OBSERVE, OFF -> Phrase.EMPTY.strong("observed");
        };
    }

    Section readiness() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (ReadinessAnswer answer : verdict.readiness()) {
            rows.add(List.of(
                    Phrase.of(answer.question()),
                    answer.answered()
                            ? Phrase.EMPTY.mark("✅").text("answered")
                            : Phrase.EMPTY.mark("⚠️").strong("GAP"),
                    Phrase.of(answer.answer())));
        }
        List<Block> blocks =
                rows.isEmpty() ? List.of() : List.of(new Table(List.of("Question", "State", "Answer"), rows, 0));
        return new Section("Readiness", READINESS_WORTH, blocks);
    }
}

package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.CodingAgent.Sign;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Identity;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.PipelineRun;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the change and the record come from, folded: who wrote it, why the run started, what can be trusted. */
final class OriginSection {
    private static final int WORTH = 10;
    private static final int MOST_SIGNS = 20;

    private final EvidenceRecord record;
    private final Change change;

    OriginSection(EvidenceRecord record) {
        this.record = record;
        this.change = record.change();
    }

    Section section() {
        List<Block> blocks = new ArrayList<>();
        if (!change.commits().isEmpty()) {
            String summary = Words.count(change.commits().size(), "commit");
            blocks.add(new Details(summary, List.of(commits())));
        }
        for (CodingAgent agent : change.codingAgents()) {
            blocks.add(new Details("Signs of a coding agent: " + agent.signs().size(), List.of(signs(agent))));
        }
        blocks.add(new Details("Origin of change, run and record", List.of(origin())));
        if (!record.trust().isEmpty()) {
            blocks.add(new Details("What can be trusted", List.of(trust())));
        }
        return new Section("Commits and coding agents", WORTH, blocks);
    }

    private Table commits() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Commit commit : change.commits()) {
            Phrase revision = Phrase.ofCode(commit.revision().abbreviated());
            rows.add(List.of(
                    commit.isMerge() ? revision.text(" merge") : revision,
                    person(commit.author()),
                    Phrase.ofCode(commit.committedAt().toString())));
        }
        return new Table(List.of("Revision", "Author", "Committed at"), rows, 0);
    }

    private static Phrase person(Person person) {
        String kind = switch (person.kind()) {
            case BOT -> " (bot)";
            case HUMAN -> " (human)";
            case UNKNOWN -> "";
        };
        return Phrase.of((person.name().isBlank() ? "no name" : person.name()) + kind);
    }

    private static Items signs(CodingAgent agent) {
        List<Phrase> signs = new ArrayList<>();
        for (Sign sign : agent.signs()) {
            signs.add(Phrase.ofCode(agent.name())
                    .text(": " + Words.word(sign.kind()) + " ")
                    .code(sign.value())
                    .text(" in ")
                    .code(sign.where()));
        }
        return Items.first(MOST_SIGNS, signs);
    }

    private Table origin() {
        PipelineRun run = record.run();
        Identity identity = record.identity();
        List<List<Phrase>> rows = new ArrayList<>();
        row(rows, "Head", Optional.of(revision(change.head())));
        row(rows, "Base", change.base().map(OriginSection::revision));
        row(rows, "Merge base", change.mergeBase().map(OriginSection::revision));
        row(rows, "Branch", change.branch().map(Phrase::ofCode));
        row(rows, "Author", Optional.of(person(change.author())));
        row(rows, "Run started by", Optional.of(Phrase.ofCode(run.trigger())));
        row(rows, "Requested by", text(run.requester()));
        row(rows, "Approved by", text(run.approval()));
        row(rows, "Pipeline run", run.url().map(Phrase::ofLink));
        row(rows, "Policy", Optional.of(Phrase.of(identity.policySource())));
        row(rows, "Policy digest", identity.policyDigest().map(Digest::value).map(Phrase::ofCode));
        row(rows, "Recorded", Optional.of(Phrase.ofCode(identity.recordedAt().toString())));
        row(rows, "Tool", Optional.of(Phrase.of(identity.tool())));
        row(rows, "Schema", Optional.of(Phrase.ofLink(identity.schema())));
        return new Table(List.of("What", "Value"), rows, 0);
    }

    private static Phrase revision(Revision revision) {
        return Phrase.ofCode(revision.objectName());
    }

    private static Optional<Phrase> text(Optional<String> text) {
        return text.map(Phrase::of);
    }

    private static void row(List<List<Phrase>> rows, String what, Optional<Phrase> value) {
        value.ifPresent(phrase -> rows.add(List.of(Phrase.of(what), phrase)));
    }

    private Table trust() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (Provenance provenance : record.trust()) {
            rows.add(List.of(
                    Phrase.ofCode(provenance.part()),
                    Phrase.of(Words.word(provenance.basis())),
                    Phrase.of(provenance.source())));
        }
        return new Table(List.of("Part of the record", "Basis", "Source"), rows, 0);
    }
}

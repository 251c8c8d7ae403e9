package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance;
import io.github.evidencegate.evidence.EvidenceRecord.Provenance.Basis;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was asked (R071, R094, R099), and what is still open. */
final class WorkSections {
    private static final int QUESTIONS_WORTH = 60;
    private static final int WORK_ITEM_WORTH = 50;
    private static final int MOST_ITEMS = 20;
    private static final int MOST_NAMES = 10;

    private WorkSections() {}

    static Section workItem(Optional<WorkItem> workItem) {
        List<Block> blocks = workItem.map(WorkSections::blocks)
                .orElseGet(() -> List.of(new Paragraph(Phrase.of("No work item: nothing says what was asked."))));
        return new Section("Acceptance and worksheet", WORK_ITEM_WORTH, blocks);
    }

    private static List<Block> blocks(WorkItem item) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Table(List.of("Field", "Value"), fields(item), 0));
        list(blocks, "Acceptance criteria:", item.worksheet().acceptance());
        list(blocks, "To be proven:", item.worksheet().validation());
        return blocks;
    }

    private static void list(List<Block> blocks, String label, List<String> texts) {
        if (texts.isEmpty()) {
            blocks.add(new Paragraph(Phrase.EMPTY.strong(label).text(" none named.")));
        } else {
            blocks.add(new Paragraph(Phrase.EMPTY.strong(label)));
            blocks.add(Items.first(MOST_ITEMS, phrases(texts)));
        }
    }

    private static List<Phrase> phrases(List<String> texts) {
        List<Phrase> phrases = new ArrayList<>();
        for (String text : texts) {
            phrases.add(Phrase.of(text));
        }
        return phrases;
    }

    private static List<List<Phrase>> fields(WorkItem item) {
        Worksheet worksheet = item.worksheet();
        ContextBoundary context = item.context();
        List<List<Phrase>> rows = new ArrayList<>();
        row(rows, "Work item", Optional.of(identity(item)));
        row(rows, "Owner", Optional.of(named(worksheet.owner())));
        row(rows, "Review owner", Optional.of(named(worksheet.reviewOwner())));
        row(rows, "Requester", text(worksheet.requester()));
        row(rows, "Approval", text(worksheet.approval()));
        row(rows, "Type", text(item.ticket().type()));
        row(rows, "Complexity", text(item.ticket().complexity()));
        row(rows, "Epic", text(item.ticket().epic()));
        row(rows, "Labels", names(item.ticket().labels()));
        row(rows, "Context used", names(context.used()));
        row(rows, "Context allowed", names(context.allowed()));
        row(rows, "Context excluded", names(context.excluded()));
        row(rows, "Context confirmed by", text(context.confirmedBy()));
        return rows;
    }

    private static void row(List<List<Phrase>> rows, String field, Optional<Phrase> value) {
        value.ifPresent(phrase -> rows.add(List.of(Phrase.of(field), phrase)));
    }

    private static Optional<Phrase> text(Optional<String> text) {
        return text.map(Phrase::of);
    }

    private static Phrase identity(WorkItem item) {
        List<Phrase> parts = new ArrayList<>();
        item.id().ifPresent(id -> parts.add(Phrase.ofCode(id)));
        item.url().ifPresent(url -> parts.add(Phrase.ofLink(url)));
        return parts.isEmpty() ? Phrase.of("text without an id") : Phrase.join(" ", parts);
    }

    private static Phrase named(Optional<String> person) {
        return Phrase.of(person.orElse("not named"));
    }

    private static Optional<Phrase> names(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(Phrase.ofCodes(names, MOST_NAMES));
    }

    static Section openQuestions(EvidenceRecord record) {
        List<Phrase> questions = new ArrayList<>();
        record.workItem().ifPresent(item -> questions(item, questions));
        if (record.workItem().isEmpty()) {
            questions.add(Phrase.of("What was asked, and by whom? No work item is linked."));
        }
        if (record.gates().isEmpty()) {
            questions.add(Phrase.of("Does it work? No gate reported."));
        }
        record.scope()
                .missingFiles()
                .ifPresent(reason -> questions.add(Phrase.of("Which files are missing from the list? " + reason)));
        for (Provenance provenance : record.trust()) {
            if (provenance.basis() == Basis.MISSING) {
                questions.add(Phrase.of("Not known: ").code(provenance.part()).text(" (" + provenance.source() + ")"));
            }
        }
        List<Block> blocks = questions.isEmpty()
                ? List.of(new Paragraph(Phrase.of("None.")))
                : List.of(Items.first(MOST_ITEMS, questions));
        return new Section("Open questions", QUESTIONS_WORTH, blocks);
    }

    private static void questions(WorkItem item, List<Phrase> questions) {
        questions.addAll(phrases(item.worksheet().openQuestions()));
        if (item.worksheet().acceptance().isEmpty()) {
            questions.add(Phrase.of("When is the work done? The work item names no acceptance criteria."));
        }
        if (!item.context().isKnown()) {
            questions.add(Phrase.of("Which context was used? The work item names none."));
        }
    }
}

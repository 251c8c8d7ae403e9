package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reviewer reads on a change in a minute: content in reading order, without any markup, so that every rendering
 * shows the same.
 *
 * @param title the decision with its reasons counted
 * @param lead what to do next, and the change in one line
 */
public record ReviewPacket(Phrase title, List<Phrase> lead, List<Section> sections) {
    /** Copies the lists. */
    public ReviewPacket {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
    }

    /**
     * A part with a heading.
     *
     * @param worth what a reader would miss, from 1 to 100; the least goes first when a rendering must be short
     */
    public record Section(String heading, int worth, List<Block> blocks) {
        /** Copies the list. */
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** The packet of a judged record. Sections that have nothing to say are not there. */
    public static ReviewPacket of(EvidenceRecord record, Verdict verdict) {
        VerdictSections judgement = new VerdictSections(record, verdict);
        List<Section> sections = new ArrayList<>(List.of(
                judgement.findings(),
                HistorySection.of(record.history()),
                LookFirst.section(record),
                ScopeSection.of(record.scope()),
                new GatesSection(record.gates(), record.quality()).section(),
                ReviewSection.of(record),
                WorkSections.workItem(record.workItem()),
                WorkSections.openQuestions(record),
                judgement.readiness(),
                new OriginSection(record).section()));
        sections.removeIf(section -> section.blocks().isEmpty());
        return new ReviewPacket(judgement.title(), judgement.lead(), sections);
    }
}

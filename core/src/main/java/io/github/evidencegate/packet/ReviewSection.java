package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.HostedChange;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.ReviewPacket.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the review went so far: first review, requested changes and approvals, each with its time and revision (R084). */
final class ReviewSection {
    private static final int WORTH = 40;
    private static final int MOST = 10;
    private static final int MOST_SIBLINGS = 5;

    private final HostedChange hosted;
    private final Change change;

    private ReviewSection(HostedChange hosted, Change change) {
        this.hosted = hosted;
        this.change = change;
    }

    /** Nothing if no code host was asked. */
    static Section of(EvidenceRecord record) {
        return new Section(
                "Review",
                WORTH,
                record.hosted()
                        .map(hosted -> new ReviewSection(hosted, record.change()).blocks())
                        .orElse(List.of()));
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(opened()));
        if (hosted.review().isEmpty()) {
            blocks.add(new Paragraph(Phrase.of("Its reviews are not known: the code host did not tell.")));
        }
        hosted.review().ifPresent(review -> blocks.addAll(opinions(review)));
        if (!hosted.sameHead().isEmpty()) {
            blocks.add(new Paragraph(Phrase.EMPTY
                    .mark("⚠️")
                    .strong("The same head in another open change:")
                    .text(" ")
                    .then(Phrase.ofCodes(
                            hosted.sameHead().stream().map(ChangeKey::name).toList(), MOST_SIBLINGS))));
        }
        return blocks;
    }

    private Phrase opened() {
        Phrase opened = Phrase.EMPTY
                .strong(hosted.isDraft() ? "Draft, opened:" : "Opened:")
                .text(" " + hosted.openedAt() + " by ")
                .code(hosted.author());
        return hosted.review()
                .flatMap(Review::first)
                .map(first -> opened.text("; first review after " + after(first.at())))
                .orElse(opened);
    }

    private String after(Instant at) {
        Duration duration = Duration.between(hosted.openedAt(), at);
        return Words.time(duration.isNegative() ? Duration.ZERO : duration);
    }

    private List<Block> opinions(Review review) {
        List<Opinion> weighty = review.opinions().stream()
                .filter(opinion -> opinion.kind() != Kind.COMMENTED)
                .toList();
        if (weighty.isEmpty()) {
            return List.of(new Paragraph(Phrase.of("Nobody approved it or requested changes.")));
        }
        List<Opinion> standing = review.standing();
        List<List<Phrase>> rows = new ArrayList<>();
        List<Opinion> newest = weighty.subList(Math.max(0, weighty.size() - MOST), weighty.size());
        for (Opinion opinion : newest) {
            rows.add(List.of(
                    Phrase.ofCode(opinion.by()),
                    Phrase.of(said(opinion, standing.contains(opinion))),
                    on(opinion),
                    Phrase.of(after(opinion.at()))));
        }
        return List.of(new Table(
                List.of("Who", "Opinion", "On", "After opening"), rows, weighty.size() - (long) newest.size()));
    }

    private static String said(Opinion opinion, boolean stands) {
        String word = Words.word(opinion.kind());
        String may = opinion.canWrite().filter(can -> !can).isPresent() ? ", may not write" : "";
        boolean isOver = !stands && opinion.kind() != Kind.DISMISSED;
        return word + may + (isOver ? ", later changed" : "");
    }

    private Phrase on(Opinion opinion) {
        Optional<Phrase> revision = opinion.head()
                .map(head -> head.equals(change.head())
                        ? Phrase.of("the head")
                        : Phrase.ofCode(head.abbreviated()).text(", not the head"));
        return revision.orElse(Phrase.of("not known"));
    }
}

package io.github.evidencegate.pipeline;

import io.github.evidencegate.delta.BaseResults;
import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.gate.Freshness;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.manifest.BillComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The bills of materials among the result files.
 *
 * @param ofBase those of the base; empty if nobody gave results of it, or no bill is among them
 */
record ReadBills(List<Bill> ofHead, List<Bill> ofBase) {
    boolean isEmpty() {
        return ofHead.isEmpty() && ofBase.isEmpty();
    }

    /**
     * What the files of the change say, and these.
     *
     * @param base the other results of the base, if anybody gave them
     */
    Dependencies join(Dependencies said, Freshness freshness, Optional<BaseResults> base) {
        List<Unread> doubts = new ArrayList<>();
        List<Bill> head = trusted(ofHead, "at the head: ", freshness::doubt, doubts);
        List<Bill> before =
                trusted(ofBase, "at the base: ", source -> base.flatMap(results -> results.doubtOf(source)), doubts);
        if (ofBase.isEmpty()) {
            unreadable(base).map(ReadBills::perhapsBill).ifPresent(doubts::add);
        } else if (ofHead.isEmpty()) {
            doubts.add(new Unread(
                    ofBase.get(0).source().path(),
                    "the base has a bill of materials, the head has none; let its run write one, too"));
        }
        return BillComparison.join(said, head, before, doubts);
    }

    private static List<Bill> trusted(
            List<Bill> bills, String end, Function<Source, Optional<String>> doubt, List<Unread> doubts) {
        List<Bill> trusted = new ArrayList<>();
        for (Bill bill : bills) {
            Optional<String> why = doubt.apply(bill.source());
            why.ifPresentOrElse(
                    told -> doubts.add(new Unread(bill.source().path(), end + told + "; let the tool write it again")),
                    () -> trusted.add(bill));
        }
        return trusted;
    }

    private static Optional<Report.Unreadable> unreadable(Optional<BaseResults> base) {
        return base.stream()
                .flatMap(results -> results.reports().stream())
                .flatMap(placed -> placed.report()
                        .fold(
                                tests -> none(),
                                lines -> none(),
                                analysis -> none(),
                                command -> none(),
                                job -> none(),
                                Stream::of))
                .findFirst();
    }

    private static Stream<Report.Unreadable> none() {
        return Stream.empty();
    }

    private static Unread perhapsBill(Report.Unreadable file) {
        return new Unread(file.path(), "at the base: may be the bill of materials to compare with; " + file.reason());
    }
}

package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.Component;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds what bills of materials say to what the files of a change say. All bills of one end count as one: which of them
 * names a component says nothing about the product, and tools spread them over modules in several ways.
 */
public final class BillComparison {
    private BillComparison() {}

    /**
     * Everything together.
     *
     * @param said what the files of the change say
     * @param head the bills of the head that can be trusted to tell of it
     * @param base the same of the base; empty if nobody gave any
     * @param doubts what cannot be trusted, and what is missing
     */
    public static Dependencies join(Dependencies said, List<Bill> head, List<Bill> base, List<Unread> doubts) {
        boolean isCompared = !head.isEmpty() && !base.isEmpty();
        List<DependencyChange> changes = new ArrayList<>(said.changes());
        if (isCompared) {
            changes.addAll(difference(base, head));
            changes.sort(Difference.ORDER);
        }
        List<Unread> unread = new ArrayList<>(said.unread());
        unread.addAll(doubts);
        List<Bill> bills = head.stream().map(bill -> kept(bill, isCompared)).toList();
        return new Dependencies(changes, said.scripts(), said.grants(), unread, bills);
    }

    private static List<DependencyChange> difference(List<Bill> base, List<Bill> head) {
        Map<String, String> paths = new HashMap<>();
        List<Declared> before = declared(base, paths);
        List<Declared> after = declared(head, paths);
        return Difference.of(before, after, paths::get);
    }

    /** What the bills name; {@code paths} then has the last of them that names each, those of the head before others. */
    private static List<Declared> declared(List<Bill> bills, Map<String, String> paths) {
        List<Declared> all = new ArrayList<>();
        for (Bill bill : bills) {
            for (Component component : bill.components()) {
                Declared declared = declared(component);
                paths.put(declared.key(), bill.source().path());
                all.add(declared);
            }
        }
        return all;
    }

    private static Declared declared(Component component) {
        return new Declared(
                component.ecosystem(),
                component.name(),
                component.version().orElse(""),
                component.relation(),
                component.scope());
    }

    private static Bill kept(Bill bill, boolean isCompared) {
        List<Component> components = isCompared
                ? List.of()
                : bill.components().stream()
                        .map(BillComparison::declared)
                        .distinct()
                        .map(BillComparison::component)
                        .toList();
        return new Bill(bill.source(), bill.format(), bill.total(), isCompared, components);
    }

    private static Component component(Declared declared) {
        return new Component(
                declared.ecosystem(),
                declared.name(),
                Optional.of(declared.version()).filter(version -> !version.isEmpty()),
                declared.relation(),
                declared.scope());
    }
}

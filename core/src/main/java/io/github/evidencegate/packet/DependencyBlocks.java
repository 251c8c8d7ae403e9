package io.github.evidencegate.packet;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the change does to dependencies, install scripts and the rights of workflows (R109). */
final class DependencyBlocks {
    private static final int MOST_ROWS = 20;
    private static final int MOST_NAMES = 3;
    private static final List<String> HEADER = List.of("Dependency", "What", "From", "To", "How", "File");

    private DependencyBlocks() {}

    /** Nothing if there is nothing to tell. Direct dependencies stand open, the others a reader opens. */
    static List<Block> of(Dependencies dependencies) {
        List<DependencyChange> direct = new ArrayList<>();
        List<DependencyChange> others = new ArrayList<>();
        for (DependencyChange change : dependencies.changes()) {
            (change.relation() == Relation.DIRECT ? direct : others).add(change);
        }
        List<Block> blocks = new ArrayList<>();
        if (!dependencies.isEmpty()) {
            blocks.add(new Paragraph(Phrase.EMPTY
                    .strong("Dependencies:")
                    .text(" " + Words.count(direct.size(), "direct change") + ", "
                            + Words.count(others.size(), "other change") + ".")));
        }
        List<Phrase> warnings = warnings(dependencies);
        if (!warnings.isEmpty()) {
            blocks.add(Items.first(MOST_ROWS, warnings));
        }
        if (!dependencies.bills().isEmpty()) {
            blocks.add(Items.first(MOST_ROWS, bills(dependencies.bills())));
        }
        if (!direct.isEmpty()) {
            blocks.add(table(direct, MOST_ROWS));
        }
        if (!others.isEmpty()) {
            String summary = "Transitive, managed and locked dependencies: " + Words.count(others.size(), "change");
            blocks.add(new Details(summary, List.of(table(others, others.size()))));
        }
        return blocks;
    }

    private static List<Phrase> warnings(Dependencies dependencies) {
        List<Phrase> warnings = new ArrayList<>();
        for (WorkflowGrant grant : dependencies.grants()) {
            warnings.add(Phrase.EMPTY
                    .mark("⛔")
                    .strong("broader rights")
                    .text(" in ")
                    .code(grant.path())
                    .text(": ")
                    .code(grant.place())
                    .text(" ")
                    .code(grant.right()));
        }
        for (Unread unread : dependencies.unread()) {
            warnings.add(Phrase.EMPTY
                    .mark("⛔")
                    .strong("not read:")
                    .text(" ")
                    .code(unread.path())
                    .text(" " + unread.reason()));
        }
        for (InstallScript script : dependencies.scripts()) {
            warnings.add(Phrase.EMPTY
                    .mark("⚠️")
                    .strong("runs on installation:")
                    .text(" ")
                    .code(script.script())
                    .text(" (" + Words.word(script.kind()) + ") in ")
                    .code(script.path()));
        }
        return warnings;
    }

    private static List<Phrase> bills(List<Bill> bills) {
        return bills.stream().map(DependencyBlocks::bill).toList();
    }

    private static Phrase bill(Bill bill) {
        Phrase named = Phrase.EMPTY
                .strong("bill of materials")
                .text(" ")
                .code(bill.source().path())
                .text(" (")
                .code(bill.format())
                .text(", " + Words.count(bill.total(), "component") + "): ");
        return named.text(
                bill.compared()
                        ? "compared with the base; what differs is among the changes below."
                        : "without one of the base it says nothing of what the change does. All that it names was held"
                                + " against what policy forbids and allows.");
    }

    private static Table table(List<DependencyChange> changes, int most) {
        List<List<Phrase>> rows = new ArrayList<>();
        for (DependencyChange change : changes.subList(0, Math.min(most, changes.size()))) {
            String how = Words.word(change.relation());
            rows.add(List.of(
                    Phrase.ofCode(change.coordinates()),
                    Phrase.of(Words.word(change.kind())),
                    change.from().map(Phrase::ofCode).orElse(Phrase.of("-")),
                    change.to().map(Phrase::ofCode).orElse(Phrase.of("-")),
                    change.scope().isEmpty()
                            ? Phrase.of(how)
                            : Phrase.of(how + ", ").code(change.scope()),
                    Phrase.ofCode(change.path())));
        }
        return new Table(HEADER, rows, changes.size() - rows.size());
    }

    /** Why a reviewer should look at a file for its dependencies; one reason for each kind of risk. */
    static Map<String, List<Phrase>> risks(Dependencies dependencies) {
        Map<String, List<String>> added = new LinkedHashMap<>();
        dependencies.changes().stream()
                .filter(change -> change.kind() == Kind.ADDED && change.relation() == Relation.DIRECT)
                .forEach(change -> put(added, change.path(), change.coordinates()));
        Map<String, List<String>> scripts = new LinkedHashMap<>();
        dependencies.scripts().forEach(script -> put(scripts, script.path(), script.script()));
        Map<String, List<String>> rights = new LinkedHashMap<>();
        dependencies.grants().forEach(grant -> put(rights, grant.path(), grant.place() + ": " + grant.right()));
        Map<String, List<String>> unread = new LinkedHashMap<>();
        dependencies.unread().forEach(file -> put(unread, file.path(), file.path()));
        Map<String, List<Phrase>> risks = new LinkedHashMap<>();
        addReasons("broader rights: ", rights, risks);
        addReasons("could not be read: ", unread, risks);
        addReasons("runs on installation: ", scripts, risks);
        addReasons("new dependency: ", added, risks);
        return risks;
    }

    private static void put(Map<String, List<String>> names, String path, String name) {
        names.computeIfAbsent(path, any -> new ArrayList<>()).add(name);
    }

    private static void addReasons(String why, Map<String, List<String>> names, Map<String, List<Phrase>> risks) {
        names.forEach((path, all) -> risks.computeIfAbsent(path, any -> new ArrayList<>())
                .add(Phrase.of(why).then(Phrase.ofCodes(all, MOST_NAMES))));
    }
}

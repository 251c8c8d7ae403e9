package io.github.evidencegate.setup;

import io.github.evidencegate.setup.Owners.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who decides, the areas by their owners, and the folders of tests. */
final class ScopeProposal {
    private static final int MOST_AREAS = 40;

    private final Optional<Owners> owners;
    private final Map<String, Integer> testFolders;

    ScopeProposal(Optional<Owners> owners, Map<String, Integer> testFolders) {
        this.owners = owners;
        this.testFolders = testFolders;
    }

    void writeDecider(PolicyDraft draft) {
        Optional<Rule> all =
                owners.flatMap(Owners::ofEverything).filter(rule -> PolicyDraft.isPlain(rule.ownersInWords()));
        if (all.isPresent()) {
            Rule rule = all.get();
            draft.line(
                    0,
                    "decider: " + PolicyDraft.quoted(rule.ownersInWords()),
                    place(rule) + " gives them every path, so packets name them as those who decide");
        } else {
            draft.remark(
                    0,
                    "No decider: "
                            + owners.map(found -> PolicyDraft.named(found.path()) + " has no owner of every path (*)")
                                    .orElse("there is no CODEOWNERS")
                            + ". Name who decides about a change that is stopped:");
            draft.example(0, "decider: \"@your-team\"");
        }
    }

    void writeScope(PolicyDraft draft) {
        List<Rule> areas = areas();
        boolean hasAreas = !areas.isEmpty() && areas.size() <= MOST_AREAS;
        if (!hasAreas && testFolders.isEmpty()) {
            draft.remark(
                    0,
                    "No scope: areas are told by the folders, tests and other classes of files by their names. Bound what"
                            + " every change may touch with scope.allowed, name what none may with scope.forbidden.");
            return;
        }
        draft.line(0, "scope:", "what was found about the parts of the project; it bounds no change yet");
        if (hasAreas) {
            draft.line(
                    1, "areas:", "the folders of CODEOWNERS, its last rule first: there the last that matches decides");
            for (Rule rule : areas) {
                draft.line(
                        2,
                        PolicyDraft.quoted(rule.folder()) + ": " + PolicyDraft.quoted(rule.pattern()),
                        place(rule) + ", owned by " + PolicyDraft.named(rule.ownersInWords()));
            }
        } else if (!areas.isEmpty()) {
            draft.remark(
                    1,
                    areas.size() + " folders have owners, too many for a list that is read: areas are told by the"
                            + " folders instead.");
        }
        writeTestFolders(draft);
    }

    private void writeTestFolders(PolicyDraft draft) {
        if (testFolders.isEmpty()) {
            return;
        }
        List<String> patterns = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        testFolders.forEach((folder, count) -> {
            patterns.add(PolicyDraft.quoted(folder + "/"));
            counts.add(Count.of(count, "file") + " below " + folder + "/");
        });
        draft.line(1, "classes:", "what files are for, where their names do not tell");
        draft.line(
                2,
                "test: [" + String.join(", ", patterns) + "]",
                String.join(", ", counts) + ": by the name tests, which would count as product code");
    }

    /** The folders with owners, the last rule first, each name once. */
    private List<Rule> areas() {
        List<Rule> rules = new ArrayList<>(owners.map(Owners::rules).orElse(List.of()));
        Collections.reverse(rules);
        Set<String> names = new HashSet<>();
        return rules.stream()
                .filter(rule -> rule.isForFolder()
                        && PolicyDraft.isPlain(rule.pattern())
                        && PolicyDraft.isPlain(rule.folder())
                        && names.add(rule.folder()))
                .toList();
    }

    private String place(Rule rule) {
        return owners.map(Owners::path).orElseThrow() + ":" + rule.line();
    }
}

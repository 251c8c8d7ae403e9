package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import java.util.List;

/** Work items for the tests of this package. */
final class WorkItems {
    private WorkItems() {}

    static WorkItem workItem(String text) {
        try {
            return WorkItemText.parse(text);
        } catch (EvidenceException e) {
            throw new AssertionError(e);
        }
    }

    static WorkItem withNamedPaths(String... paths) {
        WorkItem item = workItem("");
        return new WorkItem(
                item.id(),
                item.url(),
                item.titleDigest(),
                item.textDigest(),
                item.ticket(),
                item.worksheet(),
                item.context(),
                List.of(paths),
                item.dependencies());
    }
}

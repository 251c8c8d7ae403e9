package io.github.evidencegate.forge;

import java.util.List;

/**
 * An issue that a change says it closes. Its text is hostile, like that of the change.
 *
 * @param id as people say it: {@code #7}
 */
public record IssueText(String id, String url, String author, String title, String body, List<String> labels) {
    /** Copies the list. */
    public IssueText {
        labels = List.copyOf(labels);
    }
}

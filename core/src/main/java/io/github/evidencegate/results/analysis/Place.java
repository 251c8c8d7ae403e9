package io.github.evidencegate.results.analysis;

import io.github.evidencegate.results.input.NameSet;

/**
 * A file that a finding is about.
 *
 * @param path relative to the top; outside of it absolute, or as the report has it if it is no file
 * @param hash what the path counts as in a {@link NameSet}
 */
record Place(String path, long hash, boolean isChanged) {
    /** No file at all. */
    static final Place NONE = new Place("", NameSet.hash(""), false);
}

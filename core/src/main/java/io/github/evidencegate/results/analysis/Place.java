package io.github.evidencegate.results.analysis;

import io.github.evidencegate.results.input.NameSet;
import io.github.evidencegate.results.input.NamedSources;
import java.util.List;
import java.util.Optional;

/**
 * A file that a finding is about.
 *
 * @param path relative to the top; outside of it absolute, or as the report has it if it is no file
 * @param hash what the path counts as in a {@link NameSet}
 */
record Place(String path, long hash, boolean isChanged) {
    /** No file at all. */
    static final Place NONE = new Place("", NameSet.hash(""), false);

    /** The file that a report names so: absolute, or relative to a folder around the report. */
    static Place of(NamedSources sources, String name) {
        if (name.isEmpty()) {
            return NONE;
        }
        Optional<String> changed = sources.changed(List.of(""), name);
        String shown = changed.orElseGet(() -> sources.relative(name));
        return new Place(shown, NameSet.hash(changed.isPresent() ? shown : name), changed.isPresent());
    }
}

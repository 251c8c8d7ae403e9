package io.github.evidencegate.patch;

import java.util.List;

/**
 * The changed files between two revisions with their lines.
 *
 * @param isWhole whether nothing was left out; a patch that is not whole proves nothing clean
 */
public record TextPatch(List<FilePatch> files, boolean isWhole) {
    /** Copies the list. A patch with a file that is not whole is not whole either. */
    public TextPatch {
        files = List.copyOf(files);
        isWhole = isWhole && files.stream().allMatch(FilePatch::isWhole);
    }
}

package io.github.evidencegate.forge;

import io.github.evidencegate.evidence.Revision;
import java.util.List;
import java.util.Optional;

/**
 * A named result at a revision, which a team can require before it merges.
 *
 * @param holds whether the change may go on. What is blocked or unknown does not hold: code hosts let a neutral or skipped
 *     check pass for a good one (docs.github.com, "About status checks").
 * @param title one line
 * @param summary Markdown
 * @param annotations in the order in which they shall be shown; those beyond the code host's limit are left out
 * @param details where the packet is; empty if it is nowhere
 */
public record CheckReport(
        String name,
        Revision head,
        boolean holds,
        String title,
        String summary,
        List<Annotation> annotations,
        Optional<String> details) {
    /** Copies the list. */
    public CheckReport {
        annotations = List.copyOf(annotations);
    }

    /**
     * One that does not hold because nothing was judged.
     *
     * @param why any text; nothing in it is obeyed as Markdown
     */
    public static CheckReport unjudged(String name, Revision head, String title, String why) {
        // Indented text is code in Markdown.
        String summary = title + ":\n\n    " + why.replaceAll("\\R", "\n    ") + "\n";
        return new CheckReport(name, head, false, title, summary, List.of(), Optional.empty());
    }

    /**
     * A remark at a place in the change.
     *
     * @param path at the head
     * @param startLine from 1
     * @param endLine at least {@code startLine}
     */
    public record Annotation(String path, int startLine, int endLine, Level level, String title, String message) {
        /** Refuses a place that no file has. */
        public Annotation {
            if (startLine < 1 || endLine < startLine) {
                throw new IllegalArgumentException("no lines: " + startLine + " to " + endLine);
            }
        }
    }

    /** How grave a remark is. */
    public enum Level {
        NOTICE,
        WARNING,
        FAILURE
    }

    /**
     * What became of the report.
     *
     * @param url where people read it; empty if the code host gave none
     * @param notice what a log should say, such as that a commit status stands in for a check; empty if all went well
     */
    public record Posted(Optional<String> url, Optional<String> notice) {}
}

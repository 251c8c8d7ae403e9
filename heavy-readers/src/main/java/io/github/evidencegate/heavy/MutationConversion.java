package io.github.evidencegate.heavy;

import edu.hm.hafner.coverage.CoverageParser.ProcessingMode;
import edu.hm.hafner.coverage.FileNode;
import edu.hm.hafner.coverage.Mutation;
import edu.hm.hafner.coverage.Node;
import edu.hm.hafner.coverage.parser.PitestParser;
import edu.hm.hafner.util.FilteredLog;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the mutants of a PIT report that no test noticed as SARIF: each is a warning at its line. */
record MutationConversion() implements Conversion {
    private static final String TOOL = "PIT";

    @Override
    public Answer write(ResultText file, OutputStream output) throws IOException {
        Node root;
        try {
            root = new PitestParser(ProcessingMode.FAIL_FAST)
                    .parse(file.create(), file.getFileName(), new FilteredLog());
        } catch (RuntimeException e) {
            return Answer.MALFORMED;
        }
        if (root.getMutations().isEmpty()) {
            return Answer.EMPTY;
        }
        try (SarifWriter sarif = new SarifWriter(TOOL, output)) {
            for (FileNode node : root.getAllFileNodes()) {
                for (Mutation mutation : node.getMutations()) {
                    if (!mutation.isDetected()) {
                        sarif.add(
                                simpleName(mutation.getMutator()),
                                "warning",
                                node.getRelativePath(),
                                mutation.getLine());
                    }
                }
            }
        }
        return Answer.READ;
    }

    /** As PIT's own pages call a mutator: without its package and the word at its end. */
    private static String simpleName(String mutator) {
        return mutator.substring(mutator.lastIndexOf('.') + 1).replaceAll("Mutator$", "");
    }
}

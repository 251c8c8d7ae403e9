package io.github.evidencegate.heavy;

import edu.hm.hafner.coverage.CoverageParser.ProcessingMode;
import edu.hm.hafner.coverage.FileNode;
import edu.hm.hafner.coverage.Node;
import edu.hm.hafner.coverage.parser.CloverParser;
import edu.hm.hafner.util.FilteredLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes the lines of a Clover report as LCOV. A line that ran in part ran, as JaCoCo's do. */
record LineConversion() implements Conversion {
    @Override
    public Answer write(ResultText file, OutputStream output) throws IOException {
        Node root;
        try {
            root = new CloverParser(ProcessingMode.FAIL_FAST)
                    .parse(file.create(), file.getFileName(), new FilteredLog());
        } catch (RuntimeException e) {
            return Answer.MALFORMED;
        }
        Writer writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        boolean empty = true;
        for (FileNode node : root.getAllFileNodes()) {
            empty &= node.getLinesWithCoverage().isEmpty();
            write(node, writer);
        }
        writer.flush();
        return empty ? Answer.EMPTY : Answer.READ;
    }

    private static void write(FileNode node, Writer writer) throws IOException {
        writer.write("SF:" + oneLine(node.getRelativePath()) + "\n");
        for (int line : node.getLinesWithCoverage()) {
            writer.write("DA:" + line + "," + node.getCoveredOfLine(line) + "\n");
        }
        writer.write("end_of_record\n");
    }

    /** A line break in a name would let a report write lines of the answer. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}

package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.Weakening;
import io.github.evidencegate.patch.TextPatch;
import io.github.evidencegate.scope.FileClassifier;
import io.github.evidencegate.weakening.WeakeningFinder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs the finder over commits of a bare repository for {@code bench/weakening/run}: reads {@code parent commit} from
 * standard input, writes a line for each finding and one for each commit.
 */
final class WeakeningCorpus {
    private WeakeningCorpus() {}

    public static void main(String[] arguments) throws IOException, EvidenceException {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        WorkTree tree = WorkTree.bare(GitProgram.in(repository), repository);
        WeakeningFinder finder = new WeakeningFinder(new FileClassifier(Map.of()));
        BufferedReader commits = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commits.readLine(); line != null; line = commits.readLine()) {
            String[] ends = line.split(" ", -1);
            TextPatch patch = tree.patch(new Revision(ends[0]), new Revision(ends[1]));
            for (Weakening found : finder.find(patch)) {
                System.out.println(String.join(
                        "\t",
                        ends[1],
                        found.kind().name(),
                        found.path(),
                        Integer.toString(found.line()),
                        found.side().name(),
                        found.pattern()));
            }
            System.out.println(String.join("\t", ends[1], patch.isWhole() ? "whole" : "not-whole"));
        }
    }
}

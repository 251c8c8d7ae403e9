package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import io.github.evidencegate.delivery.FileTrouble;
import io.github.evidencegate.delivery.WholeFile;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.pipeline.WorkTreeRunSource;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.probe.ProjectProbe;
import io.github.evidencegate.setup.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code evidence-gate init}: writes a first policy.
 *
 * @param where has {@code --repo}, if it was given
 * @param printsOnly whether the policy goes to standard output and nowhere else
 * @param replaces whether a policy that is there may be replaced
 */
record InitCommand(CheckArguments where, boolean printsOnly, boolean replaces) {
    static final String NAME = "init";
    static final String STDOUT = "--stdout";
    static final String FORCE = "--force";

    private static final String OTHER_NAME = ".evidence-gate.yaml";

    /**
     * What to print: the policy, or what was written and what comes next.
     *
     * @throws EvidenceException if there is no work tree, or if the policy cannot be written
     */
    String run() throws EvidenceException {
        CheckCommand.refuseEmptyValues(where);
        WorkTree workTree = WorkTree.open(CheckCommand.folder(where));
        Path file = workTree.top().resolve(WorkTreeRunSource.POLICY_FILE);
        if (!printsOnly) {
            refuse(file);
        }
        Proposal proposal = Proposal.of(new ProjectProbe(workTree).project());
        // A policy that is refused later would stop every check.
        PolicyParser.parse(
                "the proposed " + WorkTreeRunSource.POLICY_FILE, proposal.text().getBytes(UTF_8));
        if (printsOnly) {
            return proposal.text();
        }
        write(file, proposal.text());
        return report(file, proposal);
    }

    private void refuse(Path file) throws EvidenceException {
        if (Files.exists(file.resolveSibling(OTHER_NAME), NOFOLLOW_LINKS)) {
            throw new EvidenceException(file.resolveSibling(OTHER_NAME) + " is there, but the policy's name is "
                    + WorkTreeRunSource.POLICY_FILE + "; rename it");
        }
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            throw new EvidenceException(
                    file + " is a link or a folder, and nothing is written through it; remove it first");
        }
        if (!replaces) {
            throw new EvidenceException(file + " is there already; see what would be written with " + STDOUT
                    + ", or replace it with " + FORCE);
        }
    }

    /** Neither way follows a link that appears meanwhile: one needs a new file, the other replaces the link itself. */
    private void write(Path file, String text) throws EvidenceException {
        try {
            if (replaces) {
                WholeFile.write(file, text);
            } else {
                Files.writeString(file, text, UTF_8, CREATE_NEW);
            }
        } catch (IOException e) {
            throw new EvidenceException(
                    file + " cannot be written: " + FileTrouble.reason(e, "write")
                            + "; make the folder writable, or use " + STDOUT,
                    e);
        }
    }

    private String report(Path file, Proposal proposal) {
        String same = where.value(CheckOption.REPO)
                        .map(folder -> " --repo " + quoted(folder))
                        .orElse("")
                + " --policy " + quoted(file.toString());
        String pipeline = proposal.pipelines().isEmpty()
                ? "your pipeline"
                : proposal.pipelines().get(0);
        return Streams.visible(String.join(
                "\n",
                "Wrote " + file + ", which blocks nothing yet.",
                "Found: " + String.join(", ", proposal.found()) + ".",
                "",
                "Next:",
                "  1. Read it: each line says why it is there. Correct what is wrong.",
                "  2. Judge the last change by it:",
                "       evidence-gate check" + same,
                "  3. See what is still missing:",
                "       evidence-gate doctor" + same,
                "  4. Commit it. It holds for each change whose base has it.",
                "  5. Run this in " + pipeline + ", behind the tests, where the whole history is checked out",
                "     (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0):",
                "       evidence-gate check",
                ""));
    }

    /** As a POSIX shell takes it for one word. */
    private static String quoted(String word) {
        boolean isPlain =
                word.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "/._-+:@".indexOf(c) >= 0));
        return isPlain ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

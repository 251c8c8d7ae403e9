package io.github.evidencegate.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.command.CommandRecords;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Kind;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.git.CommittedFiles;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.git.WorkTree.FileContent;
import io.github.evidencegate.git.WorkTree.FileName;
import io.github.evidencegate.results.ResultFiles;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.setup.Project;
import io.github.evidencegate.setup.Project.ResultFile;
import io.github.evidencegate.setup.Project.TextFile;
import io.github.evidencegate.setup.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a first policy rests on: the committed files, some of their texts, and the results in the work tree. */
public final class ProjectProbe {
    private static final int MOST_FILES = 200_000;
    private static final int MOST_RESULTS = 500;
    private static final int LIMIT_BYTES = 256 << 10;
    private static final long TOTAL_BYTES = 8L << 20;

    private final WorkTree workTree;

    /** A probe of this work tree. */
    public ProjectProbe(WorkTree workTree) {
        this.workTree = workTree;
    }

    /**
     * The project at the commit that is checked out.
     *
     * @throws EvidenceException if git cannot tell
     */
    public Project project() throws EvidenceException {
        Project committed = committed();
        return committed.with(results(new HashSet<>(committed.files())));
    }

    /** The same without a look at the work tree: it has no results. */
    Project committed() throws EvidenceException {
        CommittedFiles committed = workTree.committed(MOST_FILES);
        return new Project(
                committed.revision(),
                committed.paths(),
                committed.isWhole(),
                texts(committed, new ProjectFiles(committed.paths()).toRead()),
                List.of());
    }

    private List<TextFile> texts(CommittedFiles committed, List<String> paths) throws EvidenceException {
        List<FileName> names = paths.stream()
                .map(path -> new FileName(committed.revision(), path))
                .toList();
        List<FileContent> contents = workTree.filesAt(names, LIMIT_BYTES, TOTAL_BYTES);
        List<TextFile> texts = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            texts.add(new TextFile(paths.get(i), contents.get(i).bytes().map(bytes -> new String(bytes, UTF_8))));
        }
        return texts;
    }

    private List<ResultFile> results(Set<String> committed) {
        Path top = workTree.top();
        ChangedLines nothing = ChangedLines.of(List.of());
        return Stream.concat(commandRecords().stream(), ResultFiles.find(top, List.of(), List.of()).files().stream())
                .limit(MOST_RESULTS)
                .flatMap(file -> ResultReaders.read(top, file, nothing).stream())
                .flatMap(ProjectProbe::result)
                .filter(result -> !committed.contains(result.path()))
                .toList();
    }

    private List<Path> commandRecords() {
        Path folder = workTree.gitDirectory().resolve(CommandRecords.FOLDER);
        try {
            return Files.exists(folder) ? CommandRecords.in(folder) : List.of();
        } catch (IOException e) {
            // A check will tell; a policy without these gates is none the worse.
            return List.of();
        }
    }

    /** A gate of a tool that only an empty list has would be missing as soon as there are findings. */
    private static Stream<ResultFile> resultOf(Report.Analysis analysis) {
        return analysis.tool().equals(Report.Analysis.UNNAMED)
                ? Stream.empty()
                : Stream.of(new ResultFile(analysis.path(), Kind.ANALYSIS, Optional.of(analysis.tool())));
    }

    private static Stream<ResultFile> result(Report report) {
        return report.fold(
                tests -> Stream.of(new ResultFile(tests.path(), Kind.TESTS, Optional.empty())),
                lines -> Stream.of(new ResultFile(lines.path(), Kind.COVERAGE, Optional.empty())),
                ProjectProbe::resultOf,
                command -> Stream.of(new ResultFile(
                        command.path(), Kind.COMMAND, Optional.of(command.run().id()))),
                // A list of jobs lies in no standard place.
                job -> Stream.empty(),
                unreadable -> Stream.empty());
    }
}

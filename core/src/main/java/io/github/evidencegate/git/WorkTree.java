package io.github.evidencegate.git;

import io.github.evidencegate.evidence.Change;
import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.patch.TextPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A git work tree and what it says about a change. Only committed content counts: the files that lie in the folder are
 * not looked at, and nothing that they or the repository's configuration say runs a program.
 */
public final class WorkTree {
    /** The largest file that {@link #fileAt} reads, in bytes. */
    public static final int FILE_LIMIT = 1 << 20;

    private static final String EMPTY_TREE_SHA1 = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private static final String EMPTY_TREE_SHA256 = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

    private static final String BRANCHES = "refs/heads/";
    private static final Pattern FILE =
            Pattern.compile("100(?:644|755|664) blob ([0-9a-f]+) +(\\d+)\t(.*)\0", Pattern.DOTALL);

    private final GitProgram git;
    private final Place place;

    /**
     * Where the repository is, and what it is like.
     *
     * @param isShallow whether its history is cut off somewhere
     * @param emptyTree the object name of the tree without files
     * @param branch the branch that is checked out; empty on a detached head
     * @param remoteDefault the full name of the remote's default branch here, if the remote told
     */
    record Place(
            Path top,
            Path gitDirectory,
            boolean isShallow,
            String emptyTree,
            Optional<String> branch,
            Optional<String> remoteDefault) {}

    private WorkTree(GitProgram git, Place place) {
        this.git = git;
        this.place = place;
    }

    /**
     * The work tree that {@code folder} is in.
     *
     * @throws EvidenceException if it is in none, if git refuses it, or if there is no git program
     */
    public static WorkTree open(Path folder) throws EvidenceException {
        if (!Files.isDirectory(folder)) {
            throw new EvidenceException(folder + ": no such folder; name a folder inside a git work tree");
        }
        return open(GitProgram.in(folder));
    }

    /** The work tree that {@code git} is run in. */
    static WorkTree open(GitProgram git) throws EvidenceException {
        // References come last: git stops in silence at the first one that is not there.
        GitAnswer answer = git.ask(
                List.of(
                        "rev-parse",
                        "--is-shallow-repository",
                        "--show-object-format",
                        "--absolute-git-dir",
                        "--show-toplevel",
                        "--revs-only",
                        "--symbolic-full-name",
                        "HEAD",
                        "refs/remotes/origin/HEAD"),
                "");
        List<String> lines = answer.require().lines().toList();
        if (lines.size() < 5) {
            throw new EvidenceException(answer.run() + ": there is no commit yet; commit something to judge first");
        }
        Path gitDirectory = Path.of(lines.get(2));
        Place place = new Place(
                Path.of(lines.get(3)),
                gitDirectory,
                lines.get(0).equals("true"),
                lines.get(1).equals("sha256") ? EMPTY_TREE_SHA256 : EMPTY_TREE_SHA1,
                Optional.of(lines.get(4))
                        .filter(name -> name.startsWith(BRANCHES))
                        .map(name -> name.substring(BRANCHES.length())),
                lines.stream().skip(5).findFirst());
        return new WorkTree(git.onObjectsOf(gitDirectory), place);
    }

    /** A repository without a work tree, of which only files at a revision are asked. */
    static WorkTree bare(GitProgram git, Path gitDirectory) {
        Place place = new Place(gitDirectory, gitDirectory, true, EMPTY_TREE_SHA1, Optional.empty(), Optional.empty());
        return new WorkTree(git.onObjectsOf(gitDirectory), place);
    }

    /** Files of other repositories on the host of this one's origin. */
    public PinnedFiles pinnedFiles() {
        return new PinnedFiles(git, this, place.gitDirectory());
    }

    /** The folder that all paths start from. */
    public Path top() {
        return place.top();
    }

    /** The git folder of this work tree alone, if it is one of several. */
    public Path gitDirectory() {
        return place.gitDirectory();
    }

    /** The commit that is checked out now; asked anew each time. */
    public Revision checkedOut() throws EvidenceException {
        List<String> arguments = List.of("rev-parse", "--verify", "--end-of-options", "HEAD^{commit}");
        return new Revision(git.ask(arguments, "").require().strip());
    }

    /** The committer's time of a commit. */
    public Instant committedAt(Revision revision) throws EvidenceException {
        return commit(revision).committedAt();
    }

    /** Whether its history is cut off somewhere. */
    public boolean isShallow() {
        return place.isShallow();
    }

    /**
     * The files of the commit that is checked out.
     *
     * @param most paths that are kept
     */
    public CommittedFiles committed(int most) throws EvidenceException {
        Revision revision = checkedOut();
        try (GitRun run = git.start(CommittedFiles.arguments(revision))) {
            return run.read(output -> CommittedFiles.read(revision, most, output));
        }
    }

    /**
     * The bytes of a file as it was at {@code revision}; empty if there was none.
     *
     * @param path from the top, with {@code /}
     * @throws EvidenceException if a folder, a symbolic link or a submodule is in its place, or if it is larger than
     *     {@link #FILE_LIMIT}
     */
    public Optional<byte[]> fileAt(Revision revision, String path) throws EvidenceException {
        GitAnswer answer =
                git.ask(List.of("ls-tree", "-z", "--long", "--full-tree", revision.objectName(), "--", path), "");
        Matcher entry = FILE.matcher(answer.require());
        if (answer.require().isEmpty()) {
            return Optional.empty();
        }
        if (!entry.matches() || !entry.group(3).equals(path)) {
            throw new EvidenceException(path + " at " + revision.abbreviated()
                    + ": not a regular file; commit the file itself in the place of the link or folder");
        }
        if (Long.parseLong(entry.group(2)) > FILE_LIMIT) {
            throw new EvidenceException(path + " at " + revision.abbreviated() + ": " + entry.group(2)
                    + " bytes; expected at most " + FILE_LIMIT + ", so make it smaller");
        }
        try (GitRun run = git.start(List.of("cat-file", "blob", entry.group(1)))) {
            return Optional.of(run.read(output -> output.rest(FILE_LIMIT)));
        }
    }

    /**
     * The two ends of a change, without what lies between them.
     *
     * @param base empty if the head is the first commit of its history
     * @param branch the name of the proposed branch; empty on a detached head
     */
    public record Ends(Optional<Revision> base, Revision head, Optional<String> branch) {}

    /**
     * The ends of the change that {@link #change} would tell.
     *
     * @throws EvidenceException if a revision cannot be found or compared
     */
    public Ends ends(Optional<String> base, String head) throws EvidenceException {
        Revisions.Ends ends = new Revisions(git, place).between(base, head);
        return new Ends(ends.base(), ends.head(), ends.branch());
    }

    /** Compares the heads that a change had. */
    public HeadComparison heads() {
        return new HeadComparison(git, place.emptyTree());
    }

    /**
     * Several files at once, by one process; in the order in which they are asked for.
     *
     * @param limitBytes a file with more is told to be too large, and so are all after {@code totalBytes}
     */
    public List<FileContent> filesAt(List<FileName> names, int limitBytes, long totalBytes) throws EvidenceException {
        if (names.isEmpty()) {
            return List.of();
        }
        FileBatch batch = new FileBatch(names, limitBytes, totalBytes);
        try (GitRun run = git.start(FileBatch.ARGUMENTS)) {
            return run.read(batch.input(), batch::read);
        }
    }

    /**
     * A file at a revision.
     *
     * @param path from the top, with {@code /}
     */
    public record FileName(Revision revision, String path) {}

    /**
     * What became of the question for a file.
     *
     * @param bytes empty if the file was not read
     * @param problem why it was not read, and what to do; empty if it was
     */
    public record FileContent(Optional<byte[]> bytes, Optional<String> problem) {
        static FileContent of(byte[] bytes) {
            return new FileContent(Optional.of(bytes), Optional.empty());
        }

        static FileContent unread(String problem) {
            return new FileContent(Optional.empty(), Optional.of(problem));
        }
    }

    /**
     * The change from {@code base} to {@code head}: the files that differ between their merge base and the head, and the
     * commits that the head has and the base has not.
     *
     * @param base a branch, tag or commit. Empty for the default: the remote's default branch if the head goes beyond it
     *     on another branch; else the head's first parent; else, at the first commit, nothing
     * @param head the same, such as {@code HEAD}
     * @throws EvidenceException if a name means nothing or several things, if the two have no common history, or if a
     *     shallow clone cuts it off; the message has the remedy
     */
    public ChangeFacts change(Optional<String> base, String head) throws EvidenceException {
        Revisions.Ends ends = new Revisions(git, place).between(base, head);
        String from = ends.mergeBase().map(Revision::objectName).orElse(place.emptyTree());
        // Git makes both at the same time; the log, mostly short, waits in its pipe.
        try (GitRun diff = git.start(DiffReader.arguments(from, ends.head().objectName()));
                GitRun log = git.start(CommitReader.arguments(range(ends)))) {
            List<ChangedFile> files = diff.read(DiffReader::read);
            List<Commit> commits = log.read(CommitReader::read);
            Commit newest = newest(ends.head(), commits);
            Instant committedAt =
                    commits.stream().map(Commit::committedAt).reduce(newest.committedAt(), WorkTree::later);
            boolean isCheckedOut = ends.checkedOut().equals(Optional.of(ends.head()));
            return new ChangeFacts(change(ends, newest, commits), ends.chosen(), committedAt, isCheckedOut, files);
        }
    }

    /**
     * What changed between two commits, line by line, up to limits beyond which it says that it is not whole.
     *
     * @param from such as the last head whose gates failed
     */
    public TextPatch patch(Revision from, Revision to) throws EvidenceException {
        try (GitRun run = git.start(TextPatchReader.arguments(from, to))) {
            return run.read(output -> TextPatchReader.read(output, TextPatchReader.Limits.STANDARD));
        }
    }

    private static Instant later(Instant left, Instant right) {
        return left.isAfter(right) ? left : right;
    }

    private static List<String> range(Revisions.Ends ends) {
        List<String> range = new ArrayList<>();
        range.add(ends.head().objectName());
        ends.base().ifPresent(base -> range.add("^" + base));
        return range;
    }

    private static Change change(Revisions.Ends ends, Commit newest, List<Commit> commits) {
        return new Change(
                ends.base(),
                ends.head(),
                ends.mergeBase(),
                ends.branch(),
                newest.author(),
                commits,
                CodingAgents.detect(commits, ends.branch(), Optional.empty()));
    }

    /** The head's own commit. It is no commit of the change if the base has it already. */
    private Commit newest(Revision head, List<Commit> commits) throws EvidenceException {
        if (!commits.isEmpty()) {
            return commits.get(commits.size() - 1);
        }
        return commit(head);
    }

    private Commit commit(Revision revision) throws EvidenceException {
        List<String> arguments = CommitReader.arguments(List.of("--max-count=1", revision.objectName()));
        try (GitRun log = git.start(arguments)) {
            return log.read(CommitReader::read).get(0);
        }
    }
}

package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the two commits that a change lies between, and where they parted. */
final class Revisions {
    private static final String BRANCHES = "refs/heads/";
    private static final String REMOTES = "refs/remotes/";
    private static final String REMOTE_BRANCHES = REMOTES + "origin/";

    /** Where the bases begin in the list of names, behind the head, its parent, its branch, HEAD and what that merged. */
    private static final int FIRST_BASE = 5;

    private static final Pattern COMMIT = Pattern.compile("([0-9a-f]+) commit");
    private static final Pattern NAME = Pattern.compile("[^-\\p{Cc}][^\\p{Cc}]{0,999}");
    private static final Pattern NOT_IN_BRANCH = Pattern.compile("[~^:{]");
    private static final String WHOLE_HISTORY =
            "fetch the whole history: git fetch --unshallow (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)";

    private final GitProgram git;
    private final WorkTree.Place place;

    /**
     * The ends of a change.
     *
     * @param base empty, as is the merge base, if the head is the first commit of its history
     * @param branch the branch that the head was named by
     * @param checkedOut the commit that the work tree is at, or the head if that commit merges it into another
     * @param chosen what the base is and why, for people
     */
    record Ends(
            Optional<Revision> base,
            Optional<Revision> mergeBase,
            Revision head,
            Optional<String> branch,
            Optional<Revision> checkedOut,
            String chosen) {}

    /** The head, what it is called, and what the work tree is at. */
    private record Tip(Revision head, Optional<String> branch, Optional<Revision> checkedOut) {
        Ends from(Optional<Revision> base, Optional<Revision> mergeBase, String chosen) {
            return new Ends(base, mergeBase, head, branch, checkedOut, chosen);
        }
    }

    /** Asks {@code git} about the repository at {@code place}. */
    Revisions(GitProgram git, WorkTree.Place place) {
        this.git = git;
        this.place = place;
    }

    /**
     * The ends of the change from {@code base} to {@code head}.
     *
     * @param base empty for the remote's default branch if the head goes beyond it, else for the head's first parent
     */
    Ends between(Optional<String> base, String head) throws EvidenceException {
        List<String> names = new ArrayList<>();
        names.add(requireName("head", head));
        names.add(head + "^{commit}^1");
        names.add(BRANCHES + shortened(head));
        names.add("HEAD");
        names.add("HEAD^{commit}^2");
        if (base.isPresent()) {
            names.add(requireName("base", base.orElseThrow()));
        } else {
            names.addAll(remoteDefaults());
        }
        List<Optional<Revision>> found = resolve(names);
        Revision revision = require(found.get(0), "head", head);
        // CI hosts check out the head as merged into its base: what runs there tells of the head.
        boolean isMerged = found.get(4).equals(Optional.of(revision));
        Optional<Revision> checkedOut = isMerged ? Optional.of(revision) : found.get(3);
        Tip tip = new Tip(revision, branch(head, found.get(2).isPresent()), checkedOut);
        Ends ends = base.isPresent()
                ? parted(require(found.get(FIRST_BASE), "base", base.orElseThrow()), tip, base.orElseThrow())
                : proposed(tip, names, found);
        requireKnownHistory(ends);
        return ends;
    }

    private List<String> remoteDefaults() {
        return place.remoteDefault()
                .map(List::of)
                .orElseGet(() -> List.of(REMOTE_BRANCHES + "main", REMOTE_BRANCHES + "master"));
    }

    /** The ends if nobody named a base. {@code found} holds the head's parent at 1, and the defaults at the end. */
    private Ends proposed(Tip tip, List<String> names, List<Optional<Revision>> found) throws EvidenceException {
        for (int i = FIRST_BASE; i < names.size(); i++) {
            boolean other = !tip.branch().map(REMOTE_BRANCHES::concat).equals(Optional.of(names.get(i)));
            if (other && found.get(i).isPresent()) {
                String remote = names.get(i).substring(REMOTES.length());
                Ends ends = parted(found.get(i).orElseThrow(), tip, remote);
                if (!ends.mergeBase().equals(Optional.of(tip.head()))) {
                    return ends;
                }
            }
        }
        return tip.from(
                found.get(1),
                found.get(1),
                found.get(1).isPresent()
                        ? "the head's first parent, since no remote branch lacks the head; --base names another"
                        : "nothing, since the head is the first commit");
    }

    private Ends parted(Revision base, Tip tip, String chosen) throws EvidenceException {
        GitAnswer answer =
                git.ask(List.of("merge-base", base.objectName(), tip.head().objectName()), "");
        if (answer.status() == 1 && answer.complaint().isEmpty()) {
            throw new EvidenceException("base " + base + " and head " + tip.head() + " have no common history in "
                    + place.top() + "; "
                    + (place.isShallow() ? WHOLE_HISTORY : "name a base that the head grew from, with --base"));
        }
        return tip.from(
                Optional.of(base), Optional.of(new Revision(answer.require().strip())), chosen);
    }

    /**
     * Refuses a change whose commits reach the end of a shallow clone: commits may be missing there, and with them the
     * true merge base. Such a commit looks as if it had no parents.
     */
    private void requireKnownHistory(Ends ends) throws EvidenceException {
        if (!place.isShallow()) {
            return;
        }
        List<String> arguments = new ArrayList<>(List.of("rev-list", "--max-parents=0", "--max-count=1"));
        arguments.add(ends.head().objectName());
        ends.base().ifPresent(base -> arguments.add(base.objectName()));
        ends.mergeBase().ifPresent(common -> arguments.add("^" + common));
        String cut = git.ask(arguments, "").require().strip();
        if (!cut.isEmpty()) {
            throw new EvidenceException("the history of " + place.top() + " is cut off at " + cut
                    + " (shallow clone), so the commits of the change are not known; " + WHOLE_HISTORY);
        }
    }

    /** What each name means, in their order; empty if there is no such commit. */
    private List<Optional<Revision>> resolve(List<String> names) throws EvidenceException {
        String input = String.join("^{commit}\n", names) + "^{commit}\n";
        GitAnswer answer = git.ask(List.of("cat-file", "--batch-check=%(objectname) %(objecttype)"), input);
        List<String> lines = answer.require().lines().toList();
        if (answer.complaint().contains("is ambiguous")) {
            throw new EvidenceException(answer.run() + ": " + answer.complaint()
                    + "; write the full name, such as refs/heads/main or refs/tags/v1, or the full object name");
        }
        List<Optional<Revision>> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Matcher commit = COMMIT.matcher(i < lines.size() ? lines.get(i) : "");
            found.add(commit.matches() ? Optional.of(new Revision(commit.group(1))) : Optional.empty());
        }
        return found;
    }

    private Optional<String> branch(String head, boolean isBranch) {
        if (head.equals("HEAD") || head.equals("@")) {
            return place.branch();
        }
        String name = shortened(head);
        return isBranch && !NOT_IN_BRANCH.matcher(name).find() ? Optional.of(name) : Optional.empty();
    }

    private static String shortened(String name) {
        return name.startsWith(BRANCHES) ? name.substring(BRANCHES.length()) : name;
    }

    private static String requireName(String end, String name) throws EvidenceException {
        if (!NAME.matcher(name).matches()) {
            throw new EvidenceException(end + " \"" + name.replaceAll("\\p{Cc}", "?")
                    + "\": not a revision; name a branch, a tag or a commit, such as origin/main or HEAD~1");
        }
        return name;
    }

    private Revision require(Optional<Revision> found, String end, String name) throws EvidenceException {
        return found.orElseThrow(() -> new EvidenceException(end + " \"" + name + "\": no such commit in " + place.top()
                + "; check the name with \"git rev-parse\", or fetch it first: "
                + (place.isShallow() ? WHOLE_HISTORY : "git fetch origin")));
    }
}

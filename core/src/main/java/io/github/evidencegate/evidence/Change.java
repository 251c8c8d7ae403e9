package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proposed change: a pull or merge request, or a range of commits in a work tree.
 *
 * @param base the target commit; empty if the head is the first commit of its history
 * @param head the proposed commit, the one that is judged
 * @param mergeBase where the change left its target; the files are compared with this commit
 * @param branch the name of the proposed branch; empty on a detached head
 * @param author who wrote the newest commit
 * @param commits those between the merge base and the head, oldest first
 */
public record Change(
        Optional<Revision> base,
        Revision head,
        Optional<Revision> mergeBase,
        Optional<String> branch,
        Person author,
        List<Commit> commits,
        List<CodingAgent> codingAgents) {

    /** Refuses a base without a merge base: such histories have nothing to compare. */
    public Change {
        commits = List.copyOf(commits);
        codingAgents = List.copyOf(codingAgents);
        if (base.isPresent() != mergeBase.isPresent()) {
            throw new IllegalArgumentException("base and merge base come together");
        }
    }

    /**
     * One commit of the change. Its message is not kept: it can hold prompts and source code (R213).
     *
     * @param committedAt the committer's time
     * @param trailers those that tell who took part and what the commit belongs to, in their order
     */
    public record Commit(
            Revision revision, List<Revision> parents, Person author, Instant committedAt, List<Trailer> trailers) {

        /** A {@code Key: value} line at the end of a commit message. */
        public record Trailer(String key, String value) {}

        /** Copies the lists. */
        public Commit {
            parents = List.copyOf(parents);
            trailers = List.copyOf(trailers);
        }

        /** Whether it joins several parents. */
        public boolean isMerge() {
            return parents.size() > 1;
        }
    }

    /**
     * Who made a commit or a change, as the commit or the forge names them. A name proves nothing; see {@link EvidenceRecord.Provenance}.
     *
     * @param name display name or login, possibly empty
     * @param address electronic mail address, possibly empty
     */
    public record Person(String name, String address, Kind kind) {
        /** What is behind a name. A name that no rule knows is {@link #UNKNOWN}, never assumed human. */
        public enum Kind {
            HUMAN,
            BOT,
            UNKNOWN
        }
    }
}

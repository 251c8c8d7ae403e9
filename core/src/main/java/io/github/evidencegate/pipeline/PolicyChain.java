package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.policy.PolicyFile;
import io.github.evidencegate.policy.PolicyFile.Parent;
import io.github.evidencegate.policy.PolicyParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy with all that it extends.
 *
 * @param file all of them together
 * @param links the files, the project's own first
 */
public record PolicyChain(PolicyFile file, List<Link> links) {
    /** The most policies that may stand in one chain. */
    static final int LONGEST = 5;

    private static final String EXTENDS = " extends ";

    /** Refuses a chain of nothing. */
    public PolicyChain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one policy");
        }
    }

    /**
     * One file of the chain.
     *
     * @param name file and revision, for people
     * @param pathInWorkTree empty if it is of another repository
     */
    public record Link(String name, Digest digest, Optional<String> pathInWorkTree) {
        private static Link of(PolicyPlace place, byte[] bytes) {
            return new Link(place.name(), Digest.of(bytes), place.inWorkTree());
        }
    }

    /**
     * Reads the policy that lies in a work tree now, as a person edits it; a check reads the one at the base.
     *
     * @param folder the work tree, or a folder in it
     * @param policy another file than {@link WorkTreeRunSource#POLICY_FILE} at the top
     * @return empty if there is no file, and none was named
     */
    public static Optional<PolicyChain> inWorkTree(Path folder, Optional<Path> policy) throws EvidenceException {
        WorkTree workTree = WorkTree.open(folder);
        PolicyPlace place =
                onDisk(workTree, policy.orElseGet(() -> workTree.top().resolve(WorkTreeRunSource.POLICY_FILE)));
        Optional<byte[]> bytes = place.read();
        if (bytes.isEmpty() && policy.isPresent()) {
            throw new EvidenceException(place.name() + ": no such file; check --policy");
        }
        return bytes.isEmpty() ? Optional.empty() : Optional.of(read(workTree, place, bytes.get()));
    }

    /** The chain that begins with {@link WorkTreeRunSource#POLICY_FILE} as it was committed, all of it as committed. */
    static PolicyChain committed(WorkTree workTree, Revision revision, byte[] bytes) throws EvidenceException {
        return read(workTree, new PolicyPlace.Committed(workTree, revision, WorkTreeRunSource.POLICY_FILE), bytes);
    }

    /** The chain that begins with a named file, all of it as it lies on the disk. */
    static PolicyChain named(WorkTree workTree, Path file, byte[] bytes) throws EvidenceException {
        return read(workTree, onDisk(workTree, file), bytes);
    }

    /** A named file may lie outside of the work tree; what it extends then lies with it. */
    private static PolicyPlace onDisk(WorkTree workTree, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean inside = absolute.startsWith(workTree.top().toAbsolutePath().normalize());
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        return new PolicyPlace.OnDisk(inside ? workTree.top() : folder, file);
    }

    /**
     * Reads the rest of the chain that begins with {@code bytes}.
     *
     * @throws EvidenceException if a policy cannot be read, is not valid, stands twice in the chain or loosens what it
     *     extends
     */
    private static PolicyChain read(WorkTree workTree, PolicyPlace first, byte[] bytes) throws EvidenceException {
        List<Link> links = new ArrayList<>(List.of(Link.of(first, bytes)));
        List<PolicyFile> files = new ArrayList<>(List.of(PolicyParser.read(first.name(), bytes)));
        PolicyPlace place = first;
        for (Optional<Parent> parent = last(files).parent();
                parent.isPresent();
                parent = last(files).parent()) {
            place = next(workTree, place, parent.get());
            String name = place.name();
            boolean again = links.stream().anyMatch(link -> link.name().equals(name));
            if (again || links.size() == LONGEST) {
                throw endless(parent.get(), links, name, again);
            }
            byte[] more = bytes(place, parent.get());
            links.add(Link.of(place, more));
            files.add(PolicyParser.read(name, more));
        }
        PolicyFile merged = last(files);
        for (int i = files.size() - 2; i >= 0; i--) {
            merged = files.get(i).over(merged);
        }
        return new PolicyChain(merged, links);
    }

    private static PolicyFile last(List<PolicyFile> files) {
        return files.get(files.size() - 1);
    }

    private static PolicyPlace next(WorkTree workTree, PolicyPlace from, Parent parent) throws EvidenceException {
        try {
            return parent.repository().isPresent()
                    ? new PolicyPlace.Pinned(
                                    workTree,
                                    parent.repository().get(),
                                    new Revision(parent.revision().orElseThrow()),
                                    "")
                            .beside(parent.path())
                    : from.beside(parent.path());
        } catch (EvidenceException e) {
            throw at(parent, e);
        }
    }

    private static byte[] bytes(PolicyPlace place, Parent parent) throws EvidenceException {
        Optional<byte[]> bytes;
        try {
            bytes = place.read();
        } catch (EvidenceException e) {
            throw at(parent, e);
        }
        return bytes.orElseThrow(() -> new EvidenceException(parent.place() + ": " + place.name()
                + ": no such file; a path starts at the folder of the policy that names it"));
    }

    private static EvidenceException at(Parent parent, EvidenceException e) {
        return new EvidenceException(parent.place() + ": " + e.getMessage(), e);
    }

    private static EvidenceException endless(Parent parent, List<Link> links, String name, boolean again) {
        String chain = links.stream().map(Link::name).collect(Collectors.joining(EXTENDS)) + EXTENDS + name;
        return new EvidenceException(parent.place() + ": "
                + (again
                        ? "a circle: " + chain + "; remove one of these"
                        : "more than " + LONGEST + " policies: " + chain)
                + (again ? "" : "; join some of them"));
    }

    /** All files, for people. */
    public String source() {
        return links.stream().map(Link::name).collect(Collectors.joining(EXTENDS));
    }

    /** Of the file, if it is the only one; else of the lines of all digests, the project's first. */
    public Digest digest() {
        return links.size() == 1
                ? links.get(0).digest()
                : Digest.ofUtf8(links.stream().map(link -> link.digest() + "\n").collect(Collectors.joining()));
    }

    /** What a check judges by. Who edits a file of the chain edits what steers the gates. */
    public LoadedPolicy loaded() {
        List<String> files = links.stream()
                .skip(1)
                .flatMap(link -> link.pathInWorkTree().stream())
                .toList();
        return new LoadedPolicy(file.policy().protecting(files), source(), Optional.of(digest()), Optional.of(file));
    }
}

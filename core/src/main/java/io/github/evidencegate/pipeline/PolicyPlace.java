package io.github.evidencegate.pipeline;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.git.WorkTree;
import io.github.evidencegate.policy.PolicyParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Where a policy is read from. What it extends is read from a place that is trusted as much. */
sealed interface PolicyPlace {
    /** For people: file and revision. */
    String name();

    /** The file's bytes; empty if there is no such file. */
    Optional<byte[]> read() throws EvidenceException;

    /**
     * The place of another file, by its path from the folder of this one.
     *
     * @throws EvidenceException if the path leads out of where this one lies
     */
    PolicyPlace beside(String path) throws EvidenceException;

    /** The path from the top of the work tree; empty for a file that is not in it. */
    Optional<String> inWorkTree();

    /** A file as it was committed in the work tree's repository. */
    record Committed(WorkTree workTree, Revision revision, String path) implements PolicyPlace {
        @Override
        public String name() {
            return path + " at " + revision.abbreviated();
        }

        @Override
        public Optional<byte[]> read() throws EvidenceException {
            return workTree.fileAt(revision, path);
        }

        @Override
        public PolicyPlace beside(String other) throws EvidenceException {
            return new Committed(workTree, revision, joined(path, other));
        }

        @Override
        public Optional<String> inWorkTree() {
            return Optional.of(path);
        }
    }

    /** A file of another repository. */
    record Pinned(WorkTree workTree, String repository, Revision revision, String path) implements PolicyPlace {
        @Override
        public String name() {
            return repository + ":" + path + " at " + revision.abbreviated();
        }

        @Override
        public Optional<byte[]> read() throws EvidenceException {
            return workTree.pinnedFiles().fileAt(repository, revision, path);
        }

        @Override
        public PolicyPlace beside(String other) throws EvidenceException {
            return new Pinned(workTree, repository, revision, joined(path, other));
        }

        @Override
        public Optional<String> inWorkTree() {
            return Optional.empty();
        }
    }

    /**
     * A file as it lies in a folder now.
     *
     * @param root the folder that it must be in, links followed
     * @param file from the current folder
     */
    record OnDisk(Path root, Path file) implements PolicyPlace {
        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public Optional<byte[]> read() throws EvidenceException {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                if (!file.toRealPath().startsWith(root.toRealPath())) {
                    throw new EvidenceException(file + ": a link leads out of " + root + "; put the file itself there");
                }
                try (InputStream in = Files.newInputStream(file)) {
                    // One more than allowed, so that the parser tells.
                    return Optional.of(in.readNBytes(PolicyParser.LIMIT_BYTES + 1));
                }
            } catch (IOException e) {
                throw new EvidenceException(
                        file + ": the policy cannot be read; check that it is a file and that you" + " may read it", e);
            }
        }

        @Override
        public PolicyPlace beside(String other) throws EvidenceException {
            Path top = root.toAbsolutePath().normalize();
            try {
                Path next = file.resolveSibling(other).normalize();
                if (next.toAbsolutePath().normalize().startsWith(top)) {
                    return new OnDisk(root, next);
                }
            } catch (InvalidPathException e) {
                throw new EvidenceException(other + ": no file can be called so: " + e.getReason(), e);
            }
            throw outside(other, top.toString());
        }

        @Override
        public Optional<String> inWorkTree() {
            Path top = root.toAbsolutePath().normalize();
            return Optional.of(
                    top.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/'));
        }
    }

    private static String joined(String from, String path) throws EvidenceException {
        Deque<String> names = new ArrayDeque<>();
        int folder = from.lastIndexOf('/');
        String whole = (folder < 0 ? "" : from.substring(0, folder + 1)) + path;
        for (String name : whole.split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    throw outside(path, "the repository");
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static EvidenceException outside(String path, String root) {
        return new EvidenceException(
                path + " leads out of " + root + "; extend a file in it, or name repository, path and revision");
    }
}

package io.github.evidencegate.git;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of other repositories on the host of a work tree's origin, each at a pinned commit. A commit is fetched once and
 * kept in the work tree's git folder: a folder that several projects share could be filled by the build of another.
 */
public final class PinnedFiles {
    private static final String FOLDER = "evidence-gate";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHA256_DIGITS = 64;

    private final GitProgram git;
    private final WorkTree workTree;
    private final Path gitDirectory;
    private final Duration patience;

    PinnedFiles(GitProgram git, WorkTree workTree, Path gitDirectory) {
        this(git, workTree, gitDirectory, PATIENCE);
    }

    PinnedFiles(GitProgram git, WorkTree workTree, Path gitDirectory, Duration patience) {
        this.git = git;
        this.workTree = workTree;
        this.gitDirectory = gitDirectory;
        this.patience = patience;
    }

    /**
     * The bytes of a file; empty if the commit has none there. The network is asked only for a commit that is not here
     * yet.
     *
     * @param repository its path on the host, such as {@code group/name}
     * @throws EvidenceException if the commit cannot be fetched, or a folder or link is in the place of the file
     */
    public Optional<byte[]> fileAt(String repository, Revision revision, String path) throws EvidenceException {
        // A commit is the same wherever it lies.
        if (isCommit(git, revision)) {
            return workTree.fileAt(revision, path);
        }
        Path folder = gitDirectory.resolve(FOLDER);
        Path kept = folder.resolve(revision.objectName() + ".git");
        if (!Files.isDirectory(kept)) {
            fetch(repository, revision, folder, kept);
        }
        if (!isCommit(git.onObjectsOf(kept), revision)) {
            throw new EvidenceException(kept + " does not hold commit " + revision + "; remove that folder");
        }
        return WorkTree.bare(git, kept).fileAt(revision, path);
    }

    /** Whether the object of this name is there, and a commit rather than a tag that leads to one. */
    private static boolean isCommit(GitProgram git, Revision revision) throws EvidenceException {
        GitAnswer answer = git.ask(List.of("cat-file", "-t", revision.objectName()), "");
        return answer.status() == 0 && answer.text().strip().equals("commit");
    }

    private void fetch(String repository, Revision revision, Path folder, Path kept) throws EvidenceException {
        Address address = Address.of(origin(), repository);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "fetch-");
            try {
                fetchInto(fresh, address, revision, repository);
                keep(fresh, kept);
            } finally {
                remove(fresh);
            }
        } catch (IOException e) {
            throw new EvidenceException(
                    folder + " cannot be written, and " + repository
                            + " has to be kept there; check the rights of that folder",
                    e);
        }
    }

    private void fetchInto(Path fresh, Address address, Revision revision, String repository) throws EvidenceException {
        Optional<CheckoutHeader> header = CheckoutHeader.of(git, address.url());
        // Not on the command line, where all users see it: it may have a password.
        Map<String, String> settings =
                new TreeMap<>(header.map(CheckoutHeader::setting).orElse(Map.of()));
        settings.put("remote.policy.url", address.url());
        settings.put("http.followRedirects", "false");
        GitProgram online = git.reaching(fresh, address.protocol(), patience, settings);
        String format = revision.objectName().length() == SHA256_DIGITS ? "sha256" : "sha1";
        online.ask(List.of("init", "--quiet", "--bare", "--template=", "--object-format=" + format), "")
                .require();
        GitAnswer answer = online.ask(
                List.of(
                        "fetch",
                        "--quiet",
                        "--depth=1",
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--no-recurse-submodules",
                        "--no-auto-maintenance",
                        // A host that cannot leave large files out sends them too.
                        "--filter=blob:limit=" + WorkTree.FILE_LIMIT,
                        "policy",
                        "+" + revision + ":refs/policy"),
                "");
        if (answer.status() != 0 || !isCommit(git.onObjectsOf(fresh), revision)) {
            String complaint = address.withoutSecret(answer.complaint());
            throw new EvidenceException(repository + " at " + revision + " cannot be fetched: "
                    + header.map(it -> it.withoutSecret(complaint)).orElse(complaint)
                    + "; check repository and revision, and that git may read it: git ls-remote "
                    + address.shown());
        }
    }

    private static void keep(Path fresh, Path kept) throws IOException {
        try {
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another run may have been faster with the same commit.
            if (!Files.isDirectory(kept)) {
                throw e;
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private String origin() throws EvidenceException {
        GitAnswer answer = git.ask(List.of("remote", "get-url", "origin"), "");
        if (answer.status() != 0) {
            throw new EvidenceException(
                    workTree.top()
                            + " has no remote \"origin\", whose host has the other repository; name it: git remote add origin URL");
        }
        return answer.text().strip();
    }

    /**
     * Where a repository is.
     *
     * @param url as git takes it, with the user and the password that the origin's has
     */
    record Address(String protocol, String url) {
        private static final Pattern URL = Pattern.compile("(https?|ssh|file)://([^/]*)/(.*)", Pattern.DOTALL);
        private static final Pattern SHORT = Pattern.compile("([^/:]+:/?)[^/].*", Pattern.DOTALL);
        private static final Pattern SECRET = Pattern.compile("//([^/@]*)@");
        private static final String SUFFIX = ".git";

        /**
         * The address of {@code repository} on the host of {@code origin}. A remote in the file system has no host; the
         * folder above its group stands for it.
         */
        static Address of(String origin, String repository) throws EvidenceException {
            String bare = repository.endsWith(SUFFIX)
                    ? repository.substring(0, repository.length() - SUFFIX.length())
                    : repository;
            String name = origin.endsWith(SUFFIX) ? bare + SUFFIX : bare;
            Matcher url = URL.matcher(origin);
            if (url.matches()) {
                return url.group(1).equals("file")
                        ? new Address("file", "file://" + url.group(2) + above("/" + url.group(3), origin) + name)
                        : new Address(url.group(1), url.group(1) + "://" + url.group(2) + "/" + name);
            }
            Matcher shortForm = SHORT.matcher(origin);
            if (shortForm.matches() && !origin.contains("::")) {
                return new Address("ssh", shortForm.group(1) + name);
            }
            if (origin.startsWith("/")) {
                return new Address("file", above(origin, origin) + name);
            }
            throw new EvidenceException("the remote \"origin\" has an address of another kind than https, http, ssh and"
                    + " file, so the host of " + repository + " is not known; set one: git remote set-url origin URL");
        }

        /** The folder two above, with a slash at its end. */
        private static String above(String path, String origin) throws EvidenceException {
            Optional<Path> folder = Optional.ofNullable(
                            Path.of(path).normalize().getParent())
                    .flatMap(group -> Optional.ofNullable(group.getParent()));
            String text = folder.map(Path::toString)
                    .orElseThrow(() -> new EvidenceException("the remote \"origin\" is " + origin
                            + ", and there is no folder above its group; move it, or use a host"));
            return text.endsWith("/") ? text : text + "/";
        }

        /** For people. */
        String shown() {
            return SECRET.matcher(url).replaceFirst("//");
        }

        /** A message of git in which neither user nor password stands. */
        String withoutSecret(String message) {
            Matcher secret = SECRET.matcher(url);
            if (!secret.find()) {
                return message;
            }
            String user = secret.group(1);
            String password = user.substring(user.indexOf(':') + 1);
            String safe = message.replace(user + "@", "");
            return password.isEmpty() || password.equals("git") ? safe : safe.replace(password, "***");
        }
    }
}

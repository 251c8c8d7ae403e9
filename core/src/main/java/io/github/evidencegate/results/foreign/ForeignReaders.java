package io.github.evidencegate.results.foreign;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.GateSetting;
import io.github.evidencegate.gate.GateSetting.Declared;
import io.github.evidencegate.pattern.PathPatterns;
import io.github.evidencegate.results.input.DigestedFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one check reads by the readers' program. Making one costs nothing; the program is looked for when the first file
 * needs it. At most two processes run at a time, and all of them together have a limit of time.
 */
public final class ForeignReaders {
    /** Where the program is, if not beside this one's jar; set by the launcher. */
    private static final String PROGRAM = "evidence-gate.readers";

    private static final int AT_A_TIME = 2;

    private final GateSetting setting;
    private final ForeignLimits limits;
    private final Semaphore turns = new Semaphore(AT_A_TIME);
    private final AtomicLong spentMillis = new AtomicLong();

    /** For a check by these gates. */
    public ForeignReaders(GateSetting setting, ForeignLimits limits) {
        this.setting = setting;
        this.limits = limits;
    }

    /**
     * The format that policy gives to a file by a gate's {@code parser}; empty if it leaves it to the content.
     *
     * @throws EvidenceException if two gates name different parsers for it
     */
    public Optional<ForeignFormat> declared(String path) throws EvidenceException {
        // Asked for every file, and hardly a policy has such a gate.
        for (Declared gate : setting.declared()) {
            if (gate.parser().isPresent()) {
                return declaredAmongOthers(path);
            }
        }
        return Optional.empty();
    }

    private Optional<ForeignFormat> declaredAmongOthers(String path) throws EvidenceException {
        Set<String> parsers = new TreeSet<>();
        for (Declared gate : setting.declared()) {
            if (gate.parser().isPresent() && PathPatterns.of(gate.results()).matches(path)) {
                parsers.add(gate.parser().get());
            }
        }
        if (parsers.size() > 1) {
            throw new EvidenceException(path + ": the gates of policy name several parsers for it, "
                    + String.join(" and ", parsers) + "; let their results differ");
        }
        return parsers.stream().findFirst().map(ForeignFormat::parser);
    }

    /**
     * Has a file read.
     *
     * @param content taken to its end unless it is too large
     * @throws EvidenceException if the program is not there, cannot read the file, or takes too much
     */
    public ForeignAnswer read(DigestedFile content, String path, ForeignFormat format)
            throws IOException, EvidenceException {
        Path program = program();
        if (!Files.isRegularFile(program)) {
            throw new EvidenceException(
                    path + ": is " + format.name() + ", which needs the readers' program, and there is" + " no "
                            + program + "; build it in the clone with: ./mvnw -Dquick -DskipTests package");
        }
        byte[] bytes = content.content().readNBytes(limits.fileBytes() + 1);
        if (bytes.length > limits.fileBytes()) {
            throw new EvidenceException(path + ": has more than " + limits.fileBytes() + " bytes, too many for "
                    + format.name() + "; write a file for each part, or let the tool write "
                    + (format.answer() == ForeignFormat.Answer.LINES ? "LCOV" : "SARIF"));
        }
        takeTurn();
        try {
            return read(program, bytes, path, format);
        } finally {
            turns.release();
        }
    }

    private ForeignAnswer read(Path program, byte[] bytes, String path, ForeignFormat format)
            throws IOException, EvidenceException {
        Duration left = limits.check().minusMillis(spentMillis.get());
        if (left.isNegative() || left.isZero()) {
            throw new EvidenceException(path + ": was not read, because other files had taken the "
                    + limits.check().toSeconds()
                    + " s that the readers' program has in a check; name fewer such files");
        }
        Duration time = left.compareTo(limits.file()) < 0 ? left : limits.file();
        ForeignAnswer answer = ForeignAnswer.create();
        boolean read = false;
        try {
            long begun = System.nanoTime();
            ReadersProcess process = new ReadersProcess(program, limits.heapMegabytes(), time, answer);
            Optional<String> trouble = process.read(bytes, format.id(), plain(path));
            spentMillis.addAndGet(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            if (trouble.isPresent()) {
                throw new EvidenceException(path + ": read as " + format.name() + ", " + trouble.get());
            }
            read = true;
            return answer;
        } finally {
            if (!read) {
                answer.close();
            }
        }
    }

    private void takeTurn() throws InterruptedIOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the readers' program was started");
        }
    }

    /** The name of the file as an argument that every shell and system takes for what it is. */
    private static String plain(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._]", "_");
        return "f" + name.substring(Math.max(0, name.length() - 60));
    }

    private static Path program() throws EvidenceException {
        Optional<String> named = Optional.ofNullable(System.getProperty(PROGRAM));
        if (named.isPresent()) {
            return Path.of(named.get());
        }
        Optional<CodeSource> source =
                Optional.ofNullable(ForeignReaders.class.getProtectionDomain().getCodeSource());
        try {
            Path here = source.isPresent() ? Path.of(source.get().getLocation().toURI()) : Path.of("here");
            return here.resolveSibling("evidence-gate-readers.jar");
        } catch (URISyntaxException e) {
            throw new EvidenceException(
                    "the readers' program cannot be looked for; name it with -D" + PROGRAM + "=PATH", e);
        }
    }
}

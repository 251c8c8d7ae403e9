package io.github.evidencegate.results.input;

import io.github.evidencegate.evidence.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A file that is read once: a parser takes its bytes, and the same bytes make its digest. The digest of a file of more
 * than one block is made on a thread of its own, because it takes a third of the time that parsing does.
 */
public final class DigestedFile implements Closeable {
    /** The most bytes that one token may have, as parsers hold a token in memory: 32 MiB. */
    public static final int TOKEN_LIMIT = 32 << 20;

    /**
     * The most attributes that a tag of more than {@link #LONG_TAG} bytes may have beyond these: a parser compares each
     * with all others.
     */
    public static final int ATTRIBUTE_LIMIT = 10_000;

    /** How long one file may take, whatever its size: parsers have a worst case in which each name costs more. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LONG_TAG = 64 << 10;

    /** Less than a hundredth of what a slow machine reads. Each MiB adds a second to {@link #PATIENCE}. */
    private static final int LEAST_BYTES_IN_A_SECOND = 1 << 20;

    private static final int BLOCK = 512 << 10;
    private static final int BLOCKS = 8;

    /** The virtual machine compiles a digest after so many calls, so short ones are fast sooner. */
    private static final int DIGEST_STEP = 4 << 10;

    private static final Future<?> DONE = CompletableFuture.completedFuture("nothing to wait for");

    private final InputStream file;
    private final byte[][] blocks = new byte[BLOCKS][0];
    private final Future<?>[] digesting = new Future<?>[BLOCKS];
    private final MessageDigest sum = Digest.started();
    private final int blockSize;
    private final long deadline;
    private Optional<ExecutorService> worker = Optional.empty();
    private LongSupplier openToken = () -> Long.MAX_VALUE;
    private int turn;
    private int position;
    private int length;
    private long filled;
    private boolean ended;
    private Optional<Digest> whole = Optional.empty();
    private int attributes;
    private boolean afterEquals;

    private DigestedFile(InputStream file, long sizeBytes, Duration patience) {
        this.file = file;
        this.deadline = System.nanoTime() + patience.toNanos();
        this.blockSize = (int) Math.min(BLOCK, sizeBytes + 1);
        Arrays.fill(digesting, DONE);
    }

    /** Opens the file; nothing is read yet. */
    public static DigestedFile open(Path path) throws IOException {
        return open(path, PATIENCE);
    }

    /** The same with another patience, for tests. */
    static DigestedFile open(Path path, Duration patience) throws IOException {
        long sizeBytes = Files.size(path);
        return new DigestedFile(Files.newInputStream(path), sizeBytes, patience);
    }

    /** How the file starts: at most a block, not yet taken. To be asked before anything is read. */
    public byte[] start() throws IOException {
        fill();
        return Arrays.copyOf(blocks[turn], length);
    }

    /**
     * Guards a parser's memory.
     *
     * @param openTokenStart asked now and then: the offset at which the token starts that the parser holds in memory
     */
    public void limitTokens(LongSupplier openTokenStart) {
        openToken = openTokenStart;
    }

    /** What a parser takes. It cannot close the file, as some do at its end: the digest may lag behind the parser. */
    public InputStream content() {
        return new Content();
    }

    /** The digest of the whole file, also of what no parser has taken. */
    public Digest digest() throws IOException {
        if (whole.isEmpty()) {
            whole = Optional.of(finishedDigest());
        }
        return whole.get();
    }

    /** Once only, since the sum forgets what it has given. */
    private Digest finishedDigest() throws IOException {
        openToken = () -> Long.MAX_VALUE;
        while (!ended) {
            fill();
        }
        for (Future<?> block : digesting) {
            await(block);
        }
        return Digest.finished(sum.digest());
    }

    @Override
    public void close() throws IOException {
        worker.ifPresent(ExecutorService::shutdownNow);
        file.close();
    }

    private boolean isAtEnd() throws IOException {
        if (position == length && !ended) {
            fill();
        }
        return position == length;
    }

    private void fill() throws IOException {
        if (filled - openToken.getAsLong() > TOKEN_LIMIT) {
            throw new IOException("one tag, or a file that is not in UTF-8, has more than " + TOKEN_LIMIT + " bytes");
        }
        turn = (turn + 1) % BLOCKS;
        await(digesting[turn]);
        if (blocks[turn].length == 0) {
            blocks[turn] = new byte[blockSize];
        }
        length = file.readNBytes(blocks[turn], 0, blockSize);
        position = 0;
        filled += length;
        ended = length < blockSize;
        digesting[turn] = digest(blocks[turn], length);
    }

    /** Asked for each piece that a parser takes, because most of its time can pass within one block. */
    private void guard(byte[] piece, int offset, int count) throws IOException {
        long taken = filled - length + position;
        if (System.nanoTime() - deadline > TimeUnit.SECONDS.toNanos(taken / LEAST_BYTES_IN_A_SECOND)) {
            throw new IOException("it takes far longer than files of its size, after " + taken + " bytes");
        }
        if (taken - openToken.getAsLong() <= LONG_TAG) {
            attributes = 0;
            return;
        }
        for (int i = offset; i < offset + count; i++) {
            byte next = piece[i];
            attributes += afterEquals && (next == '"' || next == '\'') ? 1 : 0;
            // In UTF-16 a NUL is half of each of these characters.
            afterEquals = next == '=' || (afterEquals && next == 0);
        }
        if (attributes > ATTRIBUTE_LIMIT) {
            throw new IOException("one tag has more than " + ATTRIBUTE_LIMIT + " attributes");
        }
    }

    private Future<?> digest(byte[] block, int count) {
        if (ended && worker.isEmpty()) {
            update(block, count);
            return DONE;
        }
        if (worker.isEmpty()) {
            worker = Optional.of(Executors.newSingleThreadExecutor(DigestedFile::daemon));
        }
        return worker.get().submit(() -> update(block, count));
    }

    private void update(byte[] block, int count) {
        for (int from = 0; from < count; from += DIGEST_STEP) {
            sum.update(block, from, Math.min(DIGEST_STEP, count - from));
        }
    }

    /** A thread that cannot keep the program alive. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "evidence-gate digest");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(Future<?> block) throws IOException {
        try {
            block.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a digest was made");
        } catch (ExecutionException e) {
            throw new IOException("the digest could not be made", e);
        }
    }

    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : blocks[turn][position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            if (isAtEnd()) {
                return -1;
            }
            int taken = Math.min(most, length - position);
            System.arraycopy(blocks[turn], position, target, offset, taken);
            position += taken;
            guard(target, offset, taken);
            return taken;
        }
    }
}

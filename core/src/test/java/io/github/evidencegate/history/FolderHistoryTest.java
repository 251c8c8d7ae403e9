package io.github.evidencegate.history;

import static io.github.evidencegate.testkit.SampleRuns.gate;
import static io.github.evidencegate.testkit.SampleRuns.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.codec.EntryCodec;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.pipeline.ChangeHistory.Known;
import io.github.evidencegate.repair.Attempts;
import io.github.evidencegate.testkit.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R083: a folder keeps the life of a change, and what is wrong with it is said. */
class FolderHistoryTest {
    private static final String CHANGE = "github.com/owner/name#12";
    private static final JudgedRun FIRST = run("first", 1, 1, gate("tests", "x"));
    private static final JudgedRun SECOND = run("second", 2, 2, gate("tests"));

    @TempDir
    Path temporary;

    private Path folder;
    private FolderHistory history;

    @BeforeEach
    void openFolder() {
        folder = temporary.resolve("a/history");
        history = new FolderHistory(folder);
    }

    @Test
    void knowsNothingOfAChangeThatNobodyKept() throws EvidenceException {
        assertThat(history.read(CHANGE)).isEqualTo(new Known(List.of(), List.of()));
        assertThat(folder).doesNotExist();
    }

    @Test
    void keepsEveryEntryOnce() throws EvidenceException {
        history.append(CHANGE, FIRST);
        history.append(CHANGE, SECOND);
        history.append(CHANGE, SampleRuns.waiver());
        history.append(CHANGE, FIRST);

        Known known = new FolderHistory(folder).read(CHANGE);

        assertThat(known.entries()).containsExactlyInAnyOrder(FIRST, SECOND, SampleRuns.waiver());
        assertThat(known.doubts()).isEmpty();
    }

    @Test
    void keepsChangesApart() throws EvidenceException {
        history.append(CHANGE, FIRST);
        history.append(CHANGE + "3", SECOND);

        assertThat(history.read(CHANGE).entries()).containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a/b", "..", ".", "C:\\x", "con", "x y\u202Ez", "BRANCH:Main", "ä"})
    void keepsAChangeOfAnyNameInsideTheFolder(String change) throws Exception {
        history.append(change, FIRST);

        assertThat(history.read(change).entries()).containsExactly(FIRST);
        assertThat(files(temporary))
                .hasSize(1)
                .allSatisfy(file -> assertThat(file.startsWith(folder)).isTrue());
        assertThat(place().getFileName()).asString().matches("[a-z0-9-]*_[0-9a-f]{32}");
    }

    @Test
    void tellsNamesApartThatDifferInCaseOnly() throws EvidenceException {
        history.append("Branch:A", FIRST);
        history.append("branch:a", SECOND);

        assertThat(history.read("Branch:A").entries()).containsExactly(FIRST);
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 1; i <= 80; i++) {
            JudgedRun entry = run("run-" + i % 40, 1, 1 + i % 40);
            tasks.add(() -> {
                new FolderHistory(folder).append(CHANGE, entry);
                return null;
            });
        }

        writers.invokeAll(tasks).forEach(done -> assertThat(done).succeedsWithin(Duration.ofMinutes(1)));
        writers.shutdown();

        assertThat(history.read(CHANGE).entries()).hasSize(40);
        assertThat(history.read(CHANGE).doubts()).isEmpty();
    }

    @Test
    void readsThousandsOfEntries() throws Exception {
        history.append(CHANGE, run("run-1", 1, 1));
        Path place = place();
        for (int i = 2; i <= 3_000; i++) {
            byte[] entry = EntryCodec.encode(CHANGE, run("run-" + i, i, i, gate("tests", "x")))
                    .getBytes(UTF_8);
            Files.write(place.resolve(Digest.of(entry).hex() + ".json"), entry);
        }

        assertThat(Attempts.of(history.read(CHANGE).entries())).hasSize(3_000);
    }

    @Test
    void noticesADamagedEntry() throws Exception {
        history.append(CHANGE, FIRST);
        history.append(CHANGE, SECOND);
        Path damaged = fileOf(FIRST);
        Files.writeString(damaged, Files.readString(damaged).replace("\"fail\"", "\"pass\""));

        Known known = history.read(CHANGE);

        assertThat(known.entries()).containsExactly(SECOND);
        assertThat(known.doubts()).singleElement().asString().contains(damaged.toString(), "damaged", "copy");
    }

    @Test
    void noticesATruncatedEntry() throws Exception {
        history.append(CHANGE, FIRST);
        Path file = fileOf(FIRST);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));

        assertThat(history.read(CHANGE).doubts()).singleElement().asString().contains("cut off");
    }

    @Test
    void noticesAnyChangeOfAnyByte() throws Exception {
        history.append(CHANGE, FIRST);
        Path file = fileOf(FIRST);
        byte[] whole = Files.readAllBytes(file);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] tampered = whole.clone();
            int at = random.nextInt(tampered.length);
            tampered[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, tampered);

            Known known = history.read(CHANGE);

            assertThat(known.entries()).as("seed %d, byte %d", seed, at).isEmpty();
            assertThat(known.doubts()).as("seed %d, byte %d", seed, at).hasSize(1);
        }
    }

    @Test
    void noticesAnEntryOfAnotherChange() throws Exception {
        history.append(CHANGE, FIRST);
        byte[] foreign = EntryCodec.encode("another", SECOND).getBytes(UTF_8);
        Files.write(place().resolve(Digest.of(foreign).hex() + ".json"), foreign);

        Known known = history.read(CHANGE);

        assertThat(known.entries()).containsExactly(FIRST);
        assertThat(known.doubts()).singleElement().asString().contains("belongs to another change", "remove it");
    }

    @Test
    void noticesForeignAndOversizedFiles() throws Exception {
        history.append(CHANGE, FIRST);
        Files.writeString(place().resolve("notes.txt"), "hello");
        Files.write(place().resolve("0".repeat(64) + ".json"), new byte[EntryCodec.LIMIT_BYTES + 1]);
        Files.createDirectory(place().resolve("folder"));
        byte[] newer = EntryCodec.encode(CHANGE, SECOND)
                .replace("history-1", "history-2")
                .getBytes(UTF_8);
        Files.write(place().resolve(Digest.of(newer).hex() + ".json"), newer);

        Known known = history.read(CHANGE);

        assertThat(known.entries()).containsExactly(FIRST);
        assertThat(known.doubts())
                .hasSize(4)
                .anySatisfy(doubt -> assertThat(doubt).contains("notes.txt", "foreign"))
                .anySatisfy(doubt -> assertThat(doubt).contains("more than 1048576 bytes", "remove it"))
                .anySatisfy(doubt -> assertThat(doubt).contains("a link or a folder"))
                .anySatisfy(doubt -> assertThat(doubt).contains("another version"));
    }

    @Test
    void passesOverWhatAnInterruptedWriterLeft() throws Exception {
        history.append(CHANGE, FIRST);
        Files.writeString(place().resolve(".0b1c.tmp"), "{\"$sch");

        assertThat(history.read(CHANGE)).isEqualTo(new Known(List.of(FIRST), List.of()));
    }

    @Test
    void bringsBackADamagedEntryThatIsKeptAgain() throws Exception {
        history.append(CHANGE, FIRST);
        Files.writeString(fileOf(FIRST), "");

        history.append(CHANGE, FIRST);

        assertThat(history.read(CHANGE)).isEqualTo(new Known(List.of(FIRST), List.of()));
    }

    @Test
    void tellsTheFirstOfManyDoubtsAndCountsTheOthers() throws Exception {
        history.append(CHANGE, FIRST);
        for (int i = 0; i < 50; i++) {
            Files.writeString(place().resolve("foreign-" + i), "x");
        }

        assertThat(history.read(CHANGE).doubts()).hasSize(21).last().asString().startsWith("and 30 more like these");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsNoLinkOutOfTheFolder() throws Exception {
        history.append(CHANGE, FIRST);
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Path entry = Files.move(fileOf(FIRST), outside.resolve(fileOf(FIRST).getFileName()));
        Files.createSymbolicLink(fileOf(FIRST), entry);

        assertThat(history.read(CHANGE).entries()).isEmpty();
        assertThat(history.read(CHANGE).doubts()).singleElement().asString().contains("a link or a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAFolderOfAChangeThatIsALink() throws Exception {
        history.append(CHANGE, FIRST);
        Path place = place();
        Path outside = temporary.resolve("outside");
        Files.move(place, outside);
        Files.createSymbolicLink(place, outside);

        assertThatThrownBy(() -> history.read(CHANGE))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("a link or a file stands where a folder of the history must be");
        assertThatThrownBy(() -> history.append(CHANGE, SECOND)).isInstanceOf(EvidenceException.class);
        assertThat(files(outside)).hasSize(1);
    }

    @Test
    void refusesAFileInThePlaceOfTheFolder() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "x");

        assertThatThrownBy(() -> new FolderHistory(file).append(CHANGE, FIRST))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("--history");
        assertThatThrownBy(() -> new FolderHistory(file.resolve("below")).append(CHANGE, FIRST))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("cannot be written");
    }

    private Path place() throws IOException {
        try (Stream<Path> places = Files.list(folder)) {
            return places.findFirst().orElseThrow();
        }
    }

    private Path fileOf(HistoryEntry entry) throws IOException {
        String line = EntryCodec.encode(CHANGE, entry);
        return place().resolve(Digest.ofUtf8(line).hex() + ".json");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

package io.github.evidencegate.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.ChangedFile;
import io.github.evidencegate.evidence.ChangedFile.Content;
import io.github.evidencegate.evidence.ChangedFile.Lines;
import io.github.evidencegate.evidence.ChangedFile.Status;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.manifest.ManifestComparison;
import io.github.evidencegate.manifest.ManifestComparison.Side;
import io.github.evidencegate.manifest.ManifestComparison.Touched;
import io.github.evidencegate.policy.PolicyParser;
import io.github.evidencegate.results.ResultReaders;
import io.github.evidencegate.results.ResultSamples;
import io.github.evidencegate.scope.WorkItemText;
import io.github.evidencegate.testkit.DocsPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is read is understood or refused with its place: nothing else is thrown, and nothing hangs. */
class FuzzTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final LineRanges LINES = LineRanges.parse("1-50");
    private static final ChangedLines CHANGED = ChangedLines.of(Stream.of("src/Till.java", "sample/Basket.java")
            .map(path -> new ChangedFile(
                    path,
                    Optional.empty(),
                    Status.MODIFIED,
                    Content.TEXT,
                    "100644",
                    "100644",
                    new Lines(50, 0, LINES, LineRanges.NONE)))
            .toList());

    @TempDir
    Path top;

    @Test
    void refusesOrReadsEveryResultFile() {
        List<byte[]> whole =
                ResultSamples.all().stream().map(ResultSamples::bytes).toList();

        FuzzRun.of("results").tryBytes(random -> Mutant.of(random, whole), this::standsResult);
    }

    @Test
    void refusesOrReadsFilesOfAllTools() {
        List<byte[]> whole = files(RESOURCES.resolve("results"));

        FuzzRun.of("results of tools").tryBytes(random -> Mutant.of(random, whole), this::standsResult);
    }

    @Test
    void refusesOrReadsEveryPolicy() {
        List<byte[]> whole = Stream.of("policy-full.yml", "policy-minimal.yml", "policy-extends.yml")
                .map(name -> DocsPages.read("examples/" + name).getBytes(UTF_8))
                .toList();

        FuzzRun.of("policy").tryBytes(random -> Mutant.of(random, whole), FuzzTest::standsPolicy);
    }

    @Test
    void refusesOrReadsEveryWorkItem() {
        List<byte[]> whole = List.of(DocsPages.read("examples/work-item.md").getBytes(UTF_8));

        FuzzRun.of("work item").tryBytes(random -> Mutant.of(random, whole), FuzzTest::standsWorkItem);
    }

    @Test
    void refusesOrReadsEveryManifest() {
        List<Path> all = paths(RESOURCES.resolve("manifests"));
        List<byte[]> whole = all.stream().map(FuzzTest::bytes).toList();
        List<String> names = all.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .distinct()
                .toList();

        // The last byte says which name the file has, so that what breaks is shortened under one name.
        FuzzRun.of("manifests")
                .tryBytes(random -> named(random, whole, all, names), bytes -> standsManifest(bytes, names));
    }

    private void standsResult(byte[] bytes) throws IOException {
        Path file = Files.write(top.resolve("result"), bytes);

        List<Report> reports = ResultReaders.read(top, file, CHANGED);

        for (Report report : reports) {
            if (report instanceof Report.Unreadable refused) {
                assertThat(refused.reason())
                        .startsWith("result")
                        .contains("; ")
                        .hasSizeLessThan(2_000)
                        .matches("[^\\p{Cntrl}]*");
            }
        }
    }

    private static void standsPolicy(byte[] bytes) {
        try {
            PolicyParser.read("policy.yml", bytes);
        } catch (EvidenceException e) {
            assertThat(String.valueOf(e.getMessage()).lines())
                    .allMatch(line -> line.matches("policy\\.yml:[0-9]+:[0-9]+: .+|policy\\.yml: and [0-9]+ more"));
        }
    }

    private static void standsWorkItem(byte[] bytes) {
        try {
            WorkItemText.parse(new String(bytes, UTF_8));
        } catch (EvidenceException e) {
            assertThat(e).hasMessageStartingWith("work item: ");
        }
    }

    private static byte[] named(Random random, List<byte[]> whole, List<Path> all, List<String> names) {
        int one = random.nextInt(whole.size());
        int name = names.indexOf(String.valueOf(all.get(one).getFileName()));
        byte[] mutant = Mutant.of(random, List.of(whole.get(one)));
        byte[] named = Arrays.copyOf(mutant, mutant.length + 1);
        named[mutant.length] = (byte) name;
        return named;
    }

    private static void standsManifest(byte[] bytes, List<String> names) {
        if (bytes.length == 0 || bytes[bytes.length - 1] < 0 || bytes[bytes.length - 1] >= names.size()) {
            return;
        }
        String path = names.get(bytes[bytes.length - 1]);
        Side side = Side.of(Arrays.copyOf(bytes, bytes.length - 1));

        List<Unread> unread = ManifestComparison.of(List.of(new Touched(path, path, Side.ABSENT, side)))
                .unread();

        assertThat(unread).allSatisfy(file -> assertThat(file.path()).isEqualTo(path));
    }

    private static List<byte[]> files(Path folder) {
        return paths(folder).stream().map(FuzzTest::bytes).toList();
    }

    private static List<Path> paths(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

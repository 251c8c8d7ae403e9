package io.github.evidencegate.cli;

import io.github.evidencegate.codec.ExpectationCodec;
import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.delivery.FileTrouble;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.fixture.Difference;
import io.github.evidencegate.fixture.Expectation;
import io.github.evidencegate.fixture.Rejudgement;
import io.github.evidencegate.policy.Policy;
import io.github.evidencegate.rule.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code evidence-gate test}: judges recorded changes by a policy and compares what it finds with what it should. */
final class TestCommand {
    static final String NAME = "test";

    private static final int MOST_BYTES = 64 * 1024 * 1024;
    private static final String REMEDY = "make the fixture with \"evidence-gate fixture\"";

    private final Streams streams;

    TestCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * Prints a line for each fixture, and below it each difference.
     *
     * @param policy the file; empty means that of the current folder
     * @param folders fixtures, or folders of fixtures
     * @return {@link ExitStatus#BLOCKED} if a fixture differs
     * @throws EvidenceException if the policy or a fixture cannot be read; nothing is printed then
     */
    ExitStatus run(Optional<String> policy, List<String> folders) throws EvidenceException {
        Policy tested = TriedPolicy.read(policy);
        StringBuilder report = new StringBuilder();
        int differing = 0;
        List<Path> fixtures = fixtures(folders);
        for (Path fixture : fixtures) {
            differing += isAsExpected(fixture, tested, report) ? 0 : 1;
        }
        report.append(fixtures.size()).append(fixtures.size() == 1 ? " fixture, " : " fixtures, ");
        report.append(differing == 0 ? "all as expected\n" : differing + " not as expected\n");
        streams.print(Streams.visible(report.toString()));
        return differing == 0 ? ExitStatus.GO_ON : ExitStatus.BLOCKED;
    }

    private static List<Path> fixtures(List<String> folders) throws EvidenceException {
        List<Path> fixtures = new ArrayList<>();
        for (String folder : folders) {
            Path path = InputFile.path("the fixture", folder);
            List<Path> found = isFixture(path) ? List.of(path) : below(path);
            if (found.isEmpty()) {
                throw new EvidenceException(
                        path + " has no " + FixtureCommand.RECORD + ", nor has a folder in it; " + REMEDY);
            }
            fixtures.addAll(found);
        }
        return fixtures;
    }

    private static boolean isFixture(Path folder) {
        return Files.exists(folder.resolve(FixtureCommand.RECORD));
    }

    private static List<Path> below(Path folder) throws EvidenceException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(TestCommand::isFixture).sorted().toList();
        } catch (IOException e) {
            throw new EvidenceException(
                    folder + " cannot be read: " + FileTrouble.reason(e, "read") + "; " + REMEDY, e);
        }
    }

    private static boolean isAsExpected(Path fixture, Policy policy, StringBuilder report) throws EvidenceException {
        Path recordFile = fixture.resolve(FixtureCommand.RECORD);
        Path expectedFile = fixture.resolve(FixtureCommand.EXPECTED);
        EvidenceRecord record =
                RecordCodec.decode(recordFile.toString(), InputFile.bytes(recordFile, MOST_BYTES, REMEDY));
        Expectation expected =
                ExpectationCodec.decode(expectedFile.toString(), InputFile.bytes(expectedFile, MOST_BYTES, REMEDY));
        List<Difference> differences = Difference.between(expected, Expectation.of(Rejudgement.of(record, policy)));
        report.append(differences.isEmpty() ? "as expected      " : "NOT as expected  ")
                .append(fixture)
                .append('\n');
        differences.forEach(
                difference -> report.append("  ").append(line(difference)).append('\n'));
        List<String> untested = Rejudgement.untestedGates(record, policy);
        if (!untested.isEmpty()) {
            report.append("  not tested: gates that the record does not have: ")
                    .append(String.join(", ", untested))
                    .append('\n');
        }
        return differences.isEmpty();
    }

    private static String line(Difference difference) {
        List<String> about = new ArrayList<>(difference.finding().paths());
        about.addAll(difference.finding().evidence());
        String finding = difference.finding().rule() + (about.isEmpty() ? "" : " (" + String.join(", ", about) + ")");
        if (difference.found().isEmpty()) {
            return "missing: " + word(difference.expected()) + " " + finding;
        }
        return difference.expected().isEmpty()
                ? "unexpected: " + word(difference.found()) + " " + finding
                : "changed: " + word(difference.found()) + " instead of " + word(difference.expected()) + " " + finding;
    }

    private static String word(Optional<Mode> mode) {
        return mode.map(About::word).orElse("");
    }
}

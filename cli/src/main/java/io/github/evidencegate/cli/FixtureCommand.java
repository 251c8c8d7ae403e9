package io.github.evidencegate.cli;

import io.github.evidencegate.codec.ExpectationCodec;
import io.github.evidencegate.codec.RecordCodec;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.delivery.OutFolder;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.fixture.Expectation;
import io.github.evidencegate.pipeline.CheckRun.Outcome;
import java.nio.file.Path;

/** {@code evidence-gate fixture}: judges a change and keeps the record and what was found, to test policies with. */
final class FixtureCommand {
    static final String NAME = "fixture";

    /** What was known about the change. */
    static final String RECORD = "record.json";

    /** What a policy should find in it. */
    static final String EXPECTED = "expected.json";

    private final Streams streams;
    private final CheckCommand check;

    FixtureCommand(Streams streams, CheckCommand check) {
        this.streams = streams;
        this.check = check;
    }

    /**
     * Writes the fixture of the change that the arguments name. Whether it is blocked makes no difference.
     *
     * @throws EvidenceException if no folder is named, or it cannot be judged or written
     */
    ExitStatus run(CheckArguments arguments) throws EvidenceException {
        String folder = arguments
                .value(CheckOption.OUT)
                .orElseThrow(() -> new EvidenceException("--out is missing; name the fixture's folder with it"));
        Path path = InputFile.path(CheckOption.OUT.label(), folder);
        Outcome outcome = check.judged(arguments);
        OutFolder out = new OutFolder(path, CheckOption.OUT.label());
        out.write(RECORD, RecordCodec.encode(outcome.record(), outcome.verdict()));
        out.write(EXPECTED, ExpectationCodec.encode(Expectation.of(outcome.verdict())));
        int findings = outcome.verdict().findings().size();
        streams.print(Streams.visible(
                path + ": " + findings + (findings == 1 ? " finding is" : " findings are") + " expected\n"));
        return ExitStatus.GO_ON;
    }
}

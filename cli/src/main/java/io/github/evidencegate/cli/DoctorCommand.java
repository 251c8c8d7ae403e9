package io.github.evidencegate.cli;

import io.github.evidencegate.codec.CheckupCodec;
import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.probe.CheckupProbe;
import io.github.evidencegate.probe.Surroundings;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.CiHost;
import java.util.List;

/** {@code evidence-gate doctor}: says what a check with the same options has, and what is missing. */
final class DoctorCommand {
    static final String NAME = "doctor";

    /** The options that say what is judged. */
    static final List<CheckOption> OPTIONS =
            List.of(CheckOption.BASE, CheckOption.POLICY, CheckOption.WORK_ITEM, CheckOption.RESULTS, CheckOption.REPO);

    private static final String TEXT = "text";
    private static final String JSON = "json";

    /** What {@code --format} may be. */
    static final List<String> FORMATS = List.of(TEXT, JSON);

    private final Streams streams;
    private final Environment environment;

    DoctorCommand(Streams streams, Environment environment) {
        this.streams = streams;
        this.environment = environment;
    }

    /**
     * Looks, and prints what was found.
     *
     * @throws EvidenceException if nothing can be looked at
     */
    ExitStatus run(CheckArguments arguments) throws EvidenceException {
        CheckCommand.refuseEmptyValues(arguments);
        String format = arguments.value(CheckOption.FORMAT).orElse(TEXT);
        if (!FORMATS.contains(format)) {
            throw new EvidenceException(
                    "--format is \"" + format + "\", expected one of: " + String.join(", ", FORMATS));
        }
        Surroundings surroundings = new Surroundings(
                environment.names(),
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory(),
                environment.archiveFolder());
        Checkup checkup = CheckupProbe.examine(
                new CheckCommand(streams, environment).request(arguments),
                surroundings,
                environment.clock().instant());
        if (CiHost.of(surroundings.variables()) == CiHost.GITHUB) {
            checkup = checkup.with(GithubCommand.rights(environment));
        }
        streams.print(format.equals(JSON) ? CheckupCodec.encode(checkup) : checkup.text());
        return switch (checkup.state()) {
            case OK, LIMITED -> ExitStatus.GO_ON;
            case MISSING -> ExitStatus.BLOCKED;
        };
    }
}

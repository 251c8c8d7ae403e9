package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.JudgedRun.Spent;
import io.github.evidencegate.history.FolderHistory;
import io.github.evidencegate.history.JoinedHistory;
import io.github.evidencegate.history.PacketHistory;
import io.github.evidencegate.history.PacketHistory.Packet;
import io.github.evidencegate.pipeline.ChangeHistory;
import io.github.evidencegate.pipeline.HistoryRequest;
import io.github.evidencegate.rule.Surface;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the arguments of a check say about the history of the change. */
final class HistoryArguments {
    /** GitLab's longest note, in UTF-8. */
    private static final int PACKET_LIMIT_BYTES = 4_000_000;

    private static final Duration LONGEST = Duration.ofDays(3_650);

    private final CheckArguments arguments;

    HistoryArguments(CheckArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Refuses arguments that say something about a history but not that one is kept.
     *
     * @throws EvidenceException with what to add
     */
    void requirePlace() throws EvidenceException {
        boolean isKept = Stream.of(CheckOption.HISTORY, CheckOption.PREVIOUS_PACKET, CheckOption.CHANGE)
                .anyMatch(option -> !arguments.values(option).isEmpty());
        for (CheckOption option : List.of(CheckOption.RUN, CheckOption.CI_TIME, CheckOption.WALL_TIME)) {
            if (!isKept && !arguments.values(option).isEmpty()) {
                throw new EvidenceException(option.label()
                        + " is about a history, and none is kept; add --history, --previous-packet or --change, or leave"
                        + " it out");
            }
        }
    }

    /**
     * Refuses arguments that name no history that was begun before.
     *
     * @throws EvidenceException with what to add
     */
    void requireKept() throws EvidenceException {
        if (arguments.values(CheckOption.HISTORY).isEmpty()
                && arguments.values(CheckOption.PREVIOUS_PACKET).isEmpty()) {
            throw new EvidenceException(
                    "no history is named, so nobody can tell what stopped the change; add --history with"
                            + " the folder that check keeps it in");
        }
    }

    /** Where the history is. A change that has only a name begins one, which its packet carries on. */
    ChangeHistory history() throws EvidenceException {
        List<ChangeHistory> parts = new ArrayList<>();
        CheckCommand.path(arguments, CheckOption.HISTORY).ifPresent(folder -> parts.add(new FolderHistory(folder)));
        List<Packet> packets = new ArrayList<>();
        for (String name : arguments.values(CheckOption.PREVIOUS_PACKET)) {
            Path file = InputFile.path(CheckOption.PREVIOUS_PACKET.label(), name);
            byte[] bytes = InputFile.bytes(
                    file, PACKET_LIMIT_BYTES, "give the packet of the run before, or leave --previous-packet out");
            packets.add(new Packet(name, new String(bytes, UTF_8)));
        }
        if (!packets.isEmpty()) {
            parts.add(new PacketHistory(packets));
        }
        return new JoinedHistory(parts);
    }

    /** In whose words a remedy is told: a decision needs the folder, or else a comment below the packet. */
    Surface surface() {
        Optional<String> folder = arguments.value(CheckOption.HISTORY);
        return folder.isPresent() ? Surface.commandLine(folder) : new PacketSurface();
    }

    /** How the run belongs into it. */
    HistoryRequest request() throws EvidenceException {
        return new HistoryRequest(
                name(CheckOption.CHANGE),
                name(CheckOption.RUN),
                new Spent(duration(CheckOption.WALL_TIME), duration(CheckOption.CI_TIME), Optional.empty()),
                source());
    }

    private String source() {
        List<String> sources = new ArrayList<>();
        arguments.value(CheckOption.HISTORY).ifPresent(folder -> sources.add("folder " + folder));
        arguments.values(CheckOption.PREVIOUS_PACKET).forEach(file -> sources.add("packet " + file));
        return sources.isEmpty() ? "begun by this run" : String.join(", ", sources);
    }

    private Optional<String> name(CheckOption option) throws EvidenceException {
        Optional<String> name = arguments.value(option);
        if (name.isPresent() && !HistoryRequest.isName(name.get())) {
            throw new EvidenceException(option.label() + " has a name with control characters, or of more than "
                    + HistoryRequest.LONGEST_NAME + " characters; give one such as github.com/owner/name#12");
        }
        return name;
    }

    private Optional<Duration> duration(CheckOption option) throws EvidenceException {
        Optional<String> text = arguments.value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse("PT" + text.get().toUpperCase(Locale.ROOT));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return Optional.of(duration);
            }
        } catch (DateTimeException e) {
            // Refused below, as is a time that cannot be.
        }
        throw new EvidenceException(option.label() + " is \"" + text.get()
                + "\", expected hours, minutes and seconds such as 1h5m30s or 90s");
    }
}

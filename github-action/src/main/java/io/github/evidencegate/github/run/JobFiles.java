package io.github.evidencegate.github.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.github.action.ActionOutput;
import io.github.evidencegate.github.event.GithubEnvironment;
import io.github.evidencegate.rendering.MarkdownPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files by which a step talks to its workflow: outputs, and the summary of the job. */
final class JobFiles {
    /** The most bytes of a step's summary (docs.github.com, "Step isolation and limits"). */
    private static final int SUMMARY_LIMIT = 1 << 20;

    /** Below it even the decision might not fit. */
    private static final int LEAST_PACKET = 2_000;

    private final Optional<Path> output;
    private final Optional<Path> summary;

    JobFiles(GithubEnvironment environment) throws EvidenceException {
        this.output = environment.output();
        this.summary = environment.summary();
    }

    /** Sets outputs. A value is one line, so that no value can set another output. */
    void set(Map<ActionOutput, String> values) throws EvidenceException {
        if (output.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (ActionOutput name : ActionOutput.values()) {
            if (name.isOfProgram()) {
                String value = values.getOrDefault(name, "").replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
                lines.append(name.label()).append('=').append(value).append('\n');
            }
        }
        append(output.get(), lines.toString());
    }

    /** Adds the packet to the summary, shortened to the room that is left; false if there is none. */
    boolean summarise(MarkdownPacket packet) throws EvidenceException {
        if (summary.isEmpty()) {
            return false;
        }
        int room = room(summary.get());
        for (int limit = room; limit >= LEAST_PACKET; limit = limit * 2 / 3) {
            String text = packet.within(limit);
            if (text.getBytes(UTF_8).length <= room) {
                append(summary.get(), text);
                return true;
            }
        }
        return false;
    }

    /** Adds a sentence to the summary. */
    void summarise(String sentence) throws EvidenceException {
        String plain = sentence.replaceAll("([\\\\`*_{}\\[\\]()<>#|!@~])", "\\\\$1") + "\n";
        if (summary.isPresent() && room(summary.get()) > plain.getBytes(UTF_8).length) {
            append(summary.get(), plain);
        }
    }

    private static int room(Path file) throws EvidenceException {
        try {
            long there = Files.exists(file) ? Files.size(file) : 0;
            return (int) Math.max(0, SUMMARY_LIMIT - there);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void append(Path file, String text) throws EvidenceException {
        try {
            Files.writeString(file, text, UTF_8, CREATE, APPEND);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static EvidenceException unusable(Path file, IOException e) {
        return new EvidenceException(
                file + " cannot be written; leave GITHUB_OUTPUT and GITHUB_STEP_SUMMARY as the runner sets them", e);
    }
}

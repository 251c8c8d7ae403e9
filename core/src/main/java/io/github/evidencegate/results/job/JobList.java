package io.github.evidencegate.results.job;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Source;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.gate.Report;
import io.github.evidencegate.gate.Report.Job;
import io.github.evidencegate.gate.Report.Job.Ending;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The jobs that one file tells of. Of their texts only names and single words are kept: no output, no message. */
final class JobList {
    /** More jobs are refused: each becomes a gate. */
    static final int LIMIT = 1_000;

    private static final int NAME_LIMIT = 300;
    private static final int WORD_LIMIT = 60;
    private static final double SECONDS_LIMIT = 1e9;

    private final JsonCursor json;
    private final List<Function<Source, Report>> jobs = new ArrayList<>();

    JobList(JsonCursor json) {
        this.json = json;
    }

    /** How a job ended, and what was told of it besides. */
    record End(Ending ending, String told) {
        static End of(Ending ending) {
            return new End(ending, "");
        }
    }

    void add(String name, End end, Optional<Duration> took, Optional<Revision> revision) throws EvidenceException {
        if (name.isBlank() || name.length() > NAME_LIMIT) {
            throw json.failure("a job has no name, or one of more than " + NAME_LIMIT
                    + " characters; ask for the list again, with names");
        }
        if (jobs.size() >= LIMIT) {
            throw json.failure("there are more than " + LIMIT + " jobs; leave out those that are no gates");
        }
        jobs.add(source -> new Job(source, name, end.ending(), end.told(), took, revision));
    }

    /** Refuses a list without jobs: it proves nothing, and a job that asked for it should be in it. */
    Reading reading() throws EvidenceException {
        if (jobs.isEmpty()) {
            throw json.failure("there is no job in this list; ask for that of the pipeline that runs the check");
        }
        return new Reading(Optional.empty(), jobs);
    }

    /** The text if it is one short word, such as a status; else "": what is longer may quote a log. */
    static String word(String text) {
        boolean isWord = text.length() <= WORD_LIMIT && text.chars().allMatch(JobList::isOfWord);
        return isWord ? text : "";
    }

    private static boolean isOfWord(int sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9')
                || sign == '_'
                || sign == '-'
                || sign == '.';
    }

    /** Empty if it is no time that anything can take. */
    static Optional<Duration> seconds(double seconds) {
        return seconds >= 0 && seconds < SECONDS_LIMIT
                ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                : Optional.empty();
    }
}

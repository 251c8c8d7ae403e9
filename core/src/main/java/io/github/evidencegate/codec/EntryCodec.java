package io.github.evidencegate.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.JudgedRun;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.form.RecordForm;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Writes and reads the entries of a change's history, in the canonical form of all records: one line each. */
public final class EntryCodec {
    /** More than any entry has, in bytes. */
    public static final int LIMIT_BYTES = 1 << 20;

    static final String SCHEMA = "$schema";
    private static final String FAMILY = "{\"$schema\":\"https://evidencegate.github.io/schema/history-";

    private static final String REMEDY =
            "; bring the entry back as it was written, and use one version of evidence-gate for all pipelines of a change";

    private EntryCodec() {}

    /**
     * An entry as it is kept.
     *
     * @param change names the change that it belongs to
     * @param run what happened, if it was a run
     * @param transition what happened, if somebody decided something
     */
    public record KeptEntry(String change, Optional<JudgedRun> run, Optional<Transition> transition) {
        /** Refuses what tells of nothing, or of two things. */
        public KeptEntry {
            if (run.isPresent() == transition.isPresent()) {
                throw new IllegalArgumentException("an entry is either a run or a transition");
            }
        }

        /** What happened. */
        public HistoryEntry entry() {
            return run.isPresent() ? run.get() : transition.orElseThrow();
        }
    }

    // Made at first use: most checks keep no history.
    private static final class Forms {
        static final RecordForm ENTRY = RecordForm.of(KeptEntry.class);
        static final String START = "{\"" + SCHEMA + "\":\"" + PublishedSchema.HISTORY.id() + "\",";
    }

    /** Makes what reading takes before there is anything to read: a thread of its own can do it meanwhile. */
    public static void prepare() {
        Forms.ENTRY.members();
    }

    /** The entry in one line, without a line feed. */
    public static String encode(String change, HistoryEntry entry) {
        KeptEntry kept = entry.fold(
                run -> new KeptEntry(change, Optional.of(run), Optional.empty()),
                transition -> new KeptEntry(change, Optional.empty(), Optional.of(transition)));
        Map<String, String> members = new TreeMap<>(Forms.ENTRY.texts(kept));
        members.put(SCHEMA, '"' + PublishedSchema.HISTORY.id() + '"');
        return RecordCodec.object(members);
    }

    /**
     * The entry that a line holds.
     *
     * @param place where the line comes from, as it shall stand in messages
     * @throws EvidenceException if it is no entry, is cut off, is too long, or is of another version
     */
    public static KeptEntry decode(String place, byte[] utf8) throws EvidenceException {
        if (utf8.length > LIMIT_BYTES) {
            throw new EvidenceException(
                    place + ": more than " + LIMIT_BYTES + " bytes are no entry of a history" + REMEDY);
        }
        String start = new String(utf8, 0, Math.min(utf8.length, Forms.START.length()), UTF_8);
        if (!start.equals(Forms.START) && start.startsWith(FAMILY)) {
            throw new EvidenceException(place + ": an entry of another version than " + PublishedSchema.HISTORY.id()
                    + "; use one version of evidence-gate for all pipelines of a change");
        }
        try {
            return (KeptEntry) FormReader.read(place, utf8, Forms.ENTRY, Set.of(SCHEMA));
        } catch (EvidenceException e) {
            throw new EvidenceException(e.getMessage() + REMEDY, e);
        }
    }
}

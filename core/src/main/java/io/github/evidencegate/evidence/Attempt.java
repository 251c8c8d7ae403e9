package io.github.evidencegate.evidence;

import io.github.evidencegate.evidence.JudgedRun.JudgedGate;
import java.util.List;
import java.util.Optional;

/**
 * One judged head revision of a change (design.md, section 7).
 *
 * @param number counted from 1 over the whole life of the change
 * @param runs the runs that judged it, oldest first; those after the first are reruns
 */
public record Attempt(int number, List<JudgedRun> runs) {
    /** Refuses an attempt that nobody judged, and runs of several revisions. */
    public Attempt {
        runs = List.copyOf(runs);
        if (runs.stream().map(JudgedRun::head).distinct().count() != 1) {
            throw new IllegalArgumentException("an attempt is one head revision");
        }
    }

    /** The revision that was judged. */
    public Revision head() {
        return runs.get(0).head();
    }

    /** How the head came from the attempt before; empty for the first. */
    public Optional<JudgedRun.Succession> follows() {
        return runs.get(0).follows();
    }

    /** What became of the gates when it was judged last. */
    public List<JudgedGate> gates() {
        return runs.get(runs.size() - 1).gates();
    }
}

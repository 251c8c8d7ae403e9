package io.github.evidencegate.evidence;

import java.time.Instant;
import java.util.function.Function;

/**
 * One thing that happened in the life of a change and that later pipelines must know. Entries are only ever added: what is
 * true of a change is a function of the set of its entries, so two runs that end at once lose nothing.
 */
public sealed interface HistoryEntry permits JudgedRun, Transition {
    /** When it happened, by the clock of the machine where it did. */
    Instant at();

    /** The head revision that it is about. */
    Revision head();

    /** Handles both cases. */
    <R> R fold(Function<JudgedRun, R> run, Function<Transition, R> transition);
}

package io.github.evidencegate.publication;

import io.github.evidencegate.evidence.HistoryEntry;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.rendering.MarkdownPacket;
import io.github.evidencegate.stop.Heard;
import io.github.evidencegate.stop.StopMachine;
import io.github.evidencegate.stop.StopSetting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the top of a posted packet says: what became true after it was made, and how a change that is halted goes on. */
record SinceNotes(Shown shown, ForgeChange.Ends ends, Instant now) {
    /** Markdown that ends with an empty line; "" if the packet still says how it is. */
    String text(Collection<? extends HistoryEntry> entries, StopSetting deciders) {
        Revision current = ends.head();
        List<Phrase> notes = new ArrayList<>();
        if (!shown.head().equals(current)) {
            notes.add(Phrase.EMPTY
                    .mark("⚠️")
                    .strong("Older head:")
                    .text(" this packet is of ")
                    .code(shown.head().abbreviated())
                    .text(", and the change is at ")
                    .code(current.abbreviated())
                    .text(" now. Wait for the packet of that head."));
        }
        Heard heard = Heard.of(entries, deciders);
        StopState state = StopMachine.state(heard, now);
        standing(state, heard).ifPresent(notes::add);
        heard.whyOpen(state.open(), Optional.of(ends.base()), now)
                // A packet that was judged as stopped says it itself.
                .filter(why -> state.kind() != shown.state())
                .map(why -> Phrase.EMPTY.mark("⚠️").strong("Not heard:").text(" " + why + "."))
                .ifPresent(notes::add);
        if (!state.kind().goesOn()) {
            notes.add(Phrase.EMPTY
                    .strong("To let work go on,")
                    .text(" somebody who may decide (" + deciders.who() + "; ")
                    .code("stop.deciders")
                    .text(" in the policy) comments ")
                    .code("/evidence resume")
                    .text(" and why."));
        }
        StringBuilder text = new StringBuilder();
        for (Phrase note : notes) {
            text.append(text.isEmpty() ? "> " : ">\n> ")
                    .append(MarkdownPacket.line(note))
                    .append('\n');
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private Optional<Phrase> standing(StopState state, Heard heard) {
        Optional<Transition> later = heard.transitions().stream()
                .filter(decision -> decision.at().isAfter(shown.at()))
                .max(Comparator.comparing(Transition::at).thenComparing(Transition::name));
        if (later.isEmpty() && state.kind() == shown.state()) {
            return Optional.empty();
        }
        Phrase line = Phrase.EMPTY.mark(state.kind().goesOn() ? "▶️" : "🛑").strong("Since then:");
        Phrase word = later.map(decision -> line.text(" ")
                        .code(decision.by().name())
                        .text(" " + did(decision) + " the change (" + decision.reason())
                        .text(")."))
                .orElse(line);
        return Optional.of(word.text(" The change is " + StopLabel.word(state.kind()) + "; " + next(state)));
    }

    private static String did(Transition decision) {
        String to = decision.to().map(who -> " to " + who).orElse("");
        return switch (decision.action()) {
            case PAUSE -> "paused";
            case REROUTE -> "rerouted" + to + ",";
            case RETURN -> "returned" + to + ",";
            case RESUME -> "resumed";
            case WAIVE -> "waived what stopped";
        };
    }

    private static String next(StopState state) {
        return state.kind().goesOn() ? "run its pipeline again to have it judged anew." : "its pipelines do not go on.";
    }
}

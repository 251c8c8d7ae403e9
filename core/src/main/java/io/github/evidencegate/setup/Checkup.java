package io.github.evidencegate.setup;

import io.github.evidencegate.packet.VisibleText;
import io.github.evidencegate.setup.FeatureState.State;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a check has in one place, feature by feature. */
public record Checkup(List<FeatureState> features) {
    private static final int STATE_WIDTH = 9;
    private static final int MOST_FEATURE_WIDTH = 24;

    /** Copies the list. */
    public Checkup {
        features = List.copyOf(features);
    }

    /** The same and then these, which somebody else found. */
    public Checkup with(List<FeatureState> more) {
        return new Checkup(Stream.concat(features.stream(), more.stream()).toList());
    }

    /** The worst of all. */
    public State state() {
        return features.stream()
                .map(FeatureState::state)
                .reduce(State.OK, (left, right) -> left.compareTo(right) > 0 ? left : right);
    }

    /** For people: a line for each feature, and one below it for each remedy. Nothing in it steers a terminal. */
    public String text() {
        int width = features.stream()
                .mapToInt(feature -> feature.feature().length())
                .filter(length -> length <= MOST_FEATURE_WIDTH)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (FeatureState feature : features) {
            text.append(padded(word(feature.state()), STATE_WIDTH))
                    .append(padded(VisibleText.ofName(feature.feature()), width))
                    .append("  ")
                    .append(VisibleText.ofSentence(feature.says()))
                    .append('\n');
            feature.remedy()
                    .ifPresent(remedy -> text.append(" ".repeat(STATE_WIDTH + width + 2))
                            .append("-> ")
                            .append(VisibleText.ofSentence(remedy))
                            .append('\n'));
        }
        return text.append('\n')
                .append(number(State.OK) + " ok, " + number(State.LIMITED) + " limited, " + number(State.MISSING)
                        + " missing\n")
                .toString();
    }

    private long number(State state) {
        return features.stream().filter(feature -> feature.state() == state).count();
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}

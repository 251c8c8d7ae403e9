package io.github.evidencegate.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Coverage.Ratio;
import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Measures;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.gate.GateSetting.Setback;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LimitsKeptTest {
    private static final OptionalInt NONE = OptionalInt.empty();
    private static final Shift SAME = new Shift(new Ratio(8, 10), 0);

    private static List<String> unmet(Setback most, Measures measures, boolean isHidden) {
        Delta delta = new Delta(
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(measures),
                Optional.empty(),
                List.of());
        return new LimitsKept(most, delta).unmet(isHidden);
    }

    @Test
    void blocksIfBranchesAreMeasuredAtOneEndAlone() {
        Setback project = new Setback(NONE, NONE, NONE, NONE, OptionalInt.of(5), NONE);
        Setback files = new Setback(NONE, NONE, NONE, NONE, NONE, OptionalInt.of(5));
        Measures lines = new Measures(SAME, Optional.of(SAME));

        String unknown = "how many branches were covered is not known: they are not measured at both ends";

        assertThat(unmet(project, lines, false)).containsExactly(unknown);
        assertThat(unmet(files, lines, false)).containsExactly(unknown);
        assertThat(unmet(Setback.NONE, lines, false)).isEmpty();
    }

    @Test
    void asksForBranchesOfChangedFilesOnlyWhereTheBaseHadThem() {
        Setback files = new Setback(NONE, NONE, NONE, NONE, NONE, OptionalInt.of(5));
        Measures ofNewFiles = new Measures(SAME, Optional.empty(), Optional.of(SAME), Optional.empty());

        assertThat(unmet(files, ofNewFiles, false)).isEmpty();
        assertThat(unmet(files, ofNewFiles, true)).hasSize(1);
    }
}

package io.github.evidencegate.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.codec.CheckupCodec;
import io.github.evidencegate.setup.FeatureState.State;
import io.github.evidencegate.testkit.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private static final FeatureState OK = FeatureState.ok("git", "git 2.39.5");
    private static final FeatureState LIMITED = FeatureState.limited("work item", "none", "give --work-item");
    private static final FeatureState MISSING = FeatureState.missing("gate a", "no file", "run it");

    @Test
    void isAsBadAsItsWorstFeature() {
        assertThat(new Checkup(List.of()).state()).isEqualTo(State.OK);
        assertThat(new Checkup(List.of(OK, LIMITED, OK)).state()).isEqualTo(State.LIMITED);
        assertThat(new Checkup(List.of(LIMITED, MISSING, OK)).state()).isEqualTo(State.MISSING);
    }

    @Test
    void hasALineForEachFeatureAndEachRemedy() {
        String text = new Checkup(List.of(OK, LIMITED, MISSING)).text();

        assertThat(text).isEqualTo("""
                ok       git        git 2.39.5
                limited  work item  none
                                    -> give --work-item
                missing  gate a     no file
                                    -> run it

                1 ok, 1 limited, 1 missing
                """);
    }

    @Test
    void letsNoTextSteerATerminal() {
        FeatureState hostile = FeatureState.missing("gate \u001B[2J", "a\u001B]0;x\u0007\nb", "c\u202Ed");

        String text = new Checkup(List.of(hostile)).text();

        assertThat(text).doesNotContain("\u001B", "\u0007", "\u202E");
        assertThat(text.lines()).hasSize(4);
    }

    @Test
    void isWrittenAsJson() {
        Object tree = Json.read(CheckupCodec.encode(new Checkup(List.of(OK, MISSING))));

        assertThat(Json.at(tree, "state")).isEqualTo("missing");
        assertThat(Json.at(tree, "features", "0").toString()).doesNotContain("remedy");
        assertThat(Json.at(tree, "features", "1", "remedy")).isEqualTo("run it");
    }

    @Test
    void takesTheRemedyFromBehindTheFirstSemicolon() {
        assertThat(FeatureState.refused("base", "no such commit; check it; fetch it first"))
                .isEqualTo(FeatureState.missing("base", "no such commit", "check it; fetch it first"));
        assertThat(FeatureState.refused("base", "broken").remedy()).isPresent();
    }

    @Test
    void refusesAFaultWithoutARemedy() {
        assertThatThrownBy(() -> new FeatureState("a", State.LIMITED, "b", Optional.empty()))
                .hasMessageContaining("without a remedy");
    }

    @Test
    void countsWhatSomebodyElseFound() {
        Checkup checkup = new Checkup(List.of(FeatureState.ok("git", "is there")));

        Checkup both = checkup.with(List.of(FeatureState.missing("checks: write", "may not write", "add the line")));

        assertThat(both.state()).isEqualTo(FeatureState.State.MISSING);
        assertThat(both.text()).endsWith("1 ok, 0 limited, 1 missing\n");
    }
}

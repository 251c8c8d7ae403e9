package io.github.evidencegate.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Level;
import io.github.evidencegate.testkit.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
    @Test
    void putsTheGravestFirst() {
        List<Annotation> annotations = Annotations.of(Samples.blocked().record(), 50);

        assertThat(annotations)
                .extracting(Annotation::level, Annotation::path, Annotation::startLine)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Level.FAILURE, "shop/src/Auth.java", 7),
                        org.assertj.core.groups.Tuple.tuple(Level.FAILURE, "shop/src/Auth.java", 8),
                        org.assertj.core.groups.Tuple.tuple(Level.WARNING, "shop/src/Auth.java", 90),
                        org.assertj.core.groups.Tuple.tuple(Level.NOTICE, "docs/rounding.md", 1));
        assertThat(annotations.get(0).title()).isEqualTo("SpotBugs: NP_NULL_ON_SOME_PATH");
        assertThat(annotations.get(0).message())
                .isEqualTo("SpotBugs reports NP_NULL_ON_SOME_PATH on a line that this change wrote.");
    }

    @Test
    void saysWhichTestFailedAndNotWhy() {
        Annotation annotation = Annotations.of(Samples.blocked().record(), 50).get(1);

        assertThat(annotation.title()).isEqualTo("Test failed: org.example.BasketTest.rounds");
        assertThat(annotation.message()).isEqualTo("Gate unit-tests: test org.example.BasketTest.rounds failed here.");
    }

    @Test
    void leavesOutTheMildestBeyondTheLimit() {
        assertThat(Annotations.of(Samples.blocked().record(), 1))
                .extracting(Annotation::level)
                .containsExactly(Level.FAILURE);
        assertThat(Annotations.of(Samples.blocked().record(), 0)).isEmpty();
    }

    @Test
    void placesNothingAtAPathThatHidesSomething() {
        assertThat(Annotations.of(Samples.hostile().record(), 50)).isEmpty();
    }
}

package io.github.evidencegate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.evidencegate.scope.PlantedOffender;
import io.github.evidencegate.testkit.ArchitectureRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoreArchitectureTest {
    private static final JavaClasses PRODUCT = ArchitectureRules.product();
    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(PlantedOffender.class);

    /** Fewer would mean that the import looks in the wrong place and every rule holds for nothing. */
    private static final int FEWEST_CLASSES = 100;

    static List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(ArchitectureRules.borders());
        rules.add(ArchitectureRules.purity());
        rules.add(ArchitectureRules.silence());
        rules.addAll(ArchitectureRules.libraries());
        return rules;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void looksAtTheWholeProduct() {
        assertThat(PRODUCT).hasSizeGreaterThan(FEWEST_CLASSES);
    }

    @Test
    void noticesThePlantedOffender() {
        List<String> broken = rules().stream()
                .filter(rule -> rule.evaluate(PLANTED).hasViolation())
                .map(ArchRule::getDescription)
                .toList();

        assertThat(broken)
                .hasSize(4)
                .anySatisfy(rule -> assertThat(rule).contains("lets scope import"))
                .anySatisfy(rule -> assertThat(rule).contains("what decides must run the same"))
                .anySatisfy(rule -> assertThat(rule).contains("only the edges talk"))
                .anySatisfy(rule -> assertThat(rule).contains("org.snakeyaml"));
    }

    @Test
    void readsNoEnvironmentInCore() {
        assertThat(ArchitectureRules.environmentReaders(PRODUCT)).isEmpty();
        assertThat(ArchitectureRules.environmentReaders(PLANTED)).containsExactly(PlantedOffender.class.getName());
    }

    @Test
    void recordsCopyTheCollectionsTheyAreGiven() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedOffender.Keeps.class);

        assertThat(ArchitectureRules.recordsThatCopyNothing(PRODUCT)).isEmpty();
        assertThat(ArchitectureRules.recordsThatCopyNothing(planted))
                .containsExactly(PlantedOffender.Keeps.class.getName());
    }
}

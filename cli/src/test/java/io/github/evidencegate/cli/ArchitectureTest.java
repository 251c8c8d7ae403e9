package io.github.evidencegate.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void readsTheEnvironmentInMainAlone() {
        assertThat(ArchitectureRules.environmentReaders(ArchitectureRules.product()))
                .containsExactly(Main.class.getName());
    }

    @Test
    void opensTheJarForGithubForItsOwnCommandAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.github.evidencegate..")
                .and()
                .resideOutsideOfPackage("io.github.evidencegate.github..")
                .and()
                .doNotHaveFullyQualifiedName(GithubCommand.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.evidencegate.github..")
                .because("a check must not get slower by what only a workflow needs")
                .check(ArchitectureRules.product());
    }
}

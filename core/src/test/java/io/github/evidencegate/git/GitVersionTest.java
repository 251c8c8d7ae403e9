package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.EvidenceException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitVersionTest {
    @ParameterizedTest
    @CsvSource({
        "git version 2.39.5,true",
        "git version 2.30.0,true",
        "git version 2.29.9,false",
        "git version 1.99.1,false",
        "git version 3.0.0-rc1,true",
        "git version 2.45.1.windows.1,true",
        "git version 2.39.5 (Apple Git-154),true"
    })
    void isSupportedFrom230On(String told, boolean expected) throws EvidenceException {
        assertThat(GitVersion.told(told + "\n").isSupported()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"hello", "git version two", "''", "git version 99999.1"})
    void refusesAnAnswerWithoutAVersion(String told) {
        assertThatThrownBy(() -> GitVersion.told(told))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("install git 2.30 or newer");
    }

    @Test
    void asksTheGitOfThisMachine(@TempDir Path folder) throws EvidenceException {
        assertThat(GitVersion.in(folder).isSupported()).isTrue();
    }
}

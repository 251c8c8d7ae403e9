package io.github.evidencegate.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.evidencegate.codec.CommandRunCodec;
import io.github.evidencegate.evidence.CommandRun;
import io.github.evidencegate.evidence.CommandRun.Ending;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One whole file of each format that is read. A new reader gets its line here, and with it all hostile cases. */
public enum ResultSamples {
    JUNIT("junit/surefire-rerun/TEST-sample.FlakyTest.xml", Text.XML),
    JUNIT_OF_NODE("junit/node-test/results.xml", Text.XML),
    NUNIT("nunit/nunit3.xml", Text.XML),
    NUNIT_2("nunit/nunit2.xml", Text.XML),
    XUNIT("xunit/v2.xml", Text.XML),
    TRX("trx/vstest.trx", Text.XML),
    OPENCOVER("opencover/opencover.xml", Text.XML),
    JACOCO("jacoco/maven-aggregate/jacoco.xml", Text.XML),
    COBERTURA("cobertura/gcovr.xml", Text.XML),
    CHECKSTYLE("checkstyle/maven.xml", Text.XML),
    SARIF("sarif/multitool/baseline.sarif", Text.JSON),
    SARIF_OF_SPOTBUGS("sarif/spotbugs/till.json", Text.JSON),
    CODE_QUALITY("code-quality/eslint-gitlab.json", Text.JSON),
    ESLINT("eslint/eslint.json", Text.JSON),
    STRYKER("stryker/stryker.json", Text.JSON),
    GITLAB_SECURITY("gitlab-security/sast.json", Text.JSON),
    GITLEAKS("gitleaks/gitleaks.json", Text.JSON),
    TRUFFLEHOG("trufflehog/findings.ndjson", Text.LINES),
    CYCLONEDX("cyclonedx/by-hand.json", Text.JSON),
    CYCLONEDX_OF_NPM("cyclonedx/npm-head.json", Text.JSON),
    CYCLONEDX_XML("cyclonedx/maven.xml", Text.XML),
    NEEDS("jobs/needs.json", Text.JSON),
    GITLAB_JOBS("jobs/gitlab.json", Text.JSON),
    JENKINS_STAGES("jobs/jenkins-stages.json", Text.JSON),
    SONARQUBE("jobs/sonarqube.json", Text.JSON),
    LCOV("lcov/merged.info", Text.LINES),
    GO("go/cover.out", Text.LINES),
    COMMAND("", Text.JSON);

    private final String fixture;
    private final Text text;

    ResultSamples(String fixture, Text text) {
        this.fixture = fixture;
        this.text = text;
    }

    /** What the format is written in. */
    enum Text {
        XML,
        JSON,
        LINES
    }

    public static List<ResultSamples> all() {
        return Arrays.asList(values());
    }

    Text text() {
        return text;
    }

    /** The file without blanks at its ends, so that no cut spares all of it. */
    public byte[] bytes() {
        if (this == COMMAND) {
            return CommandRunCodec.encode(RUN).strip().getBytes(UTF_8);
        }
        try {
            return Files.readString(Path.of("src/test/resources/results").resolve(fixture))
                    .strip()
                    .getBytes(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final CommandRun RUN = new CommandRun(
            "lint",
            Optional.of("style"),
            "eslint",
            Digest.ofUtf8("--fix\0"),
            new Revision("a".repeat(40)),
            Instant.parse("2026-11-22T12:00:00.250Z"),
            Instant.parse("2026-11-22T12:00:03.500Z"),
            Duration.ofMillis(3_250),
            new Ending(1, Optional.empty(), Optional.empty()),
            Digest.ofUtf8("output"));
}

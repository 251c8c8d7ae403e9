package io.github.evidencegate.results;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.analysis.CodeQualityReader;
import io.github.evidencegate.results.analysis.EslintReader;
import io.github.evidencegate.results.analysis.GitlabSecurityReader;
import io.github.evidencegate.results.analysis.GitleaksReader;
import io.github.evidencegate.results.analysis.StrykerReader;
import io.github.evidencegate.results.analysis.TrufflehogReader;
import io.github.evidencegate.results.bill.CycloneDxJsonReader;
import io.github.evidencegate.results.input.JsonCursor;
import io.github.evidencegate.results.input.NamedSources;
import io.github.evidencegate.results.input.Reading;
import io.github.evidencegate.results.job.GitlabJobsReader;
import io.github.evidencegate.results.job.JenkinsStagesReader;
import io.github.evidencegate.results.job.NeedsReader;
import io.github.evidencegate.results.job.QualityGateReader;
import java.io.IOException;
import java.io.InputStream;

/** The readers of JSON that is no SARIF. Of each the class is loaded only when a file of its format turns up. */
record JsonReaders(String path, NamedSources sources, ChangedLines changed) {
    static final String EXPECTED =
            "expected SARIF 2.1.0, or JSON of ESLint, GitLab code quality, a GitLab security report, gitleaks, trufflehog,"
                    + " Stryker or CycloneDX, SonarQube's quality gate, or a list of jobs of GitHub, GitLab or Jenkins";

    Reading read(JsonFormat format, InputStream content) throws IOException, EvidenceException {
        JsonCursor json = JsonCursor.open(path, content);
        return switch (format) {
            case CODE_QUALITY -> CodeQualityReader.read(json, sources, changed);
            case GITLAB_SECURITY -> GitlabSecurityReader.read(json, path, sources, changed);
            case GITLEAKS -> GitleaksReader.read(json, sources, changed);
            case TRUFFLEHOG -> TrufflehogReader.read(json, path, sources, changed);
            case ESLINT -> EslintReader.read(json, sources, changed);
            case STRYKER -> StrykerReader.read(json, sources, changed);
            case CYCLONEDX -> CycloneDxJsonReader.read(json, changed);
            case SONARQUBE -> QualityGateReader.read(json);
            case GITHUB_NEEDS -> NeedsReader.read(json);
            case GITLAB_JOBS -> GitlabJobsReader.read(json);
            case JENKINS_STAGES -> JenkinsStagesReader.read(json);
            case EMPTY_LIST -> CodeQualityReader.readEmpty(json, changed);
            case SARIF, UNKNOWN -> throw unknown(json);
        };
    }

    /** What is not even whole is told by the exception that the parser throws. */
    private EvidenceException unknown(JsonCursor json) throws IOException, EvidenceException {
        json.skip();
        json.end();
        return new EvidenceException(path + ": is JSON in no known format; " + EXPECTED
                + "; let the tool write one of these, or leave the file out");
    }
}

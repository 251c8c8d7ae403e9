package io.github.evidencegate.results;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.JsonCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Which tool wrote a JSON file. None says so at its start, so the names of the first fields tell. */
enum JsonFormat {
    /** Also an object that cannot be told soon enough, as the order of fields is free. */
    SARIF,
    CODE_QUALITY,
    GITLAB_SECURITY,
    GITLEAKS,
    TRUFFLEHOG,
    ESLINT,
    STRYKER,
    CYCLONEDX,
    SONARQUBE,
    GITHUB_NEEDS,
    GITLAB_JOBS,
    JENKINS_STAGES,
    /** A list without elements, as several of the others write it when they found nothing. */
    EMPTY_LIST,
    /** None of these, or broken. */
    UNKNOWN;

    private static final int LOOK_AHEAD = 64 << 10;

    /** Looks at the first fields of a file that starts so. */
    static JsonFormat of(byte[] start) {
        int length = Math.min(start.length, LOOK_AHEAD);
        JsonFormat otherwise = SARIF;
        try {
            JsonCursor json = JsonCursor.open("", new ByteArrayInputStream(start, 0, length));
            otherwise = json.isArray() ? UNKNOWN : SARIF;
            return json.isArray() ? ofList(json) : ofObject(json);
        } catch (IOException | EvidenceException e) {
            // Cut off, by the look-ahead or in truth: whoever reads it all will say where.
            return otherwise;
        }
    }

    private static JsonFormat ofObject(JsonCursor json) throws IOException, EvidenceException {
        JsonFormat otherwise = UNKNOWN;
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            Optional<JsonFormat> told = told(json);
            if (told.isPresent()) {
                return told.get();
            }
            otherwise = json.name().equals("version") ? SARIF : otherwise;
        }
        return otherwise;
    }

    private static Optional<JsonFormat> told(JsonCursor json) throws IOException, EvidenceException {
        String name = json.name();
        boolean inside = json.isObject() && json.firstField();
        // First, because a job can be called like a field of another format.
        if (inside && (json.name().equals("result") || json.name().equals("outputs"))) {
            return Optional.of(GITHUB_NEEDS);
        }
        Optional<JsonFormat> told = toldByName(name, json);
        while (told.isEmpty() && inside) {
            inside = json.nextField();
        }
        return told;
    }

    private static Optional<JsonFormat> toldByName(String name, JsonCursor json) throws IOException, EvidenceException {
        return switch (name) {
            case "$schema" -> toldBySchema(json);
            case "files" -> listsMutants(json) ? Optional.of(STRYKER) : Optional.empty();
            case "thresholds" ->
                json.name().equals("high") || json.name().equals("low") ? Optional.of(STRYKER) : Optional.empty();
            case "runs" -> Optional.of(SARIF);
            case "bomFormat", "specVersion" -> Optional.of(CYCLONEDX);
            case "scan", "vulnerabilities" -> Optional.of(GITLAB_SECURITY);
            case "projectStatus" -> Optional.of(SONARQUBE);
            case "stages" -> Optional.of(JENKINS_STAGES);
            case "SourceMetadata", "DetectorName" -> Optional.of(TRUFFLEHOG);
            case "logger" -> says(json, "trufflehog", TRUFFLEHOG);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonFormat> toldBySchema(JsonCursor json) throws IOException, EvidenceException {
        Optional<JsonFormat> sarif = says(json, "sarif", SARIF);
        return sarif.isPresent() ? sarif : says(json, "cyclonedx", CYCLONEDX);
    }

    private static Optional<JsonFormat> says(JsonCursor json, String word, JsonFormat format)
            throws IOException, EvidenceException {
        boolean says = json.isText() && json.text().toLowerCase(Locale.ROOT).contains(word);
        return says ? Optional.of(format) : Optional.empty();
    }

    /** Whether the first file of an object of files, at which the cursor is, has what only a report of mutants has. */
    private static boolean listsMutants(JsonCursor json) throws IOException, EvidenceException {
        boolean hasLanguage = false;
        for (boolean more = json.isObject() && json.firstField(); more; more = json.nextField()) {
            boolean hasSource = hasLanguage && json.name().equals("source");
            if (hasSource || json.name().equals("mutants")) {
                return true;
            }
            hasLanguage |= json.name().equals("language");
        }
        return false;
    }

    private static JsonFormat ofList(JsonCursor json) throws IOException, EvidenceException {
        if (!json.firstElement()) {
            return EMPTY_LIST;
        }
        if (!json.isObject()) {
            return UNKNOWN;
        }
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            Optional<JsonFormat> told = toldOfElement(json.name());
            if (told.isPresent()) {
                return told.get();
            }
        }
        return UNKNOWN;
    }

    private static Optional<JsonFormat> toldOfElement(String name) {
        return switch (name) {
            case "check_name", "fingerprint" -> Optional.of(CODE_QUALITY);
            case "RuleID" -> Optional.of(GITLEAKS);
            case "allow_failure", "pipeline" -> Optional.of(GITLAB_JOBS);
            case "filePath" -> Optional.of(ESLINT);
            default -> Optional.empty();
        };
    }
}

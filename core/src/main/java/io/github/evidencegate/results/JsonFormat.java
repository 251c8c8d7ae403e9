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
        return switch (json.name()) {
            case "$schema" -> says(json, "sarif", SARIF);
            case "runs" -> Optional.of(SARIF);
            case "bomFormat" -> Optional.of(UNKNOWN);
            case "scan", "vulnerabilities" -> Optional.of(GITLAB_SECURITY);
            case "SourceMetadata", "DetectorName" -> Optional.of(TRUFFLEHOG);
            case "logger" -> says(json, "trufflehog", TRUFFLEHOG);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonFormat> says(JsonCursor json, String word, JsonFormat format)
            throws IOException, EvidenceException {
        boolean says = json.isText() && json.text().toLowerCase(Locale.ROOT).contains(word);
        return says ? Optional.of(format) : Optional.empty();
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
            case "filePath" -> Optional.of(ESLINT);
            default -> Optional.empty();
        };
    }
}

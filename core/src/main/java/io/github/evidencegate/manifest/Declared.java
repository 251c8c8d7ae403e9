package io.github.evidencegate.manifest;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A dependency as one file names it.
 *
 * @param version as written; "" if the file names none
 * @param scope what it is for in the ecosystem's own words; may be empty
 */
record Declared(Ecosystem ecosystem, String name, String version, Relation relation, String scope) {
    private static final Pattern PYTHON_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/@\\s]*@");

    /** Writes names as the ecosystem compares them, and takes credentials out of addresses. */
    Declared {
        name = withoutCredentials(
                switch (ecosystem) {
                    // PEP 503, "Normalized Names".
                    case PYPI ->
                        PYTHON_NAME.matcher(name).matches()
                                ? name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-")
                                : name;
                    case NUGET, ACTIONS -> name.toLowerCase(Locale.ROOT);
                    case CARGO, GEM, GO, MAVEN, NPM, OTHER -> name;
                });
        version = withoutCredentials(version);
    }

    private static String withoutCredentials(String text) {
        return CREDENTIALS.matcher(text).replaceAll("://***@");
    }

    /** Two dependencies of one key are the same one at base and head. */
    String key() {
        return ecosystem + "\0" + name + "\0" + (relation == Relation.MANAGED ? "\0" : "") + scope;
    }

    boolean isDirect() {
        return relation == Relation.DIRECT;
    }
}

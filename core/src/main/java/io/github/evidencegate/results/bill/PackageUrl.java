package io.github.evidencegate.results.bill;

import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a package URL names ({@code pkg:type/namespace/name@version?qualifiers#subpath}, ECMA-427).
 *
 * @param name as the ecosystem writes it, with its namespace
 * @param version may be empty
 */
record PackageUrl(Ecosystem ecosystem, String name, String version) {
    private static final String SCHEME = "pkg:";

    /** Empty if the text is no package URL. */
    static Optional<PackageUrl> parse(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String rest = before(before(text.substring(SCHEME.length()), '#'), '?').replaceAll("^/+|/+$", "");
        int slash = rest.indexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        String type = rest.substring(0, slash).toLowerCase(Locale.ROOT);
        String path = rest.substring(slash + 1);
        int at = versionSign(path);
        String name = decoded(at < 0 ? path : path.substring(0, at)).replaceAll("^/+|/+$", "");
        String version = at < 0 ? "" : decoded(path.substring(at + 1));
        return name.isBlank() ? Optional.empty() : Optional.of(of(type, name, version));
    }

    private static PackageUrl of(String type, String name, String version) {
        return switch (type) {
            case "maven" -> new PackageUrl(Ecosystem.MAVEN, mavenName(name), version);
            case "npm" -> new PackageUrl(Ecosystem.NPM, name, version);
            case "pypi" -> new PackageUrl(Ecosystem.PYPI, name, version);
            case "golang" -> new PackageUrl(Ecosystem.GO, name, version);
            case "cargo" -> new PackageUrl(Ecosystem.CARGO, name, version);
            case "gem" -> new PackageUrl(Ecosystem.GEM, name, version);
            case "nuget" -> new PackageUrl(Ecosystem.NUGET, name, version);
            case "githubactions" -> new PackageUrl(Ecosystem.ACTIONS, name, version);
            default -> new PackageUrl(Ecosystem.OTHER, type + "/" + name, version);
        };
    }

    private static String mavenName(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? name : name.substring(0, slash) + ":" + name.substring(slash + 1);
    }

    /** The last one; that of an npm scope, which some tools do not encode, begins a name. */
    private static int versionSign(String path) {
        int at = path.lastIndexOf('@');
        return at > 0 && path.charAt(at - 1) != '/' ? at : -1;
    }

    private static String before(String text, char sign) {
        int at = text.indexOf(sign);
        return at < 0 ? text : text.substring(0, at);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that encodes nothing: the name is taken as it stands.
            return text;
        }
    }
}

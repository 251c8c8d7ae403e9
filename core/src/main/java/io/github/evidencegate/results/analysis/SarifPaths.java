package io.github.evidencegate.results.analysis;

import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.ChangedSources;
import io.github.evidencegate.results.input.NameSet;
import io.github.evidencegate.results.input.TreePaths;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Turns the URIs of a SARIF file into paths. Tools write {@code file:///a/b}, {@code file:/a/b}, bare absolute paths,
 * and paths below a source root that they do not name; all are understood.
 */
final class SarifPaths {
    /** A longer URI is cut. */
    static final int LIMIT = TreePaths.LIMIT;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    private final Path top;
    private final TreePaths tree;
    private final ChangedLines changed;
    private final ChangedSources sources;

    SarifPaths(Path top, ChangedLines changed, String reportPath) {
        this.top = top;
        this.changed = changed;
        this.sources = new ChangedSources(top, changed, reportPath);
        this.tree = new TreePaths(top);
    }

    /** The file at {@code uri}. A relative one is relative to the top, or to a source root of a changed file. */
    Place place(String uri) {
        if (uri.length() > LIMIT) {
            return new Place(SarifResult.cut(uri, LIMIT), NameSet.hash(uri), false);
        }
        String path = relativize(uri);
        if (changed.hasFile(path)) {
            return new Place(path, NameSet.hash(path), true);
        }
        // Only suffixes of changed paths get as far as the file system, so no hostile path does.
        List<String> candidates = path.isEmpty() || path.startsWith("/") ? List.of() : sources.of(path, List.of());
        if (candidates.isEmpty() || Files.exists(top.resolve(path))) {
            return new Place(path, NameSet.hash(path), false);
        }
        return new Place(candidates.get(0), NameSet.hash(candidates.get(0)), true);
    }

    /** Whether {@code uri} needs no base. */
    static boolean isAbsolute(String uri) {
        return uri.startsWith("/")
                || SCHEME.matcher(uri).matches()
                || DRIVE.matcher(uri).matches();
    }

    private String relativize(String uri) {
        String plain = uri;
        if (uri.regionMatches(true, 0, "file:", 0, 5)) {
            plain = withoutAuthority(uri.substring(5));
        } else if (DRIVE.matcher(uri).matches()) {
            plain = "/" + uri;
        } else if (SCHEME.matcher(uri).matches()) {
            return uri;
        }
        return tree.relative(decode(plain));
    }

    private static String withoutAuthority(String rest) {
        if (!rest.startsWith("//")) {
            return rest;
        }
        int slash = rest.indexOf('/', 2);
        return slash < 0 ? "/" : rest.substring(slash);
    }

    /** Percent-decoded UTF-8. What is no escape stays, because some tools write paths as they are. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            decoded.write(low < 0 ? bytes[i] : high << 4 | low);
            i += low < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}

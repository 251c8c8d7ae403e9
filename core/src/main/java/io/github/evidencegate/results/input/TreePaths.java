package io.github.evidencegate.results.input;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Paths of reports made relative to the top of the work tree. Nothing looks at the files they name. */
public final class TreePaths {
    /** A longer path is none that a changed file has: Linux takes no longer one (PATH_MAX). */
    public static final int LIMIT = 4_096;

    private final Set<String> prefixes = new LinkedHashSet<>();

    /** For the work tree at {@code top}, as it is given and as it really is. */
    public TreePaths(Path top) {
        prefixes.add(prefix(top.toAbsolutePath().normalize()));
        try {
            prefixes.add(prefix(top.toRealPath()));
        } catch (IOException e) {
            // Without a real path the given one has to do: an absolute path elsewhere is then outside.
        }
    }

    /**
     * The path with {@code /} between its parts and without detours: relative to the top if it is absolute and inside.
     * One that is outside stays absolute; a relative one may still start with {@code ..}.
     */
    public String relative(String path) {
        String plain = path.replace('\\', '/');
        String normal = normalize(isDrive(plain) ? "/" + plain : plain);
        for (String prefix : prefixes) {
            if (normal.startsWith(prefix)) {
                return normal.substring(prefix.length());
            }
        }
        return normal;
    }

    /** Whether the path starts at a root, of Unix or of a Windows drive. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.startsWith("\\") || isDrive(path);
    }

    /** Whether the path starts with a letter, a colon and a slash. */
    private static boolean isDrive(String path) {
        boolean longEnough = path.length() > 2 && path.charAt(1) == ':';
        return longEnough && Character.isLetter(path.charAt(0)) && (path.charAt(2) == '/' || path.charAt(2) == '\\');
    }

    private static String prefix(Path folder) {
        String path = folder.toUri().getPath();
        return path.endsWith("/") ? path : path + "/";
    }

    private static String normalize(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            boolean up = part.equals("..");
            if (up && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                kept.addLast(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", kept);
    }
}

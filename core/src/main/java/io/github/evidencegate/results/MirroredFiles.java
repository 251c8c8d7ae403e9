package io.github.evidencegate.results;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where files of another run were in its work tree, now that they lie in a folder of their own. How deep in that folder
 * the other work tree begins nobody says, so each folder before the first wildcard of a pattern may be the one.
 *
 * @param globs the patterns that found the files
 */
public record MirroredFiles(List<String> globs) {
    /** Copies the list. */
    public MirroredFiles {
        globs = List.copyOf(globs);
    }

    /** The path itself, and what is left of it below each folder that may stand for the other work tree. */
    public List<String> places(String path) {
        Set<String> places = new LinkedHashSet<>();
        places.add(path);
        for (String glob : globs) {
            String rest = path.startsWith("/") ? path.substring(1) : path;
            for (String folder : folders(glob)) {
                if (!rest.startsWith(folder + "/")) {
                    break;
                }
                rest = rest.substring(folder.length() + 1);
                places.add(rest);
            }
        }
        return List.copyOf(places);
    }

    /** The most likely of them: below the deepest such folder. */
    public String place(String path) {
        String shortest = path;
        for (String place : places(path)) {
            shortest = place.length() < shortest.length() ? place : shortest;
        }
        return shortest;
    }

    /** The folders before the first wildcard. */
    private static List<String> folders(String glob) {
        List<String> folders = new ArrayList<>();
        int from = 0;
        for (int slash = glob.indexOf('/'); slash >= 0; slash = glob.indexOf('/', from)) {
            String folder = glob.substring(from, slash);
            boolean isTied = slash == 0 && folders.isEmpty();
            if (!isTied && folder.chars().anyMatch(c -> "*?[]\\!".indexOf(c) >= 0)) {
                break;
            }
            if (!isTied || glob.length() == 1) {
                folders.add(folder);
            }
            from = slash + 1;
        }
        return folders;
    }
}

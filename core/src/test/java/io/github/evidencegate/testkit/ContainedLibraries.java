package io.github.evidencegate.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What a program's jar contains of others, against what THIRD-PARTY.md says of it. */
public final class ContainedLibraries {
    private ContainedLibraries() {}

    /** The libraries on the class path of which the jar has a class, such as {@code picocli-4.7.7}; sorted. */
    public static List<String> in(Path program) throws IOException {
        TreeSet<String> contained = new TreeSet<>();
        try (JarFile jar = new JarFile(program.toFile())) {
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                String name = new File(path).getName();
                if (name.endsWith(".jar") && !name.startsWith("evidence-gate-") && sharesAClass(jar, path)) {
                    contained.add(name.substring(0, name.length() - ".jar".length()));
                }
            }
        }
        return List.copyOf(contained);
    }

    private static boolean sharesAClass(JarFile program, String path) throws IOException {
        try (JarFile library = new JarFile(path)) {
            return library.stream()
                    .filter(entry -> isClass(entry.getName()))
                    .anyMatch(entry -> program.getEntry(entry.getName()) != null);
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class");
    }

    /** Those that the list names below the heading for that program, in its order. */
    public static List<String> listed(Path list, String program) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.dropWhile(line -> !line.equals("## " + program))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.substring(3, line.indexOf('`', 3)))
                    .toList();
        }
    }
}

package io.github.evidencegate.results.foreign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Plays the readers' program: what it does is said by the format that it is asked for. */
public final class PlayedReaders {
    private PlayedReaders() {}

    /** Does what the first argument says. */
    public static void main(String[] arguments) throws Exception {
        byte[] content = arguments[0].equals("deaf") ? new byte[0] : System.in.readAllBytes();
        switch (arguments[0]) {
            case "flake8" -> answer(sarif(content.length, arguments[1]));
            case "deaf", "slow" -> Thread.sleep(60_000);
            case "greedy" -> fill();
            case "environment" -> answer(sarif(System.getenv().size(), "environment"));
            case "folder" -> answer(sarif(Path.of("").toAbsolutePath().toFile().list().length, "folder"));
            default -> System.exit(Integer.parseInt(arguments[0]));
        }
    }

    private static void answer(String text) {
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(text);
    }

    private static String sarif(int line, String rule) {
        return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Played\"}},\"results\":[{\"ruleId\":\""
                + rule + "\",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a.py\"},"
                + "\"region\":{\"startLine\":" + line + "}}}]}]}]}";
    }

    private static void fill() {
        List<byte[]> held = new ArrayList<>();
        while (held.size() < 1_000_000) {
            held.add(new byte[1 << 20]);
        }
    }

    /** Makes a program of this class in {@code folder}. */
    static Path program(Path folder) throws IOException {
        Path jar = folder.resolve("readers.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, PlayedReaders.class.getName());
        String file = PlayedReaders.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream input = Objects.requireNonNull(
                        PlayedReaders.class.getClassLoader().getResourceAsStream(file), file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            input.transferTo(bytes);
            output.putNextEntry(new JarEntry(file));
            output.write(bytes.toByteArray());
            output.closeEntry();
        }
        return jar;
    }
}

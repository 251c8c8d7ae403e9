package io.github.evidencegate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import io.github.evidencegate.testkit.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * A repository whose tests really run: its sources are compiled, and JUnit runs its tests and writes the result files. What
 * differs from machine to machine is taken out of them, so that the same story has the same packets everywhere.
 */
final class StoryShop {
    private static final String RESULTS = "target/surefire-reports";

    private final GitSandbox git;

    StoryShop(Path folder) {
        git = GitSandbox.create(folder);
        git.write(".gitignore", "target/\n");
    }

    GitSandbox git() {
        return git;
    }

    /** Compiles all that there is and runs all tests. */
    void test(Instant at) throws IOException {
        Path classes = emptied(git.top().resolve("target/classes"));
        Path results = emptied(git.top().resolve(RESULTS));
        compile(classes);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, StoryShop.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClasspathRoots(Set.of(classes)))
                    .build();
            // Without the listeners of the build that this test is part of.
            LauncherConfig alone = LauncherConfig.builder()
                    .enableTestExecutionListenerAutoRegistration(false)
                    .enableLauncherSessionListenerAutoRegistration(false)
                    .build();
            LauncherFactory.create(alone)
                    .execute(
                            tests,
                            new LegacyXmlReportGeneratingListener(results, new PrintWriter(Writer.nullWriter(), true)));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        steady(results, at);
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path", "")));
        try (Stream<Path> sources = Files.walk(git.top().resolve("src"))) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .sorted()
                    .forEach(arguments::add);
        }
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        if (compiler.run(null, complaints, complaints, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the story does not compile: " + complaints.toString(UTF_8));
        }
    }

    private static void steady(Path results, Instant at) throws IOException {
        for (Path file : files(results)) {
            String text = Files.readString(file, UTF_8)
                    .replaceAll("time=\"[^\"]*\"", "time=\"0.02\"")
                    .replaceAll("(timestamp|hostname)=\"[^\"]*\"", "$1=\"\"")
                    .replaceAll("(?s)<properties>.*?</properties>\\n?", "")
                    .replaceAll("(?s)(<failure[^>]*>)<!\\[CDATA\\[.*?]]>", "$1");
            Files.writeString(file, text, UTF_8);
            Files.setLastModifiedTime(file, FileTime.from(at));
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> all = new ArrayList<>(files(folder));
        for (Path file : all) {
            Files.delete(file);
        }
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

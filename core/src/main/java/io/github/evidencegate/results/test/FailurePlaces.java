package io.github.evidencegate.results.test;

import io.github.evidencegate.evidence.GateOutcome.FailedTest;
import io.github.evidencegate.gate.ChangedLines;
import io.github.evidencegate.results.input.ChangedSources;
import io.github.evidencegate.results.input.GoModules;
import io.github.evidencegate.results.input.NamedSources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the changed file, and its line, at which a test failed. Texts of failures are read only here, after the file was,
 * and only their ends, so that files of tests that pass are read as fast as ever and none is held in memory. What a file
 * says is a claim of who wrote it: it can name no other file than one of the change.
 */
public final class FailurePlaces {
    private static final int HEAD_BYTES = 32 << 10;
    private static final int TAIL_BYTES = 8 << 10;
    private static final String PYTHON = ".py";
    private static final String GO = ".go";

    /** Their traces name the package, and a file without its folder. */
    private static final List<String> OF_JVM = List.of(".java", ".kt", ".groovy", ".scala");

    private final Path top;
    private final Path file;
    private final String place;
    private final ChangedLines changed;

    /**
     * Of the tests of one file.
     *
     * @param place where the file is, or was in the run that wrote it; relative to {@code top} if it is inside
     */
    public FailurePlaces(Path top, Path file, String place, ChangedLines changed) {
        this.top = top;
        this.file = file;
        this.place = place;
        this.changed = changed;
    }

    /** Those that can be told; the others are left out. */
    List<FailedTest> of(List<FailedCase> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        Search search = new Search();
        List<FailedTest> found = new ArrayList<>();
        try (RandomAccessFile texts = new RandomAccessFile(file.toFile(), "r")) {
            for (FailedCase failed : cases) {
                search.of(failed, text(texts, failed)).ifPresent(found::add);
            }
        } catch (IOException e) {
            // The tests are counted all the same; where they failed is a courtesy.
            return List.copyOf(found);
        }
        return List.copyOf(found);
    }

    private static String text(RandomAccessFile texts, FailedCase failed) throws IOException {
        long length = failed.textTo() - failed.textFrom();
        if (length <= HEAD_BYTES + TAIL_BYTES) {
            return bytes(texts, failed.textFrom(), (int) Math.max(0, length));
        }
        return bytes(texts, failed.textFrom(), HEAD_BYTES)
                + "\n"
                + bytes(texts, failed.textTo() - TAIL_BYTES, TAIL_BYTES);
    }

    private static String bytes(RandomAccessFile texts, long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        texts.seek(from);
        texts.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Not made before a test failed. */
    private final class Search {
        private final NamedSources named = new NamedSources(top, changed, place);
        private final ChangedSources packaged = new ChangedSources(top, changed, place);
        private final GoModules modules = new GoModules(top, changed);

        Optional<FailedTest> of(FailedCase failed, String text) {
            return inText(failed, text).or(() -> declared(failed));
        }

        /** The innermost place in a changed file: the first one, and the last one in what Python writes. */
        private Optional<FailedTest> inText(FailedCase failed, String text) {
            Optional<FailedTest> last = Optional.empty();
            for (NamedPlace at : NamedPlace.in(text)) {
                Optional<String> path = path(failed, at);
                if (path.isPresent()) {
                    last = Optional.of(failed(failed, path.get(), at.line()));
                    if (!path.get().endsWith(PYTHON)) {
                        return last;
                    }
                }
            }
            return last;
        }

        private Optional<String> path(FailedCase failed, NamedPlace at) {
            String name = at.path()
                    .substring(Math.max(at.path().lastIndexOf('/'), at.path().lastIndexOf('\\')) + 1);
            if (changed.endingWith(name).isEmpty()) {
                return Optional.empty();
            }
            boolean isBare = name.equals(at.path());
            if (isBare && name.endsWith(GO)) {
                return named.changed(List.of(""), modules.resolved(failed.suite() + "/" + name));
            }
            return isBare && OF_JVM.stream().anyMatch(name::endsWith)
                    ? ofPackage(at.before(), name)
                    : named.changed(List.of(""), at.path()).or(() -> ofTest(failed, at));
        }

        /** A container has the work tree elsewhere; the test case may say which of its files that is. */
        private Optional<String> ofTest(FailedCase failed, NamedPlace at) {
            return !failed.file().isEmpty() && at.path().endsWith("/" + failed.file())
                    ? named.changed(List.of(""), failed.file())
                    : Optional.empty();
        }

        /** {@code java.base/com.acme.BarTest.fails}: the folders of a class are its package. */
        private Optional<String> ofPackage(String before, String name) {
            String method = before.substring(before.lastIndexOf('/') + 1);
            String type = method.substring(0, Math.max(0, method.lastIndexOf('.')));
            String folder =
                    type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
            List<String> paths = folder.isEmpty() ? List.of() : packaged.measured(folder + "/" + name, List.of());
            return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
        }

        /** By the attributes of the test case. Tools for Python do not agree on whether its first line is 0 or 1. */
        private Optional<FailedTest> declared(FailedCase failed) {
            if (failed.file().isEmpty()) {
                return Optional.empty();
            }
            boolean isNumber =
                    failed.line().matches("[0-9]{1,7}") && !failed.file().endsWith(PYTHON);
            int line = isNumber ? Integer.parseInt(failed.line()) : 0;
            return named.changed(List.of(""), failed.file()).map(path -> failed(failed, path, line));
        }

        private FailedTest failed(FailedCase failed, String path, int line) {
            return new FailedTest(failed.name(), path, line, changed.hasLine(path, line));
        }
    }
}

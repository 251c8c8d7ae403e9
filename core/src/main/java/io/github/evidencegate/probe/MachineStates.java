package io.github.evidencegate.probe;

import io.github.evidencegate.git.GitVersion;
import io.github.evidencegate.setup.FeatureState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java, its memory, its cache, and git. */
final class MachineStates {
    private static final int LEAST_JAVA = 17;
    private static final long LEAST_HEAP = 200L << 20;
    private static final String CACHE = "cache";

    private MachineStates() {}

    static List<FeatureState> of(Surroundings surroundings, GitVersion git) {
        List<FeatureState> states = new ArrayList<>();
        states.add(
                surroundings.javaVersion() >= LEAST_JAVA
                        ? FeatureState.ok("java", "Java " + surroundings.javaVersion())
                        : FeatureState.missing(
                                "java",
                                "Java " + surroundings.javaVersion(),
                                "install Java 17 or newer, and set JAVA_HOME"));
        states.add(heap(surroundings.heapBytes()));
        states.add(cache(surroundings));
        states.add(
                git.isSupported()
                        ? FeatureState.ok("git", "git " + git.text())
                        : FeatureState.missing("git", "git " + git.text(), "install git 2.30 or newer"));
        return states;
    }

    private static FeatureState heap(long bytes) {
        String megabytes = (bytes >> 20) + " MiB for objects";
        return bytes >= LEAST_HEAP
                ? FeatureState.ok("memory", megabytes)
                : FeatureState.limited(
                        "memory", megabytes + ", little for a change of many files", "set EVIDENCE_GATE_HEAP=512m");
    }

    private static FeatureState cache(Surroundings surroundings) {
        if (surroundings.cache().isEmpty()) {
            return FeatureState.ok(CACHE, "no class-data archive is kept; a check starts slower");
        }
        Path folder = surroundings.cache().get();
        for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part)) {
                return Files.isDirectory(part) && Files.isWritable(part)
                        ? FeatureState.ok(CACHE, folder + " can keep the class-data archive")
                        : FeatureState.limited(
                                CACHE,
                                part + " cannot be written, so a check starts slower",
                                "make it a writable folder, set XDG_CACHE_HOME, or EVIDENCE_GATE_ARCHIVE=off");
            }
        }
        return FeatureState.limited(CACHE, folder + " cannot be made", "set XDG_CACHE_HOME to a writable folder");
    }
}

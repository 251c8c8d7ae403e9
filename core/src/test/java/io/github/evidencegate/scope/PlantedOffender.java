package io.github.evidencegate.scope;

import io.github.evidencegate.gate.GateSetting;
import java.time.Instant;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Breaks every border on purpose, so that a test can see that the rules notice. */
public final class PlantedOffender {
    private PlantedOffender() {}

    /** Keeps a list that its giver may change. */
    public record Keeps(List<String> names) {}

    /** Imports another check, reads clock and environment, prints, and uses a library of another package. */
    public static void offend() {
        GateSetting setting = GateSetting.DEFAULT;
        String label = LoadSettings.builder().build().getLabel();
        System.out.println(Instant.now() + System.getenv("HOME") + setting + label);
    }
}

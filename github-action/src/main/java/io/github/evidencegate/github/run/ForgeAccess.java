package io.github.evidencegate.github.run;

import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.github.artifact.ArtifactStore;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The code host as one step uses it.
 *
 * @param artifacts those of its runs
 * @param requests how many were sent to it so far
 * @param notices what a log should say of them so far
 */
public record ForgeAccess(Forge forge, ArtifactStore artifacts, IntSupplier requests, Supplier<List<String>> notices) {}

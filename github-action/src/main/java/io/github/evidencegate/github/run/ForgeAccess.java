package io.github.evidencegate.github.run;

import io.github.evidencegate.forge.Forge;
import java.net.URI;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The code host as one step uses it.
 *
 * @param api root of its REST API
 * @param requests how many were sent to it so far
 * @param notices what a log should say of them so far
 */
public record ForgeAccess(Forge forge, URI api, IntSupplier requests, Supplier<List<String>> notices) {}

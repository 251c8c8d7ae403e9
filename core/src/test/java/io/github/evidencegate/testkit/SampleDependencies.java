package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.Dependencies;
import io.github.evidencegate.evidence.Dependencies.Bill;
import io.github.evidencegate.evidence.Dependencies.Component;
import io.github.evidencegate.evidence.Dependencies.DependencyChange;
import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.InstallScript;
import io.github.evidencegate.evidence.Dependencies.Kind;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.Dependencies.Unread;
import io.github.evidencegate.evidence.Dependencies.WorkflowGrant;
import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.GateOutcome.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What changes do to dependencies, for {@link Samples}. */
final class SampleDependencies {
    private SampleDependencies() {}

    /** Every kind of change, every relation, and all that is risky. */
    static Dependencies every() {
        return new Dependencies(
                List.of(
                        change(
                                Kind.ADDED,
                                Ecosystem.MAVEN,
                                "org.slf4j:slf4j-api",
                                ">2.0.17",
                                Relation.DIRECT,
                                "compile"),
                        change(
                                Kind.CHANGED,
                                Ecosystem.MAVEN,
                                "org.junit:junit-bom",
                                "5.11.4>6.1.3",
                                Relation.MANAGED,
                                "import"),
                        change(Kind.ADDED, Ecosystem.NPM, "left-pad", ">^1.3.0", Relation.DIRECT, ""),
                        change(Kind.REMOVED, Ecosystem.NPM, "ms", "2.1.2>", Relation.TRANSITIVE, ""),
                        change(Kind.CHANGED, Ecosystem.NPM, "debug", "4.3.4>4.3.5", Relation.UNKNOWN, "")),
                List.of(new InstallScript(Kind.ADDED, "postinstall", "package.json")),
                List.of(new WorkflowGrant("job release", "contents: read -> write", ".github/workflows/ci.yml")),
                List.of(new Unread("web/package-lock.json", "at the head: line 3, column 1: not JSON")),
                List.of(
                        bill("target/bom.json", true, List.of()),
                        bill("web/bom.json", false, List.of(component("left-pad", "1.3.0")))));
    }

    /** Each text is this one. */
    static Dependencies called(String text) {
        return new Dependencies(
                List.of(
                        change(Kind.ADDED, Ecosystem.NPM, text, text, Relation.DIRECT, text),
                        change(Kind.ADDED, Ecosystem.NPM, text, text, Relation.UNKNOWN, text)),
                List.of(new InstallScript(Kind.CHANGED, text, text)),
                List.of(new WorkflowGrant(text, text, text)),
                List.of(new Unread(text, text)),
                List.of(new Bill(source(text), text, 1, false, List.of(component(text, text)))));
    }

    private static Bill bill(String path, boolean isCompared, List<Component> components) {
        return new Bill(source(path), "CycloneDX 1.6", 12, isCompared, components);
    }

    private static Source source(String path) {
        return new Source(path, Digest.ofUtf8("bill"), Instant.parse("2026-11-22T12:00:00Z"));
    }

    private static Component component(String name, String version) {
        return new Component(Ecosystem.NPM, name, Optional.of(version), Relation.DIRECT, "optional");
    }

    private static DependencyChange change(
            Kind kind, Ecosystem ecosystem, String name, String versions, Relation relation, String scope) {
        String[] fromTo = versions.split(">", 2);
        String path = ecosystem == Ecosystem.MAVEN ? "shop/pom.xml" : "package.json";
        return new DependencyChange(
                kind,
                ecosystem,
                name,
                Optional.of(fromTo[0]).filter(it -> !it.isEmpty()),
                Optional.of(fromTo[1]).filter(it -> !it.isEmpty()),
                relation,
                scope,
                scope.contains("\n") ? scope : path);
    }
}

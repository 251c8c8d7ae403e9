package io.github.evidencegate.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The borders of design.md, section 3, as rules that each module's tests ask. */
public final class ArchitectureRules {
    private static final String ROOT = "io.github.evidencegate";

    /** Which packages of core each of them may import, besides itself. */
    private static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("evidence", List.of()),
            Map.entry("census", List.of("evidence")),
            Map.entry("pattern", List.of()),
            Map.entry("rule", List.of("evidence")),
            Map.entry("form", List.of("evidence")),
            Map.entry("scope", List.of("evidence", "pattern", "rule")),
            Map.entry("gate", List.of("evidence", "census", "pattern", "rule")),
            Map.entry("delta", List.of("evidence", "census", "gate")),
            Map.entry("dependency", List.of("evidence", "rule")),
            Map.entry("repair", List.of("evidence", "rule")),
            Map.entry("stop", List.of("evidence", "rule")),
            Map.entry("review", List.of("evidence", "rule")),
            Map.entry("history", List.of("evidence", "repair", "codec", "pipeline")),
            Map.entry("document", List.of("evidence")),
            Map.entry("expression", List.of("evidence", "form")),
            Map.entry(
                    "policy",
                    List.of(
                            "document",
                            "evidence",
                            "pattern",
                            "rule",
                            "expression",
                            "scope",
                            "gate",
                            "dependency",
                            "repair",
                            "stop",
                            "review",
                            "forge")),
            Map.entry(
                    "verdict",
                    List.of(
                            "evidence",
                            "rule",
                            "expression",
                            "scope",
                            "gate",
                            "dependency",
                            "repair",
                            "stop",
                            "review",
                            "policy")),
            Map.entry("fixture", List.of("evidence", "form", "rule", "scope", "gate", "policy", "verdict")),
            Map.entry("packet", List.of("evidence", "rule", "verdict")),
            Map.entry("rendering", List.of("packet")),
            Map.entry(
                    "codec",
                    List.of(
                            "document",
                            "evidence",
                            "form",
                            "fixture",
                            "rule",
                            "scope",
                            "gate",
                            "policy",
                            "verdict",
                            "packet",
                            "setup",
                            "syntax")),
            Map.entry("command", List.of("evidence", "results.input")),
            Map.entry("results", List.of("evidence", "census", "pattern", "gate", "codec")),
            Map.entry("results.foreign", List.of("evidence", "gate", "pattern", "results.input")),
            Map.entry("results.input", List.of("evidence", "census", "gate")),
            Map.entry("results.test", List.of("evidence", "census", "gate", "results.input")),
            Map.entry("results.coverage", List.of("evidence", "gate", "results.input")),
            Map.entry("results.bill", List.of("evidence", "gate", "results.analysis", "results.input")),
            Map.entry("results.analysis", List.of("evidence", "census", "gate", "results.input")),
            Map.entry("forge", List.of("evidence")),
            Map.entry("hosted", List.of("evidence", "forge", "gate", "scope")),
            Map.entry(
                    "publication",
                    List.of(
                            "evidence",
                            "rule",
                            "stop",
                            "policy",
                            "verdict",
                            "packet",
                            "rendering",
                            "history",
                            "pipeline",
                            "forge")),
            Map.entry("delivery", List.of("evidence", "verdict", "rendering", "codec", "history", "pipeline")),
            Map.entry("setup", List.of("evidence", "scope", "packet")),
            Map.entry(
                    "probe",
                    List.of("evidence", "rule", "gate", "git", "command", "results", "policy", "pipeline", "setup")),
            Map.entry("results.job", List.of("evidence", "gate", "results.input")),
            Map.entry("syntax", List.of("evidence")),
            Map.entry("manifest", List.of("evidence", "syntax")),
            Map.entry("patch", List.of("evidence")),
            Map.entry("weakening", List.of("evidence", "patch", "scope")),
            Map.entry("git", List.of("evidence", "patch"))));

    /** The packages whose classes are functions of their arguments. */
    private static final String[] PURE = packages(
            "evidence",
            "pattern",
            "rule",
            "form",
            "expression",
            "scope",
            "census",
            "gate",
            "delta",
            "dependency",
            "repair",
            "stop",
            "review",
            "hosted",
            "document",
            "policy",
            "verdict",
            "fixture",
            "packet",
            "rendering",
            "manifest",
            "patch",
            "weakening",
            "setup");

    private ArchitectureRules() {}

    /** The classes of the product, without tests, that are on the class path. */
    public static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests."))
                .importPackages(ROOT);
    }

    /** Each package of core imports only what design.md lets it. */
    public static List<ArchRule> borders() {
        List<ArchRule> rules = new ArrayList<>();
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> open = new ArrayList<>(allowed);
            open.add(name);
            rules.add(classes()
                    .that()
                    .resideInAPackage(packageOf(name))
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..")
                            .or(resideInAnyPackage(packages(open.toArray(String[]::new)))))
                    .because("design.md, section 3, lets " + name + " import " + allowed + " and nothing else")
                    .allowEmptyShould(true));
        });
        return List.copyOf(rules);
    }

    /** Checks, verdict and packet read no clock, environment, file or network, and start nothing. */
    public static ArchRule purity() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.util.concurrent..")
                                .or(isOneOf(
                                        "java.time.Clock",
                                        "java.lang.Process",
                                        "java.lang.ProcessBuilder",
                                        "java.lang.Thread")))
                .orShould()
                .callMethodWhere(isCallTo(Set.of("java.lang.System"), Set.of()))
                .orShould()
                .callMethodWhere(isCallTo(Set.of("java.time.Instant", "java.time.LocalDate"), Set.of("now")))
                .because("what decides must run the same in a unit test, in a dry run and in Jenkins")
                .allowEmptyShould(true);
    }

    /** Nothing in core prints or logs: no code reads a log back, and no value carries one. */
    public static ArchRule silence() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(MAY_IMPORT.keySet().toArray(String[]::new)))
                .or()
                .resideInAPackage(packageOf("pipeline"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging.."))
                .orShould()
                .dependOnClassesThat(isOneOf("java.lang.System$Logger"))
                .because("core has values and errors; only the edges talk")
                .allowEmptyShould(true);
    }

    /** The libraries that read formats stay behind the package that needs them. */
    public static List<ArchRule> libraries() {
        return List.of(
                library("com.fasterxml.jackson..", "codec", "results", "syntax"),
                library("org.codehaus.stax2..", "results"),
                library("com.fasterxml.aalto..", "results", "syntax"),
                library("javax.xml..", "results", "syntax"),
                library("org.snakeyaml..", "document", "syntax"),
                library("dev.cel..", "expression"),
                library("com.google..", "expression"));
    }

    /** Who reads the environment of the process. */
    public static List<String> environmentReaders(JavaClasses classes) {
        DescribedPredicate<JavaMethodCall> reads = isCallTo(Set.of("java.lang.System"), Set.of("getenv"));
        return classes.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(reads))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    /**
     * Public records whose constructor calls fewer methods that give a collection than they have components that are one, so
     * that it keeps what it was given, which somebody else may still change.
     */
    public static List<String> recordsThatCopyNothing(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> copies(type) < collections(type))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    }

    private static long collections(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> isCollection(field.getRawType()))
                .count();
    }

    /** In the constructor that assigns the components; the others call that one. */
    private static long copies(JavaClass type) {
        return type.getConstructors().stream()
                .filter(constructor -> constructor.getFieldAccesses().stream()
                        .anyMatch(access -> access.getAccessType() == AccessType.SET))
                .flatMap(constructor -> constructor.getMethodCallsFromSelf().stream())
                .filter(call -> isCollection(call.getTarget().getRawReturnType()))
                .count();
    }

    private static boolean isCollection(JavaClass type) {
        return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }

    private static ArchRule library(String library, String... users) {
        return noClasses()
                .that(resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(packages(users)))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because("only " + Arrays.toString(users) + " may use " + library)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... names) {
        return DescribedPredicate.describe(
                "is one of " + Arrays.toString(names),
                type -> Arrays.asList(names).contains(type.getName()));
    }

    private static DescribedPredicate<JavaMethodCall> isCallTo(Set<String> owners, Set<String> methods) {
        return DescribedPredicate.describe(
                "call to " + owners + methods,
                call -> owners.contains(call.getTargetOwner().getName())
                        && (methods.isEmpty()
                                || methods.contains(call.getTarget().getName())));
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(ArchitectureRules::packageOf).toArray(String[]::new);
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }
}

package io.github.evidencegate.results.bill;

import io.github.evidencegate.evidence.Dependencies.Component;
import io.github.evidencegate.evidence.Dependencies.Ecosystem;
import io.github.evidencegate.evidence.Dependencies.Relation;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.input.NameSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps the components of a document and which needs which, within bounds, and tells how each came in. */
final class ComponentTally {
    /** The most characters of a name, a version or a package URL. */
    static final int TEXT_LIMIT = 2_000;

    private static final int MOST = 50_000;
    private static final int MOST_LINKS = 1_000_000;
    private static final int MOST_CHARACTERS = 8 << 20;
    private static final String REMEDY = "; split it, or leave the file out";
    private static final Set<String> SCOPES = Set.of("optional", "excluded");
    private static final Set<String> NO_DEPENDENCIES = Set.of("file", "cryptographic-asset");

    private final Function<String, EvidenceException> failure;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Long, long[]> links = new HashMap<>();
    private final Set<Long> modules = new HashSet<>();
    private Named root = new Named();
    private int linkCount;
    private long characters;

    /** A component that counts as {@code reference} in the links. */
    private record Part(PackageUrl names, String scope, String group, String ownVersion, long reference) {}

    /** @param failure says what is wrong at the place where the reader is */
    ComponentTally(Function<String, EvidenceException> failure) {
        this.failure = failure;
    }

    /** The product itself. */
    void root(Named component) {
        root = component;
    }

    /** Something that the product is made of; what is no dependency, such as a file without a package, is passed over. */
    void add(Named component) throws EvidenceException {
        Optional<PackageUrl> url = PackageUrl.parse(component.get("purl"));
        if (url.isEmpty() && NO_DEPENDENCIES.contains(component.get("type"))) {
            return;
        }
        PackageUrl names = url.isPresent() ? url.get() : unpackaged(component);
        if (names.name().isBlank()) {
            throw failure.apply("a component without a name; let the tool write the file again");
        }
        // What is none of the format's words is required, as what has no scope is.
        String scope = SCOPES.contains(component.get("scope")) ? component.get("scope") : "";
        characters += names.name().length() + names.version().length();
        if (parts.size() == MOST || characters > MOST_CHARACTERS) {
            throw failure.apply("more than " + MOST + " components, or names of more than " + MOST_CHARACTERS
                    + " characters" + REMEDY);
        }
        long reference = NameSet.hash(component.get("bom-ref"));
        parts.add(new Part(names, scope, component.get("group"), component.get("version"), reference));
    }

    private static PackageUrl unpackaged(Named component) {
        String group = component.get("group");
        String name = group.isEmpty() ? component.get("name") : group + "/" + component.get("name");
        return new PackageUrl(Ecosystem.OTHER, name, component.get("version"));
    }

    /** What a reference in {@link #link} counts as. */
    long reference(String reference) throws EvidenceException {
        if (++linkCount > MOST_LINKS) {
            throw failure.apply("more than " + MOST_LINKS + " dependencies between components" + REMEDY);
        }
        return NameSet.hash(reference.strip());
    }

    /** The component of the first reference needs those of the others. */
    void link(long from, List<Long> needed) {
        links.merge(from, needed.stream().mapToLong(Long::longValue).toArray(), ComponentTally::joined);
    }

    private static long[] joined(long[] some, long[] more) {
        long[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The components in the order of the document, without the product itself. */
    List<Component> components() {
        long top = NameSet.hash(root.get("bom-ref"));
        boolean isTold = !root.get("bom-ref").isEmpty() && links.containsKey(top);
        Set<Long> direct = isTold ? direct(top) : Set.of();
        Set<Long> reached = isTold ? reached(top) : Set.of();
        return parts.stream()
                .filter(part -> !isTold || part.reference() != top)
                .map(part -> component(part, relation(part, direct, reached)))
                .toList();
    }

    private Relation relation(Part part, Set<Long> direct, Set<Long> reached) {
        if (modules.contains(part.reference())) {
            return Relation.UNKNOWN;
        }
        if (direct.contains(part.reference())) {
            return Relation.DIRECT;
        }
        return reached.contains(part.reference()) ? Relation.TRANSITIVE : Relation.UNKNOWN;
    }

    /** What the product needs, and what those of its needs do that are its own modules. */
    private Set<Long> direct(long top) {
        Set<Long> own = new HashSet<>();
        parts.stream().filter(this::isOfProduct).forEach(part -> own.add(part.reference()));
        Set<Long> direct = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            for (long needed : needed(open.remove())) {
                if (direct.add(needed) && own.contains(needed)) {
                    modules.add(needed);
                    open.add(needed);
                }
            }
        }
        return direct;
    }

    /** A bill of several modules names them beside what they need, and nothing but group and version tells them apart. */
    private boolean isOfProduct(Part part) {
        return !root.get("group").isEmpty()
                && part.group().equals(root.get("group"))
                && part.ownVersion().equals(root.get("version"));
    }

    private Set<Long> reached(long top) {
        Set<Long> reached = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            for (long needed : needed(open.remove())) {
                if (reached.add(needed)) {
                    open.add(needed);
                }
            }
        }
        return reached;
    }

    private long[] needed(long from) {
        return links.getOrDefault(from, new long[0]);
    }

    private static Component component(Part part, Relation relation) {
        PackageUrl names = part.names();
        return new Component(
                names.ecosystem(),
                names.name(),
                Optional.of(names.version()).filter(version -> !version.isEmpty()),
                relation,
                part.scope());
    }
}

package io.github.evidencegate.results;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.results.SarifPaths.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the results of a SARIF run refer to: the tool and its rules, files by number, base URIs. As the order of JSON's
 * fields is free, it can stand after the results; {@link #cameTooLate} then says that they have to be read once more.
 */
final class SarifCatalog {
    /** More rules, files or bases are refused, so that memory stays flat. */
    private static final int LIMIT = 100_000;

    private static final int BASE_DEPTH = 16;
    private static final int CACHE = 10_000;

    private final SarifPaths paths;
    private final List<Rule> driver = new ArrayList<>();
    private final List<List<Rule>> extensions = new ArrayList<>();
    private final Map<String, Rule> byId = new HashMap<>();
    private final List<Location> artifacts = new ArrayList<>();
    private final Map<String, Location> bases = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<Part> missed = EnumSet.noneOf(Part.class);
    private String tool = "";
    private boolean closed;

    SarifCatalog(SarifPaths paths) {
        this.paths = paths;
    }

    /** A rule, and the level of its findings that have none of their own. */
    record Rule(String id, Level level) {
        static Rule read(JsonCursor json) throws IOException, EvidenceException {
            String id = "";
            Level level = Level.WARNING;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "id" -> id = json.text();
                    case "defaultConfiguration" -> level = readLevel(json);
                    default -> {}
                }
            }
            return new Rule(id, level);
        }

        private static Level readLevel(JsonCursor json) throws IOException, EvidenceException {
            Level level = Level.WARNING;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("level")) {
                    level = SarifResult.level(json);
                }
            }
            return level;
        }
    }

    /**
     * Where an artifact location points.
     *
     * @param uri empty if only the index says it
     * @param base the name of the URI that it is relative to, empty if there is none
     * @param index in the run's artifacts; -1 if there is none
     */
    record Location(String uri, String base, int index) {
        /** No location at all. */
        static final Location NONE = new Location("", "", -1);

        static Location read(JsonCursor json) throws IOException, EvidenceException {
            String uri = "";
            String base = "";
            int index = -1;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "uri" -> uri = json.text();
                    case "uriBaseId" -> base = json.text();
                    case "index" -> index = json.number();
                    default -> {}
                }
            }
            return new Location(uri, base, index);
        }
    }

    /** The name of the tool's driver; empty as long as it is not read. */
    String tool() {
        return tool;
    }

    /** Takes a field of the run if it belongs to the catalog. */
    void read(String field, JsonCursor json) throws IOException, EvidenceException {
        if (closed) {
            return;
        }
        switch (field) {
            case "tool" -> readTool(json);
            case "artifacts" -> readArtifacts(json);
            case "originalUriBaseIds" -> readBases(json);
            default -> {}
        }
    }

    /** The rule at this place of a component (-1 is the driver), else of this id. */
    Optional<Rule> rule(int component, int index, String id) {
        if (tool.isEmpty()) {
            missed.add(Part.RULES);
        }
        Optional<Rule> numbered =
                at(component < 0 ? Optional.of(driver) : at(Optional.of(extensions), component), index);
        return numbered.or(() -> named(id));
    }

    /** The file that the location means. */
    Place place(Location location) {
        Location meant = location.uri().isEmpty() ? artifact(location) : location;
        if (places.size() >= CACHE) {
            places.clear();
        }
        // Most locations have no base, and then their URI does as a key: nothing is made for each.
        String key = meant.base().isEmpty() ? meant.uri() : meant.base() + '\0' + meant.uri();
        Place known = places.get(key);
        if (known == null) {
            known = paths.place(absolute(meant));
            places.put(key, known);
        }
        return known;
    }

    /**
     * Whether something was asked for before it was read. To be asked at the end of the run; from then on the catalog
     * is complete and reads nothing more.
     */
    boolean cameTooLate() {
        boolean late = (missed.contains(Part.RULES) && !(driver.isEmpty() && extensions.isEmpty()))
                || (missed.contains(Part.ARTIFACTS) && !artifacts.isEmpty())
                || (missed.contains(Part.BASES) && !bases.isEmpty());
        closed = true;
        places.clear();
        return late;
    }

    private void readTool(JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "driver" -> readDriver(json);
                case "extensions" -> readExtensions(json);
                default -> {}
            }
        }
    }

    private void readDriver(JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "name" -> tool = json.text();
                case "rules" -> readRules(driver, json);
                default -> {}
            }
        }
    }

    private void readExtensions(JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(extensions.size(), json);
            List<Rule> rules = new ArrayList<>();
            extensions.add(rules);
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("rules")) {
                    readRules(rules, json);
                }
            }
        }
    }

    private void readRules(List<Rule> rules, JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(rules.size(), json);
            Rule rule = Rule.read(json);
            rules.add(rule);
            byId.putIfAbsent(rule.id(), rule);
        }
    }

    private void readArtifacts(JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(artifacts.size(), json);
            Location location = Location.NONE;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("location")) {
                    location = Location.read(json);
                }
            }
            artifacts.add(location);
        }
    }

    private void readBases(JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            refuseMore(bases.size(), json);
            bases.put(json.name(), Location.read(json));
        }
    }

    /** A hierarchical id such as {@code CA2101/1} belongs to the rule {@code CA2101} (SARIF 2.1.0, 3.27.5). */
    private Optional<Rule> named(String id) {
        Rule exact = byId.get(id);
        int slash = id.lastIndexOf('/');
        return Optional.ofNullable(exact == null && slash > 0 ? byId.get(id.substring(0, slash)) : exact);
    }

    private Location artifact(Location location) {
        if (location.index() >= 0 && artifacts.isEmpty()) {
            missed.add(Part.ARTIFACTS);
        }
        return at(Optional.of(artifacts), location.index()).orElse(location);
    }

    /** The URI with its bases before it. A base that the file does not resolve is taken for the top. */
    private String absolute(Location location) {
        String uri = location.uri();
        String base = location.base();
        for (int depth = 0; depth < BASE_DEPTH && !base.isEmpty() && !SarifPaths.isAbsolute(uri); depth++) {
            Location outer = bases.getOrDefault(base, Location.NONE);
            if (bases.isEmpty()) {
                missed.add(Part.BASES);
            }
            uri = outer.uri().isEmpty() || outer.uri().endsWith("/") ? outer.uri() + uri : outer.uri() + "/" + uri;
            base = outer.base();
        }
        return uri;
    }

    private static <T> Optional<T> at(Optional<List<T>> list, int index) {
        return list.filter(known -> index >= 0 && index < known.size()).map(known -> known.get(index));
    }

    private static void refuseMore(int size, JsonCursor json) throws EvidenceException {
        if (size >= LIMIT) {
            throw json.failure("a run has more than " + LIMIT
                    + " rules, extensions, artifacts or base URIs; leave out those without results");
        }
    }

    private enum Part {
        RULES,
        ARTIFACTS,
        BASES
    }
}

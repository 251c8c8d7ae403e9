package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.results.analysis.SarifRules.Reference;
import io.github.evidencegate.results.analysis.SarifRules.Rule;
import io.github.evidencegate.results.input.JsonCursor;
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
    private static final int CACHE_CHARACTERS = 4 << 20;

    /** Longer files and bases together are refused too. */
    private static final int KEPT_CHARACTERS = 16 << 20;

    private final SarifPaths paths;
    private final SarifRules rules = new SarifRules();
    private final List<Location> artifacts = new ArrayList<>();
    private final Map<String, Location> bases = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<Part> missed = EnumSet.noneOf(Part.class);
    private int cachedCharacters;
    private int keptCharacters;
    private boolean closed;

    SarifCatalog(SarifPaths paths) {
        this.paths = paths;
    }

    /**
     * Where an artifact location points.
     *
     * @param uri empty if only the index says it; cut if it is longer than any path
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
                    case "uri" -> uri = SarifResult.text(json, SarifPaths.LIMIT);
                    case "uriBaseId" -> base = SarifResult.text(json, SarifPaths.LIMIT);
                    case "index" -> index = json.number();
                    default -> {}
                }
            }
            return new Location(uri, base, index);
        }
    }

    /** The name of the tool's driver; empty as long as it is not read. */
    String tool() {
        return rules.tool();
    }

    /** An invocation of the run starts. */
    void invocation() {
        if (!closed) {
            rules.invocation();
        }
    }

    /** Takes the levels that an invocation gave to rules. */
    void readOverrides(JsonCursor json) throws IOException, EvidenceException {
        if (!closed) {
            rules.readOverrides(json);
        }
    }

    /** Takes a field of the run if it belongs to the catalog. */
    void read(String field, JsonCursor json) throws IOException, EvidenceException {
        if (closed) {
            return;
        }
        switch (field) {
            case "tool" -> rules.readTool(json);
            case "artifacts" -> readArtifacts(json);
            case "originalUriBaseIds" -> readBases(json);
            default -> {}
        }
    }

    /** The rule that a result means. */
    Optional<Rule> rule(Reference reference) {
        if (tool().isEmpty()) {
            missed.add(Part.RULES);
            return Optional.empty();
        }
        return rules.find(reference);
    }

    /** The file that the location means. */
    Place place(Location location) {
        Location meant = location.uri().isEmpty() ? artifact(location) : location;
        if (places.size() >= CACHE || cachedCharacters >= CACHE_CHARACTERS) {
            places.clear();
            cachedCharacters = 0;
        }
        // Most locations have no base, and then their URI does as a key: nothing is made for each.
        String key = meant.base().isEmpty() ? meant.uri() : meant.base() + '\0' + meant.uri();
        Place known = places.get(key);
        if (known == null) {
            known = paths.place(absolute(meant));
            places.put(key, known);
            cachedCharacters += key.length() + known.path().length();
        }
        return known;
    }

    /**
     * Whether something was asked for before it was read. To be asked at the end of the run; from then on the catalog
     * is complete and reads nothing more.
     */
    boolean cameTooLate() {
        boolean late = (missed.contains(Part.RULES) && !rules.isEmpty())
                || rules.cameTooLate()
                || (missed.contains(Part.ARTIFACTS) && !artifacts.isEmpty())
                || (missed.contains(Part.BASES) && !bases.isEmpty());
        closed = true;
        places.clear();
        return late;
    }

    private void readArtifacts(JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            Location location = Location.NONE;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                if (json.name().equals("location")) {
                    location = Location.read(json);
                }
            }
            keep(location, artifacts.size(), json);
            artifacts.add(location);
        }
    }

    private void readBases(JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            String name = SarifResult.cut(json.name(), SarifPaths.LIMIT);
            Location location = Location.read(json);
            keep(location, bases.size(), json);
            bases.put(name, location);
        }
    }

    private Location artifact(Location location) {
        if (location.index() >= 0 && artifacts.isEmpty()) {
            missed.add(Part.ARTIFACTS);
        }
        boolean known = location.index() >= 0 && location.index() < artifacts.size();
        return known ? artifacts.get(location.index()) : location;
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

    private void keep(Location location, int others, JsonCursor json) throws EvidenceException {
        keptCharacters += location.uri().length() + location.base().length();
        if (others >= LIMIT || keptCharacters > KEPT_CHARACTERS) {
            throw json.failure("a run has more than " + LIMIT + " artifacts or base URIs, or they have more than "
                    + KEPT_CHARACTERS + " characters; leave out those without results");
        }
    }

    private enum Part {
        RULES,
        ARTIFACTS,
        BASES
    }
}

package io.github.evidencegate.results.analysis;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.GateOutcome.Level;
import io.github.evidencegate.results.input.JsonCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a SARIF run: those of its tool's driver and extensions, with the levels that its invocations gave them. */
final class SarifRules {
    /** A longer id or name is cut, as that of a test is. */
    static final int ID_LIMIT = 300;

    /** More rules or overrides are refused, so that memory stays flat. */
    private static final int LIMIT = 100_000;

    /** More extensions are refused, because results look for theirs by name. */
    private static final int EXTENSION_LIMIT = 1_000;

    private final Component driver = new Component();
    private final List<Component> extensions = new ArrayList<>();
    private final Map<String, Rule> everywhere = new HashMap<>();
    private final List<GivenLevel> overrides = new ArrayList<>();
    private int ruleCount;
    private int applied;
    private int invocations;
    private boolean asked;
    private boolean late;

    /** A rule, and the level of its findings that have none of their own. */
    static final class Rule {
        private final String id;
        private Level level;

        Rule(String id, Level level) {
            this.id = id;
            this.level = level;
        }

        String id() {
            return id;
        }

        Level level() {
            return level;
        }

        /** Whether a result may give {@code resultId} for this rule; an empty one says nothing. */
        private boolean fits(String resultId) {
            return resultId.isEmpty() || resultId.equals(id) || resultId.startsWith(id + "/");
        }

        private static Rule read(JsonCursor json) throws IOException, EvidenceException {
            String id = "";
            Level level = Level.WARNING;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "id" -> id = SarifResult.text(json, ID_LIMIT);
                    case "defaultConfiguration" -> level = readLevel(json).orElse(Level.WARNING);
                    default -> {}
                }
            }
            return new Rule(id, level);
        }
    }

    /**
     * How a result or an invocation points at a rule (SARIF 2.1.0, 3.52).
     *
     * @param id empty if there is none
     * @param index among the rules of the owner; -1 if there is none
     */
    record Reference(String id, int index, Owner owner) {
        static Reference read(JsonCursor json) throws IOException, EvidenceException {
            String id = "";
            int index = -1;
            Owner owner = Owner.DRIVER;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "id" -> id = SarifResult.text(json, ID_LIMIT);
                    case "index" -> index = json.number();
                    case "toolComponent" -> owner = Owner.read(json);
                    default -> {}
                }
            }
            return new Reference(id, index, owner);
        }
    }

    /**
     * Which component of the tool has a rule (SARIF 2.1.0, 3.54).
     *
     * @param name empty if there is none
     * @param guid empty if there is none
     * @param index among the extensions; -1 if there is none
     */
    record Owner(String name, String guid, int index) {
        /** What is meant if nothing is said. */
        static final Owner DRIVER = new Owner("", "", -1);

        private static Owner read(JsonCursor json) throws IOException, EvidenceException {
            String name = "";
            String guid = "";
            int index = -1;
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "name" -> name = SarifResult.text(json, ID_LIMIT);
                    case "guid" -> guid = SarifResult.text(json, ID_LIMIT);
                    case "index" -> index = json.number();
                    default -> {}
                }
            }
            return new Owner(name, guid, index);
        }
    }

    /** The rule that is meant; empty if there is none such. */
    Optional<Rule> find(Reference reference) {
        asked = true;
        apply();
        return search(reference);
    }

    /** Whether nothing is known that a result could mean. */
    boolean isEmpty() {
        return driver.rules.isEmpty() && extensions.isEmpty() && overrides.isEmpty();
    }

    /** Whether an invocation gave a rule another level after a rule was asked for. */
    boolean cameTooLate() {
        return late;
    }

    /** The name of the driver; empty as long as it is not read. */
    String tool() {
        return driver.name;
    }

    /** Reads the tool at which the cursor is. */
    void readTool(JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "driver" -> readComponent(driver, json);
                case "extensions" -> readExtensions(json);
                default -> {}
            }
        }
    }

    /** An invocation starts: whatever overrides are read next are its own. */
    void invocation() {
        invocations++;
    }

    /** Reads the levels that an invocation gave to rules (SARIF 2.1.0, 3.20.5). */
    void readOverrides(JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(overrides.size(), LIMIT, "overrides", json);
            Reference rule = new Reference("", -1, Owner.DRIVER);
            Optional<Level> level = Optional.empty();
            for (boolean more = json.firstField(); more; more = json.nextField()) {
                switch (json.name()) {
                    case "descriptor" -> rule = Reference.read(json);
                    case "configuration" -> level = readLevel(json);
                    default -> {}
                }
            }
            if (level.isPresent()) {
                override(rule, level.get(), json);
            }
        }
    }

    private void override(Reference rule, Level level, JsonCursor json) throws EvidenceException {
        if (rule.id().isEmpty() && rule.index() < 0) {
            throw json.failure("an invocation gives a level to a rule that it names neither by id nor by index;"
                    + " let the analyser write the level into its results");
        }
        overrides.add(new GivenLevel(rule, level));
        late |= asked;
    }

    /**
     * Gives the rules the levels of the invocations, now that all rules are known. Of several invocations nobody knows
     * which one a result is of, so the strictest level counts.
     */
    private void apply() {
        for (; applied < overrides.size(); applied++) {
            GivenLevel next = overrides.get(applied);
            Reference meant = next.rule();
            Rule rule = search(meant)
                    .orElseGet(() -> everywhere.computeIfAbsent(meant.id(), id -> new Rule(id, next.level())));
            rule.level = invocations > 1 ? stricter(rule.level, next.level()) : next.level();
        }
    }

    /** By number if its id fits, else by id in the component that is meant, else by id in any. */
    private Optional<Rule> search(Reference reference) {
        return owner(reference.owner())
                .flatMap(component -> component.find(reference))
                .or(() -> named(everywhere, reference.id()));
    }

    private Optional<Component> owner(Owner owner) {
        if (owner.equals(Owner.DRIVER)) {
            return Optional.of(driver);
        }
        if (owner.index() >= 0) {
            return at(extensions, owner.index());
        }
        return extensions.stream()
                .filter(extension -> extension.is(owner))
                .findFirst()
                .or(() -> Optional.of(driver).filter(component -> component.is(owner)));
    }

    private void readExtensions(JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(extensions.size(), EXTENSION_LIMIT, "extensions", json);
            Component extension = new Component();
            extensions.add(extension);
            readComponent(extension, json);
        }
    }

    private void readComponent(Component component, JsonCursor json) throws IOException, EvidenceException {
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            switch (json.name()) {
                case "name" -> component.name = SarifResult.text(json, ID_LIMIT);
                case "guid" -> component.guid = SarifResult.text(json, ID_LIMIT);
                case "rules" -> readRules(component, json);
                default -> {}
            }
        }
    }

    private void readRules(Component component, JsonCursor json) throws IOException, EvidenceException {
        for (boolean next = json.firstElement(); next; next = json.nextElement()) {
            refuseMore(ruleCount++, LIMIT, "rules", json);
            Rule rule = Rule.read(json);
            component.rules.add(rule);
            component.byId.putIfAbsent(rule.id(), rule);
            everywhere.merge(rule.id(), rule, (one, other) -> other.level.compareTo(one.level) < 0 ? other : one);
        }
    }

    private static Optional<Level> readLevel(JsonCursor json) throws IOException, EvidenceException {
        Optional<Level> level = Optional.empty();
        for (boolean more = json.firstField(); more; more = json.nextField()) {
            if (json.name().equals("level") && !json.isNull()) {
                level = Optional.of(SarifResult.level(json));
            }
        }
        return level;
    }

    private static Level stricter(Level one, Level other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A hierarchical id such as {@code CA2101/1} belongs to the rule {@code CA2101} (SARIF 2.1.0, 3.27.5). */
    private static Optional<Rule> named(Map<String, Rule> rules, String id) {
        Rule exact = rules.get(id);
        int slash = id.lastIndexOf('/');
        return Optional.ofNullable(exact == null && slash > 0 ? rules.get(id.substring(0, slash)) : exact);
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index >= 0 && index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    private static void refuseMore(int size, int limit, String what, JsonCursor json) throws EvidenceException {
        if (size >= limit) {
            throw json.failure("a run has more than " + limit + " " + what + "; leave out those without results");
        }
    }

    private record GivenLevel(Reference rule, Level level) {}

    /** The driver or an extension. */
    private static final class Component {
        private final List<Rule> rules = new ArrayList<>();
        private final Map<String, Rule> byId = new HashMap<>();
        private String name = "";
        private String guid = "";

        boolean is(Owner owner) {
            return owner.guid().isEmpty()
                    ? !name.isEmpty() && name.equals(owner.name())
                    : guid.equalsIgnoreCase(owner.guid());
        }

        Optional<Rule> find(Reference reference) {
            return at(rules, reference.index())
                    .filter(rule -> rule.fits(reference.id()))
                    .or(() -> named(byId, reference.id()));
        }
    }
}

package io.github.evidencegate.policy;

import io.github.evidencegate.document.PolicyNode;
import io.github.evidencegate.document.PolicyNode.Mapping;
import io.github.evidencegate.document.PolicyNode.Mapping.Member;
import io.github.evidencegate.document.PolicyNode.Place;
import io.github.evidencegate.document.PolicyNode.Scalar;
import io.github.evidencegate.document.PolicyNode.ScalarType;
import io.github.evidencegate.rule.OwnRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes of inputs the nodes that a policy file would have for them. */
final class LayerNodes {
    static final String MODE = "mode";

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");
    /** The largest number of the grammar. */
    private static final String UNLIMITED = "1000000";

    private final PolicyNode base;
    private final Branch root = new Branch(Place.named("inputs"), new LinkedHashMap<>());

    /** A mapping that grows: of a key either a value or more keys. */
    private record Branch(Place place, Map<String, Branch> below, List<Member> values) {
        Branch(Place place, Map<String, Branch> below) {
            this(place, below, new ArrayList<>());
        }

        Branch at(Place from, String key) {
            return below.computeIfAbsent(key, unused -> new Branch(from, new LinkedHashMap<>()));
        }

        void put(Place from, String key, PolicyNode value) {
            values.removeIf(member -> member.key().text().equals(key));
            values.add(new Member(new Scalar(from, ScalarType.TEXT, key), value));
        }

        Mapping mapping() {
            List<Member> members = new ArrayList<>(values);
            below.forEach((key, branch) ->
                    members.add(new Member(new Scalar(branch.place(), ScalarType.TEXT, key), branch.mapping())));
            return new Mapping(place, List.copyOf(members));
        }
    }

    /** Over this policy: an input names its gates and own rules, and does not say again what they are. */
    LayerNodes(PolicyNode base) {
        this.base = base;
    }

    Mapping root() {
        return root.mapping();
    }

    void add(PolicyInput input, String text) {
        Place place = Place.named(input.place());
        switch (input) {
            case MODE -> root.put(place, MODE, text(place, text));
            case REQUIRED_GATES -> items(text).forEach(id -> require(place, id));
            case REPAIR_ATTEMPTS ->
                budget(place).put(place, "attempts", number(place, text.equals("unlimited") ? UNLIMITED : text));
            case REPAIR_MONEY -> money(place, text);
            case REPAIR_CI_MINUTES -> budget(place).put(place, "ciMinutes", number(place, text));
            case STOP_RULES -> items(text).forEach(id -> stop(place, id));
            case COMMENT -> report(place).put(place, "comment", text(place, text));
            case CHECK_NAME -> report(place).put(place, "check", text(place, text));
            case ANNOTATIONS -> report(place).put(place, "annotations", number(place, text));
        }
    }

    private static Stream<String> items(String text) {
        return Stream.of(text.split("[,\\r\\n]+")).map(String::strip).filter(item -> !item.isEmpty());
    }

    private Branch budget(Place place) {
        return root.at(place, "repairBudget");
    }

    private Branch report(Place place) {
        return root.at(place, "report");
    }

    private void money(Place place, String text) {
        String[] parts = text.split("\\s+", 2);
        budget(place).put(place, "money", number(place, parts[0]));
        if (parts.length > 1) {
            budget(place).put(place, "currency", text(place, parts[1]));
        }
    }

    private void require(Place place, String id) {
        Branch gate = root.at(place, "gates").at(place, id);
        PolicyNode kind = at(base, "gates", id, "kind").orElseGet(() -> text(place, kindOf(id)));
        gate.put(place, "kind", kind);
        gate.put(place, "required", new Scalar(place, ScalarType.BOOLEAN, "true"));
    }

    /** By the name that a gate gets which policy does not name. One that is not there is missing, whatever its kind. */
    private static String kindOf(String id) {
        return switch (id) {
            case "tests", "coverage" -> id;
            default -> id.startsWith("analysis-") ? "analysis" : "job";
        };
    }

    private void stop(Place place, String id) {
        Scalar mode = new Scalar(place, ScalarType.TEXT, "stop");
        String own = id.startsWith(OwnRule.PREFIX) ? id.substring(OwnRule.PREFIX.length()) : "";
        Optional<PolicyNode> rule = at(base, "ownRules", own);
        if (rule.isPresent()) {
            Branch again = root.at(place, "ownRules").at(place, own);
            members(rule.get()).forEach(member -> again.put(place, member.key().text(), member.value()));
            again.put(place, MODE, mode);
        } else {
            root.at(place, "rules").put(place, id, mode);
        }
    }

    private static Optional<PolicyNode> at(PolicyNode node, String... keys) {
        Optional<PolicyNode> found = Optional.of(node);
        for (String key : keys) {
            found = found.flatMap(it -> it.<Optional<PolicyNode>>fold(
                    scalar -> Optional.empty(), items -> Optional.empty(), mapping -> mapping.get(key)));
        }
        return found;
    }

    private static List<Member> members(PolicyNode node) {
        return node.fold(scalar -> List.of(), items -> List.of(), Mapping::members);
    }

    private static Scalar text(Place place, String text) {
        return new Scalar(place, ScalarType.TEXT, text);
    }

    private static Scalar number(Place place, String text) {
        if (WHOLE.matcher(text).matches()) {
            return new Scalar(place, ScalarType.WHOLE_NUMBER, text);
        }
        return new Scalar(place, DECIMAL.matcher(text).matches() ? ScalarType.NUMBER : ScalarType.TEXT, text);
    }
}

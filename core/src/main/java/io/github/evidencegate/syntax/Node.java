package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON, YAML or TOML file. Numbers and booleans are texts, as they are written.
 *
 * @param text of a text, else ""
 * @param items of a list, else none
 * @param members of a table, else none; in their order
 */
public record Node(Kind kind, String text, List<Node> items, Map<String, Node> members) {
    /** What is not there, and what is {@code null}. */
    public static final Node NOTHING = new Node(Kind.NOTHING, "", List.of(), Map.of());

    /** What a value is. */
    public enum Kind {
        NOTHING,
        TEXT,
        LIST,
        TABLE
    }

    /** Wraps the collections; who makes a node leaves them alone afterwards, since copies of millions are dear. */
    public Node {
        items = Collections.unmodifiableList(items);
        members = Collections.unmodifiableMap(members);
    }

    static Node of(String text) {
        return new Node(Kind.TEXT, text, List.of(), Map.of());
    }

    static Node of(List<Node> items) {
        return new Node(Kind.LIST, "", items, Map.of());
    }

    static Node of(Map<String, Node> members) {
        return new Node(Kind.TABLE, "", List.of(), members);
    }

    static Map<String, Node> emptyTable() {
        return new LinkedHashMap<>();
    }

    /** The member at the end of these keys, or {@link #NOTHING}. */
    public Node at(String... keys) {
        Node node = this;
        for (String key : keys) {
            node = node.members.getOrDefault(key, NOTHING);
        }
        return node;
    }

    /** The text of the member, if it is one. */
    public Optional<String> textAt(String key) {
        Node node = at(key);
        return node.kind == Kind.TEXT ? Optional.of(node.text) : Optional.empty();
    }

    /**
     * The members of the table at the end of these keys; none if it is not there.
     *
     * @throws EvidenceException if something else is there: what a tool would make of it nobody knows
     */
    public Map<String, Node> tableAt(String... keys) throws EvidenceException {
        return at(keys).expect(Kind.TABLE, keys).members;
    }

    /** The same for a list. */
    public List<Node> listAt(String... keys) throws EvidenceException {
        return at(keys).expect(Kind.LIST, keys).items;
    }

    private Node expect(Kind wanted, String... keys) throws EvidenceException {
        if (kind != wanted && kind != Kind.NOTHING) {
            throw new EvidenceException("\"" + String.join(".", keys) + "\" is not a "
                    + (wanted == Kind.TABLE ? "table of names" : "list") + "; write it as the tool's manual says");
        }
        return this;
    }
}

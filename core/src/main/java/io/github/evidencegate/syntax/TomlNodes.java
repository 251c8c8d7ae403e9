package io.github.evidencegate.syntax;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TOML 1.0. Numbers, booleans and dates are texts as written and are not checked further. A key that stands
 * twice is refused.
 *
 * <p>Source: toml.io/en/v1.0.0. There is no library for it here: the small ones are not kept, the kept ones are large.
 */
public final class TomlNodes {
    private final TomlText text;
    private final NodeLimit limit = new NodeLimit();
    private final Table root = new Table();

    /** A table that still grows. Its values are texts, lists of values, and tables. */
    private static final class Table {
        private final Map<String, Object> values = new LinkedHashMap<>();
        private boolean closed;
    }

    /** A list that {@code [[name]]} lengthens. */
    private static final class Tables {
        private final List<Table> tables = new ArrayList<>();
    }

    private TomlNodes(String text) {
        this.text = new TomlText(text);
    }

    /** The file as one table. */
    public static Node read(byte[] bytes) throws EvidenceException {
        TomlNodes reader = new TomlNodes(SourceText.of(bytes));
        reader.document();
        return node(reader.root);
    }

    private void document() throws EvidenceException {
        Table current = root;
        while (text.skipToContent()) {
            limit.add(1, 1);
            if (text.take("[[")) {
                current = appended(text.keys());
                text.expect("]]");
            } else if (text.take("[")) {
                current = opened(text.keys());
                text.expect("]");
            } else {
                assign(current, 1);
            }
            text.endLine();
        }
    }

    private void assign(Table table, int depth) throws EvidenceException {
        List<String> keys = text.keys();
        text.expect("=");
        Table holder = descend(table, keys.subList(0, keys.size() - 1));
        put(holder, keys.get(keys.size() - 1), value(depth + 1));
    }

    private void put(Table table, String key, Object value) throws EvidenceException {
        if (table.closed || table.values.putIfAbsent(key, value) != null) {
            throw text.failure("a key stands twice; remove one of the two");
        }
    }

    private Table opened(List<String> keys) throws EvidenceException {
        return descend(root, keys);
    }

    private Table appended(List<String> keys) throws EvidenceException {
        Table holder = descend(root, keys.subList(0, keys.size() - 1));
        Object list = holder.values.computeIfAbsent(keys.get(keys.size() - 1), key -> new Tables());
        if (!(list instanceof Tables tables)) {
            throw text.failure("a list of tables where something else stands already");
        }
        Table table = new Table();
        tables.tables.add(table);
        return table;
    }

    /** The table at the end of the keys; of a list of tables the last one counts. */
    private Table descend(Table from, List<String> keys) throws EvidenceException {
        Table table = from;
        limit.add(keys.size(), keys.size());
        for (String key : keys) {
            Object next = table.values.computeIfAbsent(key, any -> new Table());
            if (next instanceof Tables tables) {
                table = tables.tables.get(tables.tables.size() - 1);
            } else if (next instanceof Table below && !below.closed) {
                table = below;
            } else {
                throw text.failure("a key is used as a table that it is not");
            }
        }
        return table;
    }

    private Object value(int depth) throws EvidenceException {
        limit.add(1, depth);
        if (text.take("[")) {
            return list(depth);
        }
        if (text.take("{")) {
            return inline(depth);
        }
        return text.atQuote() ? text.quoted() : text.bareValue();
    }

    private List<Object> list(int depth) throws EvidenceException {
        List<Object> items = new ArrayList<>();
        text.skipToContent();
        while (!text.take("]")) {
            items.add(value(depth + 1));
            text.skipToContent();
            if (!text.take(",")) {
                text.expect("]");
                return items;
            }
            text.skipToContent();
        }
        return items;
    }

    private Table inline(int depth) throws EvidenceException {
        Table table = new Table();
        while (!text.take("}")) {
            assign(table, depth + 1);
            if (!text.take(",")) {
                text.expect("}");
                break;
            }
        }
        table.closed = true;
        return table;
    }

    private static Node node(Object value) {
        if (value instanceof Table table) {
            Map<String, Node> members = Node.emptyTable();
            table.values.forEach((key, below) -> members.put(key, node(below)));
            return Node.of(members);
        }
        if (value instanceof Tables tables) {
            return Node.of(tables.tables.stream().map(TomlNodes::node).toList());
        }
        if (value instanceof List<?> items) {
            return Node.of(items.stream().map(TomlNodes::node).toList());
        }
        return Node.of(value.toString());
    }
}

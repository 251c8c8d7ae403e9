package io.github.evidencegate.packet;

import java.util.List;
import java.util.function.Function;

/** A piece of a section. Renderings that must be short drop rows from the end of a block and say how many. */
public sealed interface Block {
    /** Handles every kind of block. */
    <R> R fold(
            Function<Paragraph, R> paragraph,
            Function<Items, R> items,
            Function<Table, R> table,
            Function<Details, R> details);

    /** One or a few sentences. */
    record Paragraph(Phrase phrase) implements Block {
        @Override
        public <R> R fold(
                Function<Paragraph, R> paragraph,
                Function<Items, R> items,
                Function<Table, R> table,
                Function<Details, R> details) {
            return paragraph.apply(this);
        }
    }

    /**
     * A list.
     *
     * @param more how many items there are besides
     */
    record Items(List<Phrase> items, long more) implements Block {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        /** The first {@code most} of these items. */
        public static Items first(int most, List<Phrase> items) {
            int shown = Math.min(most, items.size());
            return new Items(items.subList(0, shown), items.size() - shown);
        }

        @Override
        public <R> R fold(
                Function<Paragraph, R> paragraph,
                Function<Items, R> items,
                Function<Table, R> table,
                Function<Details, R> details) {
            return items.apply(this);
        }
    }

    /**
     * A table.
     *
     * @param header our own words
     * @param more how many rows there are besides
     */
    record Table(List<String> header, List<List<Phrase>> rows, long more) implements Block {
        /** Refuses a row that is longer or shorter than the header. */
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            for (List<Phrase> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(row.size() + " cells under " + header);
                }
            }
        }

        @Override
        public <R> R fold(
                Function<Paragraph, R> paragraph,
                Function<Items, R> items,
                Function<Table, R> table,
                Function<Details, R> details) {
            return table.apply(this);
        }
    }

    /**
     * Blocks that a reader opens on demand. They go before anything that is open when a rendering must be short.
     *
     * @param summary our own words
     */
    record Details(String summary, List<Block> blocks) implements Block {
        /** Copies the list. */
        public Details {
            blocks = List.copyOf(blocks);
        }

        @Override
        public <R> R fold(
                Function<Paragraph, R> paragraph,
                Function<Items, R> items,
                Function<Table, R> table,
                Function<Details, R> details) {
            return details.apply(this);
        }
    }
}

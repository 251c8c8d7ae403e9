package io.github.evidencegate.rendering;

import io.github.evidencegate.packet.Block;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.packet.Phrase.Style;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.packet.VisibleText;
import io.github.evidencegate.packet.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A review packet as plain text for a terminal: aligned columns, no colour, no symbols that a word does not repeat. What
 * Markdown folds is shown by its first rows.
 */
public final class TextPacket {
    private static final int NARROWEST = 40;
    private static final int FOLDED_ROWS = 20;
    private static final int NARROWEST_COLUMN = 6;
    private static final String GAP = "  ";

    private final int width;

    private TextPacket(int width) {
        this.width = Math.max(width, NARROWEST);
    }

    /**
     * The packet in lines of at most {@code width} columns.
     *
     * @param width less than 40 counts as 40
     */
    public static String render(ReviewPacket packet, int width) {
        TextPacket text = new TextPacket(width);
        List<String> lines = new ArrayList<>(text.line(packet.title()));
        for (Phrase line : packet.lead()) {
            lines.addAll(text.line(line));
        }
        for (Section section : packet.sections()) {
            lines.add("");
            lines.add(section.heading());
            lines.add("-".repeat(section.heading().length()));
            for (Block block : section.blocks()) {
                lines.addAll(text.block(block, Integer.MAX_VALUE));
            }
        }
        return String.join("\n", lines) + '\n';
    }

    private List<String> block(Block block, int mostRows) {
        return block.fold(
                paragraph -> line(paragraph.phrase()),
                items -> items(items, mostRows),
                table -> table(table, mostRows),
                this::details);
    }

    private List<String> line(Phrase phrase) {
        return Columns.wrap(plain(phrase), width);
    }

    private List<String> items(Items items, int mostRows) {
        int shown = Math.min(mostRows, items.items().size());
        List<String> lines = new ArrayList<>();
        for (Phrase item : items.items().subList(0, shown)) {
            String mark = "- ";
            for (String line : Columns.wrap(plain(item), width - mark.length())) {
                lines.add(mark + line);
                mark = GAP;
            }
        }
        addMore(lines, items.more() + items.items().size() - shown);
        return lines;
    }

    private static void addMore(List<String> lines, long more) {
        if (more > 0) {
            lines.add(GAP + "and " + Words.number(more) + " more");
        }
    }

    private List<String> details(Details details) {
        List<String> lines = new ArrayList<>(List.of("", details.summary()));
        for (Block block : details.blocks()) {
            lines.addAll(block(block, FOLDED_ROWS));
        }
        return lines;
    }

    private List<String> table(Table table, int mostRows) {
        int shown = Math.min(mostRows, table.rows().size());
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header());
        rows.add(
                table.header().stream().map(title -> "-".repeat(title.length())).toList());
        for (List<Phrase> row : table.rows().subList(0, shown)) {
            rows.add(row.stream().map(TextPacket::plain).toList());
        }
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            addRow(lines, row, widths);
        }
        addMore(lines, table.more() + table.rows().size() - shown);
        return lines;
    }

    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
            }
        }
        int room = width - GAP.length() * (widths.length - 1);
        while (sum(widths) > room) {
            int widest = widest(widths);
            if (widths[widest] <= NARROWEST_COLUMN) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int sum(int[] widths) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        return sum;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        return widest;
    }

    private static void addRow(List<String> lines, List<String> cells, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(Columns.wrapCutting(cells.get(i), widths[i]));
            height = Math.max(height, wrapped.get(i).size());
        }
        for (int y = 0; y < height; y++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String part = y < wrapped.get(i).size() ? wrapped.get(i).get(y) : "";
                line.append(part).append(" ".repeat(widths[i] - Columns.of(part) + GAP.length()));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static String plain(Phrase phrase) {
        StringBuilder plain = new StringBuilder();
        for (Span span : phrase.spans()) {
            plain.append(span.style() == Style.MARK ? "" : span.text());
        }
        return plain.toString();
    }

    /** Text in a terminal's columns, of which a Chinese character or an emoji takes two and an accent none. */
    private static final class Columns {
        /** Blocks whose characters take two columns, as first and last code point (Unicode, East Asian Width). */
        private static final int[] WIDE = {
            0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23F3, 0x26D4, 0x26D4, 0x2705, 0x2705, 0x2E80, 0xA4CF, 0xA960,
                    0xA97F,
            0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1FAFF, 0x20000,
                    0x3FFFD
        };

        private Columns() {}

        /** How many columns the text takes. */
        static int of(String text) {
            int columns = 0;
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                columns += of(point);
                i += Character.charCount(point);
            }
            return columns;
        }

        /** Lines of at most {@code width} columns, broken at blanks; a longer word is broken where the line ends. */
        static List<String> wrap(String text, int width) {
            return wrap(text, width, false);
        }

        /** The same, but a longer word loses its middle. */
        static List<String> wrapCutting(String text, int width) {
            return wrap(text, width, true);
        }

        private static List<String> wrap(String text, int width, boolean cutting) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                if (!line.isEmpty() && of(line.toString()) + 1 + of(word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(cutting ? cutInside(word, width) : word);
                while (of(line.toString()) > width) {
                    int end = fitting(line, width);
                    lines.add(line.substring(0, end));
                    line.delete(0, end);
                }
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            return lines;
        }

        private static String cutInside(String word, int width) {
            String cut = word;
            for (int most = width; of(cut) > width; most--) {
                cut = VisibleText.cutInside(word, most);
            }
            return cut;
        }

        /** Where the part that fits into {@code width} ends. */
        private static int fitting(CharSequence text, int width) {
            int columns = 0;
            int i = 0;
            while (i < text.length()) {
                int point = Character.codePointAt(text, i);
                columns += of(point);
                if (columns > width) {
                    break;
                }
                i += Character.charCount(point);
            }
            return i;
        }

        private static int of(int point) {
            int type = Character.getType(point);
            if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
                return 0;
            }
            for (int i = 0; i < WIDE.length; i += 2) {
                if (point >= WIDE[i] && point <= WIDE[i + 1]) {
                    return 2;
                }
            }
            return 1;
        }
    }
}

package io.github.evidencegate.rendering;

import io.github.evidencegate.packet.Block;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Paragraph;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.packet.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A review packet as Markdown for a comment on GitHub or GitLab. If it gets too long, the least valuable goes first:
 * what is folded before what is open, then by the sections' worth, and the last rows of a block before the first.
 */
public final class MarkdownPacket {
    /** The longest comment that GitHub takes, in characters. Here those beyond the basic plane count as two. */
    public static final int GITHUB_LIMIT = 65_536;
    /** The longest note that GitLab takes, in characters. */
    public static final int GITLAB_LIMIT = 1_000_000;
    /** The first line of every packet; it does not show. */
    public static final String MARKER = "<!-- evidence-gate:packet -->";

    private static final String LEAD = "Next step and summary";
    private static final int SHORTEST_LIMIT = 1_000;

    private final ReviewPacket packet;
    private final List<Part> parts = new ArrayList<>();
    private final Writer out = new Writer();
    private Optional<String> whole = Optional.empty();

    private MarkdownPacket(ReviewPacket packet) {
        this.packet = packet;
    }

    /** The packet, for several limits; for one thread. Nothing is rendered yet. */
    public static MarkdownPacket of(ReviewPacket packet) {
        return new MarkdownPacket(packet);
    }

    private void begin() {
        parts.clear();
        out.text.setLength(0);
        out.text
                .append(MARKER)
                .append("\n## ")
                .append(MarkdownText.line(packet.title()))
                // No blank line: the next step stands in the first three lines of the source, too.
                .append('\n');
        for (Section section : packet.sections()) {
            for (Block block : section.blocks()) {
                parts.add(new Part(section, block));
            }
        }
    }

    /**
     * The packet with at most {@code limit} characters.
     *
     * @throws IllegalArgumentException if {@code limit} is below 1,000: even the decision might not fit
     */
    public static String render(ReviewPacket packet, int limit) {
        return of(packet).within(limit);
    }

    /**
     * The same. A packet that needs no shortening, as most do, is rendered only once for all limits.
     *
     * @throws IllegalArgumentException as {@link #render(ReviewPacket, int)}
     */
    public String within(int limit) {
        if (limit < SHORTEST_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is too short for a packet; at least 1,000");
        }
        if (whole.isPresent() && whole.get().length() <= limit) {
            return whole.get();
        }
        List<String> shortened = fill(limit);
        if (shortened.isEmpty()) {
            String text = text();
            whole = Optional.of(text);
            return text;
        }
        List<String> headings = new ArrayList<>(List.of(LEAD));
        packet.sections().forEach(section -> headings.add(section.heading()));
        shortened = fill(limit - notice(limit, headings).length());
        return text() + notice(limit, shortened);
    }

    /**
     * The same with a text below it, which is Markdown already and stays whole; both have at most {@code limit}
     * characters.
     *
     * @throws IllegalArgumentException if {@code tail} leaves too little room
     */
    public String within(int limit, String tail) {
        return within(limit - tail.length()) + tail;
    }

    /** One line that is not part of a packet, as safe as one that is; without a line break. */
    public static String line(Phrase phrase) {
        return MarkdownText.line(phrase);
    }

    private static String notice(int limit, List<String> headings) {
        return "*Shortened to " + Words.number(limit) + " characters. Left out, in whole or in part: "
                + String.join(", ", headings) + ". The record has everything.*\n";
    }

    /** Renders the most valuable parts first, each as far as there is room; returns the headings of the others. */
    private List<String> fill(int limit) {
        begin();
        Set<String> shortened = new LinkedHashSet<>();
        for (Phrase line : packet.lead()) {
            if (!out.paragraph(new Paragraph(line), limit)) {
                shortened.add(LEAD);
            }
        }
        int left = limit - out.text.length();
        List<Part> byValue = new ArrayList<>(parts);
        byValue.sort(Part::byWorth);
        Set<String> begun = new HashSet<>();
        for (Part part : byValue) {
            String heading = part.section.heading();
            int room =
                    left - (begun.contains(heading) ? 0 : heading(part.section).length());
            part.render(room);
            if (!part.text.isEmpty()) {
                left = room - part.text.length();
                begun.add(heading);
            }
        }
        for (Part part : parts) {
            if (!part.whole) {
                shortened.add(part.section.heading());
            }
        }
        return List.copyOf(shortened);
    }

    private String text() {
        StringBuilder text = new StringBuilder(out.text);
        String before = "";
        for (Part part : parts) {
            if (!part.text.isEmpty()) {
                String heading = heading(part.section);
                text.append(heading.equals(before) ? "" : heading).append(part.text);
                before = heading;
            }
        }
        return text.toString();
    }

    private static String heading(Section section) {
        return "### " + section.heading() + "\n\n";
    }

    /** A block in its section, and as much of its text as there is room for. */
    private static final class Part {
        private final Section section;
        private final Block block;
        private String text = "";
        private boolean whole;

        Part(Section section, Block block) {
            this.section = section;
            this.block = block;
        }

        /** The more valuable first. */
        static int byWorth(Part one, Part other) {
            return one.isFolded() == other.isFolded()
                    ? Integer.compare(other.section.worth(), one.section.worth())
                    : Boolean.compare(one.isFolded(), other.isFolded());
        }

        private boolean isFolded() {
            return block instanceof Details;
        }

        void render(int room) {
            Writer writer = new Writer();
            whole = writer.block(block, room);
            text = writer.text.toString();
        }
    }

    /** Writes blocks. Each method writes whole lines as long as there is room, and returns whether nothing is left. */
    private static final class Writer {
        private static final String OPEN = "<details><summary>";
        private static final String OPENED = "</summary>\n\n";
        private static final String CLOSE = "</details>\n\n";

        private final StringBuilder text = new StringBuilder();

        boolean block(Block block, int room) {
            return block.fold(
                    paragraph -> paragraph(paragraph, room),
                    items -> items(items, room),
                    table -> table(table, room),
                    details -> details(details, room));
        }

        private boolean paragraph(Paragraph paragraph, int room) {
            String line = MarkdownText.line(paragraph.phrase()) + "\n\n";
            boolean fits = text.length() + line.length() <= room;
            text.append(fits ? line : "");
            return fits;
        }

        private boolean items(Items items, int room) {
            int shown = 0;
            int all = items.items().size();
            for (Phrase item : items.items()) {
                String line = "- " + MarkdownText.line(item) + "\n";
                long more = items.more() + all - shown - 1;
                if (text.length() + line.length() + moreItems(more).length() + 1 > room) {
                    break;
                }
                text.append(line);
                shown++;
            }
            if (shown == 0) {
                return false;
            }
            text.append(moreItems(items.more() + all - shown)).append('\n');
            return shown == all;
        }

        private static String moreItems(long more) {
            return more == 0 ? "" : "- and " + Words.number(more) + " more\n";
        }

        private boolean table(Table table, int room) {
            int start = text.length();
            row(table.header());
            row(table.header().stream().map(title -> "---").toList());
            int shown = 0;
            int all = table.rows().size();
            for (List<Phrase> cells : table.rows()) {
                int before = text.length();
                row(cells.stream().map(MarkdownText::cell).toList());
                if (text.length() + moreRows(table.more() + all - shown - 1).length() > room) {
                    text.setLength(before);
                    break;
                }
                shown++;
            }
            if (shown == 0) {
                text.setLength(start);
                return false;
            }
            text.append(moreRows(table.more() + all - shown));
            return shown == all;
        }

        private void row(List<String> cells) {
            for (String cell : cells) {
                text.append("| ").append(cell).append(' ');
            }
            text.append("|\n");
        }

        private static String moreRows(long more) {
            return more == 0 ? "\n" : "\nand " + Words.number(more) + " more\n\n";
        }

        private boolean details(Details details, int room) {
            int start = text.length();
            text.append(OPEN).append(HtmlText.escape(details.summary())).append(OPENED);
            int open = text.length();
            boolean whole = true;
            for (Block block : details.blocks()) {
                whole &= block(block, room - CLOSE.length());
            }
            if (text.length() == open) {
                text.setLength(start);
                return false;
            }
            text.append(CLOSE);
            return whole;
        }
    }
}

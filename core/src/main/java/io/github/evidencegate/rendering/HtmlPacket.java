package io.github.evidencegate.rendering;

import io.github.evidencegate.packet.Block;
import io.github.evidencegate.packet.Block.Details;
import io.github.evidencegate.packet.Block.Items;
import io.github.evidencegate.packet.Block.Table;
import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.packet.ReviewPacket;
import io.github.evidencegate.packet.ReviewPacket.Section;
import io.github.evidencegate.packet.Words;
import java.util.List;
import java.util.Locale;

/**
 * A review packet as a page for a browser, in one file that loads nothing and runs nothing. It shows everything but the
 * rows of a list beyond {@link #MOST_ROWS}, and reads well without its style too: Jenkins takes the style from pages
 * that it serves as artifacts.
 */
public final class HtmlPacket {
    /** The rows of one list or table that a browser still lays out without making its reader wait. */
    public static final int MOST_ROWS = 10_000;

    private static final int SHORT_CELL = 28;
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            """;
    private static final String SKIP = """
            <a class="skip" href="#packet">Skip to the findings</a>
            """;
    private static final String FOOT = """
            <footer>
            <p>Evidence Gate made this page and its parts from the evidence record. Characters that would hide are \
            shown by symbols or as <code>\\u{202E}</code>. Where a list ends in “and 5 more”, the record has the rest.</p>
            </footer>
            </body>
            </html>
            """;

    private HtmlPacket() {}

    /** The whole page. */
    public static String render(ReviewPacket packet) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<title>").append(HtmlText.words(packet.title())).append(" · Evidence Gate</title>\n<style>\n");
        page.append(HtmlStyle.SHEET).append("</style>\n</head>\n<body>\n").append(SKIP);
        page.append("<header class=\"").append(HtmlText.tone(packet.title())).append("\">\n");
        page.append("<p class=\"kind\">Review packet</p>\n");
        page.append("<h1>").append(HtmlText.phrase(packet.title())).append("</h1>\n");
        packet.lead().forEach(line -> page.append(paragraph(line)));
        page.append("</header>\n").append(contents(packet.sections()));
        page.append("<main id=\"packet\" tabindex=\"-1\">\n");
        packet.sections().forEach(section -> page.append(section(section)));
        return page.append("</main>\n").append(FOOT).toString();
    }

    private static String contents(List<Section> sections) {
        StringBuilder contents = new StringBuilder("<nav aria-label=\"Sections\">\n<ul>\n");
        for (Section section : sections) {
            contents.append("<li><a href=\"#").append(id(section)).append("\">");
            contents.append(HtmlText.escape(section.heading())).append("</a></li>\n");
        }
        return contents.append("</ul>\n</nav>\n").toString();
    }

    private static String section(Section section) {
        String heading = HtmlText.escape(section.heading());
        String id = id(section);
        return "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + heading + "</h2>\n"
                + blocks(section.blocks(), heading) + "</section>\n";
    }

    /** The heading as a place that other pages can link to: {@code look-at-first}. */
    private static String id(Section section) {
        return section.heading().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /**
     * Blocks one after the other.
     *
     * @param label what the tables among them are about, escaped
     */
    private static String blocks(List<Block> blocks, String label) {
        StringBuilder html = new StringBuilder();
        for (Block block : blocks) {
            html.append(block.fold(
                    paragraph -> paragraph(paragraph.phrase()),
                    HtmlPacket::items,
                    table -> table(table, label),
                    HtmlPacket::details));
        }
        return html.toString();
    }

    private static String paragraph(Phrase phrase) {
        return "<p>" + HtmlText.phrase(phrase) + "</p>\n";
    }

    private static String details(Details details) {
        String summary = HtmlText.escape(details.summary());
        return "<details>\n<summary>" + summary + "</summary>\n" + blocks(details.blocks(), summary) + "</details>\n";
    }

    private static String items(Items items) {
        StringBuilder html = new StringBuilder("<ul>\n");
        List<Phrase> shown = first(items.items());
        for (Phrase item : shown) {
            html.append("<li>").append(HtmlText.phrase(item)).append("</li>\n");
        }
        long more = items.more() + items.items().size() - shown.size();
        if (more > 0) {
            html.append("<li class=\"more\">").append(more(more)).append("</li>\n");
        }
        return html.append("</ul>\n").toString();
    }

    /** A table that scrolls by itself where it is wider than the page, by keyboard too. */
    private static String table(Table table, String label) {
        StringBuilder html = new StringBuilder("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
        html.append(label).append("\">\n<table>\n<caption>").append(label).append("</caption>\n<thead><tr>");
        for (String title : table.header()) {
            html.append("<th scope=\"col\">").append(HtmlText.escape(title)).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        List<List<Phrase>> shown = first(table.rows());
        shown.forEach(cells -> html.append(row(cells)));
        html.append("</tbody>\n");
        long more = table.more() + table.rows().size() - shown.size();
        if (more > 0) {
            html.append("<tfoot><tr><td class=\"more\" colspan=\"")
                    .append(table.header().size())
                    .append("\">");
            html.append(more(more)).append("</td></tr></tfoot>\n");
        }
        return html.append("</table>\n</div>\n").toString();
    }

    /** The first cell names what the row is about. */
    private static String row(List<Phrase> cells) {
        StringBuilder html = new StringBuilder("<tr>");
        String tag = "th scope=\"row\"";
        for (Phrase cell : cells) {
            html.append('<').append(tag).append(isLong(cell) ? " class=\"long\">" : ">");
            html.append(HtmlText.phrase(cell)).append("</").append(tag, 0, 2).append('>');
            tag = "td";
        }
        return html.append("</tr>\n").toString();
    }

    /** A short cell stays on one line; the column of a long one keeps a width in which it can be read. */
    private static boolean isLong(Phrase cell) {
        int length = 0;
        for (Span span : cell.spans()) {
            length += span.text().length();
        }
        return length > SHORT_CELL;
    }

    private static <T> List<T> first(List<T> rows) {
        return rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    }

    private static String more(long more) {
        return "and " + Words.number(more) + " more";
    }
}

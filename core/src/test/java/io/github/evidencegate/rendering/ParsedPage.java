package io.github.evidencegate.rendering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;

/** What a browser's parser makes of a page, or of a piece of one. */
final class ParsedPage {
    /** What a page may hold: elements, each with the attributes that it may have. */
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("html", Set.of("lang", "dir")),
            Map.entry("meta", Set.of("charset", "http-equiv", "content", "name")),
            Map.entry("a", Set.of("class", "href", "rel")),
            Map.entry("header", Set.of("class")),
            Map.entry("nav", Set.of("aria-label")),
            Map.entry("main", Set.of("id", "tabindex")),
            Map.entry("section", Set.of("aria-labelledby")),
            Map.entry("h2", Set.of("id")),
            Map.entry("p", Set.of("class")),
            Map.entry("li", Set.of("class")),
            Map.entry("div", Set.of("class", "role", "tabindex", "aria-label")),
            Map.entry("th", Set.of("class", "scope")),
            Map.entry("td", Set.of("class", "colspan")),
            Map.entry("code", Set.of("dir")),
            Map.entry("span", Set.of("aria-hidden", "class")));

    private static final Set<String> PLAIN = Set.of(
            "head", "title", "style", "body", "h1", "ul", "footer", "table", "caption", "thead", "tbody", "tfoot", "tr",
            "details", "summary", "strong");

    final Document document;
    private final List<ParseError> errors;

    private ParsedPage(Document document, List<ParseError> errors) {
        this.document = document;
        this.errors = errors;
    }

    /** A whole page. */
    static ParsedPage of(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Document document = parser.parseInput(html, "");
        return new ParsedPage(document, List.copyOf(parser.getErrors()));
    }

    /** A piece of a page, in a cell of a table. */
    static ParsedPage ofCell(String html) {
        return of("<!DOCTYPE html><html lang=en><body><table><tr><td>" + html + "</td></tr></table></body></html>");
    }

    /** The text of the one cell. */
    String cell() {
        return document.select("td").get(0).wholeText();
    }

    /** What is not as our own pages are: mistakes, and elements and attributes that we never write. */
    Set<String> surprises() {
        Set<String> surprises =
                errors.stream().map(ParseError::toString).collect(Collectors.toCollection(TreeSet::new));
        for (Element element : document.children().select("*")) {
            String name = element.tagName();
            Set<String> known = KNOWN.getOrDefault(name, Set.of());
            if (!KNOWN.containsKey(name) && !PLAIN.contains(name)) {
                surprises.add(name);
            }
            for (Attribute attribute : element.attributes()) {
                if (!known.contains(attribute.getKey())) {
                    surprises.add(name + " " + attribute);
                }
            }
        }
        document.forEachNode(node -> {
            if (node.nodeName().equals("#comment")) {
                surprises.add(node.outerHtml());
            }
        });
        return surprises;
    }

    /** Where the links go that leave the page. */
    List<String> links() {
        return document.select("a[rel]").eachAttr("href");
    }
}

package io.github.evidencegate.rendering;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** What an independent parser of Markdown, with GitHub's tables and links, makes of a packet. */
final class ParsedMarkdown extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
            .build();

    final List<String> html = new ArrayList<>();
    final List<String> links = new ArrayList<>();
    final List<String> headings = new ArrayList<>();
    final List<String> surprises = new ArrayList<>();
    final List<List<String>> rows = new ArrayList<>();
    /** Prose in which a host would look for mentions and references; a code span or link is a line of its own. */
    final StringBuilder prose = new StringBuilder();

    private ParsedMarkdown() {}

    static ParsedMarkdown of(String markdown) {
        ParsedMarkdown parsed = new ParsedMarkdown();
        PARSER.parse(markdown).accept(parsed);
        return parsed;
    }

    /** The text that a reader sees. */
    static String shown(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text literal) {
                text.append(literal.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak softLineBreak) {
                text.append('\n');
            }
        });
        return text.toString();
    }

    static String shown(String markdown) {
        return shown(PARSER.parse(markdown));
    }

    @Override
    public void visit(Text text) {
        prose.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        prose.append('\n');
    }

    @Override
    public void visit(Link link) {
        links.add(link.getDestination());
        prose.append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
        prose.append('\n');
        visitChildren(paragraph);
    }

    @Override
    public void visit(ListItem item) {
        prose.append('\n');
        visitChildren(item);
    }

    @Override
    public void visit(Heading heading) {
        headings.add(shown(heading));
        visitChildren(heading);
    }

    @Override
    public void visit(HtmlBlock block) {
        html.addAll(block.getLiteral().lines().toList());
    }

    @Override
    public void visit(HtmlInline inline) {
        html.add(inline.getLiteral());
    }

    @Override
    public void visit(Image image) {
        surprises.add("image " + image.getDestination());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        surprises.add("fence " + block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        surprises.add("indented " + block.getLiteral());
    }

    @Override
    public void visit(ThematicBreak line) {
        surprises.add("line");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        surprises.add("line break");
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            List<String> cells = new ArrayList<>();
            for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                cells.add(shown(cell));
            }
            rows.add(cells);
        }
        if (node instanceof TableCell) {
            prose.append('\n');
        }
        visitChildren(node);
    }
}

package io.github.evidencegate.rendering;

import io.github.evidencegate.packet.Phrase;
import io.github.evidencegate.packet.Phrase.Span;
import io.github.evidencegate.packet.Phrase.Style;

/**
 * The one place where text becomes HTML. Nothing in a phrase can become an element, an attribute or the end of one.
 *
 * <p>Names run from left to right whatever they hold, so that one in Hebrew or Arabic does not turn its neighbours
 * around; the marks that could do so in a sentence have been made visible by the phrase.
 */
final class HtmlText {
    private static final String CODE = "<code dir=\"ltr\">";
    private static final String LINK = "<a rel=\"nofollow noopener noreferrer\" href=\"";
    private static final String MARK = "<span aria-hidden=\"true\" class=\"mark ";

    private HtmlText() {}

    /** Text between tags, or between the double quotes of an attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** A phrase with its styles. */
    static String phrase(Phrase phrase) {
        StringBuilder html = new StringBuilder();
        for (Span span : phrase.spans()) {
            String text = escape(span.text());
            switch (span.style()) {
                case PLAIN -> html.append(text);
                case STRONG -> html.append(strong(text));
                case CODE -> html.append(text.isEmpty() ? "(empty)" : CODE + text + "</code>");
                case LINK ->
                    html.append(LINK).append(text).append("\">").append(text).append("</a>");
                case MARK ->
                    html.append(MARK)
                            .append(tone(span.text()))
                            .append("\">")
                            .append(text)
                            .append("</span> ");
            }
        }
        return html.toString();
    }

    /** A phrase where there can be no tags: words without symbols. */
    static String words(Phrase phrase) {
        StringBuilder words = new StringBuilder();
        for (Span span : phrase.spans()) {
            words.append(span.style() == Style.MARK ? "" : escape(span.text()));
        }
        return words.toString();
    }

    /** How the first symbol of a phrase is meant: {@code good}, {@code warning}, {@code bad}, else {@code neutral}. */
    static String tone(Phrase phrase) {
        return phrase.spans().stream()
                .filter(span -> span.style() == Style.MARK)
                .map(span -> tone(span.text()))
                .findFirst()
                .orElse("neutral");
    }

    private static String tone(String symbol) {
        return switch (symbol) {
            case "✅" -> "good";
            case "⚠️" -> "warning";
            case "⛔", "🛑" -> "bad";
            default -> "neutral";
        };
    }

    /** A blank before a label stays outside of it, where the style may begin a line instead. */
    private static String strong(String text) {
        String label = text.stripLeading();
        return (label.length() < text.length() ? " " : "") + "<strong>" + label + "</strong>";
    }
}

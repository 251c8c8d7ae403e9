package io.github.evidencegate.scope;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.evidence.WorkItem.ContextBoundary;
import io.github.evidencegate.evidence.WorkItem.Ticket;
import io.github.evidencegate.evidence.WorkItem.Worksheet;
import io.github.evidencegate.scope.WorkItemReader.Field;
import io.github.evidencegate.scope.WorkItemReader.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Reads the text of a ticket, plain or Markdown, into a {@link WorkItem}.
 *
 * <ul>
 *   <li>Fields are lines {@code Key: value} above the first heading (the title does not count) or in front matter; the
 *       first value wins, and "TBD" and the like are none.
 *   <li>Sections are headings or lines {@code Name:}; their entries are list items, or paragraphs.
 *   <li>Under "Scope" and "Out of scope" an entry names the paths that it begins with; a sentence names none. A fenced
 *       block with the info string {@code scope} has one pattern a line.
 *   <li>Quotes, other fences and HTML comments declare nothing.
 * </ul>
 *
 * <p>A list of sentences keeps 100 entries of 300 characters. A list of patterns or sources that is longer is refused:
 * what fell off could be the one that matters.
 */
public final class WorkItemText {
    /** GitHub's longest issue has a quarter of it, Jira's default limit is an eighth. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Words that look like a ticket's name and are none. */
    private static final Set<String> STANDARDS = Set.of(
            "AES", "ASCII", "BASE", "CVE", "CWE", "ES", "HTTP", "IEEE", "IPV", "ISO", "MD", "PEP", "RFC", "RSA", "SHA",
            "TLS", "UTF", "X");

    private final WorkItemReader reader;
    private final String title;

    private WorkItemText(WorkItemReader reader, String title) {
        this.reader = reader;
        this.title = title;
    }

    /**
     * The work item that the text describes; of a text without any known field, one that has only its digests.
     *
     * @throws EvidenceException if the text is longer than 256 KiB, or has too many or too long patterns or sources
     */
    public static WorkItem parse(String text) throws EvidenceException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new EvidenceException("work item: " + bytes.length + " bytes, at most " + MOST_BYTES
                    + " are read; link to logs and long quotes instead of pasting them");
        }
        List<TextLines.Line> lines = TextLines.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        String title = lines.stream()
                .filter(line -> line.kind() != TextLines.Kind.FRONT_MATTER)
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        return new WorkItemText(WorkItemReader.of(lines), title).workItem(Digest.of(bytes));
    }

    private WorkItem workItem(Digest textDigest) throws EvidenceException {
        Optional<String> url = url();
        return new WorkItem(
                id(url),
                url,
                Digest.ofUtf8(title),
                textDigest,
                ticket(),
                worksheet(),
                context(),
                reader.namedPaths(),
                dependencies());
    }

    private Ticket ticket() {
        return new Ticket(
                reader.field(Field.TYPE),
                reader.field(Field.COMPLEXITY),
                reader.field(Field.EPIC),
                sentences(Section.LABELS));
    }

    private Worksheet worksheet() throws EvidenceException {
        return new Worksheet(
                reader.field(Field.OWNER),
                reader.field(Field.REQUESTER),
                reader.field(Field.REVIEW_OWNER),
                reader.field(Field.APPROVAL),
                patterns(Section.SCOPE, "Scope"),
                patterns(Section.OUT_OF_SCOPE, "Out of scope"),
                sentences(Section.ACCEPTANCE),
                sentences(Section.VALIDATION),
                sentences(Section.FOCUS),
                sentences(Section.QUESTIONS));
    }

    private ContextBoundary context() throws EvidenceException {
        return new ContextBoundary(
                sources(Section.CONTEXT_ALLOWED, "Context allowed"),
                sources(Section.CONTEXT_EXCLUDED, "Context excluded"),
                sources(Section.CONTEXT_USED, "Context used"),
                reader.field(Field.CONTEXT_CONFIRMED));
    }

    private List<String> sentences(Section section) {
        return reader.section(section).stream().limit(NamedPaths.MOST).toList();
    }

    private List<String> patterns(Section section, String name) throws EvidenceException {
        List<String> patterns = new ArrayList<>(section == Section.SCOPE ? reader.scopeBlocks() : List.of());
        for (String entry : reader.section(section)) {
            patterns.addAll(NamedPaths.leading(entry));
        }
        // The shell's "./" means the top, as "/" does in a pattern.
        patterns.replaceAll(pattern -> pattern.startsWith("./") ? pattern.substring(1) : pattern);
        return bounded(patterns, name);
    }

    private List<String> sources(Section section, String name) throws EvidenceException {
        List<String> sources = new ArrayList<>();
        for (String entry : reader.section(section)) {
            List<String> paths = NamedPaths.leading(entry);
            sources.addAll(paths.isEmpty() ? List.of(entry) : paths);
        }
        return bounded(sources, name);
    }

    private static List<String> bounded(List<String> entries, String name) throws EvidenceException {
        if (entries.size() > NamedPaths.MOST) {
            throw new EvidenceException("work item: " + entries.size() + " entries under \"" + name + "\", at most "
                    + NamedPaths.MOST + " are read; name folders instead of files");
        }
        for (String entry : entries) {
            if (entry.length() > NamedPaths.LONGEST) {
                throw new EvidenceException(
                        "work item: an entry under \"" + name + "\" has " + entry.length() + " characters, at most "
                                + NamedPaths.LONGEST + " are read: " + entry.substring(0, 40) + "...");
            }
        }
        return entries;
    }

    /** The first word of each entry; what follows is the reason. */
    private List<String> dependencies() throws EvidenceException {
        List<String> names = new ArrayList<>();
        for (String entry : reader.section(Section.DEPENDENCIES)) {
            names.add(entry.replace("`", "").split("[\\s,;]", 2)[0]);
        }
        return bounded(names, "Dependencies");
    }

    private Optional<String> url() {
        return reader.field(Field.URL)
                .or(() -> words(title).stream()
                        .filter(word -> word.contains("://"))
                        .findFirst())
                .map(url -> url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url)
                .filter(WorkItemText::isPublicUrl);
    }

    /** Whether it is an address of the web that carries no password. */
    private static boolean isPublicUrl(String url) {
        boolean isWeb = url.startsWith("https://") || url.startsWith("http://");
        return isWeb && url.indexOf('@') < 0 && url.chars().noneMatch(c -> c <= ' ');
    }

    /** The field, else the first name of a ticket in the title, else the end of the URL's path. */
    private Optional<String> id(Optional<String> url) {
        return reader.field(Field.ID)
                .or(() ->
                        words(title).stream().filter(WorkItemText::isTicketName).findFirst())
                .or(() -> url.flatMap(WorkItemText::lastOf));
    }

    private static Optional<String> lastOf(String url) {
        String path = url.split("[?#]", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return isNumber(last) ? Optional.of("#" + last) : Optional.of(last).filter(WorkItemText::isTicketName);
    }

    private static List<String> words(String title) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(title, " \t,;()[]{}\"'`*<>");
        while (tokens.hasMoreTokens()) {
            String word = tokens.nextToken();
            words.add(word.endsWith(":") || word.endsWith(".") ? word.substring(0, word.length() - 1) : word);
        }
        return words;
    }

    /** {@code ABC-12}, {@code #7}, {@code owner/project#7}; but not {@code UTF-8}. */
    private static boolean isTicketName(String word) {
        int mark = Math.max(word.lastIndexOf('#'), word.lastIndexOf('-'));
        if (mark < 0 || !isNumber(word.substring(mark + 1))) {
            return false;
        }
        String project = word.substring(0, mark);
        return word.charAt(mark) == '#'
                ? project.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/-_.".indexOf(c) >= 0)
                : isProjectKey(project) && !STANDARDS.contains(project);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(WorkItemText::isDigit);
    }

    private static boolean isProjectKey(String text) {
        return !text.isEmpty()
                && isCapital(text.charAt(0))
                && text.chars().allMatch(c -> isCapital(c) || isDigit(c) || c == '_');
    }

    private static boolean isCapital(int c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

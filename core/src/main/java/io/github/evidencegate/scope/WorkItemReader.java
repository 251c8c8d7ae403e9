package io.github.evidencegate.scope;

import io.github.evidencegate.scope.TextLines.Kind;
import io.github.evidencegate.scope.TextLines.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sorts the lines of a work item into fields and sections; {@link WorkItemText} documents the format. */
final class WorkItemReader {
    /** What teams write where they have nothing to write. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "", "-", "--", "?", "n/a", "na", "nobody", "none", "null", "tba", "tbd", "todo", "unassigned", "unknown");

    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private final Map<Section, List<String>> sections = new EnumMap<>(Section.class);
    private final List<String> scopeBlocks = new ArrayList<>();
    private final NamedPaths namedPaths = new NamedPaths();
    private Optional<Section> section = Optional.empty();
    private boolean openedByName;
    private boolean titleIsRead;
    private boolean headingIsRead;
    private boolean inParagraph;
    private boolean isInline;

    /** A line {@code Key: value}. */
    enum Field {
        ID("id", "key", "ticket", "issue", "work item"),
        URL("url", "link"),
        OWNER("owner", "area owner", "service owner", "code owner"),
        REQUESTER("requester", "requested by", "reporter"),
        REVIEW_OWNER("review owner", "reviewer", "reviewers"),
        APPROVAL("approval", "approved by", "eligibility"),
        TYPE("type", "issue type", "kind"),
        COMPLEXITY("complexity", "size", "story points", "estimate"),
        EPIC("epic", "epic link", "parent"),
        CONTEXT_CONFIRMED("context confirmed by", "context confirmed");

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change, which the type does not tell.
        private final List<String> names;

        Field(String... names) {
            this.names = List.of(names);
        }

        static Optional<Field> named(String name) {
            return Arrays.stream(values())
                    .filter(field -> field.names.contains(name))
                    .findFirst();
        }
    }

    /** A heading or a line {@code Name:}, with what follows. */
    enum Section {
        SCOPE("scope", "in scope"),
        OUT_OF_SCOPE("out of scope", "not in scope", "excluded"),
        ACCEPTANCE("acceptance criteria", "acceptance", "acceptance signal", "definition of done"),
        VALIDATION("validation", "validation expectation", "validation expectations", "how to validate"),
        FOCUS("reviewer focus", "review focus"),
        QUESTIONS("open questions", "questions"),
        CONTEXT_ALLOWED("context allowed", "allowed context"),
        CONTEXT_EXCLUDED("context excluded", "excluded context"),
        CONTEXT_USED("context used", "used context"),
        DEPENDENCIES("dependencies", "new dependencies"),
        LABELS("labels", "label", "tags");

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change, which the type does not tell.
        private final List<String> names;

        Section(String... names) {
            this.names = List.of(names);
        }

        static Optional<Section> named(String name) {
            return Arrays.stream(values())
                    .filter(section -> section.names.contains(name))
                    .findFirst();
        }

        /** Whether its entries are names that commas may separate. */
        private boolean isNames() {
            return this == LABELS || this == CONTEXT_ALLOWED || this == CONTEXT_EXCLUDED || this == CONTEXT_USED;
        }

        /** Whether its entries are sentences, which may run over several lines and may be cut. */
        private boolean isProse() {
            return !isNames() && this != SCOPE && this != OUT_OF_SCOPE && this != DEPENDENCIES;
        }

        /** Whether a path in it is one that the change should touch. */
        private boolean namesTargets() {
            return this != OUT_OF_SCOPE && this != DEPENDENCIES && !isNames();
        }
    }

    /** Reads all lines. */
    static WorkItemReader of(List<Line> lines) {
        WorkItemReader reader = new WorkItemReader();
        lines.forEach(reader::read);
        return reader;
    }

    /** The first value of the field that says something. */
    Optional<String> field(Field field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The entries of all sections of this kind. */
    List<String> section(Section kind) {
        return sections.getOrDefault(kind, List.of());
    }

    /** The patterns of all scope blocks. */
    List<String> scopeBlocks() {
        return scopeBlocks;
    }

    /** The paths that the text mentions as something to touch. */
    List<String> namedPaths() {
        return namedPaths.list();
    }

    private void read(Line line) {
        switch (line.kind()) {
            case FRONT_MATTER, PROSE -> readText(line);
            case SCOPE -> readPattern(line.text().strip());
            case QUOTE, CODE -> inParagraph = false;
        }
        if (line.kind() != Kind.SCOPE && section.map(Section::namesTargets).orElse(true)) {
            namedPaths.addFrom(line.text());
        }
    }

    private void readPattern(String pattern) {
        if (!pattern.isEmpty() && !pattern.startsWith("#")) {
            scopeBlocks.add(pattern);
        }
    }

    private void readText(Line line) {
        String text = line.text().strip();
        boolean isTitle = line.kind() == Kind.PROSE && !titleIsRead && !text.isEmpty();
        if (isTitle) {
            titleIsRead = true;
            open(Optional.empty(), false);
        }
        if (text.isEmpty() || isRule(text)) {
            inParagraph = false;
            section = section.filter(open -> !isInline);
        } else if (line.kind() == Kind.PROSE && isHeading(text)) {
            open(Section.named(nameOf(text)), false);
            headingIsRead |= !isTitle;
        } else if (!readKey(text)) {
            addLine(text);
        }
    }

    private static boolean isHeading(String text) {
        int level = 0;
        while (level < text.length() && text.charAt(level) == '#') {
            level++;
        }
        boolean isMarked = level > 0 && level <= 6 && text.startsWith(" ", level);
        boolean isBold = text.length() > 4 && text.startsWith("**") && text.endsWith("**");
        return isMarked || (isBold && Section.named(nameOf(text)).isPresent());
    }

    private static boolean isRule(String text) {
        return text.length() > 2 && text.chars().allMatch(c -> c == '-' || c == '=' || c == '*' || c == '_');
    }

    /** Reads {@code Key: value} and {@code Name:}; false if the line is neither. */
    private boolean readKey(String text) {
        String content = withoutMarker(text);
        boolean isItem = !content.equals(text);
        int colon = content.indexOf(':');
        if (colon < 0 || (isItem && section.isPresent())) {
            return false;
        }
        String name = nameOf(content.substring(0, colon));
        String value = valueOf(content, colon);
        Optional<Section> named = Section.named(name);
        Optional<Field> field = headingIsRead ? Optional.empty() : Field.named(name);
        boolean endsNamed = value.isEmpty() && openedByName;
        if (named.isPresent() || field.isPresent() || endsNamed) {
            open(named, true);
        }
        named.ifPresent(opened -> addInline(opened, value));
        field.filter(known -> !isPlaceholder(value)).ifPresent(known -> fields.putIfAbsent(known, cut(value)));
        return named.isPresent() || field.isPresent();
    }

    private void open(Optional<Section> opened, boolean byName) {
        section = opened;
        openedByName = byName;
        inParagraph = false;
        isInline = false;
    }

    /** {@code Labels: a, b} and YAML's {@code labels: [a, b]}. Such a section ends with its line, or its paragraph. */
    private void addInline(Section kind, String value) {
        if (value.isEmpty()) {
            return;
        }
        boolean isBracketed = value.startsWith("[") && value.endsWith("]");
        String inside = isBracketed ? value.substring(1, value.length() - 1) : value;
        for (String part : isBracketed || kind.isNames() ? inside.split(",") : new String[] {inside}) {
            addEntry(kind, part.strip(), false);
        }
        isInline = true;
        inParagraph = kind.isProse();
        section = section.filter(Section::isProse);
    }

    private void addLine(String text) {
        String content = withoutMarker(text);
        boolean isItem = !content.equals(text);
        // A sentence after a list of labels is no label.
        section.filter(open -> isItem || open != Section.LABELS)
                .ifPresent(open -> addEntry(open, content, inParagraph && !isItem && open.isProse()));
    }

    private void addEntry(Section kind, String content, boolean continues) {
        List<String> entries = entries(kind);
        int last = entries.size() - 1;
        if (continues && last >= 0) {
            entries.set(last, cut(entries.get(last) + " " + content));
        } else if (!isPlaceholder(content)) {
            entries.add(kind.isProse() ? cut(unquoted(content)) : unquoted(content));
        }
        inParagraph = true;
    }

    private List<String> entries(Section kind) {
        return sections.computeIfAbsent(kind, none -> new ArrayList<>());
    }

    /** Without the marker of a list item and the box of a task. */
    private static String withoutMarker(String text) {
        int blank = text.indexOf(' ');
        if (blank < 1 || !isMarker(text.substring(0, blank))) {
            return text;
        }
        String content = text.substring(blank).strip();
        boolean hasBox = content.length() > 3 && content.charAt(0) == '[' && content.startsWith("] ", 2);
        return hasBox ? content.substring(3).strip() : content;
    }

    private static boolean isMarker(String word) {
        if (word.equals("-") || word.equals("*") || word.equals("+")) {
            return true;
        }
        int last = word.length() - 1;
        boolean isNumbered = last > 0 && (word.charAt(last) == '.' || word.charAt(last) == ')');
        return isNumbered && word.chars().limit(last).allMatch(Character::isDigit);
    }

    /** A heading or key in lower case, without its marks. */
    private static String nameOf(String text) {
        return trimmed(text, "#*_: \t")
                .toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ');
    }

    /** What stands after the colon, without the marks that made the key or the whole line bold. */
    private static String valueOf(String text, int colon) {
        String value = text.substring(colon + 1).strip();
        int marks = 0;
        while (marks < 2 && (text.charAt(marks) == '*' || text.charAt(marks) == '_')) {
            marks++;
        }
        String mark = text.substring(0, marks);
        if (value.startsWith(mark)) {
            value = value.substring(marks).strip();
        } else if (value.endsWith(mark)) {
            value = value.substring(0, value.length() - marks).strip();
        }
        return unquoted(value);
    }

    private static String trimmed(String text, String marks) {
        int start = 0;
        int end = text.length();
        while (start < end && marks.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && marks.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.indexOf(text.charAt(0), 1) == text.length() - 1;
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT))
                || (value.startsWith("<") && value.endsWith(">") && !value.contains("://"));
    }

    /** Long enough to be read, short enough to be kept; never ends in half a character. */
    private static String cut(String text) {
        if (text.length() <= NamedPaths.LONGEST) {
            return text;
        }
        int end = NamedPaths.LONGEST - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

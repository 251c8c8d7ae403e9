package io.github.evidencegate.publication.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a comment that a reader sees as the author's own words: none in a fence or in what HTML hides. Quoted
 * lines begin with {@code >}, so they cannot be commands.
 */
final class CommandLines {
    private static final String COMMAND = "/evidence";
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");
    private static final String HIDE = "<!--";
    private static final String SHOW = "-->";

    private final List<String> found = new ArrayList<>();
    private String fence = "";
    private boolean isHidden;

    private CommandLines() {}

    /** Those that begin with {@code /evidence}, without it and without blanks around the rest. */
    static List<String> in(String text) {
        CommandLines lines = new CommandLines();
        text.lines().forEach(lines::add);
        return List.copyOf(lines.found);
    }

    private void add(String line) {
        if (isHidden) {
            isHidden = !line.contains(SHOW);
        } else if (!fence.isEmpty()) {
            closeFence(line);
        } else if (!opensFence(line)) {
            if (isCommand(line)) {
                found.add(line.substring(COMMAND.length()).strip());
            }
            int hide = line.lastIndexOf(HIDE);
            isHidden = hide >= 0 && line.indexOf(SHOW, hide) < 0;
        }
    }

    private static boolean isCommand(String line) {
        return line.startsWith(COMMAND)
                && (line.length() == COMMAND.length() || Character.isWhitespace(line.charAt(COMMAND.length())));
    }

    /** What follows a fence of backticks holds none (CommonMark, "Fenced code blocks"). */
    private boolean opensFence(String line) {
        Matcher matcher = FENCE.matcher(line);
        boolean opens = matcher.matches()
                && (matcher.group(1).startsWith("~") || matcher.group(2).indexOf('`') < 0);
        if (opens) {
            fence = matcher.group(1);
        }
        return opens;
    }

    private void closeFence(String line) {
        Matcher matcher = FENCE.matcher(line);
        if (matcher.matches()
                && matcher.group(1).startsWith(fence)
                && matcher.group(2).isBlank()) {
            fence = "";
        }
    }
}

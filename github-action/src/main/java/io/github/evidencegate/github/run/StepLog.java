package io.github.evidencegate.github.run;

import io.github.evidencegate.forge.AccessToken;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The log of a step. The runner obeys commands that it finds in a log, such as {@code ::set-output}, whoever wrote them
 * (docs.github.com, "Workflow commands"): so no line begins with text from outside, no line break gets through, and what
 * looks like the old form of a command is broken up. The token is made unreadable, whatever quotes it.
 */
final class StepLog {
    private static final String NAME = "evidence-gate: ";
    private static final String TITLE = "title=Evidence Gate::";

    private final PrintStream out;
    private final Optional<AccessToken> token;

    StepLog(PrintStream out, Optional<AccessToken> token) {
        this.out = out;
        this.token = token;
    }

    /** Makes the runner hide the token in what later steps print; only a runner takes this line for itself. */
    void mask() {
        token.ifPresent(secret -> out.print("::add-mask::" + escaped(secret.secret()) + "\n"));
    }

    /** Something that people may want to know. */
    void say(String text) {
        hidden(text).lines().forEach(line -> out.print(NAME + shown(line) + "\n"));
        out.flush();
    }

    /** The same, also shown at the top of the run. */
    void notice(String text) {
        annotation("notice", text);
    }

    /** Something that somebody should do something about. */
    void warning(String text) {
        annotation("warning", text);
    }

    /** Why the step fails. */
    void error(String text) {
        annotation("error", text);
    }

    private void annotation(String level, String text) {
        out.print(
                "::" + level + " " + TITLE + escaped(broken(visible(hidden(text).strip()))) + "\n");
        out.flush();
    }

    /** A command ends with its line. */
    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** The text without the token, for wherever else it goes. */
    String hidden(String text) {
        return token.map(secret -> secret.hiddenIn(text)).orElse(text);
    }

    private static String shown(String line) {
        return broken(visible(line));
    }

    private static String broken(String text) {
        return text.replace("##[", "## [");
    }

    /** Without what steers a terminal or turns the direction of writing; line breaks stay. */
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\t]]", "?");
    }
}

package io.github.evidencegate.cli;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.policy.Rules;
import io.github.evidencegate.rule.OwnRule;
import io.github.evidencegate.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the program says about itself and its rules. */
final class About {
    private static final int COLUMNS = 80;

    private About() {}

    /** Name and version, as a record names the tool that made it. */
    static String tool() {
        return CommandTree.NAME + " " + number();
    }

    /** For people who report a fault: the program, the Java and the system that it runs on. */
    static String version() {
        return String.join(
                "\n",
                tool(),
                "Java " + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + "), "
                        + System.getProperty("java.home"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                "");
    }

    private static String number() {
        // Only a jar has a manifest; classes in a folder are somebody's work in progress.
        return Optional.ofNullable(About.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Every rule on a line of its own, {@code own} ones last: its id, its mode where policy is silent, what it finds. */
    static String rules(List<OwnRule> own) {
        List<Rule> rules =
                Stream.<Rule>concat(Rules.all().stream(), own.stream()).toList();
        int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            text.append(padded(rule.id(), widest))
                    .append("  ")
                    .append(padded(mode(rule), "observe".length()))
                    .append("  ")
                    .append(rule.summary())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * All that is known about one rule.
     *
     * @param own the rules of a policy, known besides the built-in ones
     * @throws EvidenceException if there is no rule of this id
     */
    static String rule(String id, List<OwnRule> own) throws EvidenceException {
        Optional<OwnRule> found =
                own.stream().filter(rule -> rule.id().equals(id)).findFirst();
        return found.isPresent() ? ownRule(found.get()) : builtIn(id);
    }

    private static String ownRule(OwnRule rule) {
        return rule.id() + " (" + mode(rule) + ")\n\n" + wrapped(rule.message())
                + "\n\nA rule of this policy, under ownRules. It finds something when this holds for the record:\n\n"
                + rule.when().strip().indent(2)
                + "\nWhat to do then:\n\n" + wrapped(rule.next()) + "\n";
    }

    private static String builtIn(String id) throws EvidenceException {
        Rule rule = Rules.named(id).orElseThrow(() -> unknown(id));
        return rule.id() + " (where policy is silent: " + mode(rule) + ")\n\n"
                + wrapped(rule.summary()) + "\n\n"
                + wrapped(rule.explanation()) + "\n\n"
                + "To change what it may do, in .evidence-gate.yml:\n\n"
                + "  rules:\n"
                + "    " + rule.id() + ": off | observe | warn | block | stop\n";
    }

    private static EvidenceException unknown(String id) {
        String nearest = Rules.nearest(id)
                .map(rule -> "; did you mean \"" + rule.id() + "\"?")
                .orElse(";");
        String advice = id.startsWith(OwnRule.PREFIX)
                ? " a policy's own rules are known with " + CheckOption.POLICY.label() + " FILE"
                : " \"evidence-gate explain\" lists all rules";
        return new EvidenceException("unknown rule \"" + id + "\"" + nearest + advice);
    }

    private static String mode(Rule rule) {
        return word(rule.defaultMode());
    }

    /** How people write a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Breaks lines between words; lines that the text itself ends stay ended. */
    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        for (String line : text.strip().split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n");
            int column = 0;
            for (String word : line.split(" ", -1)) {
                boolean fits = column + 1 + word.length() <= COLUMNS;
                out.append(column == 0 ? "" : fits ? " " : "\n").append(word);
                column = column == 0 || !fits ? word.length() : column + 1 + word.length();
            }
        }
        return out.toString();
    }
}

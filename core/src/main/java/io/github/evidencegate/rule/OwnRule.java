package io.github.evidencegate.rule;

/**
 * A rule that a project wrote itself, in its policy.
 *
 * @param name as policy has it; its {@link #id} begins with {@code own-}, so that no rule to come takes the name
 * @param mode what it does when it finds something
 * @param when the condition over the record, in CEL
 * @param message what is the case then
 * @param next what to do about it
 */
public record OwnRule(String name, Mode mode, String when, String message, String next) implements Rule {
    /** What the id of every own rule begins with, and of no built-in one. */
    public static final String PREFIX = "own-";

    @Override
    public Text text() {
        return new Text(PREFIX + name, mode, message, next);
    }
}

package io.github.evidencegate.evidence;

/**
 * Names one change on its code host, for ever.
 *
 * @param host such as {@code github.com}
 * @param project with its owner or group: {@code owner/name}
 * @param number as people say it: that of the pull request, or the merge request's within its project
 */
public record ChangeKey(String host, String project, long number) {
    /** Refuses a key that names nothing. */
    public ChangeKey {
        if (host.isBlank() || project.isBlank() || number < 1) {
            throw new IllegalArgumentException("not a change: " + host + "/" + project + "#" + number);
        }
    }

    /** What histories call the change: {@code github.com/owner/name#12}. */
    public String name() {
        return host + "/" + project + "#" + number;
    }

    @Override
    public String toString() {
        return name();
    }
}

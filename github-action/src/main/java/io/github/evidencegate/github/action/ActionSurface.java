package io.github.evidencegate.github.action;

import io.github.evidencegate.rule.Surface;

/** The words of a workflow on GitHub: inputs of the action, and comments on the pull request. */
public record ActionSurface() implements Surface {
    @Override
    public String with(Input input) {
        return switch (input) {
            case BASE -> "by making it the pull request's base branch";
            case WORK_ITEM ->
                "with " + named(ActionInput.WORK_ITEM) + ", or name the issue that the pull request closes in its text";
            case RESULTS -> "with " + named(ActionInput.RESULTS);
            case BASE_RESULTS -> "with " + named(ActionInput.BASE_RESULTS);
        };
    }

    @Override
    public String resume(String change) {
        return "comment on the pull request: /evidence resume REASON";
    }

    private static String named(ActionInput input) {
        return "the input " + input.label();
    }
}

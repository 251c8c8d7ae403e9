package io.github.evidencegate.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.publication.command.CommentCommand;
import io.github.evidencegate.rule.Surface;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Remedies on GitHub name inputs that the action has, and commands that comments know. */
class ActionSurfaceTest {
    @ParameterizedTest
    @EnumSource(names = {"WORK_ITEM", "RESULTS", "BASE_RESULTS"})
    void namesAnInputOfTheAction(Surface.Input input) {
        String with = new ActionSurface().with(input);

        assertThat(Arrays.stream(ActionInput.values()).map(it -> "with the input " + it.label()))
                .anyMatch(with::startsWith);
        assertThat(with).doesNotContain("--");
    }

    @Test
    void namesNoInputForTheBaseWhichThePullRequestHas() {
        assertThat(new ActionSurface().with(Surface.Input.BASE)).contains("base branch");
    }

    @Test
    void resumesByACommandThatIsUnderstood() {
        String resume = new ActionSurface().resume("x#1");

        assertThat(CommentCommand.parse(resume.substring(resume.indexOf('/'))))
                .hasValueSatisfying(command -> assertThat(
                                command.<String>fold(wanted -> wanted.wish().reason(), misspelt -> "misspelt"))
                        .isEqualTo("REASON"));
    }
}

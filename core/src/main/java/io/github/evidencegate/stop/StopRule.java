package io.github.evidencegate.stop;

import io.github.evidencegate.rule.Mode;
import io.github.evidencegate.rule.Rule;

/** The rules about the stop state, in the order in which a packet lists them. */
public enum StopRule implements Rule {
    CHANGE_STOPPED("change-stopped", Mode.STOP, "Work on the change was stopped, and nobody let it go on.", """
            A rule of mode stop found something in an earlier run, or a person paused, rerouted or returned the change. \
            Every later run says so, whatever it finds itself, until somebody whom policy entitles under stop.deciders \
            names each open stop and gives a reason: resume lets work go on, waive lets it go on until a certain day. Who \
            may decide by another policy only, such as that of a branch the change was proposed to for a while, has \
            lifted nothing."""),
    WAIVER_EXPIRES_SOON("waiver-expires-soon", Mode.WARN, "A waiver ends within a day.", """
            The change goes on because a person waived what stopped it, and the waiver ends within 24 hours. Then its \
            stops are open again and later runs are refused. Finish the change, repair what was waived, or have \
            somebody who may decide waive or resume it anew.""");

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts cannot change, which the checker cannot tell.
    private final Text text;

    StopRule(String id, Mode defaultMode, String summary, String explanation) {
        text = new Text(id, defaultMode, summary, explanation);
    }

    @Override
    public Text text() {
        return text;
    }
}

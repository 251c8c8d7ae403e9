package io.github.evidencegate.cli;

import io.github.evidencegate.rule.Surface;

/** The words of a run whose history only the packet carries: no command of the program can add a decision to that. */
record PacketSurface() implements Surface {
    @Override
    public String with(Input input) {
        return COMMAND_LINE.with(input);
    }

    @Override
    public String resume(String change) {
        return "comment on the change: /evidence resume REASON";
    }
}

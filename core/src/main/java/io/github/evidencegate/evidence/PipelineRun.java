package io.github.evidencegate.evidence;

import java.util.Optional;

/**
 * Why the run started (R074).
 *
 * @param trigger the event, such as {@code command-line}
 * @param requester who asked for the work
 * @param approval the field, label or person that let the work start
 * @param url where the run can be watched
 */
public record PipelineRun(
        String trigger, Optional<String> requester, Optional<String> approval, Optional<String> url) {}

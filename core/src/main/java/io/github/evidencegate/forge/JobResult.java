package io.github.evidencegate.forge;

import java.time.Instant;
import java.util.Optional;

/**
 * What the code host says of one job or check at a revision.
 *
 * @param name as the code host shows it
 * @param ending the code host's own word in lower case, such as {@code success}; {@code ""} while it has not ended
 * @param app what reported it, such as {@code github-actions}
 * @param url where people read it
 */
public record JobResult(
        String name, String ending, String app, String url, Optional<Instant> startedAt, Optional<Instant> endedAt) {}

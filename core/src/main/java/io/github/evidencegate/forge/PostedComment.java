package io.github.evidencegate.forge;

import java.time.Instant;

/**
 * A comment on a change.
 *
 * @param id as the code host names it
 * @param author the login of who wrote it
 * @param isOwn whether the account of this forge's token wrote it
 * @param text its Markdown
 */
public record PostedComment(
        String id, String author, boolean isOwn, String text, String url, Instant createdAt, Instant updatedAt) {}

/** What a reviewer reads: the content of the review packet, without any markup. */
@NullMarked
package io.github.evidencegate.packet;

import org.jspecify.annotations.NullMarked;

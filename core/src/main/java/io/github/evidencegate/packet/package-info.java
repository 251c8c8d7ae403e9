/** What a reviewer reads: the review packet and its renderings. */
@NullMarked
package io.github.evidencegate.packet;

import org.jspecify.annotations.NullMarked;

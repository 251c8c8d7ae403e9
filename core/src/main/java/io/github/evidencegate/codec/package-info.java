/** Values to text: canonical JSON, digests and JSON Schemas. */
@NullMarked
package io.github.evidencegate.codec;

import org.jspecify.annotations.NullMarked;

/** How the values of record types are written as JSON: one description for writing, reading, schemas and types. */
@NullMarked
package io.github.evidencegate.form;

import org.jspecify.annotations.NullMarked;

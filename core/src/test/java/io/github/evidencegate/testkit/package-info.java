/** What tests share: fakes, golden files, seeds, sample records. The adapters' tests use it too. */
@NullMarked
package io.github.evidencegate.testkit;

import org.jspecify.annotations.NullMarked;

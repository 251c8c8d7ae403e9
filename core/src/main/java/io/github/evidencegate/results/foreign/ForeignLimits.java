package io.github.evidencegate.results.foreign;

import java.time.Duration;

/**
 * What the readers' program may take.
 *
 * @param heapMegabytes memory of one process for objects
 * @param fileBytes the largest file it is given
 * @param file time for one file
 * @param check time for all files of a check together
 */
public record ForeignLimits(int heapMegabytes, int fileBytes, Duration file, Duration check) {
    /** What holds in every check. */
    public static final ForeignLimits STANDARD =
            new ForeignLimits(512, 64 << 20, Duration.ofMinutes(1), Duration.ofMinutes(5));
}

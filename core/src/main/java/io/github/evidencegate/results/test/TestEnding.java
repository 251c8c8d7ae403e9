package io.github.evidencegate.results.test;

import io.github.evidencegate.census.Census.Standing;

/** What became of one test, whatever word its report has for it. */
enum TestEnding {
    PASSED(Standing.GOOD),
    FAILED(Standing.BAD),
    /** It could not be run to its end, so nobody knows whether it would have failed. */
    BROKEN(Standing.BAD),
    /** It did not run, or ran and says nothing. */
    IDLE(Standing.IDLE);

    private final Standing standing;

    TestEnding(Standing standing) {
        this.standing = standing;
    }

    Standing standing() {
        return standing;
    }
}

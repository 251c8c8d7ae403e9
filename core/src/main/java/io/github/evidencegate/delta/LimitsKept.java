package io.github.evidencegate.delta;

import io.github.evidencegate.evidence.Delta;
import io.github.evidencegate.evidence.Delta.Measures;
import io.github.evidencegate.evidence.Delta.Shift;
import io.github.evidencegate.gate.GateSetting.Setback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which limits on the difference from the base a known difference keeps. */
record LimitsKept(Setback most, Delta delta) {
    private static final int HUNDREDTHS = 100;

    /**
     * A sentence for each that is not kept.
     *
     * @param hidesChangedFiles whether the base does not tell of changed files that it should tell of
     */
    List<String> unmet(boolean hidesChangedFiles) {
        List<String> unmet = new ArrayList<>();
        exceeded("disappeared", "test", "disappeared", most.disappeared()).ifPresent(unmet::add);
        exceeded("new", "finding", "new", most.added()).ifPresent(unmet::add);
        Optional<Measures> coverage = delta.coverage();
        dropped("the project", coverage.map(Measures::project), most.projectDrop())
                .ifPresent(unmet::add);
        dropped("the changed files", coverage.flatMap(Measures::changedFiles), most.changedFilesDrop())
                .ifPresent(unmet::add);
        Optional<Shift> branches = coverage.flatMap(Measures::projectBranches);
        dropped("the project's branches", branches, most.projectBranchesDrop()).ifPresent(unmet::add);
        dropped(
                        "the changed files' branches",
                        coverage.flatMap(Measures::changedFilesBranches),
                        most.changedFilesBranchesDrop())
                .ifPresent(unmet::add);
        boolean asksForBranches = most.projectBranchesDrop().isPresent()
                || most.changedFilesBranchesDrop().isPresent();
        if (asksForBranches && branches.isEmpty()) {
            unmet.add("how many branches were covered is not known: they are not measured at both ends");
        }
        if (most.asksForChangedFiles() && hidesChangedFiles) {
            unmet.add("what coverage the changed files had is not known: no result of the base measures them");
        }
        return unmet;
    }

    private Optional<String> exceeded(String name, String noun, String what, OptionalInt limit) {
        long count = delta.count(name);
        if (limit.isEmpty() || count <= limit.getAsInt()) {
            return Optional.empty();
        }
        String counted = count + " " + noun + (count == 1 ? " " : "s ");
        String verb = what.equals("new") ? count == 1 ? "is " : "are " : "";
        return Optional.of(counted + verb + what + "; at most " + limit.getAsInt() + " may be");
    }

    private static Optional<String> dropped(String what, Optional<Shift> shift, OptionalInt limit) {
        if (limit.isEmpty() || shift.isEmpty() || -shift.get().basisPoints() <= limit.getAsInt()) {
            return Optional.empty();
        }
        return Optional.of(
                "coverage of " + what + " dropped by " + points(-shift.get().basisPoints())
                        + " percentage points; at most " + points(limit.getAsInt()) + " are allowed");
    }

    private static String points(long hundredths) {
        String fraction = Long.toString(HUNDREDTHS + hundredths % HUNDREDTHS).substring(1);
        return hundredths / HUNDREDTHS + "." + fraction;
    }
}

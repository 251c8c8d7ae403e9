package io.github.evidencegate.testkit;

import io.github.evidencegate.evidence.ChangeKey;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Kind;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeChange.Ends;
import io.github.evidencegate.forge.ForgeChange.State;
import io.github.evidencegate.forge.ForgeChange.Text;
import io.github.evidencegate.forge.IssueText;
import io.github.evidencegate.forge.JobResult;
import io.github.evidencegate.forge.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is on a code host when {@link ForgeContract} begins.
 *
 * @param change open, with the label {@code ready} and no comments
 * @param sameHead another open change with the same head
 * @param closed one that was closed, also with the same head
 * @param jobs at the head, the newest of each name
 * @param people one who may write and is in a team, and one who may only read
 */
public record ForgeWorld(
        ForgeChange change,
        ForgeChange sameHead,
        ForgeChange closed,
        FileList files,
        Review review,
        List<JobResult> jobs,
        IssueText issue,
        List<Permission> people) {
    /** The team of the one who may write. */
    public static final String TEAM = "@acme/payments";

    private static final Instant TIME = Instant.parse("2026-11-01T08:00:00Z");
    private static final Revision BASE = new Revision("a".repeat(40));
    private static final Revision HEAD = new Revision("b".repeat(40));

    /** Copies the lists. */
    public ForgeWorld {
        jobs = List.copyOf(jobs);
        people = List.copyOf(people);
    }

    /** One with 130 files, so that there is more than one page of them. */
    public static ForgeWorld of(String host, String project) {
        List<String> paths = IntStream.range(0, 130)
                .mapToObj(number -> "src/File" + number + ".java")
                .toList();
        return new ForgeWorld(
                change(new ChangeKey(host, project, 7), State.OPEN, paths.size()),
                change(new ChangeKey(host, project, 8), State.OPEN, 1),
                change(new ChangeKey(host, project, 9), State.CLOSED, 1),
                new FileList(paths, Optional.empty()),
                new Review(List.of(
                        new Opinion("rita", Kind.CHANGES_REQUESTED, Optional.of(BASE), TIME, Optional.empty()),
                        new Opinion("wendy", Kind.APPROVED, Optional.of(HEAD), TIME.plusSeconds(60), Optional.of(true)),
                        new Opinion(
                                "rita", Kind.APPROVED, Optional.of(HEAD), TIME.plusSeconds(90), Optional.of(false)))),
                List.of(job("unit-tests", "success"), job("lint", "failure"), job("deploy", "")),
                new IssueText(
                        "#3", "https://" + host + "/issues/3", "ann", "Discounts", "Ten percent.", List.of("feature")),
                List.of(
                        new Permission("wendy", true, List.of(TEAM), ""),
                        new Permission("rita", false, List.of(), "")));
    }

    private static ForgeChange change(ChangeKey key, State state, int files) {
        return new ForgeChange(
                key,
                "https://" + key.host() + "/" + key.project() + "/changes/" + key.number(),
                state,
                false,
                "ann",
                TIME,
                new Ends("main", BASE, "discount", HEAD, key.project()),
                new Text("Add a discount", "Closes #3"),
                List.of("ready"),
                files);
    }

    private static JobResult job(String name, String ending) {
        Optional<Instant> end = ending.isEmpty() ? Optional.empty() : Optional.of(TIME.plusSeconds(30));
        return new JobResult(name, ending, "ci", "https://ci.example/" + name, Optional.of(TIME), end);
    }
}

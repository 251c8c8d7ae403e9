package io.github.evidencegate.github;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Posted;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.forge.JobResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kohsuke.github.GHCommitState;

/** What ran at a revision, and our own result among it. */
final class Checks {
    /** REST, "Create a check run". */
    private static final int LONGEST_SUMMARY = 65_535;

    private static final int BATCH = 50;
    private static final int LONGEST_TITLE = 255;
    /** GitHub counts bytes here: 64 KB. A character has at most four. */
    private static final int LONGEST_MESSAGE = 16_000;
    /** REST, "Create a commit status". */
    private static final int LONGEST_DESCRIPTION = 140;

    private final GithubApi api;

    Checks(GithubApi api) {
        this.api = api;
    }

    /** Plain values: an ending that the library does not know keeps its name. */
    List<JobResult> at(Revision head) throws ForgeException {
        List<JobResult> jobs = new ArrayList<>();
        for (Told told : api.all("/commits/" + head + "/check-runs?filter=latest", "check_runs")) {
            jobs.add(new JobResult(
                    told.text("name"),
                    told.maybe("conclusion").orElse("").toLowerCase(Locale.ROOT),
                    told.at("app").maybe("slug").orElse(""),
                    told.maybe("html_url").orElse(""),
                    hasBegun(told) ? told.maybeInstant("started_at") : Optional.empty(),
                    told.maybeInstant("completed_at")));
        }
        return jobs;
    }

    /** One that waits for a runner has a start too: when it was made. */
    private static boolean hasBegun(Told told) {
        return told.maybe("status")
                .filter(status -> status.equals("in_progress") || status.equals("completed"))
                .isPresent();
    }

    /** A check, or a commit status where the token may not create checks: those of people never may. */
    Posted report(CheckReport report) throws ForgeException {
        try {
            return check(report);
        } catch (ForgeException e) {
            if (e.kind() != Kind.FORBIDDEN) {
                throw e;
            }
            return status(report, e);
        }
    }

    /** Annotations are about paths that the change chose: what GitHub thinks of one must not cost the check. */
    private Posted check(CheckReport report) throws ForgeException {
        try {
            return lookedFor(report);
        } catch (ForgeException e) {
            if (e.kind() != Kind.REFUSED || report.annotations().isEmpty()) {
                throw e;
            }
            Posted posted = lookedFor(without(report));
            return new Posted(posted.url(), Optional.of("the check has no annotations: " + e.getMessage()));
        }
    }

    private static CheckReport without(CheckReport report) {
        return new CheckReport(
                report.name(),
                report.head(),
                report.holds(),
                report.title(),
                report.summary(),
                List.of(),
                report.details());
    }

    /** If it is not known whether the check is there, looks before it creates it again. */
    private Posted lookedFor(CheckReport report) throws ForgeException {
        String id = UUID.randomUUID().toString();
        try {
            return created(report, id);
        } catch (ForgeException e) {
            if (!Comments.mayHaveHappened(e)) {
                throw e;
            }
            Optional<Posted> there = found(report, id);
            return there.isPresent() ? there.get() : created(report, id);
        }
    }

    private Posted created(CheckReport report, String id) throws ForgeException {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("name", report.name());
        run.put("head_sha", report.head().objectName());
        run.put("external_id", id);
        run.put("status", "completed");
        run.put("conclusion", report.holds() ? "success" : "failure");
        report.details().ifPresent(details -> run.put("details_url", details));
        run.put("output", output(report, 0));
        Told told = api.send("POST", "/check-runs", run);
        for (int sent = BATCH; sent < report.annotations().size(); sent += BATCH) {
            api.send("PATCH", "/check-runs/" + told.number("id"), Map.of("output", output(report, sent)));
        }
        return new Posted(told.maybe("html_url"), Optional.empty());
    }

    private Optional<Posted> found(CheckReport report, String id) throws ForgeException {
        String name = URLEncoder.encode(report.name(), StandardCharsets.UTF_8);
        String runs = "/commits/" + report.head() + "/check-runs?filter=latest&check_name=" + name;
        return api.all(runs, "check_runs").stream()
                .filter(run -> run.maybe("external_id").filter(id::equals).isPresent())
                .findFirst()
                .map(run -> new Posted(
                        run.maybe("html_url"),
                        report.annotations().isEmpty()
                                ? Optional.empty()
                                : Optional.of("GitHub broke off, so some annotations may not be there")));
    }

    /** With the annotations from this one on, as many as one request may have; each request adds its own to those before. */
    private static Map<String, Object> output(CheckReport report, int from) {
        List<Annotation> annotations = report.annotations();
        return Map.of(
                "title",
                Cut.at(LONGEST_TITLE, report.title()),
                "summary",
                Cut.at(LONGEST_SUMMARY, report.summary()),
                "annotations",
                annotations.subList(from, Math.min(from + BATCH, annotations.size())).stream()
                        .map(Checks::annotation)
                        .toList());
    }

    private static Map<String, Object> annotation(Annotation annotation) {
        return Map.of(
                "path",
                annotation.path(),
                "start_line",
                annotation.startLine(),
                "end_line",
                annotation.endLine(),
                "annotation_level",
                annotation.level().name().toLowerCase(Locale.ROOT),
                "title",
                Cut.at(LONGEST_TITLE, annotation.title()),
                "message",
                Cut.at(LONGEST_MESSAGE, annotation.message()));
    }

    private Posted status(CheckReport report, ForgeException noChecks) throws ForgeException {
        try {
            api.asked(
                    "/statuses/" + report.head(),
                    () -> api.repository()
                            .createCommitStatus(
                                    report.head().objectName(),
                                    report.holds() ? GHCommitState.SUCCESS : GHCommitState.FAILURE,
                                    report.details().orElse(null),
                                    Cut.at(LONGEST_DESCRIPTION, report.title()),
                                    report.name()));
        } catch (ForgeException e) {
            // That the better way is closed too is what can be helped.
            throw e.kind() == Kind.FORBIDDEN ? noChecks : e;
        }
        return new Posted(
                report.details(),
                Optional.of("a commit status stands in for the check, without summary and annotations: "
                        + noChecks.advice()));
    }
}

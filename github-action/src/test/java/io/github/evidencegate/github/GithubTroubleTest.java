package io.github.evidencegate.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Review;
import io.github.evidencegate.evidence.Review.Opinion;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Level;
import io.github.evidencegate.forge.FileList;
import io.github.evidencegate.forge.ForgeChange;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.ForgeException.Kind;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.github.testkit.GithubStandIn;
import io.github.evidencegate.github.testkit.StandInToken;
import io.github.evidencegate.testkit.ForgeWorld;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GithubTroubleTest {
    private static final String PROJECT = "acme/shop";

    private GithubStandIn github;
    private ForgeWorld world;
    private long number;

    @BeforeEach
    void start() throws IOException, EvidenceException {
        github = GithubStandIn.start(PROJECT);
        world = ForgeWorld.of(GithubProject.of(github.apiUrl(), PROJECT).host(), PROJECT);
        StandInWorld.fill(github, world);
        number = world.change().key().number();
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void findsTheCommentThatWasPostedAlthoughGithubBrokeOff() throws Exception {
        github.doAndRefuseNext("POST .*/comments", 502);

        PostedComment posted = forge().post(number, "packet");

        assertThat(github.comments(number)).containsExactly("packet");
        assertThat(posted.isOwn()).isTrue();
    }

    @Test
    void postsAgainIfTheCommentIsNotThere() throws Exception {
        github.refuseNext("POST .*/comments", 502, "Server Error");

        PostedComment posted = forge().post(number, "packet");

        assertThat(github.comments(number)).containsExactly("packet");
        assertThat(posted.text()).isEqualTo("packet");
    }

    @Test
    void findsTheCheckThatWasCreatedAlthoughGithubBrokeOff() throws Exception {
        github.doAndRefuseNext("POST .*/check-runs", 504);

        CheckReport.Posted posted = forge().report(report(0));

        assertThat(posted.url()).isPresent();
        assertThat(ourRuns()).hasSize(1);
    }

    @Test
    void createsTheCheckAgainIfItIsNotThere() throws Exception {
        github.refuseNext("POST .*/check-runs", 504, "Server Error");

        forge().report(report(0));

        assertThat(ourRuns()).hasSize(1);
    }

    @Test
    void sendsAnnotationsInBatchesOfFifty() throws Exception {
        CheckReport.Posted posted = forge().report(report(120));

        assertThat(posted.notice()).isEmpty();
        assertThat(github.annotations()).hasSize(120);
        assertThat(github.annotations().get(119).path("title").asText()).isEqualTo("title 119");
    }

    @Test
    void reportsWithoutAnnotationsIfGithubRefusesThem() throws Exception {
        github.refuseNext("POST .*/check-runs", 422, "Invalid request. path is not valid");

        CheckReport.Posted posted = forge().report(report(3));

        assertThat(posted.notice().orElseThrow()).contains("no annotations", "path is not valid");
        assertThat(ourRuns())
                .singleElement()
                .satisfies(run -> assertThat(run.path("conclusion").asText()).isEqualTo("failure"));
    }

    @Test
    void sendsNoAddressInACommitStatusIfThereIsNone() throws Exception {
        github.knows("ghs_few", StandInToken.ofWorkflow().without("checks: write"));
        CheckReport report = new CheckReport(
                "Evidence Gate", world.change().ends().head(), true, "t", "s", List.of(), Optional.empty());

        forge("ghs_few").report(report);

        assertThat(github.recorded())
                .filteredOn(call -> call.request().contains("/statuses/"))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).doesNotContain("target_url"));
    }

    @Test
    void cutsASummaryThatIsTooLong() throws Exception {
        CheckReport report = new CheckReport(
                "Evidence Gate",
                world.change().ends().head(),
                true,
                "t",
                "x".repeat(70_000),
                List.of(),
                Optional.empty());

        forge().report(report);

        assertThat(ourRuns().get(0).path("output").path("summary").asText())
                .hasSize(65_535)
                .endsWith("...");
    }

    @Test
    void fallsBackToACommitStatusAndSaysSo() throws Exception {
        github.knows("ghs_few", StandInToken.ofWorkflow().without("checks: write"));

        CheckReport.Posted posted = forge("ghs_few").report(report(3));

        assertThat(posted.notice().orElseThrow())
                .contains("commit status stands in")
                .contains("\"checks: write\"");
        assertThat(github.statuses()).singleElement().satisfies(status -> {
            assertThat(status.path("state").asText()).isEqualTo("failure");
            assertThat(status.path("context").asText()).isEqualTo("Evidence Gate");
            assertThat(status.path("description").asText()).hasSizeLessThanOrEqualTo(140);
        });
    }

    @Test
    void refusesWithThePermissionForChecksIfNeitherIsAllowed() {
        github.knows("ghs_fork", StandInToken.readOnly());

        ForgeException failure = catchThrowableOfType(
                ForgeException.class, () -> forge("ghs_fork").report(report(0)));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.advice()).contains("\"checks: write\"", "fork");
    }

    @Test
    void namesThePermissionThatACommentNeeds() {
        github.knows("ghs_fork", StandInToken.readOnly());

        assertThatThrownBy(() -> forge("ghs_fork").post(number, "packet"))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("Resource not accessible by integration")
                .hasMessageContaining("\"pull-requests: write\"");
    }

    @Test
    void refusesACommentThatIsTooLong() throws Exception {
        GithubForge forge = forge();
        String text = "\uD83D\uDCE6".repeat(forge.longestComment());

        forge.post(number, text);

        assertThatThrownBy(() -> forge.post(number, text + "x"))
                .isInstanceOfSatisfying(
                        ForgeException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.REFUSED))
                .hasMessageContaining("too long");
    }

    @Test
    void saysThatAListOfFilesIsCut() throws Exception {
        List<String> paths =
                IntStream.range(0, 3_500).mapToObj(file -> "f" + file).toList();
        github.with(changeOf(3_500)).with(number, new FileList(paths, Optional.empty()));
        GithubForge forge = forge();

        FileList files = forge.files(forge.change(number));

        assertThat(files.paths()).hasSize(3_000);
        assertThat(files.cut().orElseThrow()).contains("3000 of 3500");
    }

    @Test
    void saysThatAListIsCutIfItHoldsOtherThanTheChangeCounts() throws Exception {
        github.with(changeOf(131));
        GithubForge forge = forge();

        FileList files = forge.files(forge.change(number));

        assertThat(files.cut()).isPresent();
    }

    @Test
    void asksAPersonalTokenWhoseItIs() throws Exception {
        github.knows("ghp_ann", StandInToken.of("ann"));
        GithubForge forge = forge("ghp_ann");

        PostedComment posted = forge.post(number, "packet");
        forge.comments(number);

        assertThat(posted.isOwn()).isTrue();
        assertThat(github.recorded())
                .filteredOn(call -> call.request().equals("GET /user"))
                .hasSize(1);
    }

    @Test
    void saysThatACommentHasAnotherAuthorThanExpected() throws Exception {
        github.knows(
                "ghs_app",
                new StandInToken("my-app[bot]", true, StandInToken.ofWorkflow().permissions()));
        GithubForge forge = forge("ghs_app");

        PostedComment posted = forge.post(number, "packet");

        assertThat(posted.isOwn()).isFalse();
        assertThat(forge.notices()).singleElement().asString().contains("my-app[bot]", "comment-author");
    }

    @Test
    void doesNotKnowWhetherApproversMayWriteIfTheTokenMayNotAsk() throws Exception {
        github.refuseNext(
                "GET .*/collaborators/wendy/.*", 403, "Must have push access to view collaborator permission.");

        List<Opinion> opinions = forge().review(world.change()).opinions();

        assertThat(opinions.get(1).by()).isEqualTo("wendy");
        assertThat(opinions.get(1).canWrite()).isEmpty();
    }

    @Test
    void saysThatATokenMayNotAskAboutTeams() throws Exception {
        Permission permission = forge().permission("wendy", List.of(ForgeWorld.TEAM));

        assertThat(permission.canWrite()).isTrue();
        assertThat(permission.teams()).isEmpty();
        assertThat(permission.source()).contains("may not ask about @acme/payments");
    }

    @Test
    void grantsNothingToALoginThatIsNone() throws Exception {
        Permission permission = forge().permission("../../user", List.of());

        assertThat(permission.canWrite()).isFalse();
        assertThat(github.recorded()).isEmpty();
    }

    @Test
    void refusesAnswersThatAreNotWhatTheDocumentationSays() throws Exception {
        github.refuseNext("GET .*/pulls/7", 200, "this is no pull request");
        github.refuseNext("GET .*/comments.*", 200, "this is no list");

        assertThatThrownBy(() -> forge().change(number))
                .isInstanceOfSatisfying(
                        ForgeException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNINTELLIGIBLE));
        assertThatThrownBy(() -> forge().comments(number))
                .isInstanceOfSatisfying(
                        ForgeException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNINTELLIGIBLE));
    }

    @Test
    void tellsAChangeOfADeletedForkAndAuthor() throws Exception {
        ForgeChange.Ends ends = world.change().ends();
        ForgeChange orphan = new ForgeChange(
                world.change().key(),
                world.change().url(),
                ForgeChange.State.MERGED,
                true,
                "ghost",
                world.change().openedAt(),
                new ForgeChange.Ends(ends.baseBranch(), ends.base(), ends.headBranch(), ends.head(), ""),
                new ForgeChange.Text("t", ""),
                List.of(),
                1);
        github.with(orphan);

        assertThat(forge().change(number)).isEqualTo(orphan);
    }

    /** What a whole step asks for a change of up to 100 files and 30 comments. */
    @Test
    void needsNoMoreThanTwelveRequestsForAChange() throws Exception {
        IntStream.range(0, 30).forEach(comment -> github.commented(number, "mallory", "comment " + comment));
        List<String> paths = Collections.nCopies(100, "f");
        Review oneApproval = new Review(world.review().opinions().subList(0, 2));
        github.with(changeOf(100))
                .with(number, new FileList(paths, Optional.empty()))
                .with(number, oneApproval);
        GithubForge forge = forge();

        ForgeChange change = forge.change(number);
        forge.files(change);
        forge.review(change);
        forge.jobs(change.ends().head());
        forge.openAt(change.ends().head());
        forge.closes(change);
        forge.comments(number);
        forge.change(number);
        forge.post(number, "packet");
        forge.report(report(50));
        forge.label(number, Set.of("evidence: stopped"), Set.of());

        assertThat(forge.requests()).isEqualTo(12).isEqualTo(github.recorded().size());
    }

    private GithubForge forge() throws EvidenceException {
        return forge(GithubStandIn.TOKEN);
    }

    private GithubForge forge(String token) throws EvidenceException {
        return new GithubForge(GithubProject.of(github.apiUrl(), PROJECT), new AccessToken(token), Optional.empty());
    }

    private List<JsonNode> ourRuns() {
        return github.checkRuns().stream()
                .filter(run -> run.path("name").asText().equals("Evidence Gate"))
                .toList();
    }

    private CheckReport report(int annotations) {
        return new CheckReport(
                "Evidence Gate",
                world.change().ends().head(),
                false,
                "blocked: " + "why ".repeat(50),
                "**Why**",
                IntStream.range(0, annotations)
                        .mapToObj(line -> new Annotation(
                                "src/File1.java", line + 1, line + 1, Level.WARNING, "title " + line, "message"))
                        .toList(),
                Optional.of("https://example.com/packet"));
    }

    private ForgeChange changeOf(int files) {
        ForgeChange now = world.change();
        return new ForgeChange(
                now.key(),
                now.url(),
                now.state(),
                now.isDraft(),
                now.author(),
                now.openedAt(),
                now.ends(),
                now.text(),
                now.labels(),
                files);
    }
}

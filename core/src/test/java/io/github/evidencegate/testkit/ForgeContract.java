package io.github.evidencegate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.CheckReport.Annotation;
import io.github.evidencegate.forge.CheckReport.Level;
import io.github.evidencegate.forge.Forge;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.forge.Permission;
import io.github.evidencegate.forge.PostedComment;
import io.github.evidencegate.forge.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What is asked of a code host, whichever it is. Each adapter's forge passes it, and so does the one of other tests. */
public abstract class ForgeContract {
    /** Parts of a code host that an imitation of one may lack. */
    public enum Part {
        CHANGES_AT_A_REVISION,
        FILES,
        REVIEWS,
        JOBS,
        ISSUES,
        PEOPLE,
        REACTIONS,
        TEAMS
    }

    /** The forge, as an account that may do everything that the product does. */
    protected abstract Forge forge();

    /** What is there. */
    protected abstract ForgeWorld world();

    /** Adds a comment of somebody else to the change. */
    protected abstract void comment(String author, String text) throws Exception;

    /** What this host lacks; nothing, if it is a real one. */
    protected Set<Part> lacks() {
        return Set.of();
    }

    @Test
    void tellsTheChangeAsItIs() throws ForgeException {
        long number = number();

        assertThat(forge().change(number)).isEqualTo(world().change());
        assertThat(forge().key(number)).isEqualTo(world().change().key());
    }

    @Test
    void tellsThatAChangeIsClosed() throws ForgeException {
        long number = world().closed().key().number();

        assertThat(forge().change(number).state()).isEqualTo(world().closed().state());
    }

    @Test
    void refusesAChangeThatIsNotThere() {
        long number = 4_711;

        assertThatThrownBy(() -> forge().change(number))
                .asInstanceOf(InstanceOfAssertFactories.throwable(ForgeException.class))
                .extracting(ForgeException::kind)
                .isEqualTo(ForgeException.Kind.NOT_FOUND);
    }

    @Test
    void listsAllFiles() throws ForgeException {
        needs(Part.FILES);

        assertThat(forge().files(forge().change(number()))).isEqualTo(world().files());
    }

    /** First review, requested changes and approvals, each with its time (R084). */
    @Test
    void tellsOpinionsWithTheirRevisionAndWhetherApproversMayWrite() throws ForgeException {
        needs(Part.REVIEWS);

        assertThat(forge().review(world().change())).isEqualTo(world().review());
    }

    @Test
    void tellsTheNewestEndingOfEachJob() throws ForgeException {
        needs(Part.JOBS);

        assertThat(forge().jobs(head())).containsExactlyInAnyOrderElementsOf(world().jobs());
    }

    @Test
    void findsTheOpenChangesWithAHead() throws ForgeException {
        needs(Part.CHANGES_AT_A_REVISION);

        assertThat(forge().openAt(head()))
                .containsExactlyInAnyOrder(number(), world().sameHead().key().number());
    }

    @Test
    void tellsTheIssueThatAChangeCloses() throws ForgeException {
        needs(Part.ISSUES);

        assertThat(forge().closes(world().change())).containsExactly(world().issue());
    }

    @Test
    void postsACommentOfItsOwn() throws ForgeException {
        PostedComment posted = forge().post(number(), "A packet\n\n- with *Markdown* & \"quotes\" \uD83D\uDCE6");

        assertThat(posted.isOwn()).isTrue();
        assertThat(forge().comments(number())).containsExactly(posted);
        assertThat(forge().comment(number(), posted.id())).isEqualTo(posted);
    }

    @Test
    void tellsCommentsOfOthersFromItsOwn() throws Exception {
        comment("mallory", "<!-- a marker that anybody can copy -->");
        forge().post(number(), "ours");

        List<PostedComment> comments = forge().comments(number());

        assertThat(comments).extracting(PostedComment::isOwn).containsExactly(false, true);
        assertThat(comments.get(0).author()).isEqualTo("mallory");
    }

    @Test
    void listsTheCommentsOfAllPagesOldestFirst() throws Exception {
        for (int number = 0; number < 120; number++) {
            comment("mallory", "comment " + number);
        }
        PostedComment last = forge().post(number(), "ours");

        List<PostedComment> comments = forge().comments(number());

        assertThat(comments).hasSize(121);
        assertThat(comments.get(0).text()).isEqualTo("comment 0");
        assertThat(comments.get(120)).isEqualTo(last);
    }

    @Test
    void rewritesACommentInItsPlace() throws ForgeException {
        PostedComment posted = forge().post(number(), "before");

        PostedComment now = forge().rewrite(number(), posted.id(), "after");

        assertThat(now.id()).isEqualTo(posted.id());
        assertThat(forge().comments(number())).extracting(PostedComment::text).containsExactly("after");
    }

    @Test
    void refusesToRewriteACommentThatIsGone() throws ForgeException {
        PostedComment posted = forge().post(number(), "before");
        forge().remove(number(), posted.id());

        assertThatThrownBy(() -> forge().rewrite(number(), posted.id(), "after"))
                .asInstanceOf(InstanceOfAssertFactories.throwable(ForgeException.class))
                .extracting(ForgeException::kind)
                .isEqualTo(ForgeException.Kind.NOT_FOUND);
    }

    @Test
    void removesACommentTwiceWithoutTrouble() throws ForgeException {
        PostedComment posted = forge().post(number(), "text");

        forge().remove(number(), posted.id());
        forge().remove(number(), posted.id());

        assertThat(forge().comments(number())).isEmpty();
    }

    @Test
    void reactsTwiceWithoutTrouble() throws ForgeException {
        needs(Part.REACTIONS);
        PostedComment posted = forge().post(number(), "/evidence resume");

        forge().react(number(), posted.id(), Reaction.DONE);
        forge().react(number(), posted.id(), Reaction.DONE);
        forge().react(number(), posted.id(), Reaction.REFUSED);

        assertThat(forge().comments(number())).hasSize(1);
    }

    @Test
    void addsAndTakesLabelsHoweverOften() throws ForgeException {
        forge().label(number(), Set.of("evidence: stopped"), Set.of());
        forge().label(number(), Set.of("evidence: stopped"), Set.of("ready", "was never there"));

        assertThat(forge().change(number()).labels()).containsExactly("evidence: stopped");

        forge().label(number(), Set.of(), Set.of("evidence: stopped"));

        assertThat(forge().change(number()).labels()).isEmpty();
    }

    @Test
    void tellsWhoMayWrite() throws ForgeException {
        needs(Part.PEOPLE);

        for (Permission person : world().people()) {
            assertThat(forge().permission(person.login(), List.of()).canWrite())
                    .as(person.login())
                    .isEqualTo(person.canWrite());
        }
    }

    @Test
    void tellsThatAStrangerMayNotWrite() throws ForgeException {
        Permission stranger = forge().permission("nobody-knows", List.of());

        assertThat(stranger.canWrite()).isFalse();
    }

    @Test
    void tellsTeamsOnlyIfAskedAbout() throws ForgeException {
        needs(Part.TEAMS);
        String login = world().people().get(0).login();

        assertThat(forge().permission(login, List.of("@acme/others", ForgeWorld.TEAM))
                        .teams())
                .containsExactly(ForgeWorld.TEAM);
        assertThat(forge().permission(login, List.of()).teams()).isEmpty();
    }

    @Test
    void reportsAtAHead() throws ForgeException {
        Annotation annotation =
                new Annotation("src/File1.java", 1, 2, Level.FAILURE, "Out of scope", "Nobody asked for this file.");
        CheckReport report = new CheckReport(
                "Evidence Gate", head(), false, "blocked", "**Why**", List.of(annotation), Optional.empty());

        CheckReport.Posted posted = forge().report(report);

        assertThat(posted.url()).isPresent();
        assertThat(posted.notice()).isEmpty();
    }

    private long number() {
        return world().change().key().number();
    }

    private Revision head() {
        return world().change().ends().head();
    }

    private void needs(Part part) {
        assumeThat(lacks()).as("what this imitation of a code host lacks").doesNotContain(part);
    }
}

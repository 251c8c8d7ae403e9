package io.github.evidencegate.github.run;

import io.github.evidencegate.delivery.ExitStatus;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.forge.AccessToken;
import io.github.evidencegate.forge.CheckReport;
import io.github.evidencegate.forge.ForgeException;
import io.github.evidencegate.github.GithubForge;
import io.github.evidencegate.github.GithubProject;
import io.github.evidencegate.github.action.ActionInput;
import io.github.evidencegate.github.action.ActionInputs;
import io.github.evidencegate.github.artifact.ArtifactStore;
import io.github.evidencegate.github.event.EventKind;
import io.github.evidencegate.github.event.GithubEnvironment;
import io.github.evidencegate.github.event.GithubEvent;
import io.github.evidencegate.github.event.GithubEvent.OfChange;
import io.github.evidencegate.github.event.GithubEvent.OfCommit;
import io.github.evidencegate.github.event.GithubEvent.OfRun;
import io.github.evidencegate.github.event.Payload;
import io.github.evidencegate.github.rights.TokenRights;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.FeatureState;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** One step of a workflow, from its environment to its exit status. */
public final class GithubStep {
    private static final String DEPENDABOT = "dependabot[bot]";

    private final GithubEnvironment environment;
    private final ActionInputs inputs;
    private final Opener opener;
    private final StepLog log;
    private final Clock clock;
    private final String tool;

    /** What a step is asked to do. */
    public enum Command {
        CHECK,
        PREFLIGHT,
        DOCTOR
    }

    /** Opens the code host; sends nothing yet. */
    public interface Opener {
        /**
         * As the token sees it.
         *
         * @throws EvidenceException if the project or its address cannot be
         */
        ForgeAccess open(Place place, AccessToken token, Optional<String> author) throws EvidenceException;
    }

    /**
     * Where a project is.
     *
     * @param api root of the REST API
     * @param repository {@code owner/name}
     */
    public record Place(String api, String repository) {}

    /**
     * A step in this environment.
     *
     * @param tool name and version of the program
     * @throws EvidenceException if an input cannot be one
     */
    public GithubStep(Map<String, String> variables, PrintStream out, Clock clock, String tool, Opener opener)
            throws EvidenceException {
        this.environment = new GithubEnvironment(variables);
        this.inputs = ActionInputs.of(variables);
        this.opener = opener;
        this.log = new StepLog(out, inputs.text(ActionInput.TOKEN).map(AccessToken::new));
        this.clock = clock;
        this.tool = tool;
    }

    /** A step against GitHub itself, or an Enterprise Server. */
    public static GithubStep of(Map<String, String> variables, PrintStream out, Clock clock, String tool)
            throws EvidenceException {
        return new GithubStep(variables, out, clock, tool, GithubStep::opened);
    }

    private static ForgeAccess opened(Place place, AccessToken token, Optional<String> author)
            throws EvidenceException {
        GithubProject project = GithubProject.of(place.api(), place.repository());
        GithubForge forge = new GithubForge(project, token, author);
        ArtifactStore artifacts = new ArtifactStore(project, token);
        return new ForgeAccess(forge, artifacts, () -> forge.requests() + artifacts.requests(), forge::notices);
    }

    /** Does what the event asks for. Whatever goes wrong is said in the log, without a token and without a trace. */
    public ExitStatus run() {
        try {
            return done();
        } catch (EvidenceException e) {
            log.error(String.valueOf(e.getMessage()));
            return ExitStatus.UNUSABLE;
        } catch (ForgeException e) {
            log.error(String.valueOf(e.getMessage()));
            return ExitStatus.FORGE_FAILED;
        } catch (RuntimeException e) {
            log.error(fault(e));
            return ExitStatus.UNUSABLE;
        }
    }

    /** What went wrong in the first place: work that is done beside the rest wraps it. */
    private String fault(RuntimeException thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof EvidenceException
                ? String.valueOf(cause.getMessage())
                : "a fault of this program: " + cause + "; report it with the version " + tool;
    }

    /** What an event asks for. */
    private interface Deed {
        ExitStatus run() throws EvidenceException, ForgeException;
    }

    private ExitStatus done() throws EvidenceException, ForgeException {
        if (environment.isOnRunner()) {
            log.mask();
        }
        Command command = inputs.choice(ActionInput.COMMAND, Command.CHECK, Command.class);
        if (command == Command.DOCTOR) {
            return examined();
        }
        String name = environment.event();
        GithubEvent event = Payload.read(name, environment.payload()).told(environment);
        log.say(name + ": "
                + (command == Command.PREFLIGHT
                        ? "Asks whether the pipeline may run."
                        : event.kind().deed()));
        Deed deed = event.fold(new GithubEvent.Cases<>(
                change -> () -> ofChange(change, command),
                run -> () -> ofRun(run, command),
                commit -> () -> ofCommit(commit, command),
                comment -> () -> new CommentStep(step(), comment).hear(),
                nothing -> () -> passedOver(nothing.why())));
        return deed.run();
    }

    /** What the token may do; whatever the event. */
    private ExitStatus examined() throws EvidenceException {
        Checkup checkup = new Checkup(TokenRights.of(environment.variables()));
        log.say(checkup.text());
        JobFiles files = new JobFiles(environment);
        for (FeatureState state : checkup.features()) {
            String remedy = state.remedy().map(text -> "; " + text).orElse("");
            files.summarise(state.feature() + ": " + state.says() + remedy + ".\n");
        }
        return checkup.state() == FeatureState.State.MISSING ? ExitStatus.BLOCKED : ExitStatus.GO_ON;
    }

    private StepSetting step() throws EvidenceException {
        String api = inputs.text(ActionInput.API_URL)
                .or(environment::api)
                .orElseThrow(
                        () -> new EvidenceException(
                                "neither the input api-url nor GITHUB_API_URL says where the code host is; run this in a workflow"));
        Place place = new Place(api, environment.repository());
        ForgeAccess access = opener.open(place, token(), inputs.text(ActionInput.COMMENT_AUTHOR));
        return new StepSetting(environment, inputs, log, access, clock, tool);
    }

    private AccessToken token() throws EvidenceException {
        return inputs.text(ActionInput.TOKEN)
                .map(AccessToken::new)
                .orElseThrow(() -> new EvidenceException("the input token is empty; leave it out, for that of the"
                        + " workflow, or give one that may read the repository"));
    }

    private ExitStatus ofChange(OfChange event, Command command) throws EvidenceException, ForgeException {
        if (event.kind() == EventKind.CLOSED) {
            return passedOver("pull request " + event.number() + " was "
                    + (event.isMerged() ? "merged" : "closed without a merge") + "; its packet stays as it is");
        }
        boolean isTrusted = event.kind() == EventKind.CHANGE_TRUSTED;
        return doing(
                step(),
                new Proposal(
                        event.number(),
                        environment.runId(),
                        event.head(),
                        event.base(),
                        event.target(),
                        isTrusted,
                        isTrusted ? Optional.empty() : whyReadOnly(event),
                        Optional.empty(),
                        event.begun()),
                command);
    }

    private Optional<String> whyReadOnly(OfChange event) throws EvidenceException {
        Optional<String> dependabot = whyDependabot();
        return dependabot.isPresent() || event.headProject().equalsIgnoreCase(environment.repository())
                ? dependabot
                : Optional.of("GitHub lets the workflows of a fork only read; docs/github.md has the two stages for"
                        + " forks");
    }

    private Optional<String> whyDependabot() {
        return environment
                .actor()
                .filter(DEPENDABOT::equals)
                .map(bot -> "GitHub lets the workflows of Dependabot only read; docs/github.md has the two stages for"
                        + " them");
    }

    private ExitStatus ofRun(OfRun event, Command command) throws EvidenceException, ForgeException {
        if (!event.event().startsWith("pull_request")) {
            return passedOver("run " + event.runId() + " was for no pull request, but on " + event.event());
        }
        StepSetting step = step();
        // Which pull request it is, and so whose policy, is not known yet: that of the default branch names the check.
        Revision trusted = environment.commit();
        Optional<Proposal> proposal = guarded(
                step,
                event.head(),
                () -> step.report(Optional.of(trusted)).checkName(),
                () -> new RunStep(step, event).proposal());
        return proposal.isPresent()
                ? doing(step, proposal.get(), command)
                : passedOver("no open pull request is at " + event.head().abbreviated() + " any more");
    }

    private ExitStatus ofCommit(OfCommit event, Command command) throws EvidenceException, ForgeException {
        StepSetting step = step();
        CommitStep commit = new CommitStep(step, event);
        if (command == Command.PREFLIGHT) {
            return commit.preflight();
        }
        // Other events of a commit are not Dependabot's.
        Optional<String> whyReadOnly = event.kind() == EventKind.PUSH ? whyDependabot() : Optional.empty();
        return guarded(step, event.head(), commit::checkName, () -> commit.judge(whyReadOnly));
    }

    private ExitStatus doing(StepSetting step, Proposal proposal, Command command)
            throws EvidenceException, ForgeException {
        ChangeStep change = new ChangeStep(step, proposal);
        return switch (command) {
            case PREFLIGHT -> change.preflight();
            // Doctor was answered before the event was read.
            case CHECK, DOCTOR ->
                guarded(
                        step,
                        proposal.head(),
                        () -> step.report(Optional.of(proposal.base())).checkName(),
                        change::judge);
        };
    }

    private ExitStatus passedOver(String why) throws EvidenceException {
        log.say(why);
        new JobFiles(environment).summarise("Evidence Gate: " + why + ".");
        return ExitStatus.GO_ON;
    }

    private interface Judging<T> {
        T run() throws EvidenceException, ForgeException;
    }

    /** What could not be judged gets a check that fails: without one, an old result of the head would stay. */
    private <T> T guarded(StepSetting step, Revision head, CheckName name, Judging<T> judging)
            throws EvidenceException, ForgeException {
        try {
            return judging.run();
        } catch (EvidenceException e) {
            report(step, head, name.asked(), String.valueOf(e.getMessage()));
            throw e;
        } catch (RuntimeException e) {
            report(step, head, name.asked(), fault(e));
            throw e;
        }
    }

    /** Asked only if something failed: the policy may be part of that. */
    private interface CheckName {
        String asked();
    }

    private void report(StepSetting step, Revision head, String name, String why) {
        try {
            step.forge().report(CheckReport.unjudged(name, head, "Nothing was judged", log.hidden(why)));
        } catch (ForgeException e) {
            log.warning("The check cannot say so: " + e.getMessage());
        }
    }
}

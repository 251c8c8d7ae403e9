package io.github.evidencegate.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.evidencegate.evidence.Change.Commit;
import io.github.evidencegate.evidence.Change.Person;
import io.github.evidencegate.evidence.CodingAgent;
import io.github.evidencegate.evidence.CodingAgent.Sign;
import io.github.evidencegate.evidence.CodingAgent.SignKind;
import io.github.evidencegate.evidence.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R043: a coding agent is named by its own signs, and by nothing that a person can share with it. */
class CodingAgentsTest {
    private static final Revision FIRST = new Revision("1".repeat(40));
    private static final Revision SECOND = new Revision("2".repeat(40));

    @ParameterizedTest
    @CsvSource({
        "noreply@anthropic.com, Claude Code",
        "NoReply@Anthropic.com, Claude Code",
        "cursoragent@cursor.com, Cursor",
        "copilot@github.com, GitHub Copilot",
        "198982749+Copilot@users.noreply.github.com, GitHub Copilot",
        "198982749+copilot-swe-agent[bot]@users.noreply.github.com, GitHub Copilot",
        "158243242+devin-ai-integration[bot]@users.noreply.github.com, Devin",
        "161369871+google-labs-jules[bot]@users.noreply.github.com, Jules",
        "209825114+claude[bot]@users.noreply.github.com, Claude Code",
        "codex@openai.com, Codex",
        "noreply@openai.com, Codex",
        "aider@aider.chat, aider",
        "roomote@roocode.com, Roo Code",
        "openhands@all-hands.dev, OpenHands"
    })
    void knowsAnAuthorByAddress(String address, String agent) {
        Commit commit = commit(FIRST, "Anybody", address);

        List<CodingAgent> agents = CodingAgents.detect(List.of(commit), Optional.empty(), Optional.empty());

        assertThat(agents)
                .containsExactly(
                        new CodingAgent(agent, List.of(new Sign(SignKind.ADDRESS, address, FIRST.objectName()))));
        assertThat(KnownAgent.kindOf("Anybody", address)).isEqualTo(Person.Kind.BOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@openai.com",
                "sam@anthropic.com",
                "noreply@anthropic.com.example.org",
                "1+noreply@anthropic.com",
                "copilot@users.noreply.github.com",
                "1+copilot2@users.noreply.github.com",
                "x+copilot@users.noreply.github.com",
                "1+copilot@users.noreply.github.com.example.org",
                "49699333+dependabot[bot]@users.noreply.github.com",
                "29139614+renovate[bot]@users.noreply.github.com",
                "41898282+github-actions[bot]@users.noreply.github.com",
                ""
            })
    void takesNobodyElseForACodingAgent(String address) {
        Commit commit = commit(FIRST, "Claude Code (aider)", address, "Co-authored-by", "Claude <" + address + ">");

        assertThat(CodingAgents.detect(List.of(commit), Optional.of("agent/x"), Optional.of("dependabot[bot]")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "copilot-swe-agent[bot], GitHub Copilot",
        "google-labs-jules[bot], Jules",
        "devin-ai-integration[bot], Devin",
        "kiro-agent[bot], Kiro",
        "codegen-sh[bot], Codegen",
        "opencode-agent[bot], opencode",
        "tembo[bot], Tembo",
        "amazon-q-developer[bot], Amazon Q Developer",
        "mentatbot[bot], Mentat",
        "factory-droid[bot], Factory Droid",
        "ellipsis-dev[bot], Ellipsis",
        "cursor[bot], Cursor",
        "Claude[bot], Claude Code",
        "claude-code[bot], Claude Code"
    })
    void knowsAChangeByItsLogin(String login, String agent) {
        List<CodingAgent> agents = CodingAgents.detect(List.of(), Optional.empty(), Optional.of(login));

        assertThat(agents)
                .containsExactly(
                        new CodingAgent(agent, List.of(new Sign(SignKind.LOGIN, login, "author of the change"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"claude", "copilot", "devin", "cursor", "dependabot[bot]", "renovate[bot]", "github-actions[bot]"
            })
    void takesNoOtherLoginForACodingAgent(String login) {
        assertThat(CodingAgents.detect(List.of(), Optional.empty(), Optional.of(login)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Co-authored-by | Claude Opus 4.5 <noreply@anthropic.com> | Claude Code",
                "CO-AUTHORED-BY | Cursor <CursorAgent@cursor.com> | Cursor",
                "Co-authored-by | Copilot <198982749+Copilot@users.noreply.github.com> | GitHub Copilot",
                "Assisted-by | Claude | Claude Code",
                "Assisted-by | Claude:claude-opus-4 coccinelle | Claude Code",
                "Assisted-by | claude-3.7-sonnet | Claude Code",
                "Assisted-by | Claude Code 2.1 | Claude Code",
                "Assisted-by | Claude Sonnet v4 | Claude Code",
                "Assisted-by | Someone <codex@openai.com> | Codex",
                "Generated-by | GitHub Copilot (agent mode) | GitHub Copilot",
                "Generated-by | OpenAI Codex | Codex",
                "Made-with | Cursor | Cursor",
                "Made-with | Amazon Q | Amazon Q Developer",
                "Assisted-by | Gemini CLI | Gemini",
                "Claude-Session | https://claude.ai/code/1 | Claude Code",
                "Agent-Logs-Url | https://github.com/o/r/sessions/1 | GitHub Copilot"
            })
    void knowsATrailer(String key, String value, String agent) {
        Commit commit = commit(FIRST, "Sam", "sam@example.org", key, value);

        List<CodingAgent> agents = CodingAgents.detect(List.of(commit), Optional.empty(), Optional.empty());

        assertThat(agents)
                .containsExactly(new CodingAgent(
                        agent, List.of(new Sign(SignKind.TRAILER, key + ": " + value, FIRST.objectName()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Co-authored-by | Claude",
                "Co-authored-by | Claude <claude@example.org>",
                "Co-authored-by | Claude <noreply@anthropic.com",
                "Assisted-by | Claude Dupont",
                "Assisted-by | Claude-Marie",
                "Assisted-by | Claude <claude@example.org>",
                "Assisted-by | Claudette",
                "Generated-by | protoc 3.2",
                "Made-with | love",
                "Reviewed-by | Claude <noreply@anthropic.com>",
                "Signed-off-by | Claude <noreply@anthropic.com>"
            })
    void takesNoOtherTrailerForASign(String key, String value) {
        Commit commit = commit(FIRST, "Sam", "sam@example.org", key, value);

        assertThat(CodingAgents.detect(List.of(commit), Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "codex/fix, codex/, Codex",
        "claude/fix, claude/, Claude Code",
        "cursor/fix, cursor/, Cursor",
        "copilot/fix-1, copilot/, GitHub Copilot",
        "devin/1-fix, devin/, Devin"
    })
    void knowsABranchByItsPrefix(String branch, String prefix, String agent) {
        List<CodingAgent> agents = CodingAgents.detect(List.of(), Optional.of(branch), Optional.empty());

        assertThat(agents)
                .containsExactly(new CodingAgent(agent, List.of(new Sign(SignKind.BRANCH_PREFIX, prefix, branch))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent/fix", "Claude/fix", "feature/claude/fix", "claude-fix", "claude"})
    void takesNoOtherBranchForASign(String branch) {
        assertThat(CodingAgents.detect(List.of(), Optional.of(branch), Optional.empty()))
                .isEmpty();
    }

    @Test
    void ordersAgentsByNameAndTellsASignOnceAtItsFirstCommit() {
        String trailer = "Claude <noreply@anthropic.com>";
        List<Commit> commits = List.of(
                commit(FIRST, "Sam", "sam@example.org", "Co-authored-by", trailer),
                commit(SECOND, "Claude", "noreply@anthropic.com", "Co-authored-by", trailer, "Made-with", "aider"));

        List<CodingAgent> agents =
                CodingAgents.detect(commits, Optional.of("claude/x"), Optional.of("copilot-swe-agent[bot]"));

        assertThat(agents).extracting(CodingAgent::name).containsExactly("Claude Code", "GitHub Copilot", "aider");
        assertThat(agents.get(0).signs())
                .extracting(Sign::kind, Sign::where)
                .containsExactly(
                        tuple(SignKind.ADDRESS, SECOND.objectName()),
                        tuple(SignKind.TRAILER, FIRST.objectName()),
                        tuple(SignKind.BRANCH_PREFIX, "claude/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "dependabot[bot], 49699333+dependabot[bot]@users.noreply.github.com, BOT",
        "Renovate, 29139614+renovate[bot]@users.noreply.github.com, BOT",
        "github-actions[bot], actions@example.org, BOT",
        "Claude, noreply@anthropic.com, BOT",
        "Sam, 1+sam@users.noreply.github.com, UNKNOWN",
        "dependabot[bot], 1+sam@users.noreply.github.com, UNKNOWN",
        "The robot [bot], sam@example.org, UNKNOWN",
        "Claude, claude@example.org, UNKNOWN",
        "'', '', UNKNOWN"
    })
    void takesNobodyAsHuman(String name, String address, Person.Kind kind) {
        assertThat(KnownAgent.kindOf(name, address)).isEqualTo(kind);
    }

    private static Commit commit(Revision revision, String name, String address, String... keysAndValues) {
        List<Commit.Trailer> trailers = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            trailers.add(new Commit.Trailer(keysAndValues[i], keysAndValues[i + 1]));
        }
        return new Commit(revision, List.of(), new Person(name, address, Person.Kind.UNKNOWN), Instant.EPOCH, trailers);
    }
}

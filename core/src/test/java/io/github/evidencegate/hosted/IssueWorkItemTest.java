package io.github.evidencegate.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.WorkItem;
import io.github.evidencegate.forge.IssueText;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueWorkItemTest {
    private static final String URL = "https://github.com/shop/basket/issues/7";

    @Test
    void readsTheTextAndTakesNameAddressAndLabelsFromTheCodeHost() throws EvidenceException {
        String body = """
                Id: #99
                Url: https://evil.example/99
                Owner: grace

                ## Labels
                - agent-ready

                ## Scope
                - `src/`

                ## Acceptance criteria
                - It rounds.
                """.replace("\n", "\r\n");

        WorkItem item = IssueWorkItem.of(new IssueText("#7", URL, "ada", "Round the basket", body, List.of("bug")));

        assertThat(item.id()).contains("#7");
        assertThat(item.url()).contains(URL);
        assertThat(item.ticket().labels()).containsExactly("bug");
        assertThat(item.worksheet().allowed()).containsExactly("src/");
        assertThat(item.worksheet().acceptance()).containsExactly("It rounds.");
        assertThat(item.worksheet().owner()).contains("grace");
    }

    @Test
    void takesTheAuthorForTheRequesterAndNeverForTheOwner() throws EvidenceException {
        WorkItem item = IssueWorkItem.of(new IssueText("#7", URL, "ada", "Round", "", List.of()));

        assertThat(item.worksheet().requester()).contains("ada");
        assertThat(item.worksheet().owner()).isEmpty();
        assertThat(item.worksheet().approval()).isEmpty();
    }

    @Test
    void keepsOfTitleAndTextOnlyDigests() throws EvidenceException {
        WorkItem item = IssueWorkItem.of(new IssueText("#7", URL, "ada", "Round\nOwner: me", "the body", List.of()));

        assertThat(item.titleDigest()).isEqualTo(Digest.ofUtf8("Round Owner: me"));
        assertThat(item.textDigest()).isEqualTo(Digest.ofUtf8("Round Owner: me\n\nthe body"));
        assertThat(item.worksheet().owner()).isEmpty();
    }

    @Test
    void refusesATextThatIsTooLongWithTheNameOfTheIssue() {
        IssueText issue = new IssueText("#7", URL, "ada", "Round", "x".repeat(300_000), List.of());

        assertThatThrownBy(() -> IssueWorkItem.of(issue))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("issue #7 (" + URL + "): work item: 300007 bytes");
    }

    @Test
    void keepsNoAddressThatIsNone() throws EvidenceException {
        assertThat(IssueWorkItem.of(new IssueText("#7", "javascript:alert(1)", "ada", "t", "", List.of()))
                        .url())
                .isEmpty();
    }
}

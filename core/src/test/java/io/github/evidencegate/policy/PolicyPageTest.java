package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.EvidenceException;
import io.github.evidencegate.evidence.Scope.FileClass;
import io.github.evidencegate.policy.Shape.Choice;
import io.github.evidencegate.policy.Shape.Count;
import io.github.evidencegate.policy.Shape.Either;
import io.github.evidencegate.policy.Shape.Flag;
import io.github.evidencegate.policy.Shape.Keyed;
import io.github.evidencegate.policy.Shape.KnownKey;
import io.github.evidencegate.policy.Shape.Listing;
import io.github.evidencegate.policy.Shape.Named;
import io.github.evidencegate.policy.Shape.Text;
import io.github.evidencegate.policy.Shape.Variants;
import io.github.evidencegate.testkit.DocsPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/policy.md against the grammar. */
class PolicyPageTest {
    private static final String PAGE = DocsPages.read("policy.md");

    /** One row of the page's table of keys. */
    private record Row(String key, String initial) {}

    @Test
    void listsEveryKeyOfTheGrammarOnce() {
        List<Row> grammar = PolicyGrammar.ROOT
                .fold(new Rows("", Optional.empty()))
                .distinct()
                .toList();

        assertThat(rows()).extracting(Row::key).containsExactlyInAnyOrderElementsOf(keys(grammar));
    }

    @Test
    void tellsEveryDefaultOfTheGrammar() {
        List<Row> withDefault = PolicyGrammar.ROOT
                .fold(new Rows("", Optional.empty()))
                .filter(row -> !row.initial().isEmpty())
                .distinct()
                .toList();

        assertThat(withDefault).hasSizeGreaterThan(5);
        assertThat(rows()).containsAll(withDefault);
    }

    @Test
    void namesEveryFileClass() {
        assertThat(FileClass.values())
                .allMatch(fileClass -> PAGE.contains("`" + PolicyGrammar.wordOf(fileClass) + "`"));
    }

    @Test
    void showsAnExampleThatIsRead() throws EvidenceException {
        String example = PAGE.substring(PAGE.indexOf("```yaml\n") + 8);

        Policy policy = parse(example.substring(0, example.indexOf("```")));

        assertThat(policy.gates().declared()).hasSize(3);
    }

    @Test
    void showsExamplesThatUseEveryKey() {
        String full = DocsPages.read("examples/policy-full.yml") + DocsPages.read("examples/policy-extends.yml");

        assertThat(rows())
                .extracting(row -> row.key().replaceAll(".*\\.", ""))
                .filteredOn(name -> !name.equals("<>"))
                .allMatch(name -> full.contains(name + ":"));
    }

    @Test
    void staysShort() {
        assertThat(PAGE.lines()).hasSizeLessThanOrEqualTo(175);
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(Row::key).distinct().toList();
    }

    private static Policy parse(String yaml) throws EvidenceException {
        return PolicyParser.parse("policy.md", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> rows() {
        String table = PAGE.substring(PAGE.indexOf("| key | type |"));
        return table.substring(0, table.indexOf("\n\n"))
                .lines()
                .skip(2)
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(plain(cells[1]).replaceAll("<[a-z]+>", "<>"), plain(cells[3])))
                .toList();
    }

    private static String plain(String cell) {
        return cell.strip().replace("`", "");
    }

    /** The rows that the grammar makes. */
    private record Rows(String path, Optional<String> initial) implements Shape.Cases<Stream<Row>> {
        @Override
        public Stream<Row> keyed(Keyed shape) {
            return shape.keys().stream().flatMap(key -> key.shape().fold(below(shape, key)));
        }

        private Rows below(Keyed shape, KnownKey key) {
            // Rules and file classes are keys too, but the page tells them in one row.
            boolean own = shape.noun().equals("key");
            String name = own ? key.name() : "<>";
            return new Rows(path.isEmpty() ? name : path + "." + name, own ? key.initial() : Optional.empty());
        }

        @Override
        public Stream<Row> named(Named shape) {
            return shape.value().fold(new Rows(path + ".<>", Optional.empty()));
        }

        @Override
        public Stream<Row> variants(Variants shape) {
            return shape.variants().stream().flatMap(variant -> keyed(variant.keyed()));
        }

        @Override
        public Stream<Row> listing(Listing shape) {
            return row();
        }

        @Override
        public Stream<Row> text(Text shape) {
            return row();
        }

        @Override
        public Stream<Row> choice(Choice shape) {
            return row();
        }

        @Override
        public Stream<Row> either(Either shape) {
            return Stream.concat(row(), keyed(shape.keyed()));
        }

        @Override
        public Stream<Row> count(Count shape) {
            return row();
        }

        @Override
        public Stream<Row> flag(Flag shape) {
            return row();
        }

        private Stream<Row> row() {
            return Stream.of(new Row(path, initial.orElse("")));
        }
    }
}

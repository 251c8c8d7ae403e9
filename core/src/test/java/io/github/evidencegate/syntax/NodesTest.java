package io.github.evidencegate.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.evidencegate.evidence.EvidenceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodesTest {
    private interface Reader {
        Object read(byte[] bytes) throws EvidenceException;
    }

    private record Refused(String name, Reader reader, String text, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refused> refused() {
        String deep = "[".repeat(100_000);
        return Stream.of(
                new Refused("JSON that ends early", JsonNodes::read, "{\"a\":\n", "line 2"),
                new Refused("JSON with two values", JsonNodes::read, "{} {}", "something after the end"),
                new Refused("JSON with a name twice", JsonNodes::read, "{\"a\":1,\"a\":2}", "stands twice"),
                new Refused("empty JSON", JsonNodes::read, "", "empty"),
                new Refused("deep JSON", JsonNodes::read, deep, "deeper than 200"),
                new Refused("binary JSON", JsonNodes::read, "\0\0\1", "not JSON"),
                new Refused(
                        "JSON with a huge name",
                        JsonNodes::read,
                        "{\"" + "a".repeat(60_000) + "\":1}",
                        "beyond its limits"),
                new Refused("YAML that is none", YamlNodes::read, "a: [", "line 1: not YAML"),
                new Refused("YAML with a key twice", YamlNodes::read, "a: 1\na: 2", "stands twice"),
                new Refused("deep YAML", YamlNodes::read, "[".repeat(300), "deeper than 200"),
                new Refused("nested YAML", YamlNodes::read, "[".repeat(250) + "]".repeat(250), "deeper than 200"),
                new Refused("YAML with an unknown alias", YamlNodes::read, "a: *b", "an alias stands for nothing"),
                new Refused("an alias of itself", YamlNodes::read, "a: &a [*a]", "alias"),
                new Refused("exploding aliases", YamlNodes::read, bomb(), "more than 1000000 values"),
                new Refused("XML with a document type", XmlElement::read, "<!DOCTYPE a><a/>", "document type"),
                new Refused("XML with an entity", XmlElement::read, "<a>&x;</a>", "entity"),
                new Refused("an entity in an attribute", XmlElement::read, "<a b='&x;'/>", "not XML"),
                new Refused("XML that ends early", XmlElement::read, "<a><b>", "not XML"),
                new Refused("XML that ends in a text", XmlElement::read, "<a><![CDATA[b", "not XML"),
                new Refused("XML with a broken text", XmlElement::read, "<a>b &#0; c</a>", "not XML"),
                new Refused("deep XML", XmlElement::read, "<a>".repeat(300), "deeper than 200"),
                new Refused("empty XML", XmlElement::read, "", "not XML"));
    }

    /** Nine levels of nine aliases each. */
    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        return bomb.toString();
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused file) {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> file.reader().read(file.text().getBytes(UTF_8)))
                .withMessageContaining(file.message());
    }

    /** R213: what a message says goes to the record. */
    @Test
    void quotesNothingOfTheFile() {
        for (Reader reader : List.<Reader>of(JsonNodes::read, YamlNodes::read, TomlNodes::read, XmlElement::read)) {
            assertThatExceptionOfType(EvidenceException.class)
                    .isThrownBy(() -> reader.read("{planted: [planted = \"planted &planted; \n".getBytes(UTF_8)))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("planted"));
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> SourceText.of("é".getBytes(ISO_8859_1)))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void refusesACharacterThatTheParserOfXmlHasNoPlaceFor() {
        byte[] type = "<?xml version='1.0'?><!DOCTYPE project SYSTEM \ufffd".getBytes(UTF_16LE);

        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> XmlElement.read(type))
                .withMessageContaining("not XML");
    }

    @Test
    void readsTextWithAByteOrderMark() throws EvidenceException {
        assertThat(SourceText.of("\uFEFFa".getBytes(UTF_8))).isEqualTo("a");
        assertThat(JsonNodes.read("\uFEFF{}".getBytes(UTF_8)).kind()).isEqualTo(Node.Kind.TABLE);
    }

    @Test
    void refusesSomethingElseWhereATableOrListShouldBe() throws EvidenceException {
        Node root = JsonNodes.read("{\"a\": [1], \"b\": null, \"c\": {\"d\": true}}".getBytes(UTF_8));

        assertThat(root.tableAt("b")).isEmpty();
        assertThat(root.listAt("a")).extracting(Node::text).containsExactly("1");
        assertThat(root.at("c").textAt("d")).contains("true");
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> root.tableAt("a"))
                .withMessageContaining("\"a\" is not a table");
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> root.listAt("c", "d"))
                .withMessageContaining("\"c.d\" is not a list");
    }

    @Test
    void readsYamlAsPlainTexts() throws EvidenceException {
        List<Node> documents =
                YamlNodes.read("on: &x [push, ~]\nyes: no\nagain: *x\nq: 'null'\n---\nb: 1\n".getBytes(UTF_8));

        assertThat(documents).hasSize(2);
        Node first = documents.get(0);
        assertThat(first.members().keySet()).containsExactly("on", "yes", "again", "q");
        assertThat(first.at("again").items()).containsExactly(Node.of("push"), Node.NOTHING);
        assertThat(first.textAt("q")).contains("null");
    }

    @Test
    void readsXmlWithoutItsNamespaces() throws EvidenceException {
        XmlElement root = XmlElement.read(
                "<?xml version='1.0'?><!-- c --><p:a xmlns:p='u' b='1'> x <![CDATA[y]]><c/></p:a>".getBytes(UTF_8));

        assertThat(root.name()).isEqualTo("a");
        assertThat(root.text()).isEqualTo("x y");
        assertThat(root.attribute("b")).contains("1");
        assertThat(root.all("c")).hasSize(1);
        assertThat(root.textOf("c")).isEmpty();
    }

    @Test
    void readsToml() throws EvidenceException {
        Node root = TomlNodes.read("""
                a = "x\\ty\\u00e9\\U0001F600\\"" # why
                'b c'.d = 'raw\\n'
                n = 1_000
                when = 1979-05-27 07:32:00
                yes = true
                long = \"""
                one \\
                   two""\"""
                raw = '''
                x'y'''
                list = [1, # one
                  [2, 3],
                ]
                in = { a = 1, b.c = "2", d = {} }
                [t.u]
                v = 1
                [[l]]
                n = 1
                [[l]]
                n = 2
                [l.m]
                o = 3
                """.getBytes(UTF_8));

        assertThat(root.textAt("a")).contains("x\tyé\uD83D\uDE00\"");
        assertThat(root.at("b c").textAt("d")).contains("raw\\n");
        assertThat(root.textAt("n")).contains("1_000");
        assertThat(root.textAt("when")).contains("1979-05-27 07:32:00");
        assertThat(root.textAt("long")).contains("one two\"\"");
        assertThat(root.textAt("raw")).contains("x'y");
        assertThat(root.listAt("list").get(1).items()).extracting(Node::text).containsExactly("2", "3");
        assertThat(root.at("in", "b").textAt("c")).contains("2");
        assertThat(root.at("t", "u").textAt("v")).contains("1");
        assertThat(root.listAt("l"))
                .extracting(table -> table.textAt("n").orElse(""))
                .containsExactly("1", "2");
        assertThat(root.listAt("l").get(1).at("m").textAt("o")).contains("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "a = 1\n[a]\nb = 2",
                "a = 1\n[[a]]",
                "a = {b = 1}\n[a]\nc = 2",
                "a = {b = 1, b = 2}",
                "a",
                "a =",
                "= 1",
                "a = \"x",
                "a = \"x\ny\"",
                "a = 'x",
                "a = [1",
                "a = [1 2]",
                "a = {b = 1",
                "a = 1 b = 2",
                "[a",
                "[[a]",
                "a = \"\\q\"",
                "a = \"\\u12\"",
                "a = \"\\uzzzz\"",
                "a = \"\\UFFFFFFF0\"",
                "a = \"\\U00FFFFFF\"",
                "a = <x>",
                "a = \"\\",
            })
    void refusesWhatIsNotToml(String text) {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> TomlNodes.read(text.getBytes(UTF_8)))
                .withMessageMatching("line [12]: .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = ", "[", "a.", "{"})
    void refusesTomlThatIsTooDeep(String piece) {
        String text = piece.equals("a.")
                ? "a.".repeat(300) + "a = 1"
                : "x = " + piece.replace("a = ", "{a = ").repeat(5_000);

        assertThatExceptionOfType(EvidenceException.class).isThrownBy(() -> TomlNodes.read(text.getBytes(UTF_8)));
    }
}

package io.github.evidencegate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.codec.PublishedSchema;
import io.github.evidencegate.policy.PolicyMistakes.Mistake;
import io.github.evidencegate.rule.Rule;
import io.github.evidencegate.testkit.DocsPages;
import io.github.evidencegate.testkit.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class PolicySchemaTest {
    private static final String SCHEMA = PublishedSchema.POLICY.text();

    static Stream<Mistake> mistakes() {
        return PolicyMistakes.ofShape();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy-minimal.yml", "policy-full.yml", "policy-extends.yml"})
    void acceptsTheExamples(String name) {
        Object tree = tree(DocsPages.read("examples/" + name));

        assertThat(Json.violations(SCHEMA, tree)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesWhatTheParserRefuses(Mistake mistake) {
        assertThat(Json.violations(SCHEMA, tree(mistake.yaml()))).isNotEmpty();
    }

    @Test
    void refusesAnUnknownRule() {
        assertThat(Json.violations(SCHEMA, tree("rules: {gate-faild: warn}"))).isNotEmpty();
    }

    @Test
    void namesEveryRuleWithItsOwnMode() {
        Map<?, ?> rules = (Map<?, ?>) Json.at(Json.read(SCHEMA), "properties", "rules", "properties");

        assertThat(rules.keySet().stream().map(Object::toString))
                .containsExactlyElementsOf(Rules.all().stream().map(Rule::id).toList());
        assertThat(Json.at(rules, "gate-failed", "default")).isEqualTo("block");
    }

    @Test
    void givesDefaultsTheTypeOfTheirKey() {
        assertThat(SCHEMA)
                .contains("\"default\": 30", "\"default\": true", "\"default\": \"block\"")
                .contains("\"description\": \"Most files. A policy that extends another may lower it.\"");
    }

    @Test
    void isTheSameTextEachTime() {
        assertThat(PublishedSchema.POLICY.text())
                .isEqualTo(SCHEMA)
                .startsWith("{\n  \"$schema\": ")
                .endsWith("\n}\n");
    }

    private static Object tree(String yaml) {
        Object loaded =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return withoutNull(loaded);
    }

    private static Object withoutNull(Object node) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .collect(
                            LinkedHashMap::new,
                            (copy, member) -> copy.put(
                                    String.valueOf(member.getKey()),
                                    withoutNull(Optional.<Object>ofNullable(member.getValue())
                                            .orElse(Optional.empty()))),
                            LinkedHashMap::putAll);
        }
        return node instanceof List<?> list
                ? list.stream().map(PolicySchemaTest::withoutNull).toList()
                : node;
    }
}

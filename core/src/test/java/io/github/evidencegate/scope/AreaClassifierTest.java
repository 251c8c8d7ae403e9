package io.github.evidencegate.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AreaClassifierTest {
    @ParameterizedTest
    @CsvSource({
        "core/src/main/java/com/acme/Order.java, core",
        "core/src/test/java/com/acme/OrderTest.java, core",
        "services/billing/src/index.ts, services/billing",
        "src/main/java/com/acme/shop/orders/api/Order.java, orders",
        "src/test/java/com/acme/shop/orders/OrderTest.java, orders",
        "src/main/java/com/acme/shop/Shop.java, shop",
        "src/main/java/org/apache/commons/csv/CSVParser.java, csv",
        "src/main/kotlin/orders/api/Order.kt, orders",
        "src/main/java/Main.java, java",
        "src/main/resources/db/V1.sql, main",
        "src/orders/index.ts, orders",
        "src/index.ts, src",
        "packages/ui/index.ts, packages/ui",
        "packages/index.ts, packages",
        "internal/auth/login.go, internal/auth",
        "tests/orders/test_order.py, orders",
        "tests/test_order.py, tests",
        "docs/guide/index.md, docs",
        ".github/workflows/ci.yml, .github",
        "README.md, (top)",
    })
    void readsTheAreaFromTheFolders(String path, String expected) {
        AreaClassifier classifier = new AreaClassifier(Map.of());

        String area = classifier.areaOf(path);

        assertThat(area).isEqualTo(expected);
    }

    @Test
    void asksPolicyFirstAndInItsOrder() {
        Map<String, List<String>> areas = new LinkedHashMap<>();
        areas.put("api", List.of("*.proto"));
        areas.put("everything", List.of("core/"));
        AreaClassifier classifier = new AreaClassifier(areas);

        assertThat(classifier.areaOf("core/a.proto")).isEqualTo("api");
        assertThat(classifier.areaOf("core/a.c")).isEqualTo("everything");
        assertThat(classifier.areaOf("cli/a.c")).isEqualTo("cli");
    }
}

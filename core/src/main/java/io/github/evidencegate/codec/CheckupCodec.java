package io.github.evidencegate.codec;

import io.github.evidencegate.form.JsonText;
import io.github.evidencegate.setup.Checkup;
import io.github.evidencegate.setup.FeatureState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a checkup as JSON: {@code state}, and for each of the {@code features} its name, state, words and remedy. */
public final class CheckupCodec {
    private CheckupCodec() {}

    /** Indented JSON with a line feed at its end. */
    public static String encode(Checkup checkup) {
        List<Object> features = new ArrayList<>();
        for (FeatureState state : checkup.features()) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("feature", state.feature());
            feature.put("state", word(state.state()));
            feature.put("says", state.says());
            state.remedy().ifPresent(remedy -> feature.put("remedy", remedy));
            features.add(feature);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("state", word(checkup.state()));
        tree.put("features", features);
        return JsonText.pretty(tree);
    }

    private static String word(FeatureState.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

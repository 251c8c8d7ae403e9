package io.github.evidencegate.expression;

import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.RecordForm;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A value of the record as CEL takes it, in the types of {@link RecordTypes}; what is absent is no member. */
record RecordValue(Object value) implements Form.Cases<Object> {
    @Override
    public Object text(Form.Text form) {
        return form.written(value);
    }

    @Override
    public Object token(Form.Token form) {
        return switch (form) {
            case DIGEST, REVISION, CURRENCY -> value.toString();
            case DURATION, INSTANT -> value;
        };
    }

    @Override
    public Object plain(Form.Plain form) {
        return switch (form) {
            case FLAG -> value;
            case NUMBER -> ((Number) value).longValue();
        };
    }

    @Override
    public Object word(Form.Word form) {
        return Form.Word.word(value);
    }

    @Override
    public Object constant(Form.Constant form) {
        return form.text();
    }

    @Override
    public Object items(Form.Items form) {
        return ((Collection<?>) value)
                .stream().map(item -> form.item().fold(new RecordValue(item))).toList();
    }

    @Override
    public Object counts(Form.Counts form) {
        return new TreeMap<>((Map<?, ?>) value);
    }

    @Override
    public Map<String, Object> object(RecordForm form) {
        Map<String, Object> members = new LinkedHashMap<>();
        form.members()
                .forEach(member -> member.of(value)
                        .ifPresent(
                                it -> members.put(member.name(), member.form().fold(new RecordValue(it)))));
        return members;
    }
}

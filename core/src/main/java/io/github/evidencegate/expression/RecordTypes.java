package io.github.evidencegate.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.expression.Fault.UnknownWord;
import io.github.evidencegate.form.Form;
import io.github.evidencegate.form.RecordForm;
import io.github.evidencegate.form.RecordForm.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The record's types as CEL knows them, made of the forms that write it, so that a condition sees what {@code
 * record.json} shows. Times and durations are CEL's own; enum constants are their words.
 */
// CEL shares type providers between threads; one of these lives for a single condition.
@SuppressWarnings("Immutable")
final class RecordTypes implements CelTypeProvider, Form.Cases<CelType> {
    private final Map<String, RecordForm> forms = new LinkedHashMap<>();
    private final Map<String, CelType> types = new LinkedHashMap<>();
    private final List<UnknownWord> misses = new ArrayList<>();
    private final Set<String> alsoKnown;
    private final CelType root;

    private RecordTypes(Set<String> alsoKnown) {
        this.alsoKnown = alsoKnown;
        this.root = RecordForm.of(EvidenceRecord.class).fold(this);
    }

    /** The types as they are. */
    static RecordTypes exact() {
        return new RecordTypes(Set.of());
    }

    /**
     * The types as if each had members of these names too. CEL says which member is not known, but not of which type;
     * who compiles with these finds that out in {@link #misses}.
     */
    static RecordTypes noting(Set<String> unknown) {
        return new RecordTypes(unknown);
    }

    /** The type of the record itself. */
    CelType root() {
        return root;
    }

    /** The member of this name of the type that CEL calls {@code type}. */
    Optional<Member> member(String type, String name) {
        return Optional.ofNullable(forms.get(type)).flatMap(form -> form.member(name));
    }

    /** Members that were asked for and that their type does not have, in the order of the questions. */
    List<UnknownWord> misses() {
        return misses;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    @Override
    public CelType object(RecordForm form) {
        String name = form.type().getSimpleName();
        if (!forms.containsKey(name)) {
            forms.put(name, form);
            Map<String, CelType> members = new LinkedHashMap<>();
            form.members()
                    .forEach(member -> members.put(member.name(), member.form().fold(this)));
            Set<String> names = new TreeSet<>(members.keySet());
            names.addAll(alsoKnown);
            types.put(name, StructType.create(name, ImmutableSet.copyOf(names), asked -> found(members, asked)));
        }
        return StructTypeReference.create(name);
    }

    private Optional<CelType> found(Map<String, CelType> members, String asked) {
        if (!members.containsKey(asked)) {
            misses.add(new UnknownWord(asked, List.copyOf(members.keySet())));
        }
        return Optional.of(members.getOrDefault(asked, SimpleType.DYN));
    }

    @Override
    public CelType text(Form.Text form) {
        return SimpleType.STRING;
    }

    @Override
    public CelType token(Form.Token form) {
        return switch (form) {
            case DIGEST, REVISION, CURRENCY -> SimpleType.STRING;
            case DURATION -> SimpleType.DURATION;
            case INSTANT -> SimpleType.TIMESTAMP;
        };
    }

    @Override
    public CelType plain(Form.Plain form) {
        return switch (form) {
            case FLAG -> SimpleType.BOOL;
            case NUMBER -> SimpleType.INT;
        };
    }

    @Override
    public CelType word(Form.Word form) {
        return SimpleType.STRING;
    }

    @Override
    public CelType constant(Form.Constant form) {
        return SimpleType.STRING;
    }

    @Override
    public CelType items(Form.Items form) {
        return ListType.create(form.item().fold(this));
    }

    @Override
    public CelType counts(Form.Counts form) {
        return MapType.create(SimpleType.STRING, SimpleType.INT);
    }
}

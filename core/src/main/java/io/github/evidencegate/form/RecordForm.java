package io.github.evidencegate.form;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A record type as a JSON object: its components are the members, sorted by name as RFC 8785 demands, and an empty
 * {@link Optional} is left out.
 */
public final class RecordForm implements Form {
    private static final Map<Class<?>, Form> LEAVES = Map.ofEntries(
            Map.entry(LineRanges.class, Text.LINES),
            Map.entry(Digest.class, Token.DIGEST),
            Map.entry(Revision.class, Token.REVISION),
            Map.entry(Duration.class, Token.DURATION),
            Map.entry(Instant.class, Token.INSTANT),
            Map.entry(boolean.class, Plain.FLAG),
            Map.entry(Boolean.class, Plain.FLAG),
            Map.entry(int.class, Plain.NUMBER),
            Map.entry(long.class, Plain.NUMBER),
            Map.entry(Long.class, Plain.NUMBER));
    private static final Set<String> PATHS = Set.of("path", "oldPath", "paths", "namedPaths");
    private static final String CURRENCY = "currency";

    private final Class<?> type;
    private final Map<Class<?>, RecordForm> known;

    /** Looked at when they are first asked for: a record without a history loads none of the types of one. */
    private volatile Optional<List<Member>> members = Optional.empty();

    /** A component of the type: its name, whether it is an {@link Optional}, and the form of what it holds. */
    public record Member(String name, boolean optional, Form form, Method accessor) {
        /** What {@code value} holds here; empty only if the component is optional. */
        public Optional<?> of(Object value) {
            try {
                Object it = accessor.invoke(value);
                return optional ? (Optional<?>) it : Optional.of(it);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record lets its components be read: " + accessor, e);
            }
        }
    }

    private RecordForm(Class<?> type, Map<Class<?>, RecordForm> known) {
        this.type = type;
        this.known = known;
    }

    /** The form of a record type and, within it, of all that its components are made of. */
    public static RecordForm of(Class<? extends Record> type) {
        RecordForm form = of(type, new HashMap<>());
        form.members();
        return form;
    }

    private static RecordForm of(Class<?> type, Map<Class<?>, RecordForm> known) {
        synchronized (known) {
            return known.computeIfAbsent(type, unknown -> new RecordForm(unknown, known));
        }
    }

    private List<Member> found() {
        List<Member> found = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            Type value = optional ? argument(component.getGenericType(), 0) : component.getGenericType();
            found.add(new Member(
                    component.getName(), optional, form(value, component.getName(), known), component.getAccessor()));
        }
        found.sort(Comparator.comparing(Member::name));
        return List.copyOf(found);
    }

    private static Form form(Type type, String name, Map<Class<?>, RecordForm> known) {
        if (type instanceof Class<?> plain) {
            return plain == String.class ? text(name) : form(plain, known);
        }
        if (rawType(type) == List.class) {
            return new Items(form(argument(type, 0), name, known));
        }
        if (rawType(type) == Map.class && argument(type, 0) == String.class && argument(type, 1) == Long.class) {
            return new Counts();
        }
        throw formless(type);
    }

    private static Form text(String name) {
        if (name.equals(CURRENCY)) {
            return Token.CURRENCY;
        }
        return PATHS.contains(name) ? Text.PATH : Text.PROSE;
    }

    private static Form form(Class<?> type, Map<Class<?>, RecordForm> known) {
        Optional<Form> leaf = Optional.ofNullable(LEAVES.get(type));
        if (leaf.isPresent()) {
            return leaf.get();
        }
        if (type.isEnum()) {
            return new Word(type);
        }
        if (type.isRecord()) {
            return of(type, known);
        }
        throw formless(type);
    }

    private static IllegalStateException formless(Type type) {
        return new IllegalStateException("no JSON form for " + type + "; give it one in RecordForm");
    }

    private static Type rawType(Type type) {
        return ((ParameterizedType) type).getRawType();
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    /** Each member that the value has, with its JSON, sorted by name. */
    public Map<String, String> texts(Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Member member : members()) {
            member.of(value).ifPresent(it -> {
                StringBuilder text = new StringBuilder();
                member.form().write(it, text);
                texts.put(member.name(), text.toString());
            });
        }
        return texts;
    }

    @Override
    public void write(Object value, StringBuilder out) {
        char before = '{';
        for (Member member : members()) {
            Optional<?> present = member.of(value);
            if (present.isPresent()) {
                out.append(before).append('"').append(member.name()).append("\":");
                member.form().write(present.get(), out);
                before = ',';
            }
        }
        out.append(before == '{' ? "{}" : "}");
    }

    @Override
    public <R> R fold(Cases<R> cases) {
        return cases.object(this);
    }

    /** The record type. */
    public Class<?> type() {
        return type;
    }

    /**
     * A record of these components; one without a value is left empty.
     *
     * @param values by name; a number as {@code Long}
     * @throws IllegalArgumentException if the record's constructor refuses them
     * @throws ArithmeticException if a number is too large for its component
     */
    public Object create(Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Optional<Object> value = Optional.ofNullable(values.get(components[i].getName()));
            arguments[i] = components[i].getType() == Optional.class
                    ? value
                    : value.map(components[i].getType() == int.class ? RecordForm::toInt : it -> it)
                            .orElseThrow();
        }
        try {
            return type.getConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("refused"), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has a public constructor of its components: " + type, e);
        }
    }

    private static Object toInt(Object number) {
        return Math.toIntExact((Long) number);
    }

    /** The components, sorted by name. */
    public List<Member> members() {
        if (members.isEmpty()) {
            members = Optional.of(found());
        }
        return members.get();
    }

    /** The component of this name. */
    public Optional<Member> member(String name) {
        return members().stream().filter(member -> member.name().equals(name)).findFirst();
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> definitions) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of()); // holds the place in the order of first mention
            definitions.put(name, object(definitions, Map.of()));
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("$ref", "#/$defs/" + name);
        return reference;
    }

    /** The schema of the object itself, not a reference to it, with {@code more} members than the record has. */
    public Map<String, Object> object(Map<String, Object> definitions, Map<String, Form> more) {
        Map<String, Object> properties = new TreeMap<>();
        List<String> required = new ArrayList<>(more.keySet());
        for (Member member : members()) {
            properties.put(member.name(), member.form().schema(definitions));
            if (!member.optional()) {
                required.add(member.name());
            }
        }
        more.forEach((name, form) -> properties.put(name, form.schema(definitions)));
        Collections.sort(required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}

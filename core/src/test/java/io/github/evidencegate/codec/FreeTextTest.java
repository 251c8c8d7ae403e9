package io.github.evidencegate.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.evidencegate.evidence.Digest;
import io.github.evidencegate.evidence.EvidenceRecord;
import io.github.evidencegate.evidence.GateOutcome;
import io.github.evidencegate.evidence.LineRanges;
import io.github.evidencegate.evidence.Revision;
import io.github.evidencegate.evidence.StopState;
import io.github.evidencegate.evidence.Transition;
import io.github.evidencegate.testkit.Json;
import io.github.evidencegate.verdict.Verdict;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** R213: no member of a record can hold source code or prompts. */
class FreeTextTest {
    /** Each member that holds text of no fixed form, and why it is neither source code nor a prompt. */
    private static final String ALLOWED = """
            Actor.entitlement           our own words and an adapter's about what was checked
            Actor.name                  a person
            Bill.format                 our own name of a format, and its version
            BudgetLine.gate             a gate's id
            Change.branch               a branch's name
            ChangeKey.host              a host's name
            ChangeKey.project           a project's name with its owner or group
            ChangedFile.newMode         git's file mode
            ChangedFile.oldMode         git's file mode
            ChangedFile.oldPath         a path
            ChangedFile.path            a path
            CodingAgent.name            a product's name, from our own table
            CommandRun.id               a gate's id
            CommandRun.kind             a word of the same form
            CommandRun.program          the name of a program
            Component.name              a package's name; bounded
            Component.scope             a word of the format
            Component.version           a version; bounded
            ContextBoundary.allowed     patterns of a ticket
            ContextBoundary.confirmedBy a person
            ContextBoundary.excluded    patterns of a ticket
            ContextBoundary.used        names of context sources, not what they say
            Coverage.unmeasured         paths
            Declaration.allowed         patterns of policy or ticket
            Declaration.forbidden       patterns of policy or ticket
            Declaration.origin          our own words about a place
            Delta.appeared              names of tests
            Delta.disappeared           names of tests
            Delta.newFailures           names of tests
            Delta.unknown               our own words, the name of an analyser, and a reader's that can quote a few characters
            DependencyChange.from       a version
            DependencyChange.name       a package's name
            DependencyChange.path       a path
            DependencyChange.scope      a scope of the ecosystem, a group or a module
            DependencyChange.to         a version
            Details.failing             names of tests
            Details.failures            the start of a digest
            Details.flaky               names of tests
            Details.skipped             names of tests with the reason for which they are switched off
            Ending.notStarted           our own words
            Ending.signal               the name of a signal
            FailedTest.name             the name of a test
            FailedTest.path             a path
            Finding.evidence            names of gates, fields and limits
            Finding.id                  a digest's digits
            Finding.message             our own words
            Finding.next                our own words
            Finding.paths               paths
            Finding.rule                a rule's id
            GateOutcome.id              a gate's id
            GateOutcome.reason          our own words
            HostedChange.author         a login
            HostedChange.labels         labels of the change
            HostedChange.url            an address
            Identity.policySource       a file and a revision
            Identity.schema             a schema's id
            Identity.tool               our own name and version
            InstallScript.path          a path
            InstallScript.script        the name of a script or a package, not what it does
            JudgedGate.failures         the start of a digest
            JudgedGate.id               a gate's id
            JudgedGate.waived           the id of a finding
            JudgedRun.run               the name that the pipeline gives the run; bounded
            JudgedRun.stops             ids of findings
            Located.path                a path
            Located.rule                the name of an analyser's rule, not its message
            Located.tool                an analyser's name
            Opinion.by                  a login, not what the person wrote
            Part.gate                   a gate's id
            Person.address              a mail address
            Person.name                 a person
            PipelineRun.approval        a field, a label or a person
            PipelineRun.requester       a person
            PipelineRun.trigger         an event's name
            PipelineRun.url             an address
            Provenance.part             a component's name
            Provenance.source           our own words
            ReadinessAnswer.answer      our own words
            ReadinessAnswer.question    our own words
            ReadinessAnswer.row         a requirement's number
            Repair.gate                 a gate's id
            Repair.unread               our own words
            RepairHistory.change        the name of the change; bounded
            RepairHistory.doubts        our own words about a file or a block, and a parser's, which can quote a few characters
            Rights.teams                names of teams
            Scope.missingFiles          our own words
            ScopedFile.area             an area's name
            ScopedFile.pattern          a pattern of policy or ticket
            ScopedFile.sensitive        names of sensitive areas
            Sign.value                  a login, an address, a trailer or a branch prefix that our own table knows
            Sign.where                  a commit or a branch
            Source.path                 a path
            StopState.open              ids of findings or decisions
            Ticket.complexity           a field of a ticket
            Ticket.epic                 a field of a ticket
            Ticket.labels               labels of a ticket
            Ticket.type                 a field of a ticket
            Trailer.key                 a trailer's name
            Trailer.value               persons and addresses, in the form that git calls a trailer; bounded
            Transition.answers          ids of findings or decisions
            Transition.reason           why a person decided so, in their words; bounded (R113)
            Transition.to               a person or a group
            Uncovered.path              a path
            Unread.path                 a path
            Unread.reason               our own words and a parser's, which can quote a few characters
            Verdict.decider             a person or a group
            Verdict.next                our own words
            Waiver.by                   a person
            Waiver.finding              the id of a finding
            Waiver.reason               why a person decided so, in their words; bounded (R113)
            Weakening.path              a path
            Weakening.pattern           a word out of our own list
            WorkflowGrant.path          a path
            WorkflowGrant.place         our own words and the name of a job
            WorkflowGrant.right         our own words and the name of a permission
            WorkItem.dependencies       names of packages, from a ticket
            WorkItem.id                 a ticket's id
            WorkItem.namedPaths         paths
            WorkItem.url                an address
            Worksheet.acceptance        criteria a person wrote for a reviewer; bounded (R094)
            Worksheet.allowed           patterns of a ticket
            Worksheet.approval          a field or a person
            Worksheet.excluded          patterns of a ticket
            Worksheet.focus             what a person asks a reviewer to look at; bounded (R094)
            Worksheet.openQuestions     what a person says is not decided; bounded (R104)
            Worksheet.owner             a person
            Worksheet.requester         a person
            Worksheet.reviewOwner       a person
            Worksheet.validation        what a person wants proven; bounded (R111)
            """;

    private static final Pattern MARKER = Pattern.compile("planted:([A-Za-z.]+)");

    @Test
    void knowsWhyEachMemberOfTheSchemaHoldsNoSourceCodeAndNoPrompt() {
        Set<String> free = new TreeSet<>();
        definitions()
                .forEach((type, schema) -> ((Map<?, ?>) Json.at(schema, "properties")).forEach((member, value) -> {
                    if (isFree(value)) {
                        free.add(type + "." + member);
                    }
                }));

        assertThat(free).isEqualTo(allowed());
    }

    /** Of the record, and of the entries of its history. */
    private static Map<Object, Object> definitions() {
        Map<Object, Object> definitions = new TreeMap<>();
        for (PublishedSchema schema : List.of(PublishedSchema.RECORD, PublishedSchema.HISTORY)) {
            definitions.putAll((Map<?, ?>) Json.at(Json.read(schema.text()), "$defs"));
        }
        return definitions;
    }

    @Test
    void hasNoFreeTextInAnEntryOfAHistoryBesideTheNameOfTheChange() {
        Map<?, ?> members = (Map<?, ?>) Json.at(Json.read(PublishedSchema.HISTORY.text()), "properties");

        assertThat(members.keySet().stream().map(Object::toString).filter(member -> isFree(Json.at(members, member))))
                .containsExactly("change");
    }

    @Test
    void hasNoFreeTextBesideTheDefinitions() {
        Map<?, ?> members = (Map<?, ?>) Json.at(Json.read(PublishedSchema.RECORD.text()), "properties");

        assertThat(members.values()).noneMatch(FreeTextTest::isFree);
    }

    @Test
    void writesPlantedTextOnlyWhereTheListAllowsIt() {
        EvidenceRecord record = (EvidenceRecord) planted(EvidenceRecord.class, "");
        Verdict verdict = (Verdict) planted(Verdict.class, "");

        String json = RecordCodec.encode(record, verdict);

        Set<String> found = MARKER.matcher(json)
                .results()
                .map(MatchResult::group)
                .map(marker -> marker.substring("planted:".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(allowed());
    }

    private static Set<String> allowed() {
        return ALLOWED.lines().map(line -> line.split(" ", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the schema lets in text, or a list of it, whose form it does not fix. */
    private static boolean isFree(Object schema) {
        Map<?, ?> map = (Map<?, ?>) schema;
        if ("array".equals(map.get("type"))) {
            return isFree(Json.at(map, "items"));
        }
        return "string".equals(map.get("type")) && !map.containsKey("pattern");
    }

    /** A value of the type, each text of which names the place where it was planted. */
    private static Object planted(Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of("tests", 1L);
            }
            Object value = planted(arguments[0], place);
            return generic.getRawType() == List.class ? List.of(value) : Optional.of(value);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isEnum() ? fullest(plain) : plantedLeaf(plain, place);
    }

    /** The constant with which everything else of its record can be there. */
    private static Object fullest(Class<?> type) {
        Map<Class<?>, Object> fullest = Map.of(
                Transition.Action.class,
                Transition.Action.WAIVE,
                StopState.Kind.class,
                StopState.Kind.STOPPED,
                GateOutcome.State.class,
                GateOutcome.State.WAIVED);
        return fullest.getOrDefault(type, type.getEnumConstants()[0]);
    }

    private static Object plantedLeaf(Class<?> type, String place) {
        if (place.endsWith(".currency")) {
            return "EUR";
        }
        Map<Class<?>, Object> leaves = Map.of(
                String.class,
                "planted:" + place,
                Digest.class,
                Digest.ofUtf8(""),
                Revision.class,
                new Revision("0".repeat(40)),
                LineRanges.class,
                LineRanges.NONE,
                Duration.class,
                Duration.ZERO,
                Instant.class,
                Instant.EPOCH,
                boolean.class,
                true,
                int.class,
                0,
                long.class,
                1L,
                Long.class,
                1L);
        return Optional.ofNullable(leaves.get(type))
                .orElseGet(() -> type == Boolean.class ? true : plantedRecord(type));
    }

    private static Object plantedRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> planted(component.getGenericType(), type.getSimpleName() + "." + component.getName()))
                .toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot plant in " + type, e);
        }
    }
}

package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveReason;
import org.ucsmigration.move.Wave;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.survey.SurveyEvent;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.testing.SampleUser;

@DisplayName("The schema of the document")
class DocumentSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = text();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    private static JsonNode text() {
        try (InputStream in = ReportFiles.class.getResourceAsStream("document.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Move> everyMove() {
        Instant at = RandomReports.AS_OF.minusSeconds(7_200);
        Stream<Move> moves = Stream.of(Move.mailboxToExchangeOnline(), Move.mailboxToExchange2010(), Move.mailboxRemoved(),
                Move.mailboxConverted(), Move.mailboxRestored(), Move.toTeams(), Move.toPool(HomePool.of("pool09")),
                Move.toPool(HomePool.of("pool10", HomePool.Release.OLDER_THAN_2013)), Move.userDisabled(), Move.rollback());
        return moves.map(move -> move.withForbiddingPolicy("No\u202EUcs").withPolicyReadAt(at).withReplicationUpToDate(at)
                .withContactsConfirmed(at, List.of(SipAddress.of("user1@litwareinc.com"),
                SipAddress.of("user3@litwareinc.com"))));
    }

    private static List<JsonNode> lines(ReportFilling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportFiles files = ReportFiles.jsonLines(out)) {
            filling.into(files);
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private interface ReportFilling {
        void into(ReportFiles files);
    }

    private static void valid(List<JsonNode> lines) {
        for (JsonNode line : lines) {
            assertThat(SCHEMA.validate(line)).as(() -> line.toString()).isEmpty();
        }
    }

    private static SurveyResult ofSamples(ReportFiles files) {
        return Survey.over(SampleUser.probe()).asOf(RandomReports.AS_OF)
                .run(Arrays.stream(SampleUser.values()).map(SampleUser::identity).toList(), files);
    }

    @Test
    @DisplayName("is satisfied by every sample user, as they were and as of today")
    void samples() throws IOException {
        valid(lines(files -> {
            Arrays.stream(SampleUser.values()).map(SampleUser::report).forEach(files);
            files.finish(ofSamples(files));
        }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyMove")
    @DisplayName("is satisfied by random reports, checked for every move")
    void random(Move move) throws IOException {
        RandomReports random = new RandomReports(move.hashCode());
        Wave wave = Wave.of(move);
        List<JsonNode> lines = lines(files -> {
            ReportFiles full = files.withSources(List.of("LyncProbe", "x\u0000")).withDeployment(Preflight.of(
                    DeploymentFacts.none().withPools(Fact.known(List.of("pool\uD83D"), Source.of("Get-CsService"))),
                            RandomReports.AS_OF));
            var both = full.andThen(wave);
            for (int i = 0; i < 100; i++) {
                both.accept(random.next(i));
            }
            full.unmatched("ExchangeProbe", RandomReports.HOSTILE);
            full.finish(ofSamples(files), wave);
        });

        valid(lines);
        assertThat(lines).hasSize(1 + 100 + RandomReports.HOSTILE.size() + SampleUser.values().length + 2);
    }

    @Test
    @DisplayName("is satisfied by the end of a survey of nobody, of one with gaps, and of one that was cancelled")
    void ends() throws IOException {
        valid(lines(files -> files.finish(Survey.over(SampleUser.probe()).run(List.of()))));
        valid(lines(files -> files.finish(Survey.over((UserIdentity user) -> {
            throw new IllegalStateException("no \uD83D network");
        }).run(List.of(SampleUser.READY.identity()), files))));
        valid(lines(files -> {
            Thread.currentThread().interrupt();
            SurveyResult result = Survey.over(SampleUser.probe()).run(List.of(SampleUser.READY.identity()), files);
            assertThat(result.isCancelled()).isTrue();
            files.finish(result);
            assertThat(Thread.interrupted()).isTrue();
        }));
    }

    @Test
    @DisplayName("has a place for how many computers answered")
    void reach() throws IOException {
        valid(List.of(JSON.readTree("""
                {"kind":"end","users":"1","complete":false,"cancelled":false,"notReached":"0","counts":[],"problems":[],"gaps":[],
                "reach":[{"probe":"RegistryProbe","places":"computers","asked":"400","answered":"371"}]}""")));
    }

    @Test
    @DisplayName("refuses a key more and a key less anywhere in a line")
    void strict() throws IOException {
        Wave wave = Wave.of(Move.mailboxToExchangeOnline());
        List<JsonNode> lines = lines(files -> {
            var both = files.andThen(wave);
            Arrays.stream(SampleUser.values()).map(SampleUser::report).forEach(both);
            files.unmatched("ExchangeProbe", List.of("x"));
            files.finish(ofSamples(files), wave);
        });
        int refused = 0;
        for (JsonNode line : lines) {
            for (ObjectNode object : objects(line)) {
                object.put("unheard", "of");
                assertThat(SCHEMA.validate(line)).as(object.toString()).isNotEmpty();
                object.remove("unheard");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
        valid(lines);
    }

    @Test
    @DisplayName("lets no object take keys that it does not name")
    void everyObjectIsClosed() {
        assertThat(objects(TEXT)).filteredOn(object -> object.path("type").asText().equals("object"))
                .hasSizeGreaterThan(30).allSatisfy(object -> assertThat(object.path("additionalProperties").isBoolean()
                        && !object.path("additionalProperties").asBoolean()).isTrue());
    }

    @Test
    @DisplayName("names exactly the codes that there are")
    void codes() {
        Map<String, Class<? extends Enum<?>>> codes = new LinkedHashMap<>();
        codes.put("outcome", Outcome.class);
        codes.put("state", MigrationState.class);
        codes.put("certainty", MigrationConclusion.Certainty.class);
        codes.put("authority", Evidence.Authority.class);
        codes.put("action", Action.class);
        codes.put("hazardKind", Hazard.Kind.class);
        codes.put("severity", Hazard.Severity.class);
        codes.put("verdict", MoveCheck.Verdict.class);
        codes.put("moveReason", MoveReason.class);
        codes.put("moveKind", Move.Kind.class);
        codes.put("lyncRelease", HomePool.Release.class);
        codes.put("exchangeGeneration", ExchangeRelease.Generation.class);
        codes.put("policyScope", UserServicesPolicy.Scope.class);
        codes.put("clientKind", Client.Kind.class);
        codes.put("exclusion", AccountScope.Exclusion.class);
        codes.put("moveTarget", MailboxMove.Target.class);
        codes.put("gapKind", SurveyEvent.Kind.class);
        Map<String, List<String>> listed = new LinkedHashMap<>();
        TEXT.path("$defs").properties().forEach(each -> {
            if (each.getValue().has("enum")) {
                List<String> names = new ArrayList<>();
                each.getValue().path("enum").forEach(name -> names.add(name.asText()));
                listed.put(each.getKey(), names);
            }
        });

        assertThat(listed.keySet()).isEqualTo(codes.keySet());
        codes.forEach((name, type) -> assertThat(listed.get(name)).as(name)
                .isEqualTo(Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
    }

    @Test
    @DisplayName("carries the version in its $id, and reports have the same")
    void version() {
        assertThat(TEXT.path("$id").asText()).isEqualTo("urn:ucs-migration:document:" + DocumentVersion.CURRENT);
        assertThat(TEXT.at("/$defs/run/properties/version/const").asText()).isEqualTo(DocumentVersion.CURRENT);
        UserReport report = SampleUser.READY.report();
        assertThat(report.toMap()).containsEntry("version", DocumentVersion.CURRENT);
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> all = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            all.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(each -> all.addAll(objects(each)));
        }
        return all;
    }
}

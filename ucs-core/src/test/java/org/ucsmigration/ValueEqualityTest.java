package org.ucsmigration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;
import org.ucsmigration.deployment.Certificate;
import org.ucsmigration.deployment.DeploymentFacts;
import org.ucsmigration.deployment.PartnerApplication;
import org.ucsmigration.deployment.Preflight;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Freshness;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveFinding;
import org.ucsmigration.move.MoveFindings;
import org.ucsmigration.output.Comparison;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.SurveyEvent;
import org.ucsmigration.survey.SurveyResult;
import org.ucsmigration.survey.Watch;

/**
 * Every value type is compared by its content: two made alike are equal, and there is no field that may differ between equals.
 * The types are found by reflection. For each field there must be two samples that differ in it and in nothing else, so that
 * who adds a field has to show that it matters.
 */
@DisplayName("Two values")
class ValueEqualityTest {

    private static final Instant ONE = Instant.parse("2014-03-03T09:00:00Z");
    private static final Instant TWO = ONE.plusSeconds(60);
    private static final Source SOURCE = Source.of("Get-Mailbox", ONE);
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UUID GUID = new UUID(1, 2);
    private static final Throwable THROWN = new IllegalStateException();
    private static final Throwable ANOTHER = new IllegalStateException();

    /** Fields that follow from others, or are a form of one that is shown, and why. */
    private static final Map<String, String> FOLLOWS = Map.ofEntries(
            Map.entry("SipAddress.address", "the spelling; the key is what is compared"),
            Map.entry("Known.parts", "what value and source were put together of"),
            Map.entry("ClientSignIns.listings", "what the time since which they are complete was worked out from"),
            Map.entry("ExchangeRelease.words", "the possible generations in words"),
            Map.entry("Assessment.outcome", "follows from the findings"),
            Map.entry("Assessment.old", "those whose sentences tell their age"),
            Map.entry("Finding.outcome", "goes with the advice: a finding that is met has none"),
            Map.entry("Finding.code", "goes with the reason and the precondition; see FindingTest"),
            Map.entry("MigrationConclusion.verdict", "follows from the readings"),
            Map.entry("UserReport.situation", "follows from observations, rules and asOf"),
            Map.entry("UserReport.nextStep", "follows from the others"),
            Map.entry("Preflight.findings", "follow from facts, asOf and freshness"),
            Map.entry("Preflight.trust", "follows from the findings"),
            Map.entry("Preflight.userFacts", "follow from facts and trust"),
            Map.entry("UserReport.hazards", "follows from the others"),
            Map.entry("MoveCheck.findings", "follow from report and move"),
            Map.entry("Rules.checked", "the preconditions in their guards"),
            Map.entry("Evidence.answer", "set by the factory with the sentence"));


    /** Samples of each type, all different from each other; made anew at each call. */
    static Map<Class<?>, List<?>> samples() {
        Map<Class<?>, List<?>> all = new LinkedHashMap<>();
        all.put(SipAddress.class, List.of(SipAddress.of("a@b.c"), SipAddress.of("b@b.c")));
        all.put(Sid.class, List.of(Sid.of("S-1-5-21-1"), Sid.of("S-1-5-21-2")));
        all.put(Source.class, List.of(Source.of("a"), Source.of("b"), Source.of("a", ONE), Source.of("a", TWO)));
        all.put(UserIdentity.class, List.of(KEN, UserIdentity.of("b@b.c"), KEN.withUpn("ken"), KEN.withSmtpAddress("k@b.c"),
                KEN.withSid("S-1-5-21-1-2-3-4"),
                KEN.withMasterAccountSid("S-1-5-21-1-2-3-4"), KEN.withDistinguishedName("CN=Ken"), KEN.withDirectoryGuid(GUID),
                KEN.withMailboxGuid(GUID), KEN.withAccountName("kenmyer")));
        all.put(Advice.class, List.of(Advice.of(Action.WAIT, "Wait."), Advice.of(Action.NOTHING, "Wait."),
                Advice.of(Action.WAIT, "Go on."),
                Advice.of(Action.WAIT, "Wait.").withCommand(CommandLine.of("Get-Mailbox")),
                Advice.of(Action.WAIT, "Wait.").withCondition("It holds.")));
        all.put(CommandLine.class, List.of(CommandLine.of("Get-Mailbox"), CommandLine.of("Get-CsUser")));
        facts(all);
        all.put(Evidence.class, evidence());
        all.put(Freshness.class, List.of(Freshness.standard(), Freshness.of(Duration.ofDays(1)),
                Freshness.standard().withMigrationForbidden()));
        all.put(MigrationConclusion.class, List.of(MigrationConclusion.of(List.of(), ONE), MigrationConclusion.of(List.of(), TWO),
                MigrationConclusion.of(evidence().subList(0, 1), ONE)));
        Finding.About badge = Finding.about("badge");
        all.put(Finding.class, List.of(badge.notMet("NO", "No.", "Order one."),
                Finding.about("other").notMet("NO", "No.", "Order one."),
                badge.notMet("NONE", "No.", "Order one."), badge.notMet("NO", "None.", "Order one."),
                badge.notMet("NO", "No.", "Order two."), badge.unknown("NO", "No.", "Order one."), badge.met("NO", "No.")));
        UserFacts policy = UserFacts.builder().policy(UserServicesPolicy.of("Global", true)).build();
        all.put(Assessment.class, List.of(Assessment.of(UserFacts.none(),
                Rules.only(Precondition.POLICY_ALLOWS_UCS, Precondition.MAILBOX_OPENED)),
                Assessment.of(UserFacts.none(), Rules.only(Precondition.POLICY_ALLOWS_UCS).heeding(Precondition.MAILBOX_OPENED)),
                Assessment.of(policy, Rules.only(Precondition.POLICY_ALLOWS_UCS, Precondition.MAILBOX_OPENED))));
        all.put(Rules.class, List.of(Rules.only(Precondition.POLICY_ALLOWS_UCS), Rules.only(Precondition.MAILBOX_OPENED),
                Rules.only(Precondition.POLICY_ALLOWS_UCS).heeding(Precondition.MAILBOX_OPENED),
                Rules.only(Precondition.POLICY_ALLOWS_UCS).withFreshness(Duration.ofDays(1)),
                Rules.only(Precondition.mailboxOnExchange2013(Outcome.MET)),
                Rules.only(Precondition.mailboxOnExchange2013(Outcome.NOT_MET))));
        Certificate certificate = Certificate.of("A1");
        all.put(Certificate.class, List.of(certificate, Certificate.of("B2"), certificate.withSubject("CN=a"),
                certificate.withValidFrom(ONE),
                certificate.withValidFrom(TWO), certificate.withValidUntil(ONE), certificate.withEffectiveFrom(ONE)));
        PartnerApplication partner = PartnerApplication.of("a", "1");
        all.put(PartnerApplication.class, List.of(partner, PartnerApplication.of("b", "1"), PartnerApplication.of("a", "2"),
                partner.withEnabled(Fact.known(true)), partner.withTrustLevel(Fact.known("Full")),
                partner.withMetadataUrl(Fact.known("x"))));
        DeploymentFacts deployment = DeploymentFacts.none().withLyncAutodiscover(Fact.known("x"));
        all.put(DeploymentFacts.class,
                List.of(DeploymentFacts.none(), deployment, DeploymentFacts.none().withMigrated("a", Fact.known(1L)),
                DeploymentFacts.none().withMigrated("b", Fact.known(1L))));
        all.put(Preflight.class, List.of(Preflight.of(DeploymentFacts.none(), ONE), Preflight.of(DeploymentFacts.none(), TWO),
                Preflight.of(deployment, ONE)));
        all.put(Observations.class, List.of(Observations.of(KEN), Observations.of(UserIdentity.of("b@b.c")),
                Observations.of(KEN, policy),
                Observations.of(KEN, UserFacts.none(), evidence().get(0)), Observations.of(KEN).withNote("a"),
                Observations.of(KEN).withNote("b")));
        all.put(UserReport.class, List.of(UserReport.of(Observations.of(KEN), ONE), UserReport.of(Observations.of(KEN), TWO),
                UserReport.of(Observations.of(KEN, policy), ONE),
                UserReport.of(Observations.of(KEN), Rules.documented().withFreshness(Duration.ofDays(1)), ONE)));
        moves(all);
        all.put(SurveyEvent.class, List.of(new SurveyEvent("a", KEN, SurveyEvent.Kind.FAILED, "why", THROWN),
                new SurveyEvent("b", KEN, SurveyEvent.Kind.FAILED, "why", THROWN),
                new SurveyEvent("a", UserIdentity.of("b@b.c"), SurveyEvent.Kind.FAILED, "why", THROWN),
                new SurveyEvent("a", KEN, SurveyEvent.Kind.TIMED_OUT, "why", THROWN),
                new SurveyEvent("a", KEN, SurveyEvent.Kind.FAILED, "else", THROWN),
                new SurveyEvent("a", KEN, SurveyEvent.Kind.FAILED, "why", ANOTHER)));
        all.put(SurveyResult.Cell.class, List.of(new SurveyResult.Cell(Outcome.MET, MigrationState.MIGRATED, Action.NOTHING),
                new SurveyResult.Cell(Outcome.NOT_MET, MigrationState.MIGRATED, Action.NOTHING),
                new SurveyResult.Cell(Outcome.MET, MigrationState.UNKNOWN, Action.NOTHING),
                new SurveyResult.Cell(Outcome.MET, MigrationState.MIGRATED, Action.WAIT)));
        all.put(SurveyResult.Gap.class,
                List.of(gap("a", SurveyEvent.Kind.FAILED, "why", 1, KEN), gap("b", SurveyEvent.Kind.FAILED, "why", 1, KEN),
                gap("a", SurveyEvent.Kind.TIMED_OUT, "why", 1, KEN), gap("a", SurveyEvent.Kind.FAILED, "else", 1, KEN),
                gap("a", SurveyEvent.Kind.FAILED, "why", 2, KEN),
                gap("a", SurveyEvent.Kind.FAILED, "why", 1, UserIdentity.of("b@b.c"))));
        return all;
    }

    private static void moves(Map<Class<?>, List<?>> all) {
        Move move = Move.mailboxToExchangeOnline();
        all.put(Move.class, List.of(move, Move.toTeams(), Move.toPool(HomePool.of("a")), Move.toPool(HomePool.of("b")),
                move.withForbiddingPolicy("a"), move.withForbiddingPolicy("b"), move.withPolicyReadAt(ONE),
                move.withPolicyReadAt(TWO), move.withReplicationUpToDate(ONE), move.withReplicationUpToDate(TWO),
                move.withContactsConfirmed(ONE, List.of(KEN.sip())), move.withContactsConfirmed(TWO, List.of(KEN.sip()))));
        UserReport nothing = UserReport.of(Observations.of(KEN), ONE);
        all.put(MoveCheck.class, List.of(MoveCheck.of(nothing, move),
                MoveCheck.of(UserReport.of(Observations.of(KEN), TWO), move),
                MoveCheck.of(nothing, Move.toTeams())));
        all.put(MoveFinding.class, MoveFindings.samples());
    }

    private static SurveyResult.Gap gap(String probe, SurveyEvent.Kind kind, String reason, long users, UserIdentity user) {
        return new SurveyResult.Gap(probe, kind, reason, users, List.of(user));
    }

    private static List<Evidence> evidence() {
        Evidence flag = Evidence.caller(MigrationState.MIGRATED, "It moved.");
        return List.of(flag, Evidence.caller(MigrationState.UNKNOWN, "It moved."),
                Evidence.caller(MigrationState.MIGRATED, "I saw it."),
                Evidence.caller(MigrationState.MIGRATED, "It moved.", ONE), flag.withChangedAt(ONE), flag.withChangedAt(TWO),
                Evidence.clientCache(0, SOURCE), Evidence.clientCache(0, SOURCE).withVouched(),
                Evidence.none(Evidence.Authority.SERVER_STATE, "denied", SOURCE),
                Evidence.none(Evidence.Authority.SYNTHETIC_TEST, "denied", SOURCE));
    }

    private static void facts(Map<Class<?>, List<?>> all) {
        all.put(Fact.Known.class, List.of(new Fact.Known<>(1, SOURCE), new Fact.Known<>(2, SOURCE),
                new Fact.Known<>(1, Source.of("b"))));
        all.put(Fact.Unknown.class, List.of(Fact.unknown("a"), Fact.unknown("b"), UserFacts.none().mailbox(),
                Fact.unknown(UserFacts.none().mailbox().reasons().get(0))));
        all.put(Fact.Contested.class, List.of(Fact.known(1, Source.of("a")).merge(Fact.known(2, Source.of("b"))),
                Fact.known(1, Source.of("a")).merge(Fact.known(3, Source.of("b")))));
        UserServicesPolicy policy = UserServicesPolicy.of("Global", true);
        all.put(UserServicesPolicy.class,
                List.of(policy, UserServicesPolicy.of("Tag:X", true), UserServicesPolicy.of("Global", false),
                policy.withMigrationDelayInDays(1), policy.withMigrationDelayInDays(2), policy.withSince(ONE)));
        all.put(Mailbox.class, List.of(Mailbox.none(), Mailbox.on(ExchangeRelease.EXCHANGE_2013),
                Mailbox.on(ExchangeRelease.EXCHANGE_2016),
                Mailbox.on(ExchangeRelease.EXCHANGE_2013).withSince(ONE),
                Mailbox.on(ExchangeRelease.EXCHANGE_2013).withSince(TWO)));
        all.put(ExchangeRelease.class, List.of(ExchangeRelease.EXCHANGE_2013, ExchangeRelease.EXCHANGE_2016));
        Client phone = Client.of(Client.Kind.PHONE, "a");
        all.put(Client.class, List.of(phone, Client.of(Client.Kind.WEB, "a"), Client.of(Client.Kind.PHONE, "b"),
                phone.withLastSeen(ONE), phone.withLastSeen(TWO)));
        all.put(ClientSignIns.class, List.of(ClientSignIns.seen(), ClientSignIns.complete(), ClientSignIns.seen(phone)));
        all.put(HomePool.class, List.of(HomePool.of("a"), HomePool.of("b"), HomePool.of("a", HomePool.Release.LYNC_2013)));
        all.put(AccountScope.class, List.of(AccountScope.inScope(), AccountScope.excluded(AccountScope.Exclusion.NO_HOME_POOL)));
        MigrationFailure failed = MigrationFailure.of("a");
        all.put(MigrationFailure.class, List.of(failed, MigrationFailure.of("b"), failed.withCode("c"), failed.withFailedAt(ONE),
                failed.withLastSuccess(ONE), MigrationFailure.none()));
        MailboxMove move = MailboxMove.of("InProgress", MailboxMove.Target.UNKNOWN, "");
        all.put(MailboxMove.class, List.of(MailboxMove.none(), move));
        all.put(MailboxMove.Request.class,
                List.of(move.requests().get(0), new MailboxMove.Request("Queued", MailboxMove.Target.UNKNOWN, ""),
                new MailboxMove.Request("InProgress", MailboxMove.Target.EXCHANGE_ONLINE, ""),
                new MailboxMove.Request("InProgress", MailboxMove.Target.UNKNOWN, "DB1")));
        all.put(Probe.Reach.class, List.of(new Probe.Reach("computers", 2, 1), new Probe.Reach("sites", 2, 1),
                new Probe.Reach("computers", 3, 1), new Probe.Reach("computers", 2, 2)));
        SipAddress one = SipAddress.of("a@b.c");
        Optional<String> nothing = Optional.empty();
        Optional<String> some = Optional.of("X");
        all.put(Comparison.Change.class, List.of(
                new Comparison.Change(one, Comparison.Aspect.STATE, nothing, nothing, nothing),
                new Comparison.Change(SipAddress.of("d@e.f"), Comparison.Aspect.STATE, nothing, nothing, nothing),
                new Comparison.Change(one, Comparison.Aspect.NEXT_STEP, nothing, nothing, nothing),
                new Comparison.Change(one, Comparison.Aspect.STATE, some, nothing, nothing),
                new Comparison.Change(one, Comparison.Aspect.STATE, nothing, some, nothing),
                new Comparison.Change(one, Comparison.Aspect.STATE, nothing, nothing, some)));
        all.put(Comparison.Alarm.class, List.of(
                new Comparison.Alarm(Comparison.AlarmCode.SAME_RUN, "a", List.of()),
                new Comparison.Alarm(Comparison.AlarmCode.RULES_CHANGED, "a", List.of()),
                new Comparison.Alarm(Comparison.AlarmCode.SAME_RUN, "b", List.of()),
                new Comparison.Alarm(Comparison.AlarmCode.SAME_RUN, "a", List.of(one))));
        UserReport waiting = UserReport.of(Observations.of(UserIdentity.of("a@b.c")), ONE);
        all.put(Watch.Wait.class, List.of(new Watch.Wait(List.of(waiting), 2, Duration.ofSeconds(1), ONE),
                new Watch.Wait(List.of(), 2, Duration.ofSeconds(1), ONE),
                new Watch.Wait(List.of(waiting), 3, Duration.ofSeconds(1), ONE),
                new Watch.Wait(List.of(waiting), 2, Duration.ofSeconds(2), ONE),
                new Watch.Wait(List.of(waiting), 2, Duration.ofSeconds(1), TWO)));
        all.put(UserFacts.class, List.of(UserFacts.none(), UserFacts.unknown("denied"),
                UserFacts.builder().mailboxOpened(true).build()));
    }

    static List<Class<?>> types() {
        return List.copyOf(samples().keySet());
    }

    @Test
    @DisplayName("of every public type that is compared by content are in this test")
    void allTypes() {
        Set<String> compared = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ucsmigration").stream()
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                && !type.isEnum() && !type.isInterface())
                .filter(type -> type.tryGetMethod("equals", Object.class).isPresent())
                .map(JavaClass::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> tested = types().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        compared.removeAll(tested);
        assertThat(compared).as("compared by content, and tested where only reports can make them")
                .containsOnly("Hazard", "NextStep");
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("are equal where made alike, and else not")
    void byContent(Class<?> type) {
        List<?> some = samples().get(type);
        List<?> again = samples().get(type);
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < again.size(); j++) {
                if (i == j) {
                    assertThat(some.get(i)).isEqualTo(again.get(j)).hasSameHashCodeAs(again.get(j));
                } else {
                    assertThat(some.get(i)).as("%s and %s", i, j).isNotEqualTo(again.get(j));
                }
            }
            assertThat(some.get(i)).isNotEqualTo(null).isNotEqualTo("another type");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("differ where any one field does")
    void byEachField(Class<?> type) throws IllegalAccessException {
        List<Field> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
                && !FOLLOWS.containsKey(type.getSimpleName() + "." + field.getName())).toList();
        List<?> some = samples().get(type);
        for (Field field : fields) {
            List<Field> others = new ArrayList<>(fields);
            others.remove(field);
            boolean isVaried = false;
            for (Object one : some) {
                for (Object other : some) {
                    isVaried |= !same(field, one, other) && others.stream().allMatch(each -> same(each, one, other));
                }
            }
            assertThat(isVaried || isHeeded(type, field)).as("two samples that differ in %s and in nothing else: add them",
                    field).isTrue();
        }
    }

    /** Where no factory varies a field alone: a copy in which another sample's value was put differs. */
    private static boolean isHeeded(Class<?> type, Field field) throws IllegalAccessException {
        List<?> some = samples().get(type);
        for (Object other : some) {
            Object copy = samples().get(type).get(0);
            if (!type.isRecord() && !same(field, copy, other)) {
                field.set(copy, field.get(other));
                assertThat(copy).as("%s must be compared", field).isNotEqualTo(some.get(0));
                return true;
            }
        }
        return false;
    }

    private static boolean same(Field field, Object one, Object other) {
        try {
            field.setAccessible(true);
            return Objects.deepEquals(field.get(one), field.get(other));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}

package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.output.ComparedRun.lastWeek;
import static org.ucsmigration.output.ComparedRun.today;
import static org.ucsmigration.output.ComparedRun.user;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.move.Move;
import org.ucsmigration.output.Comparison.Alarm;
import org.ucsmigration.output.Comparison.AlarmCode;
import org.ucsmigration.output.Comparison.Aspect;
import org.ucsmigration.output.Comparison.Change;
import org.ucsmigration.precondition.Rules;

@DisplayName("A comparison of two runs")
class ComparisonTest {

    private static final UserIdentity KEN = user("kenmyer", 1);
    private static final UserIdentity PILAR = user("pilar", 2);

    private static Comparison compare(ComparedRun earlier, ComparedRun later) {
        return Comparison.of(earlier.lines(), later.lines());
    }

    private static SipAddress sip(String name) {
        return SipAddress.of(name + "@litwareinc.com");
    }

    private static Alarm alarm(Comparison comparison, AlarmCode code) {
        return comparison.alarms().stream().filter(each -> each.code() == code).findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + comparison));
    }

    private static List<AlarmCode> codes(Comparison comparison) {
        return comparison.alarms().stream().map(Alarm::code).toList();
    }

    private static Change change(String name, Aspect aspect, String before, String after) {
        return new Change(sip(name), aspect, Optional.empty(), Optional.of(before), Optional.of(after));
    }

    @Test
    @DisplayName("of a run with the same a week later finds nothing")
    void nothing() {
        Comparison same = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Ready To Migrate"),
                today().add(KEN, "Migrated").add(PILAR, "Ready To Migrate"));

        assertThat(same.compared()).isEqualTo(2);
        assertThat(same.changes()).isEmpty();
        assertThat(same.alarms()).isEmpty();
        assertThat(same.added()).isEmpty();
        assertThat(same.gone()).isEmpty();
        assertThat(same.unknown()).isEmpty();
        assertThat(same).hasToString("Compared 2 users, of 2014-03-03T09:00:00Z with 2014-03-10T09:00:00Z: "
                + "0 changed, 0 new, 0 gone, 0 not known.");
    }

    @Nested
    class OfUsers {

        @Test
        @DisplayName("knows them by GUID, whatever their address and the order of the lines")
        void byGuid() {
            Comparison renamed = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Ready To Migrate"),
                    today().add(user("pilar.ackerman", 2), "Ready To Migrate").add(user("KenMyer", 1), "Migrated"));

            assertThat(renamed.compared()).isEqualTo(2);
            assertThat(renamed.changes()).isEmpty();
            assertThat(renamed.alarms()).isEmpty();
        }

        @Test
        @DisplayName("who exchange their addresses stay who they are")
        void swapped() {
            Comparison swapped = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Ready To Migrate"),
                    today().add(user("pilar", 1), "Migrated").add(user("kenmyer", 2), "Ready To Migrate"));

            assertThat(swapped.compared()).isEqualTo(2);
            assertThat(swapped.changes()).isEmpty();
        }

        @Test
        @DisplayName("are known by address where a run does not know the GUID")
        void byAddress() {
            UserIdentity nameless = UserIdentity.of("sip:KENMYER@litwareinc.com");
            for (Comparison comparison : List.of(compare(lastWeek().add(KEN, "Migrated"), today().add(nameless, "Migrated")),
                    compare(lastWeek().add(nameless, "Migrated"), today().add(KEN, "Migrated")),
                    compare(lastWeek().add(nameless, "Migrated"), today().add(nameless, "Migrated")))) {
                assertThat(comparison.compared()).isEqualTo(1);
                assertThat(comparison.alarms()).isEmpty();
                assertThat(comparison.changes()).isEmpty();
            }
        }

        @Test
        @DisplayName("whose address went to somebody else are gone and new")
        void anotherUnderTheAddress() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated"), today().add(user("kenmyer", 7), "Migrated"));

            assertThat(comparison.compared()).isZero();
            assertThat(comparison.added()).containsExactly(KEN.sip());
            assertThat(comparison.gone()).containsExactly(KEN.sip());
            assertThat(codes(comparison)).contains(AlarmCode.NOTHING_COMPARED);
        }

        @Test
        @DisplayName("who may have exchanged addresses are not told apart without a GUID")
        void unclear() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Migrated"),
                    today().add(user("pilar", 1), "Migrated").add(UserIdentity.of("kenmyer@litwareinc.com"), "Ready To Migrate"));

            assertThat(comparison.compared()).isEqualTo(1);
            assertThat(comparison.added()).isEmpty();
            assertThat(comparison.gone()).isEmpty();
            assertThat(comparison.unknown()).containsExactly(PILAR.sip(), KEN.sip());
            assertThat(alarm(comparison, AlarmCode.NOT_TOLD_APART).users()).containsExactly(PILAR.sip(), KEN.sip());
        }

        @Test
        @DisplayName("are never taken for two")
        void neverDoubly() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated"),
                    today().add(user("ken", 1), "Migrated").add(UserIdentity.of("kenmyer@litwareinc.com"), "Ready To Migrate"));

            assertThat(comparison.compared()).isEqualTo(1);
            assertThat(comparison.changes()).isEmpty();
            assertThat(comparison.added()).containsExactly(KEN.sip());
        }

        @Test
        @DisplayName("who came and went are new and gone")
        void newAndGone() {
            Comparison comparison = compare(lastWeek().add(KEN, "Ready To Migrate").add(PILAR, "Ready To Migrate"),
                    today().add(PILAR, "Ready To Migrate").add(user("lisa", 3), "Ready To Migrate"));

            assertThat(comparison.added()).containsExactly(sip("lisa"));
            assertThat(comparison.gone()).containsExactly(KEN.sip());
            assertThat(comparison.toString()).contains("1 new, 1 gone").contains("New: 1 user (lisa@litwareinc.com)")
                    .contains("Gone: 1 user (kenmyer@litwareinc.com)");
        }
    }

    @Nested
    class OfChanges {

        @Test
        @DisplayName("names state, certainty, verdict, blocker, next step, pool and policy")
        void each() {
            UnaryOperator<UserFacts.Builder> moved = facts -> facts
                    .homePool(Fact.known(HomePool.of("red-cs-001.litwareinc.com"), Source.CALLER))
                    .policy(Fact.known(UserServicesPolicy.of("Tag:NoUcs", false), today().source("Get-CsUserServicesPolicy")));
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated"), today().add(KEN, "Disabled", moved));

            assertThat(comparison.changes()).containsExactly(change("kenmyer", Aspect.STATE, "MIGRATED", "NOT_MIGRATED"),
                    change("kenmyer", Aspect.VERDICT, "UNKNOWN", "NOT_MET"),
                    new Change(KEN.sip(), Aspect.BLOCKER, Optional.of("enabled-by-server"), Optional.empty(),
                    Optional.of("SERVER_DISABLED")),
                    new Change(KEN.sip(), Aspect.BLOCKER, Optional.of("policy-allows-ucs"), Optional.empty(),
                    Optional.of("POLICY_FORBIDS")),
                    change("kenmyer", Aspect.NEXT_STEP, "NOTHING", "ALLOW_BY_POLICY"),
                    change("kenmyer", Aspect.HOME_POOL, "atl-cs-001.litwareinc.com", "red-cs-001.litwareinc.com"),
                    change("kenmyer", Aspect.POLICY, "Global", "NoUcs"),
                    change("kenmyer", Aspect.UCS_ALLOWED, "true", "false"));
            assertThat(comparison.toString()).contains("1 changed")
                    .contains("STATE from MIGRATED to NOT_MIGRATED: 1 user (kenmyer@litwareinc.com)")
                    .contains("BLOCKER policy-allows-ucs from none to POLICY_FORBIDS: 1 user");
        }

        @Test
        @DisplayName("of certainty, where the server was not asked again")
        void certainty() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated"), today().add(KEN, "", today().flag(true)));

            assertThat(comparison.changes()).contains(change("kenmyer", Aspect.CERTAINTY, "DEFINITE", "PROVISIONAL"))
                    .noneMatch(change -> change.aspect() == Aspect.STATE);
        }

        @Test
        @DisplayName("takes no name in another case, and nothing that is no longer known, for a change")
        void noChange() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Migrated"),
                    today().add(KEN, "Migrated", facts -> facts.homePool(HomePool.of("ATL-CS-001.litwareinc.com"))
                    .policy(UserServicesPolicy.of("GLOBAL", true)))
                    .add(PILAR, "Migrated", facts -> facts.homePool(Fact.unknown("access denied"))));

            assertThat(comparison.changes()).noneMatch(change -> change.aspect() == Aspect.HOME_POOL)
                    .noneMatch(change -> change.aspect() == Aspect.POLICY);
        }

        @Test
        @DisplayName("of a move's verdict, where both check the same move")
        void move() {
            ComparedRun now = today().withMove(Move.toTeams().withReplicationUpToDate(ComparedRun.TODAY)).add(KEN, "Migrated");
            Comparison same = compare(lastWeek().withMove(Move.toTeams()).add(KEN, ""), now);
            Comparison other = compare(lastWeek().withMove(Move.mailboxToExchangeOnline()).add(KEN, ""), now);

            assertThat(same.changes()).contains(change("kenmyer", Aspect.MOVE_VERDICT, "ASK_FIRST", "NO_GO"));
            assertThat(codes(same)).doesNotContain(AlarmCode.MOVE_CHANGED);
            assertThat(other.changes()).noneMatch(change -> change.aspect() == Aspect.MOVE_VERDICT);
            assertThat(alarm(other, AlarmCode.MOVE_CHANGED).sentence()).contains("MAILBOX_TO_EXCHANGE_ONLINE").contains("TEAMS");
        }
    }

    @Nested
    class Alarms {

        @Test
        @DisplayName("migrated during a wave, and no alarm without one")
        void migratedDuringWave() {
            ComparedRun then = lastWeek().add(KEN, "Disabled").add(PILAR, "Ready To Migrate");
            ComparedRun now = today().add(KEN, "Disabled").add(PILAR, "Migrating");

            assertThat(codes(compare(then, now))).isEmpty();
            assertThat(alarm(compare(then.withMove(Move.toTeams()), now), AlarmCode.MIGRATED_DURING_WAVE).users())
                    .containsExactly(PILAR.sip());
        }

        @Test
        @DisplayName("hosted online without a rollback")
        void hostedOnline() {
            UnaryOperator<UserFacts.Builder> online = facts -> facts.accountScope(AccountScope.excluded(Exclusion.HOSTED_ONLINE));
            Comparison comparison = compare(
                    lastWeek().add(KEN, "Migrated").add(PILAR, "Disabled").add(user("lisa", 3), "", online),
                    today().add(KEN, "", online).add(PILAR, "", online).add(user("lisa", 3), "", online));

            assertThat(alarm(comparison, AlarmCode.HOSTED_ONLINE_WITHOUT_ROLLBACK).users()).containsExactly(KEN.sip());
            Comparison flagged = compare(lastWeek().add(PILAR, "Disabled"), today().add(PILAR, "", online, today().flag(true)));
            assertThat(alarm(flagged, AlarmCode.HOSTED_ONLINE_WITHOUT_ROLLBACK).users()).containsExactly(PILAR.sip());
        }

        @Test
        @DisplayName("migrating in both, by two readings")
        void migratingInBoth() {
            Comparison stuck = compare(lastWeek().add(KEN, "Migrating"), today().add(KEN, "Migrating"));
            assertThat(alarm(stuck, AlarmCode.MIGRATING_IN_BOTH).users()).containsExactly(KEN.sip());
            assertThat(alarm(stuck, AlarmCode.MIGRATING_IN_BOTH).sentence()).contains("7 days apart");

            Evidence old = Evidence.serverState("Migrating", lastWeek().source("Debug-CsUnifiedContactStore"));
            Comparison unread = compare(lastWeek().add(KEN, "", old), ComparedRun.at(ComparedRun.LAST_WEEK.plusSeconds(60))
                    .add(KEN, "", old));
            assertThat(codes(unread)).containsExactly(AlarmCode.NOT_READ_ANEW);
        }

        @Test
        @DisplayName("gone while the flag stays, or while the contacts are in Exchange")
        void gone() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated", lastWeek().flag(true)).add(PILAR, "Migrated")
                    .add(user("lisa", 3), "Disabled", lastWeek().flag(false)).add(user("mark", 4), "Disabled"),
                    today().add(user("mark", 4), "Disabled"));

            assertThat(alarm(comparison, AlarmCode.GONE_WHILE_FLAG_STAYS).users()).containsExactly(KEN.sip());
            assertThat(alarm(comparison, AlarmCode.GONE_WHILE_IN_EXCHANGE).users()).containsExactly(PILAR.sip());
            assertThat(comparison.gone()).containsExactly(KEN.sip(), PILAR.sip(), sip("lisa"));
        }

        @Test
        @DisplayName("gone from Lync while Exchange still lists the user with the flag")
        void goneFromLyncOnly() {
            UnaryOperator<UserFacts.Builder> nothing = facts -> facts.homePool(Fact.unknown("Get-CsUser does not list the user"))
                    .accountScope(Fact.unknown("Get-CsUser does not list the user"));
            ComparedRun then = lastWeek().add(KEN, "Migrated", lastWeek().flag(true));

            assertThat(alarm(compare(then, today().add(KEN, "", nothing, today().flag(true))), AlarmCode.GONE_WHILE_FLAG_STAYS)
                    .users()).containsExactly(KEN.sip());
            assertThat(codes(compare(then, today().withProblems("Get-CsUser: access denied")
                    .add(KEN, "", nothing, today().flag(true))))).containsExactly(AlarmCode.SOURCE_NO_LONGER_COMPLETE);
        }

        @Test
        @DisplayName("not read anew: what decides, or a fact, seen at the same time in both")
        void notReadAnew() {
            Source old = lastWeek().source("Get-CsUser");
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated").add(PILAR, "Migrated"),
                    today().add(KEN, "Migrated", facts -> facts.homePool(Fact.known(HomePool.of("atl-cs-001.litwareinc.com"),
                            old)))
                            .add(PILAR, "", Evidence.serverState("Migrated", lastWeek().source("Debug-CsUnifiedContactStore"))));

            assertThat(alarm(comparison, AlarmCode.NOT_READ_ANEW).users()).containsExactly(KEN.sip(), PILAR.sip());
            assertThat(alarm(comparison, AlarmCode.NOT_READ_ANEW).sentence()).contains("homePool of 1")
                    .contains("conclusion of 1");
        }

        @Test
        @DisplayName("read anew, where nothing decides, by the newest of all that was seen")
        void newest() {
            Evidence old = Evidence.serverState("Of a later version", lastWeek().source("Debug-CsUnifiedContactStore"));

            assertThat(codes(compare(lastWeek().add(KEN, "", old, lastWeek().flag(false)),
                    today().add(KEN, "", old, today().flag(false))))).isEmpty();
            assertThat(codes(compare(lastWeek().add(KEN, "", old), today().add(KEN, "", old))))
                    .containsExactly(AlarmCode.NOT_READ_ANEW);
        }

        @Test
        @DisplayName("a source that was complete and is not, or was not asked")
        void sources() {
            ComparedRun whole = lastWeek().withSources("lync", "lync: cut", "exchange").add(KEN, "Migrated");
            Comparison lacking = compare(whole, today().withSources("lync", "lync: cut", "exchange").add(KEN, "Migrated")
                    .withProblems("the list was cut off"));
            assertThat(alarm(lacking, AlarmCode.SOURCE_NO_LONGER_COMPLETE).sentence())
                    .isEqualTo("lync lacks something that it did not lack in the earlier run: lync: the list was cut off.");
            assertThat(alarm(compare(whole, today().withSources("lync: cut", "lync", "exchange").add(KEN, "Migrated")
                    .withProblems("cut: and more")), AlarmCode.SOURCE_NO_LONGER_COMPLETE).sentence())
                    .isEqualTo("lync: cut lacks something that it did not lack in the earlier run: lync: cut: and more.");
            assertThat(codes(compare(lastWeek().withSources("exchange").add(KEN, "Migrated"),
                    today().add(KEN, "Migrated").withProblems("the list was cut off")))).isEmpty();
            assertThat(codes(compare(whole, today().withSources().add(KEN, "Migrated")))).isEmpty();
            assertThat(codes(compare(lastWeek().add(KEN, "Migrated").withProblems("another list was cut off"),
                    today().add(KEN, "Migrated").withProblems("the list was cut off")))).isEmpty();
            assertThat(alarm(compare(whole, today().withSources("lync").add(KEN, "Migrated")),
                    AlarmCode.SOURCE_NO_LONGER_COMPLETE).sentence()).isEqualTo("lync: cut was asked in the earlier run only. "
                    + "exchange was asked in the earlier run only.");
        }

        @Test
        @DisplayName("other rules, or another version of the library")
        void rules() {
            ComparedRun then = lastWeek().add(KEN, "Migrated");
            Comparison other = compare(then, today().withRules(Rules.documented().withFreshness(Duration.ofDays(2)))
                    .add(KEN, "Migrated"));
            assertThat(alarm(other, AlarmCode.RULES_CHANGED).sentence())
                    .isEqualTo("Of the rules, freshness was [PT168H] and is [PT48H].");
            List<Map<String, Object>> newer = ComparedRun.copy(today().add(KEN, "Migrated").lines());
            List<Map<String, Object>> older = ComparedRun.copy(then.lines());
            older.get(0).put("library", "0.1.0");
            newer.get(0).put("library", "0.2.0");
            assertThat(alarm(Comparison.of(older, newer), AlarmCode.RULES_CHANGED).sentence()).contains("0.1.0")
                    .contains("0.2.0");
        }

        @Test
        @DisplayName("each with a remedy, in the order of the codes, and as data")
        void asData() {
            Comparison comparison = compare(lastWeek().withMove(Move.toTeams()).add(KEN, "Disabled").add(PILAR, "Migrating"),
                    today().add(KEN, "Migrated").add(PILAR, "Migrating"));

            assertThat(codes(comparison)).isSorted().hasSize(2);
            assertThat(comparison.toMap()).containsOnlyKeys("version", "earlier", "later", "compared", "new", "gone", "unknown",
                    "changes", "alarms");
            assertThat(comparison.toMap()).extractingByKey("alarms").asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(2)
                    .first()
                    .asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("alarm", "MIGRATED_DURING_WAVE")
                    .containsEntry("users", List.of("kenmyer@litwareinc.com")).containsEntry("remedy",
                    AlarmCode.MIGRATED_DURING_WAVE.remedy());
            assertThat(comparison.toMap()).extractingByKey("changes").asInstanceOf(InstanceOfAssertFactories.LIST)
                    .contains(Map.of("user", "kenmyer@litwareinc.com",
                    "aspect", "STATE", "before", "NOT_MIGRATED", "after", "MIGRATED"));
            for (AlarmCode code : AlarmCode.values()) {
                assertThat(code.remedy()).isNotBlank().endsWith(".");
            }
        }
    }

    @Nested
    class ThatIsWorthLittle {

        @Test
        @DisplayName("says that no user is in both, that both are one run, and that they are exchanged")
        void says() {
            ComparedRun then = lastWeek().add(KEN, "Migrating");
            assertThat(alarm(compare(then, today().add(PILAR, "Migrated")), AlarmCode.NOTHING_COMPARED).sentence())
                    .isEqualTo("No user is in both runs: 1 in the earlier, 1 in the later.");
            assertThat(codes(compare(then, then))).containsExactly(AlarmCode.SAME_RUN);
            assertThat(codes(compare(today().add(KEN, "Migrated"), lastWeek().add(KEN, "Migrated"))))
                    .containsExactly(AlarmCode.RUNS_EXCHANGED);
            assertThat(codes(compare(then, today()))).containsExactly(AlarmCode.NOTHING_COMPARED, AlarmCode.RUN_NOT_WHOLE);
        }

        @Test
        @DisplayName("concludes nothing from absence in a run that is not whole")
        void notWhole() {
            List<Map<String, Object>> then = lastWeek().add(KEN, "Migrated", lastWeek().flag(true)).add(PILAR, "Migrated")
                    .lines();
            List<Map<String, Object>> now = ComparedRun.copy(today().add(PILAR, "Migrated").lines());
            Map<String, Object> end = now.get(now.size() - 1);

            end.put("cancelled", true);
            end.put("notReached", "1");
            assertUnknown(Comparison.of(then, now), "it was cancelled with 1 still to come.");
            end.put("cancelled", false);
            assertUnknown(Comparison.of(then, now), "it was cancelled with 1 still to come.");
            end.put("notReached", "0");
            end.put("users", "2");
            assertUnknown(Comparison.of(then, now), "its end line counts 2, and there are 1 lines of users.");
            now.remove(end);
            assertUnknown(Comparison.of(then, now), "it has no end line, so that it was not written to its end.");
        }

        private void assertUnknown(Comparison comparison, String why) {
            assertThat(comparison.gone()).isEmpty();
            assertThat(comparison.unknown()).containsExactly(KEN.sip());
            assertThat(codes(comparison)).containsExactly(AlarmCode.RUN_NOT_WHOLE);
            assertThat(alarm(comparison, AlarmCode.RUN_NOT_WHOLE).sentence()).isEqualTo("The later run is not whole: " + why
                    + " That 1 user is in the other only proves nothing.");
            assertThat(alarm(comparison, AlarmCode.RUN_NOT_WHOLE).users()).containsExactly(KEN.sip());
        }

        @Test
        @DisplayName("takes nobody for gone whose source lacks something, and warns of the flag all the same")
        void lacking() {
            Comparison comparison = compare(lastWeek().add(KEN, "Migrated", lastWeek().flag(true)).add(PILAR, "Migrated"),
                    today().withProblems("the list was cut off").add(PILAR, "Migrated"));

            assertThat(comparison.gone()).isEmpty();
            assertThat(comparison.unknown()).containsExactly(KEN.sip());
            assertThat(codes(comparison)).containsExactly(AlarmCode.RUN_NOT_WHOLE, AlarmCode.GONE_WHILE_FLAG_STAYS,
                    AlarmCode.SOURCE_NO_LONGER_COMPLETE);
        }

        @Test
        @DisplayName("takes nobody for new where the earlier run is not whole")
        void newIsUnknown() {
            Comparison comparison = compare(lastWeek().withProblems("the list was cut off").add(KEN, "Migrated"),
                    today().add(KEN, "Migrated").add(PILAR, "Migrated"));

            assertThat(comparison.added()).isEmpty();
            assertThat(comparison.unknown()).containsExactly(PILAR.sip());
        }
    }

    @Test
    @DisplayName("gives the same whatever the order of the lines")
    void anyOrder() {
        List<Map<String, Object>> then = lastWeek().add(KEN, "Disabled").add(PILAR, "Migrating").add(user("lisa", 3), "").lines();
        List<Map<String, Object>> now = new ArrayList<>(today().add(KEN, "Migrated").add(PILAR, "Migrating").lines());
        Comparison straight = Comparison.of(then, now);
        Collections.shuffle(now.subList(1, now.size() - 1), new Random(24));
        Comparison shuffled = Comparison.of(then, now);

        assertThat(shuffled.changes()).containsExactlyInAnyOrderElementsOf(straight.changes());
        assertThat(shuffled.alarms()).isEqualTo(straight.alarms());
        assertThat(shuffled.gone()).isEqualTo(straight.gone());
    }
}

package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;

@DisplayName("The user services policy in effect")
class UserServicesPoliciesTest {

    private static final Fact<Optional<String>> BLANK = Fact.known(Optional.empty(), Source.of("Get-CsUser"));
    private static final Fact<String> POOL = Fact.known("atl-cs-001.litwareinc.com", Source.of("Get-CsUser"));
    private static final Fact<String> SITE = Fact.known("Redmond", Source.of("Get-CsSite"));
    private static final String[] ALL = {"Global", "Site:Redmond", "Service:UserServer:atl-cs-001.litwareinc.com", "Tag:NoUcs",
            "Tag:Ucs"};

    @Nested
    @DisplayName("of a complete list")
    class Complete {

        @Test
        void isThePolicyAssignedToTheUserFirst() {
            assertThat(effective(complete(ALL), "NoUcs")).isEqualTo("NoUcs");
        }

        @Test
        void elseThePools() {
            assertThat(effective(complete(ALL), null)).isEqualTo("Service:UserServer:atl-cs-001.litwareinc.com");
        }

        @Test
        void elseTheSites() {
            assertThat(effective(complete("Global", "Site:Redmond", "Tag:NoUcs"), null)).isEqualTo("Site:Redmond");
            assertThat(effective(complete("Global", "Site:Redmond", "Service:UserServer:other.litwareinc.com"), null))
                    .isEqualTo("Site:Redmond");
        }

        @Test
        void elseTheGlobalOne() {
            assertThat(effective(complete("Global", "Site:Dublin", "Service:UserServer:other.litwareinc.com", "Tag:NoUcs"), null))
                    .isEqualTo("Global");
        }

        @ParameterizedTest
        @ValueSource(strings = {"NoUcs", "Tag:NoUcs", "tag:noucs", " NOUCS "})
        void isFoundWithAndWithoutTagAndInAnyCase(String assigned) {
            assertThat(effective(complete(ALL), assigned)).isEqualTo("NoUcs");
        }

        @ParameterizedTest
        @CsvSource({"SERVICE:userserver:ATL-CS-001.litwareinc.com, site:x", "UserServer:atl-cs-001.litwareinc.com, Site:x"})
        void isFoundForThePoolInAnyCaseWithAndWithoutService(String listed, String other) {
            assertThat(complete("Global", listed, other).effectiveFor(BLANK, POOL, SITE).toOptional().orElseThrow().scope())
                    .isEqualTo(UserServicesPolicy.Scope.SERVICE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Redmond", "Site:Redmond", "SITE:REDMOND"})
        void isFoundForTheSiteWithAndWithoutItsPrefix(String site) {
            assertThat(complete("Global", "Site:Redmond").effectiveFor(BLANK, POOL, Fact.known(site)).toOptional())
                    .contains(policy("Site:Redmond"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " "})
        void isInheritedWhereTheAssignmentIsBlank(String blank) {
            assertThat(complete("Global").effectiveFor(Fact.known(Optional.of(blank)), POOL, SITE).toOptional())
                    .contains(policy("Global"));
        }

        @Test
        void needsNoPoolAndNoSiteWhereNoPolicyIsOfThatScope() {
            assertThat(complete("Global", "Tag:NoUcs").effectiveFor(BLANK, Fact.unknown("x"), Fact.unknown("y")).toOptional())
                    .contains(policy("Global"));
        }
    }

    @Nested
    @DisplayName("is unknown, with the reason,")
    class Unknown {

        @Test
        void whereTheAssignmentIsNotKnown() {
            assertReason(complete(ALL).effectiveFor(Fact.unknown("Get-CsUser: access denied"), POOL, SITE),
                    "which user services policy is assigned", "Get-CsUser: access denied");
        }

        @Test
        void whereSourcesDisagreeOnTheAssignment() {
            Fact<Optional<String>> contested = Fact.known(Optional.of("NoUcs"), Source.of("monday"))
                    .merge(Fact.known(Optional.empty(), Source.of("friday")));
            assertReason(complete(ALL).effectiveFor(contested, POOL, SITE), "contested: none (friday) against NoUcs (monday)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Gone", "Tag:Gone", "Tag:", "tag: "})
        void whereTheAssignedNameIsNotInTheList(String gone) {
            assertReason(complete(ALL).effectiveFor(Fact.known(Optional.of(gone)), POOL, SITE),
                    "\"" + gone + "\" is not in the list");
        }

        @Test
        void whereAPropertyOfThePolicyCouldNotBeRead() {
            Map<String, Fact<UserServicesPolicy>> list = list("Global");
            list.put("Tag:Odd", Fact.unknown("policy Odd has no UcsAllowed"));
            assertReason(UserServicesPolicies.complete(list).effectiveFor(Fact.known(Optional.of("Odd")), POOL, SITE),
                    "policy Odd has no UcsAllowed");
        }

        @Test
        void wherePoolPoliciesExistAndThePoolIsNotKnown() {
            assertReason(complete(ALL).effectiveFor(BLANK, Fact.unknown("no pool"), SITE), "home pool", "no pool");
        }

        @Test
        void whereSitePoliciesExistAndTheSiteIsNotKnown() {
            assertReason(complete("Global", "Site:Redmond").effectiveFor(BLANK, POOL, Fact.unknown("no sites")), "site",
                    "no sites");
        }

        @Test
        void whereThereIsNoGlobalPolicy() {
            assertReason(complete("Tag:NoUcs").effectiveFor(BLANK, POOL, SITE), "the global policy is not in the list");
        }

        @Test
        void whereOneIdentityIsListedTwiceAndDiffers() {
            Map<String, Fact<UserServicesPolicy>> list = new LinkedHashMap<>();
            list.put("Tag:A", Fact.known(UserServicesPolicy.of("A", true)));
            list.put("tag:a", Fact.known(UserServicesPolicy.of("A", false)));
            assertThat(UserServicesPolicies.complete(list).effectiveFor(Fact.known(Optional.of("A")), POOL, SITE).isContested())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("of a branch user, whose registrar is in another site than the User Services,")
    class Branch {

        private final Fact<String> branch = Fact.known("Portland", Source.of("Get-CsSite"));

        @Test
        void isTheSameWhereNoSitePolicyOfEitherDecidesDifferently() {
            assertThat(of("Global", "Site:Dublin").toOptional()).contains(policy("Global"));
            assertThat(of("Global", "Site:Redmond", "Site:Portland").toOptional()).contains(policy("Site:Redmond"));
        }

        @Test
        void isTheAssignedOrThePoolsOneWhateverTheSitesSay() {
            UserServicesPolicies all = UserServicesPolicies.complete(forbidding("Site:Portland", "Global",
                    "Service:UserServer:atl-cs-001.litwareinc.com", "Tag:Ucs"));
            assertThat(all.effectiveFor(BLANK, POOL, SITE, branch).toOptional().orElseThrow().scope())
                    .isEqualTo(UserServicesPolicy.Scope.SERVICE);
            assertThat(all.effectiveFor(Fact.known(Optional.of("Ucs")), POOL, SITE, branch).toOptional()).contains(policy("Ucs"));
        }

        @Test
        @DisplayName("is unknown where the policy of either site decides differently, and the server is to be asked")
        void differs() {
            for (String site : new String[] {"Site:Portland", "Site:Redmond"}) {
                Fact<UserServicesPolicy> effective = UserServicesPolicies.complete(forbidding(site, "Global"))
                        .effectiveFor(BLANK, POOL, SITE, branch);
                assertReason(effective, "another site (Portland (Get-CsSite))", "User Services (Redmond (Get-CsSite))",
                        "ask Get-CsEffectivePolicy");
            }
        }

        @Test
        void isUnknownWhereOnlyTheDelayDiffers() {
            Map<String, Fact<UserServicesPolicy>> list = list("Global");
            list.put("Site:Portland", Fact.known(policy("Site:Portland").withMigrationDelayInDays(30)));
            assertReason(UserServicesPolicies.complete(list).effectiveFor(BLANK, POOL, SITE, branch), "decide differently");
        }

        @Test
        void isUnknownWhereASiteIsNotKnownAndPoliciesOfSitesExist() {
            assertReason(complete("Global", "Site:Portland").effectiveFor(BLANK, POOL, SITE, Fact.unknown("no sites")),
                    "registrar's site", "no sites");
            assertReason(complete("Global", "Site:Portland").effectiveFor(BLANK, POOL, Fact.unknown("no sites"), branch),
                    "no sites");
            assertThat(complete("Global").effectiveFor(BLANK, POOL, SITE, Fact.unknown("no sites")).toOptional())
                    .contains(policy("Global"));
        }

        @Test
        void isUnknownWhereThePolicyOfOneSiteCannotBeRead() {
            Map<String, Fact<UserServicesPolicy>> list = list("Global");
            list.put("Site:Portland", Fact.unknown("policy Site:Portland has no UcsAllowed"));
            assertReason(UserServicesPolicies.complete(list).effectiveFor(BLANK, POOL, SITE, branch), "has no UcsAllowed");
        }

        private Fact<UserServicesPolicy> of(String... identities) {
            return complete(identities).effectiveFor(BLANK, POOL, SITE, branch);
        }

        private Map<String, Fact<UserServicesPolicy>> forbidding(String forbids, String... others) {
            Map<String, Fact<UserServicesPolicy>> list = list(others);
            list.put(forbids, Fact.known(UserServicesPolicy.of(forbids, false), Source.of("Get-CsUserServicesPolicy")));
            return list;
        }
    }

    @Nested
    @DisplayName("of an incomplete list never takes absence for a fact:")
    class Incomplete {

        @Test
        void aListedAssignmentHolds() {
            assertThat(effective(incomplete("Tag:NoUcs"), "NoUcs")).isEqualTo("NoUcs");
        }

        @Test
        void aListedPoolPolicyHolds() {
            assertThat(effective(incomplete(ALL), null)).isEqualTo("Service:UserServer:atl-cs-001.litwareinc.com");
        }

        @Test
        void anAssignmentThatIsNotListedIsUnknown() {
            assertReason(incomplete("Global").effectiveFor(Fact.known(Optional.of("NoUcs")), POOL, SITE), "NoUcs",
                    "not complete (cut off)");
        }

        @Test
        void thePoolMayHaveAPolicyThatIsNotListed() {
            assertReason(incomplete("Global", "Site:Redmond").effectiveFor(BLANK, POOL, SITE),
                    "atl-cs-001.litwareinc.com may hold", "cut off");
        }

        @Test
        void evenWhereThePoolIsNotKnown() {
            assertReason(incomplete("Global").effectiveFor(BLANK, Fact.unknown("no pool"), SITE), "home pool", "no pool");
        }

        @Test
        void theGlobalPolicyIsNeverReachedThroughIt() {
            assertThat(incomplete("Global").effectiveFor(BLANK, POOL, SITE).isUnknown()).isTrue();
            assertThat(incomplete("Global", "Service:UserServer:other").effectiveFor(BLANK, POOL, SITE).isUnknown()).isTrue();
        }
    }

    @Test
    @DisplayName("comes from a list without blank identities, and an incomplete one says why")
    void refusals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserServicesPolicies.complete(Map.of("Tag:", Fact.known(policy("Global")))))
                .withMessageContaining("\"Tag:\"");
        assertThatIllegalArgumentException().isThrownBy(() -> UserServicesPolicies.incomplete(Map.of(), " "))
                .withMessageContaining("reason");
    }

    private static String effective(UserServicesPolicies policies, String assigned) {
        return policies.effectiveFor(Fact.known(Optional.ofNullable(assigned)), POOL, SITE).toOptional().orElseThrow().identity();
    }

    private static void assertReason(Fact<UserServicesPolicy> fact, String... parts) {
        assertThat(fact.isUnknown()).as("%s", fact).isTrue();
        assertThat(fact.reasons()).singleElement().asString().contains(parts).doesNotContain("Optional");
    }

    private static UserServicesPolicy policy(String identity) {
        return UserServicesPolicy.of(identity, !identity.contains("No"));
    }

    private static Map<String, Fact<UserServicesPolicy>> list(String... identities) {
        Map<String, Fact<UserServicesPolicy>> list = new LinkedHashMap<>();
        for (String identity : identities) {
            list.put(identity, Fact.known(policy(identity), Source.of("Get-CsUserServicesPolicy")));
        }
        return list;
    }

    private static UserServicesPolicies complete(String... identities) {
        return UserServicesPolicies.complete(list(identities));
    }

    private static UserServicesPolicies incomplete(String... identities) {
        return UserServicesPolicies.incomplete(list(identities), "cut off");
    }
}

package org.ucsmigration.registry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Client;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.registry.Corpora;
import org.ucsmigration.registry.Registries;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.RegistryValue;
import org.ucsmigration.testing.ProbeContract;

class RegistryProbeTest {

    private static final String OFFICE = "\\Software\\Microsoft\\Office\\";
    private static final String LYNC = "HKEY_CURRENT_USER" + OFFICE + "15.0\\Lync\\";
    private static final String KEN_SID = "S-1-5-21-1-2-3-1001";
    private static final String VERA_SID = "S-1-5-21-1-2-3-1002";
    private static final Instant NOW = Instant.parse("2014-06-01T12:00:00Z");
    private static final Instant CHANGED = Instant.parse("2014-05-06T07:08:09Z");
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UserIdentity VERA = UserIdentity.of("vera@litwareinc.com");

    private static RegistryProbe probe(Registry.Builder builder) {
        return RegistryProbe.of(builder.name("registry of DESKTOP-7").build()).withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Registry.Builder profile(String root, String version, String name, RegistryValue mode) {
        return profile(Registry.inMemory(), root, version, name, mode);
    }

    private static Registry.Builder profile(Registry.Builder builder, String root, String version, String name,
            RegistryValue mode) {
        return builder.value(root + OFFICE + version + "\\Lync\\" + name + "\\UCS", mode);
    }

    private static RegistryValue mode(long number) {
        return RegistryValue.dword("InUCSMode", number);
    }

    private static Evidence only(Observations seen) {
        assertThat(seen.evidence()).hasSize(1);
        return seen.evidence().get(0);
    }

    private static List<Client.Kind> clients(Observations seen) {
        return seen.facts().clients().toOptional().orElseThrow().clients().stream().map(Client::kind).toList();
    }

    @Nested
    class Contract extends ProbeContract {
        @Override
        protected Probe probe() {
            return RegistryProbeTest.probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2165)));
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    @Nested
    class WhatAProfileSays {

        @Test
        @DisplayName("two one six five is migrated as that client last saw it")
        void twoOneSixFiveIsMigratedAsThatClientLastSawIt() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2165))
                    .key(LYNC + "kenmyer@litwareinc.com\\UCS", CHANGED)).observe(KEN);
            Evidence evidence = only(seen);
            assertThat(evidence.state()).isEqualTo(MigrationState.MIGRATED);
            assertThat(evidence.authority()).isEqualTo(Authority.CLIENT_CACHE);
            assertThat(evidence.changedAt()).contains(CHANGED);
            assertThat(evidence.observedAt()).contains(NOW);
            assertThat(evidence.source().text()).isEqualTo("registry of DESKTOP-7, " + LYNC + "kenmyer@litwareinc.com\\UCS");
            assertThat(clients(seen)).containsExactly(Client.Kind.RICH_CLIENT);
            assertThat(seen.facts().clients().toOptional().orElseThrow().clients().get(0).lastSeen()).contains(CHANGED);
            assertThat(seen.facts().clients().toOptional().orElseThrow().isComplete()).isFalse();
        }

        @Test
        @DisplayName("zero is not migrated as last seen and shows a client of unknown edition")
        void zeroIsNotMigratedAsLastSeenAndShowsAClientOfUnknownEdition() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(0))).observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.NOT_MIGRATED);
            assertThat(MigrationConclusion.of(seen.evidence(), NOW).isProvisional()).isTrue();
            assertThat(clients(seen)).containsExactly(Client.Kind.DESKTOP_PROFILE);
        }

        @Test
        @DisplayName("another number is unknown and named")
        void anotherNumberIsUnknownAndNamed() {
            Evidence evidence = only(probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2164))).observe(KEN));
            assertThat(evidence.state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(evidence.sentence()).contains("2164");
        }

        @Test
        @DisplayName("a number counts in whatever type")
        void aNumberCountsInWhateverType() {
            for (RegistryValue value : List.of(RegistryValue.text("inucsmode", " 2165 "),
                    RegistryValue.of("InUCSMode", 11, new byte[] {0x75, 8, 0, 0, 0, 0, 0, 0}),
                    RegistryValue.of("InUCSMode", 5, new byte[] {0, 0, 8, 0x75}))) {
                assertThat(only(probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", value)).observe(KEN)).state())
                        .as("%s", value).isEqualTo(MigrationState.MIGRATED);
            }
        }

        @Test
        @DisplayName("data that is no number is unknown and named")
        void dataThatIsNoNumberIsUnknownAndNamed() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com",
                    RegistryValue.of("InUCSMode", 3, new byte[] {0x75, 8, 0}))).observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(only(seen).sentence()).contains("REG_BINARY of 3 bytes: 75 08 00");
            assertThat(clients(seen)).containsExactly(Client.Kind.DESKTOP_PROFILE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\\UCS", "\\DS"})
        @DisplayName("absence says nothing")
        void absenceSaysNothing(String below) {
            Observations seen = probe(Registry.inMemory().key(LYNC + "kenmyer@litwareinc.com" + below)).observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(only(seen).sentence()).contains("says nothing");
            assertThat(clients(seen)).containsExactly(Client.Kind.DESKTOP_PROFILE);
        }

        @Test
        @DisplayName("what cannot be read is unknown with the reason")
        void whatCannotBeReadIsUnknownWithTheReason() {
            Observations seen = probe(Registry.inMemory().unreadable(LYNC + "kenmyer@litwareinc.com\\UCS", "access denied"))
                    .observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(only(seen).sentence()).contains("access denied").contains("registry of DESKTOP-7");
        }

        @Test
        @DisplayName("caveats of the registry stand in the sentence")
        void caveatsOfTheRegistryStandInTheSentence() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2165)).caveat("It may be stale."))
                    .observe(KEN);
            assertThat(only(seen).sentence()).contains("; It may be stale)");
        }

        @Test
        @DisplayName("a file is as old as the file")
        void aFileIsAsOldAsTheFile() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2165)).observedAt(CHANGED))
                    .observe(KEN);
            assertThat(only(seen).observedAt()).contains(CHANGED);
        }
    }

    @Nested
    class WhereItLooks {

        @ParameterizedTest
        @CsvSource({"15.0,kenmyer@litwareinc.com", "16.0,kenmyer@litwareinc.com", "15.0,sip:kenmyer@litwareinc.com",
            "16.0,SIP:KenMyer@LitwareInc.com"})
        @DisplayName("in both versions with and without sip ignoring case")
        void inBothVersionsWithAndWithoutSipIgnoringCase(String version, String name) {
            assertThat(only(probe(profile("HKCU", version, name, mode(2165))).observe(KEN)).state())
                    .isEqualTo(MigrationState.MIGRATED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"14.0", "17.0"})
        @DisplayName("not in other versions")
        void notInOtherVersions(String version) {
            assertThat(only(probe(profile("HKCU", version, "kenmyer@litwareinc.com", mode(2165))).observe(KEN)).state())
                    .isEqualTo(MigrationState.UNKNOWN);
        }

        @Test
        @DisplayName("under every person and no service")
        void underEveryPersonAndNoService() {
            Registry.Builder builder = Registry.inMemory();
            for (String account : List.of(KEN_SID, KEN_SID + "_Classes", ".DEFAULT", "S-1-5-18", "S-1-5-19", "S-1-5-20",
                    "S-1-5-80-1-2",
                    "S-1-12-1-1-2-3-4", "loaded")) {
                profile(builder, "HKU\\" + account, "15.0", "kenmyer@litwareinc.com", mode(2165));
            }
            assertThat(probe(builder).readings()).extracting(RegistryReading::root)
                    .containsExactly("HKEY_USERS\\" + KEN_SID, "HKEY_USERS\\S-1-12-1-1-2-3-4", "HKEY_USERS\\loaded");
        }

        @Test
        @DisplayName("in all registries of the probe")
        void inAllRegistriesOfTheProbe() {
            Registry one = profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(0)).build();
            Registry other = profile("HKCU", "16.0", "kenmyer@litwareinc.com", mode(2165)).build();
            assertThat(RegistryProbe.of(one, other).observe(KEN).evidence()).extracting(Evidence::state)
                    .containsExactly(MigrationState.NOT_MIGRATED, MigrationState.MIGRATED);
        }
    }

    @Nested
    class WhereThereIsNothing {

        @Test
        @DisplayName("no profile is unknown with the reason")
        void noProfileIsUnknownWithTheReason() {
            Observations seen = probe(profile("HKCU", "15.0", "vera@litwareinc.com", mode(2165))).observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(seen.facts().clients().reasons())
                    .containsExactly("registry of DESKTOP-7: no profile for kenmyer@litwareinc.com"
                    + " under HKEY_CURRENT_USER\\Software\\Microsoft\\Office");
        }

        @Test
        @DisplayName("an unreadable registry is the reason")
        void anUnreadableRegistryIsTheReason() {
            Observations seen = probe(Registry.inMemory().unreadable("HKCU\\Software", "access denied")).observe(KEN);
            assertThat(seen.facts().clients().reasons())
                    .containsExactly("registry of DESKTOP-7: HKEY_CURRENT_USER\\Software: access denied");
            assertThat(only(seen).sentence()).contains("access denied");
        }

        @Test
        @DisplayName("elsewhere than on windows the reason is given")
        void elsewhereThanOnWindowsTheReasonIsGiven() {
            Registry none = Registries.unavailable("registry of here", "there is none");
            assertThat(RegistryProbe.of(none).observe(KEN).facts().clients().reasons())
                    .containsExactly("registry of here: there is none");
        }

        @Test
        @DisplayName("what could not be read beside a profile is noted")
        void whatCouldNotBeReadBesideAProfileIsNoted() {
            Observations seen = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(0))
                    .unreadable("HKCU" + OFFICE + "16.0", "access denied")).observe(KEN);
            assertThat(only(seen).state()).isEqualTo(MigrationState.NOT_MIGRATED);
            assertThat(seen.notes()).singleElement().asString().contains("access denied");
        }

        @Test
        @DisplayName("one unreadable account does not hide the others")
        void oneUnreadableAccountDoesNotHideTheOthers() {
            RegistryProbe probe = probe(profile("HKU\\" + KEN_SID, "15.0", "kenmyer@litwareinc.com", mode(2165))
                    .unreadable("HKU\\" + VERA_SID, "access denied"));
            assertThat(only(probe.observe(KEN)).state()).isEqualTo(MigrationState.MIGRATED);
            assertThat(probe.observe(VERA).facts().clients().reasons()).singleElement().asString().contains("access denied");
            assertThat(probe.observe(VERA.withSid("S-1-5-21-9")).facts().clients().reasons()).singleElement().asString()
                    .doesNotContain("access denied");
        }
    }

    @Nested
    class WhoseItIs {

        private final RegistryProbe probe = probe(profile("HKU\\" + KEN_SID, "15.0", "kenmyer@litwareinc.com", mode(2165)));

        @Test
        @DisplayName("the sid and the address agree")
        void theSidAndTheAddressAgree() {
            assertThat(only(probe.observe(KEN.withSid(KEN_SID.toLowerCase(Locale.ROOT)))).state())
                    .isEqualTo(MigrationState.MIGRATED);
            assertThat(only(probe.observe(KEN.withSid("S-1-5-21-9").withMasterAccountSid(KEN_SID))).state())
                    .isEqualTo(MigrationState.MIGRATED);
        }

        @Test
        @DisplayName("the address alone where no sid is known")
        void theAddressAloneWhereNoSidIsKnown() {
            assertThat(only(probe.observe(KEN)).state()).isEqualTo(MigrationState.MIGRATED);
        }

        @Test
        @DisplayName("a reused address does not inherit its predecessor's state")
        void aReusedAddressDoesNotInheritItsPredecessorSState() {
            Observations seen = probe.observe(KEN.withSid(VERA_SID));
            assertThat(only(seen).state()).isEqualTo(MigrationState.UNKNOWN);
            assertThat(only(seen).sentence()).contains(KEN_SID).contains("not the SID known").contains("2165");
            assertThat(seen.facts().clients().isUnknown()).isTrue();
        }

        @Test
        @DisplayName("the sid comes first where another is known by it")
        void theSidComesFirstWhereAnotherIsKnownByIt() {
            List<Observations> seen = new ArrayList<>();
            probe.observeAll(List.of(KEN, VERA.withSid(KEN_SID)), seen::add);
            assertThat(seen).extracting(one -> only(one).state()).containsOnly(MigrationState.UNKNOWN);
            assertThat(only(seen.get(0)).sentence()).contains("lies under " + KEN_SID);
            assertThat(only(seen.get(1)).sentence())
                    .contains("profile of kenmyer@litwareinc.com, an earlier address or another account");
            assertThat(only(probe.withKnownUsers(List.of(VERA.withSid(KEN_SID))).observe(KEN)).state())
                    .isEqualTo(MigrationState.UNKNOWN);
        }

        @Test
        @DisplayName("another name of the user counts and is noted")
        void anotherNameOfTheUserCountsAndIsNoted() {
            UserIdentity renamed = UserIdentity.of("ken.myer@litwareinc.com").withUpn("KenMyer@litwareinc.com");
            Observations seen = probe.observe(renamed);
            assertThat(only(seen).state()).isEqualTo(MigrationState.MIGRATED);
            assertThat(seen.notes()).singleElement().asString().contains("kenmyer@litwareinc.com")
                    .contains("not the SIP address");
        }

        @Test
        @DisplayName("a name that several share is nobody s")
        void aNameThatSeveralShareIsNobodyS() {
            List<Observations> seen = new ArrayList<>();
            probe.observeAll(List.of(UserIdentity.of("a@x.example").withSmtpAddress("kenmyer@litwareinc.com"),
                    UserIdentity.of("b@x.example").withUpn("kenmyer@litwareinc.com")), seen::add);
            assertThat(seen).allSatisfy(one -> {
                assertThat(only(one).state()).isEqualTo(MigrationState.UNKNOWN);
                assertThat(only(one).sentence()).contains("several users");
            });
        }

        @Test
        @DisplayName("what belongs to nobody can be listed")
        void whatBelongsToNobodyCanBeListed() {
            assertThat(probe.unmatched(List.of(VERA))).extracting(ProfileReading::address)
                    .containsExactly("kenmyer@litwareinc.com");
            assertThat(probe.unmatched(List.of(KEN))).isEmpty();
            assertThat(probe.unmatched(List.of(KEN.withSid(VERA_SID)))).hasSize(1);
            assertThat(probe.unmatched(List.of(VERA.withSid(KEN_SID)))).isEmpty();
            assertThat(probe.withKnownUsers(List.of(KEN)).unmatched(List.of())).isEmpty();
        }

        @Test
        @DisplayName("a name that is no address is listed too")
        void aNameThatIsNoAddressIsListedToo() {
            ProfileReading odd = probe(profile("HKCU", "15.0", "a@b@c", mode(0))).unmatched(List.of(KEN)).get(0);
            assertThat(odd.sip()).isEmpty();
            assertThat(odd.address()).isEqualTo("a@b@c");
        }
    }

    @Nested
    class AReading {

        @Test
        @DisplayName("names registry account version path and time")
        void namesRegistryAccountVersionPathAndTime() {
            RegistryReading reading = probe(profile("HKU\\" + KEN_SID, "16.0", "sip:kenmyer@litwareinc.com", mode(2165))
                    .key("HKU\\" + KEN_SID + OFFICE + "16.0\\Lync\\sip:kenmyer@litwareinc.com", CHANGED)).readings().get(0);
            ProfileReading profile = reading.profiles().get(0);
            assertThat(profile.source()).isEqualTo("registry of DESKTOP-7");
            assertThat(profile.sid()).contains(Sid.of(KEN_SID));
            assertThat(profile.officeVersion()).isEqualTo("16.0");
            assertThat(profile.path()).isEqualTo("HKEY_USERS\\" + KEN_SID + OFFICE + "16.0\\Lync\\sip:kenmyer@litwareinc.com");
            assertThat(profile.lastWriteTime()).contains(CHANGED);
            assertThat(profile.observedAt()).isEqualTo(NOW);
            assertThat(profile.inUcsMode()).contains(mode(2165));
            assertThat(reading.sid()).contains(Sid.of(KEN_SID));
            assertThat(reading.sentence()).startsWith("1 account in clients of Office 16.0");
        }

        @Test
        @DisplayName("tells a client that nobody signed in to from no client")
        void tellsAClientThatNobodySignedInToFromNoClient() {
            assertThat(probe(Registry.inMemory().key("HKCU" + OFFICE + "16.0\\Lync")).readings()).singleElement()
                    .asString().isEqualTo("A client of Office 16.0 is present, nobody has signed in "
                            + "(registry of DESKTOP-7, HKEY_CURRENT_USER).");
            assertThat(probe(Registry.inMemory().key("HKCU")).readings()).singleElement()
                    .asString().startsWith("No Lync or Skype for Business client");
            assertThat(probe(Registry.inMemory().unreadable("HKCU\\Software", "access denied")).readings()).singleElement()
                    .asString().isEqualTo("Unreadable: registry of DESKTOP-7, HKEY_CURRENT_USER\\Software: access denied.");
        }

        @Test
        @DisplayName("can be asked later without its registry")
        void canBeAskedLaterWithoutItsRegistry() {
            List<RegistryReading> readings = probe(profile("HKCU", "15.0", "kenmyer@litwareinc.com", mode(2165))).readings();
            assertThat(only(RegistryProbe.ofReadings(readings).observe(KEN)).state()).isEqualTo(MigrationState.MIGRATED);
        }
    }

    @Test
    @DisplayName("the real export gives the evidence that is in it")
    void theRealExportGivesTheEvidenceThatIsInIt() {
        RegistryProbe probe = RegistryProbe.of(Registry.regFile(Corpora.file("reg/office-lync-v5.reg")));
        Map<String, String> states = Map.of("kenmyer", "MIGRATED MIGRATED", "odd", "UNKNOWN", "pilar", "NOT_MIGRATED", "jonas",
                "MIGRATED",
                "text", "MIGRATED", "toni", "UNKNOWN", "zoë", "MIGRATED", "nobody", "UNKNOWN");
        states.forEach((name, expected) -> {
            Observations seen = probe.observe(UserIdentity.of(name + "@litwareinc.com"));
            assertThat(seen.evidence().stream().map(one -> one.state().name()).collect(Collectors.joining(" "))).as(name)
                    .isEqualTo(expected);
            assertThat(seen.facts().clients().isKnown()).as(name).isEqualTo(!name.equals("nobody"));
        });
        assertThat(probe.readings()).singleElement().satisfies(reading -> assertThat(reading.officeVersions())
                .containsExactly("15.0", "16.0"));
    }
}

package org.ucsmigration.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Sid;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.UserFacts;

@DisplayName("Observations")
class ObservationsTest {

    private static final Evidence FLAG = Evidence.exchangeFlag(true, Source.of("Get-Mailbox"));
    private static final Evidence CACHE = Evidence.clientCache(2165, Source.of("registry"));
    private final UserIdentity ken = UserIdentity.of("kenmyer@litwareinc.com");

    @Test
    void ofNothingAreAllUnknown() {
        assertThat(Observations.of(ken).facts()).isEqualTo(UserFacts.none());
        assertThat(Observations.of(ken).evidence()).isEmpty();
        assertThat(Observations.of(ken).notes()).isEmpty();
    }

    @Test
    void mergeIdentityFactsEvidenceAndNotesEachOnce() {
        Observations lync = Observations.of(ken.withSid("S-1-5-21-1"), UserFacts.builder().mailboxOpened(true).build(), FLAG)
                .withNote("by SID");
        Observations other = Observations.of(UserIdentity.of("sip:KENMYER@litwareinc.com").withUpn("ken@litwareinc.com"),
                UserFacts.builder().serverToServerTrust(true).build(), List.of(CACHE, FLAG)).withNote("by SID")
                .withNote("by name alone");
        Observations both = lync.merge(other);
        assertThat(both.identity().sid()).contains(Sid.of("S-1-5-21-1"));
        assertThat(both.identity().upn()).contains("ken@litwareinc.com");
        assertThat(both.facts()).isEqualTo(lync.facts().merge(other.facts()));
        assertThat(both.evidence()).containsExactly(FLAG, CACHE);
        assertThat(both.notes()).containsExactly("by SID", "by name alone");
        assertThat(both.merge(both)).isEqualTo(both);
    }

    @Test
    void refuseAnotherUsers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Observations.of(ken).merge(Observations.of(UserIdentity.of("pilar@litwareinc.com"))))
                .withMessageContaining("pilar@litwareinc.com").withMessageContaining("two users");
    }

    @Test
    void refuseABlankNote() {
        assertThatIllegalArgumentException().isThrownBy(() -> Observations.of(ken).withNote(" ")).withMessageContaining("note");
    }

    @Test
    void doNotChangeWithTheListTheyWereMadeOf() {
        List<Evidence> evidence = new ArrayList<>(List.of(FLAG));
        Observations observations = Observations.of(ken, UserFacts.none(), evidence);
        evidence.clear();
        assertThat(observations.evidence()).containsExactly(FLAG);
    }

    @Test
    @DisplayName("of many come from asking for each in turn, where a probe knows no better")
    void observeAll() {
        List<Observations> seen = new ArrayList<>();
        Probe probe = Observations::of;
        probe.observeAll(List.of(ken, UserIdentity.of("pilar@litwareinc.com")), seen::add);
        assertThat(seen).extracting(one -> one.identity().toString())
                .containsExactly("kenmyer@litwareinc.com", "pilar@litwareinc.com");
    }
}

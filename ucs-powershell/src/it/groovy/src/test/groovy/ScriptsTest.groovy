import static org.junit.jupiter.api.Assertions.assertEquals
import static org.junit.jupiter.api.Assertions.assertFalse
import static org.junit.jupiter.api.Assertions.assertTrue
import static org.ucsmigration.testing.UcsAssertions.assertThat

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.EnumSource
import org.ucsmigration.UserIdentity
import org.ucsmigration.advice.Action
import org.ucsmigration.fact.Fact
import org.ucsmigration.probe.Probe
import org.ucsmigration.testing.ProbeContract
import org.ucsmigration.testing.SampleUser

class ScriptsTest {

    @Test
    void dynamicAndStaticCodeGetTheSame() {
        def sips = ['kenmyer@litwareinc.com', 'sip:pilarackerman@litwareinc.com']
        assertEquals(Dynamic.survey(sips).collect { it.assessment().findings() },
                Static.survey(sips).collect { it.assessment().findings() })
        assertEquals(['ASK_SERVER'] * 2, Dynamic.survey(sips).collect { Dynamic.verdict(it) })
    }

    @ParameterizedTest
    @EnumSource
    void verdictsAreTheSame(SampleUser user) {
        assertEquals(Dynamic.verdict(user.report()), Static.verdict(user.report()))
    }

    @Test
    void wavesAreTheSame() {
        assertEquals(Static.wave(SampleUser.values()*.report()).toMap(), Dynamic.wave(SampleUser.values()).toMap())
        assertFalse(Dynamic.wave([SampleUser.MIGRATED]).byVerdict().keySet().first().go)
    }

    @Test
    void theTestKitServesGroovy() {
        assertThat(Static.report('kenmyer@litwareinc.com')).hasNextStep(Action.ASK_SERVER).assessment().isNotReady()
    }

    @Test
    void aReportIsJson() {
        def json = new JsonSlurper().parseText(JsonOutput.toJson(Dynamic.report('kenmyer@litwareinc.com').toMap()))
        assertEquals('kenmyer@litwareinc.com', json.user)
        assertFalse(json.assessment.ready)
        assertEquals('2014-03-03T09:00:00Z', json.asOf)
    }

    /** What the documentation warns of is so: any object is true. */
    @Test
    void enumsAndFactsAreAlwaysTrue() {
        assertTrue(SampleUser.POLICY_FORBIDS.report().assessment().outcome() as boolean)
        assertFalse(SampleUser.POLICY_FORBIDS.report().assessment().outcome().met)
        assertTrue(Fact.known(false) as boolean)
        assertTrue(Fact.unknown('nobody asked') as boolean)
        assertFalse(Fact.unknown('nobody asked').known)
    }
}

/** A method that a contract demands needs its type in dynamic code too. */
class DynamicProbeTest extends ProbeContract {
    protected Probe probe() { Dynamic.trusted() }
    protected Collection<UserIdentity> knownUsers() { [SampleUser.READY.identity()] }
}

@CompileStatic
class StaticProbeTest extends ProbeContract {
    protected Probe probe() { Static.trusted() }
    protected Collection<UserIdentity> knownUsers() { [SampleUser.READY.identity()] }
}

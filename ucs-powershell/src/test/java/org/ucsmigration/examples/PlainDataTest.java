package org.ucsmigration.examples;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.json.JsonOutput;
import groovy.json.JsonSlurper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.Wave;
import org.ucsmigration.testing.SampleUser;

/** What a report gives as plain data is what a writer of JSON makes of it, for every state of a user. */
class PlainDataTest {

    @ParameterizedTest
    @EnumSource
    void survivesJson(SampleUser user) {
        Map<String, Object> data = user.report().toMap();

        assertThat(new JsonSlurper().parseText(JsonOutput.toJson(data))).isEqualTo(data);
    }

    @ParameterizedTest
    @EnumSource
    void isInTheOrderThatIsDocumented(SampleUser user) {
        Map<String, Object> data = user.report().toMap();
        String json = JsonOutput.toJson(data);

        assertThat(positions(json, data)).isSorted();
    }

    /** Where each key of a map stands first after the one before it. */
    private static List<Integer> positions(String json, Map<?, ?> data) {
        List<Integer> positions = new ArrayList<>();
        for (Map.Entry<?, ?> entry : data.entrySet()) {
            positions.add(json.indexOf("\"" + entry.getKey() + "\":" + JsonOutput.toJson(entry.getValue())));
        }
        assertThat(positions).doesNotContain(-1);
        return positions;
    }

    @ParameterizedTest
    @EnumSource
    void isMadeOfPlainValues(SampleUser user) {
        requirePlain(user.report().toMap());
    }

    private static void requirePlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThat(map.keySet()).allSatisfy(key -> assertThat(key).isInstanceOf(String.class));
            map.values().forEach(PlainDataTest::requirePlain);
        } else if (value instanceof List<?> list) {
            list.forEach(PlainDataTest::requirePlain);
        } else {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesTimesAsIso8601(SampleUser user) {
        Map<String, Object> data = user.report().toMap();

        assertThat(Instant.parse((String) data.get("asOf"))).isEqualTo(SampleUser.asOf());
    }

    @ParameterizedTest
    @EnumSource
    void ofMovesToo(SampleUser user) {
        Wave wave = Wave.of(Move.mailboxToExchangeOnline().withForbiddingPolicy("NoUcs")
                .withReplicationUpToDate(SampleUser.asOf()));
        wave.accept(user.report());
        for (Map<String, Object> data : List.of(user.check(wave.move()).toMap(), wave.toMap())) {
            requirePlain(data);
            assertThat(new JsonSlurper().parseText(JsonOutput.toJson(data))).isEqualTo(data);
        }
    }
}

package org.ucsmigration.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("An outcome follows Kleene's strong logic")
class OutcomeTest {

    @ParameterizedTest(name = "{0} and {1} is {2}")
    @CsvSource({
        "MET,     MET,     MET",
        "MET,     UNKNOWN, UNKNOWN",
        "MET,     NOT_MET, NOT_MET",
        "UNKNOWN, MET,     UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOT_MET, NOT_MET",
        "NOT_MET, MET,     NOT_MET",
        "NOT_MET, UNKNOWN, NOT_MET",
        "NOT_MET, NOT_MET, NOT_MET"})
    void and(Outcome one, Outcome other, Outcome both) {
        assertThat(one.and(other)).isEqualTo(both);
    }

    @ParameterizedTest(name = "{0} or {1} is {2}")
    @CsvSource({
        "MET,     MET,     MET",
        "MET,     UNKNOWN, MET",
        "MET,     NOT_MET, MET",
        "UNKNOWN, MET,     MET",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, NOT_MET, UNKNOWN",
        "NOT_MET, MET,     MET",
        "NOT_MET, UNKNOWN, UNKNOWN",
        "NOT_MET, NOT_MET, NOT_MET"})
    void or(Outcome one, Outcome other, Outcome either) {
        assertThat(one.or(other)).isEqualTo(either);
    }

    @ParameterizedTest(name = "not {0} is {1}")
    @CsvSource({"MET, NOT_MET", "UNKNOWN, UNKNOWN", "NOT_MET, MET"})
    void negate(Outcome one, Outcome opposite) {
        assertThat(one.negate()).isEqualTo(opposite);
    }

    @ParameterizedTest
    @EnumSource
    void onlyMetIsMet(Outcome outcome) {
        assertThat(outcome.isMet()).isEqualTo(outcome.name().equals("MET"));
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> Outcome.NOT_MET.and(null));
    }
}

package org.ucsmigration.precondition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;

/**
 * What one precondition says of one user: outcome, reason code, sentence, remedy. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class Finding {

    private final String precondition;
    private final Outcome outcome;
    private final String reason;
    @Nullable
    private final ReasonCode code;
    private final String sentence;
    @Nullable
    private final Advice advice;

    private Finding(String precondition, Outcome outcome, String reason, @Nullable ReasonCode code, String sentence,
            @Nullable Advice advice) {
        this.precondition = precondition;
        this.outcome = outcome;
        this.reason = named("reason code", reason, "BADGE_MISSING");
        this.code = code;
        this.sentence = named("sentence", sentence, "The user has no badge.");
        this.advice = advice;
    }

    /**
     * Starts a finding of the precondition with that id.
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public static About about(String precondition) {
        return new About(named("precondition id", precondition, "has-badge"));
    }

    /** The id of the precondition. Never blank. */
    public String precondition() {
        return precondition;
    }

    /** Met, not met, or unknown. */
    public Outcome outcome() {
        return outcome;
    }

    /** Whether the precondition is met. */
    public boolean isMet() {
        return outcome.isMet();
    }

    /** The stable reason code: a name of {@link ReasonCode}, or a site's own. Never blank. */
    public String reason() {
        return reason;
    }

    /** The reason as one of the library's; empty where a site's own precondition gave it, however that is spelled. */
    public Optional<ReasonCode> reasonCode() {
        return Optional.ofNullable(code);
    }

    /** Whether this is the library's own reason. */
    public boolean is(ReasonCode reasonCode) {
        return code == Objects.requireNonNull(reasonCode, "reasonCode: one of ReasonCode");
    }

    /** The reason as a sentence for people; its wording may change. Never blank. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it, in words; blank exactly where the precondition is met. */
    public String remedy() {
        return advice().map(Advice::sentence).orElse("");
    }

    /**
     * What to do about it; empty exactly where the precondition is met. For a site's own precondition the action is
     * {@link Action#MEET_OWN_PRECONDITION} where it is not met, {@link Action#FIND_OUT} where it is not known.
     */
    public Optional<Advice> advice() {
        return Optional.ofNullable(advice);
    }

    /** The finding as plain data, in order: {@code precondition, outcome, reason, sentence, remedy}, all text. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("precondition", precondition);
        map.put("outcome", outcome.name());
        map.put("reason", reason);
        map.put("sentence", sentence);
        map.put("remedy", remedy());
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that && precondition.equals(that.precondition) && outcome == that.outcome
                && reason.equals(that.reason) && code == that.code && sentence.equals(that.sentence)
                && Objects.equals(advice, that.advice);
    }

    @Override
    public int hashCode() {
        return Objects.hash(precondition, outcome, reason, sentence);
    }

    @Override
    public String toString() {
        return precondition + ": " + outcome + " " + reason + ", " + sentence + (advice == null ? "" : " " + advice);
    }

    Finding withSentence(String newSentence) {
        return new Finding(precondition, outcome, reason, code, newSentence, advice);
    }

    private static String named(String what, @Nullable String text, String example) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A finding needs a " + what + ", for example \"" + example + "\", but it is "
                    + (text == null ? "null" : "blank") + ".");
        }
        return text;
    }

    /**
     * A finding of one precondition in the making. Immutable.
     *
     * @since 0.1.0
     */
    public static final class About {

        private final String precondition;

        private About(String precondition) {
            this.precondition = precondition;
        }

        /**
         * It is met.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Finding met(String reason, String sentence) {
            return new Finding(precondition, Outcome.MET, reason, null, sentence, null);
        }

        /**
         * It is not met, and what to do about it.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Finding notMet(String reason, String sentence, String remedy) {
            return own(Outcome.NOT_MET, reason, sentence, Action.MEET_OWN_PRECONDITION, remedy);
        }

        /**
         * It is not known, and how to find out.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Finding unknown(String reason, String sentence, String remedy) {
            return own(Outcome.UNKNOWN, reason, sentence, Action.FIND_OUT, remedy);
        }

        /**
         * It is not met, and what to do about it.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Finding notMet(String reason, String sentence, Advice advice) {
            Objects.requireNonNull(advice, "advice: what to do, as Advice.of(Action.FIND_OUT, …)");
            return new Finding(precondition, Outcome.NOT_MET, reason, null, sentence, advice);
        }

        /**
         * It is not known, and how to find out.
         *
         * @throws IllegalArgumentException if a text is blank
         */
        public Finding unknown(String reason, String sentence, Advice advice) {
            Objects.requireNonNull(advice, "advice: what to do, as Advice.of(Action.FIND_OUT, …)");
            return new Finding(precondition, Outcome.UNKNOWN, reason, null, sentence, advice);
        }

        Finding of(ReasonCode code, String sentence) {
            return new Finding(precondition, code.outcome(), code.name(), code, sentence, code.advice().orElse(null));
        }

        private Finding own(Outcome outcome, String reason, String sentence, Action action, String remedy) {
            Advice advice = Advice.of(action, named("remedy", remedy, "Order a badge."));
            return new Finding(precondition, outcome, reason, null, sentence, advice);
        }
    }
}

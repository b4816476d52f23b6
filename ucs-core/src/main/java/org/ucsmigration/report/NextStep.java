package org.ucsmigration.report;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.precondition.Finding;

/**
 * What to do next about one user: advice, and the finding behind it. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class NextStep {

    private final Advice words;
    @Nullable
    private final Finding finding;
    private final UnaryOperator<Advice> completing;
    @Nullable
    private Advice advice;

    NextStep(Advice advice, @Nullable Finding finding) {
        this(advice, finding, UnaryOperator.identity());
    }

    /** A step that adds its commands when they are asked for: of an estate's users most are only sorted by action. */
    NextStep(Advice words, @Nullable Finding finding, UnaryOperator<Advice> completing) {
        this.words = words;
        this.finding = finding;
        this.completing = completing;
    }

    NextStep withSentence(String sentence) {
        return new NextStep(words.withSentence(sentence), finding, completing);
    }

    /** What to do, with the commands and with what must hold before. */
    public Advice advice() {
        // Not locked: two threads at worst build the same immutable advice.
        Advice known = advice;
        if (known == null) {
            known = completing.apply(words);
            advice = known;
        }
        return known;
    }

    /** What to do, as a stable code. */
    public Action action() {
        return words.action();
    }

    /** What to do, and why, in words; the wording may change. Never blank. */
    public String sentence() {
        return words.sentence();
    }

    /** The finding behind it, where there is one. */
    public Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    /**
     * The step as plain data, in order: {@link Advice#toMap()}, {@code reason} (the finding's code, absent where there is
     * none).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = advice().toMap();
        finding().ifPresent(one -> map.put("reason", one.reason()));
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NextStep that && advice().equals(that.advice()) && Objects.equals(finding, that.finding);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return sentence();
    }
}

package org.ucsmigration.powershell.clixml;

import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The answer to a question for a property: its value, or which of three other things was found.
 *
 * <p>Absent, null and of another type are three different answers; each comes with words for a reason. Immutable.
 *
 * <pre>{@code
 * PsProperty<Boolean> enabled = row.bool("Enabled");
 * Fact<Boolean> fact = enabled.isPresent() ? Fact.known(enabled.orElseThrow())
 *         : Fact.unknown("Get-CsUser: " + enabled.problem().get()); // no property Enabled; Enabled is the text 'maybe', not …
 * }</pre>
 *
 * @param <T> the type that was asked for
 * @since 0.1.0
 */
public final class PsProperty<T> {

    private enum State { PRESENT, NULL, ABSENT, OTHER_TYPE }

    private final String name;
    private final State state;
    @Nullable
    private final T value;
    @Nullable
    private final String problem;

    private PsProperty(String name, State state, @Nullable T value, @Nullable String problem) {
        this.name = name;
        this.state = state;
        this.value = value;
        this.problem = problem;
    }

    static <T> PsProperty<T> of(String name, @Nullable Object found, PropertyType<T> wanted) {
        if (found == null) {
            return new PsProperty<>(name, State.ABSENT, null, "no property " + name);
        }
        if (found == PsObject.NULL) {
            return new PsProperty<>(name, State.NULL, null, name + " is null");
        }
        T value = wanted.from(found);
        return value != null ? new PsProperty<>(name, State.PRESENT, value, null)
                : new PsProperty<>(name, State.OTHER_TYPE, null, name + " is " + Described.describe(found) + ", not " + wanted);
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }

    /** Whether the property is there, not null, and of the type that was asked for. */
    public boolean isPresent() {
        return state == State.PRESENT;
    }

    /** Whether the object has no such property. */
    public boolean isAbsent() {
        return state == State.ABSENT;
    }

    /** Whether the property is there and null. */
    public boolean isNull() {
        return state == State.NULL;
    }

    /** Whether the property is there and something else than what was asked for. */
    public boolean isOtherType() {
        return state == State.OTHER_TYPE;
    }

    /** The value where it is present; {@link #problem()} says why it is not. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /**
     * Why there is no value, as the rest of a sentence: {@code no property Enabled}, {@code Enabled is null},
     * {@code Enabled is the text 'maybe', not true or false}. Empty where the value is present.
     */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * The value, for those who cannot go on without it.
     *
     * @return the value
     * @throws ClixmlException if it is not present, with {@link #problem()} as its reason
     */
    public T orElseThrow() {
        if (value == null) {
            throw ClixmlException.of("property " + name, Objects.requireNonNull(problem));
        }
        return value;
    }

    /** The value, or why there is none. */
    @Override
    public String toString() {
        return value != null ? name + " = " + Described.describe(value) : String.valueOf(problem);
    }
}

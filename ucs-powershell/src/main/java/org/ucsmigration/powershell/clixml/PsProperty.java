package org.ucsmigration.powershell.clixml;

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

    private final String name;
    private final PropertyType<T> wanted;
    @Nullable
    private final Object found;
    @Nullable
    private final T value;

    private PsProperty(String name, PropertyType<T> wanted, @Nullable Object found, @Nullable T value) {
        this.name = name;
        this.wanted = wanted;
        this.found = found;
        this.value = value;
    }

    static <T> PsProperty<T> of(String name, @Nullable Object found, PropertyType<T> wanted) {
        return new PsProperty<>(name, wanted, found, found == null || found == PsObject.NULL ? null : wanted.from(found));
    }

    /** The name that was asked for. */
    public String name() {
        return name;
    }

    /** Whether the property is there, not null, and of the type that was asked for. */
    public boolean isPresent() {
        return value != null;
    }

    /** Whether the object has no such property. */
    public boolean isAbsent() {
        return found == null;
    }

    /** Whether the property is there and null. */
    public boolean isNull() {
        return found == PsObject.NULL;
    }

    /** Whether the property is there and something else than what was asked for. */
    public boolean isOtherType() {
        return value == null && found != null && found != PsObject.NULL;
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
        return value != null ? Optional.empty() : Optional.of(words());
    }

    private String words() {
        if (found == null) {
            return "no property " + name;
        }
        return found == PsObject.NULL ? name + " is null" : name + " is " + Described.describe(found) + ", not " + wanted;
    }

    /**
     * The value, for those who cannot go on without it.
     *
     * @return the value
     * @throws ClixmlException if it is not present, with {@link #problem()} as its reason
     */
    public T orElseThrow() {
        if (value == null) {
            throw ClixmlException.of("property " + name, words());
        }
        return value;
    }

    /** The value, or why there is none. */
    @Override
    public String toString() {
        return value != null ? name + " = " + Described.describe(value) : words();
    }
}

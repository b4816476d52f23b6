package org.ucsmigration.powershell.clixml;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.annotation.Nullable;

/**
 * An object as PowerShell serialised it: type names, a text, a base value and properties.
 *
 * <p>Immutable; compared by identity, since objects may refer to one another in circles. Property names ignore case.
 *
 * <p>Values, here and in {@link Clixml}, are these, and never null: {@code String}, {@code Boolean}, {@code Character},
 * {@code Byte} to {@code Long}, {@code BigInteger} (unsigned 64 bits; smaller unsigned numbers have the next wider type),
 * {@code Float}, {@code Double}, {@code BigDecimal} with its scale; {@code Instant} (a time in UTC),
 * {@code OffsetDateTime} (one with an offset), {@code LocalDateTime} (one without a zone), {@code Duration}, {@code UUID},
 * {@code byte[]} (not to be changed), {@link PsText}, {@link PsSecureString}, {@link #NULL}, {@link PsUnread} and {@code
 * PsObject}. Arrays, lists, dictionaries and enums are objects with a {@linkplain #value() base value}.
 *
 * @since 0.1.0
 */
public final class PsObject {

    /**
     * PowerShell's {@code $null} as a value: what a property, a list or a dictionary holds where it holds nothing. A null
     * property is there and empty; a property that is not there at all is another answer.
     */
    public static final Object NULL = PsNull.NULL;

    /**
     * Builds an object; not safe for use by several threads.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PsObjectBuilder {
        private Builder() {
        }
    }

    // Not final: an object that refers to itself must exist before its parts do. The reader fills it once, before it is seen.
    private List<String> typeNames = List.of();
    @Nullable
    private String text;
    @Nullable
    private Object value;
    private PsMembers adapted = PsMembers.NONE;
    private PsMembers extended = PsMembers.NONE;

    PsObject() {
    }

    PsObject fill(List<String> types, @Nullable String asText, @Nullable Object base, PsMembers props, PsMembers notes) {
        this.typeNames = types;
        this.text = asText;
        this.value = base;
        this.adapted = props;
        this.extended = notes;
        return this;
    }

    /**
     * Makes a property bag, for callers' own tests and for parameters.
     *
     * @param properties names and values, kept in order; values as this class lists them
     * @return an object with those extended properties and no type name
     */
    public static PsObject of(Map<String, ?> properties) {
        Objects.requireNonNull(properties, "properties: pass an empty map where there is none");
        Builder builder = builder();
        properties.forEach(builder::property);
        return builder.build();
    }

    /** Starts an object that has type names, a text or a base value. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes the credential of an account, for parameters that want a {@code PSCredential}.
     *
     * @param userName the account, such as {@code litwareinc\\kenmyer} or {@code kenmyer@litwareinc.com}
     * @param password its password
     * @return the credential
     */
    public static PsObject credential(String userName, Secret password) {
        return builder().typeNames("System.Management.Automation.PSCredential", "System.Object")
                .text("System.Management.Automation.PSCredential")
                .adapted("UserName", Objects.requireNonNull(userName, "userName"))
                .adapted("Password", Objects.requireNonNull(password, "password")).build();
    }

    /** The type names, the most derived first, as read; empty where none were written. */
    public List<String> typeNames() {
        return typeNames;
    }

    /**
     * Whether one of the type names is this one, with or without the prefix {@code Deserialized.}, ignoring case.
     *
     * @param typeName a full .NET type name, such as {@code Microsoft.Rtc.SyntheticTransactions.WebTaskOutput}
     * @return whether the object is of that type or derived from it
     */
    public boolean isA(String typeName) {
        Objects.requireNonNull(typeName, "typeName: a full .NET type name");
        String plain = plain(typeName);
        return typeNames.stream().anyMatch(each -> plain(each).equalsIgnoreCase(plain));
    }

    private static String plain(String typeName) {
        String prefix = "Deserialized.";
        return typeName.regionMatches(true, 0, prefix, 0, prefix.length()) ? typeName.substring(prefix.length()) : typeName;
    }

    /** What the object's {@code ToString} gave when it was serialised; an enum's is the name of its constant. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /**
     * The base value of an object that is more than a property bag: a decorated primitive, an enum's number, a {@code List}
     * (arrays, lists, queues, and stacks from the top), or a {@code Map} in order, with keys of any type.
     */
    public Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /** All properties by name: adapted ones in order, then extended ones, which win where both have a name. */
    public Map<String, Object> properties() {
        Map<String, Object> notes = extended.asMap();
        TreeSet<String> hiding = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        hiding.addAll(notes.keySet());
        Map<String, Object> all = new LinkedHashMap<>(adapted.asMap());
        all.keySet().removeIf(hiding::contains);
        all.putAll(notes);
        return Collections.unmodifiableMap(all);
    }

    /** The properties of the .NET object itself ({@code Props}), by name as written, in order. */
    public Map<String, Object> adapted() {
        return adapted.asMap();
    }

    /** The properties that PowerShell added ({@code MS}: notes, selected and calculated ones), by name as written, in order. */
    public Map<String, Object> extended() {
        return extended.asMap();
    }

    /** A property as whatever it is. */
    public PsProperty<Object> property(String name) {
        return property(name, PropertyType.ANYTHING);
    }

    /** A property as a text: a string, an address or version, an enum's name, or what an object's {@code ToString} gave. */
    public PsProperty<String> string(String name) {
        return property(name, PropertyType.TEXT);
    }

    /** A property as true or false; the texts {@code True} and {@code False} count, ignoring case. */
    public PsProperty<Boolean> bool(String name) {
        return property(name, PropertyType.TRUTH);
    }

    /** A property as a whole number; an enum's number and a text of decimal digits count. */
    public PsProperty<Long> number(String name) {
        return property(name, PropertyType.NUMBER);
    }

    /** A property as a point in time; a time without a zone is not one, see {@link #property(String)}. */
    public PsProperty<Instant> instant(String name) {
        return property(name, PropertyType.INSTANT);
    }

    /** A property as a span of time. */
    public PsProperty<Duration> duration(String name) {
        return property(name, PropertyType.DURATION);
    }

    /** A property as a GUID; a text of that form counts, with or without braces. */
    public PsProperty<UUID> guid(String name) {
        return property(name, PropertyType.GUID);
    }

    /** A property as a list of values; one that was serialised too deep to stay a list has become a text and is none. */
    public PsProperty<List<Object>> list(String name) {
        return property(name, PropertyType.LIST);
    }

    /**
     * A property of many texts, as a mailbox's addresses are: each value as a text, a single value as a list of one, an object
     * by its own text; empty where it is absent, null or blank.
     */
    public List<String> texts(String name) {
        Optional<Object> found = property(name).value().filter(value -> !(value instanceof String text && text.isBlank()));
        return found.map(value -> list(name).value().orElseGet(() -> List.of(value))).orElse(List.of()).stream()
                .filter(value -> value != NULL)
                .map(value -> value instanceof PsObject object ? object.text().orElseGet(() -> Described.describe(object))
                : value.toString())
                .toList();
    }

    /** A property as a dictionary in order, with keys of any type. */
    public PsProperty<Map<Object, Object>> dictionary(String name) {
        return property(name, PropertyType.DICTIONARY);
    }

    /** A property as an object. */
    public PsProperty<PsObject> object(String name) {
        return property(name, PropertyType.OBJECT);
    }

    /**
     * A value in words, for a sentence about something else being wanted: {@code the text 'maybe'}, {@code a list of 3}.
     * Shortened, and nothing of a secret.
     *
     * @param value a value as this class lists them
     * @return the words
     */
    public static String describe(Object value) {
        return Described.describe(Objects.requireNonNull(value, "value: PsObject.NULL stands for null"));
    }

    private <T> PsProperty<T> property(String name, PropertyType<T> wanted) {
        Objects.requireNonNull(name, "name");
        Object found = extended.get(name);
        return PsProperty.of(name, found != null ? found : adapted.get(name), wanted);
    }

    /** The text or type, and the number of properties: enough for a log line, never a property's value. */
    @Override
    public String toString() {
        String type = typeNames.isEmpty() ? "object" : typeNames.get(0);
        return type + " with " + (adapted.size() + extended.size()) + " properties";
    }
}

package org.ucsmigration.powershell.clixml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** What {@link PsObject.Builder} does, apart from the object for its length. */
abstract sealed class PsObjectBuilder permits PsObject.Builder {

    private List<String> typeNames = List.of();
    @Nullable
    private String text;
    @Nullable
    private Object value;
    private final Map<String, Object> adapted = new LinkedHashMap<>();
    private final Map<String, Object> extended = new LinkedHashMap<>();

    PsObjectBuilder() {
    }

    /**
     * Sets the type names.
     *
     * @param names full .NET type names, the most derived first
     * @return this builder
     */
    public PsObject.Builder typeNames(String... names) {
        Objects.requireNonNull(names, "names: pass none where there is none");
        this.typeNames = List.of(names);
        return (PsObject.Builder) this;
    }

    /**
     * Sets what {@code ToString} gives.
     *
     * @param asText the text
     * @return this builder
     */
    public PsObject.Builder text(String asText) {
        this.text = Objects.requireNonNull(asText, "text");
        return (PsObject.Builder) this;
    }

    /**
     * Sets the base value.
     *
     * @param base a primitive, a list or a map; lists and maps are copied, a null in them becomes {@link PsObject#NULL}
     * @return this builder
     */
    public PsObject.Builder value(Object base) {
        this.value = copied(Objects.requireNonNull(base, "value"));
        return (PsObject.Builder) this;
    }

    /**
     * Adds an extended property ({@code MS}); the name replaces an equal one.
     *
     * @param name the name
     * @param content the value; null becomes {@link PsObject#NULL}, a {@code List} or {@code Map} an object around it
     * @return this builder
     */
    public PsObject.Builder property(String name, @Nullable Object content) {
        extended.put(Objects.requireNonNull(name, "name"), member(content));
        return (PsObject.Builder) this;
    }

    /**
     * Adds an adapted property ({@code Props}); the name replaces an equal one.
     *
     * @param name the name
     * @param content the value; null becomes {@link PsObject#NULL}, a {@code List} or {@code Map} an object around it
     * @return this builder
     */
    public PsObject.Builder adapted(String name, @Nullable Object content) {
        adapted.put(Objects.requireNonNull(name, "name"), member(content));
        return (PsObject.Builder) this;
    }

    /** The object with what was set so far. */
    public PsObject build() {
        return new PsObject().fill(typeNames, text, value, PsMembers.of(adapted), PsMembers.of(extended));
    }

    static Object member(@Nullable Object content) {
        if (content instanceof List || content instanceof Map) {
            return PsObject.builder().value(content).build();
        }
        return content == null ? PsObject.NULL : content;
    }

    private static Object copied(Object base) {
        if (base instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(each -> copy.add(member(each)));
            return Collections.unmodifiableList(copy);
        }
        if (base instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(member(key), member(each)));
            return Collections.unmodifiableMap(copy);
        }
        return base;
    }
}

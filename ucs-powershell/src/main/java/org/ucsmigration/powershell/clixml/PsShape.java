package org.ucsmigration.powershell.clixml;

import java.util.List;
import java.util.Objects;

/**
 * What many objects have in common: type names and the names of their extended properties, held once for all of them.
 *
 * <p>Rows of a list made this way take the memory of their values and little more. Immutable, safe for use by several threads.
 *
 * <pre>{@code
 * PsShape user = PsShape.of(List.of(), List.of("SipAddress", "Enabled"));
 * PsObject ken = user.object(List.of("sip:kenmyer@litwareinc.com", true));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class PsShape {

    private final List<String> typeNames;
    private final String[] names;

    private PsShape(List<String> typeNames, String[] names) {
        this.typeNames = typeNames;
        this.names = names;
    }

    /**
     * A shape.
     *
     * @param typeNames full .NET type names, the most derived first; none for a property bag
     * @param properties the names of the extended properties, in order
     * @return the shape
     */
    public static PsShape of(List<String> typeNames, List<String> properties) {
        Objects.requireNonNull(typeNames, "typeNames: pass an empty list where there is none");
        Objects.requireNonNull(properties, "properties: pass an empty list where there is none");
        return new PsShape(List.copyOf(typeNames), List.copyOf(properties).toArray(new String[0]));
    }

    /**
     * An object of this shape.
     *
     * @param values the values of the properties in the order of their names; null becomes {@link PsObject#NULL}, a
     *     {@code List} or {@code Map} an object around it
     * @return the object
     * @throws IllegalArgumentException if there are fewer or more values than names
     */
    public PsObject object(List<?> values) {
        Objects.requireNonNull(values, "values: one for each property");
        Object[] own = values.toArray();
        if (own.length != names.length) {
            throw new IllegalArgumentException("The shape has " + names.length + " properties and " + own.length
                    + " values are given: pass one for each, PsObject.NULL where a property is null.");
        }
        for (int i = 0; i < own.length; i++) {
            own[i] = PsObject.Builder.member(own[i]);
        }
        return new PsObject().fill(typeNames, null, null, PsMembers.NONE, new PsMembers(names, own));
    }

    /** The names of the properties. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}

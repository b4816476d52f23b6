package org.ucsmigration.api;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Types as a reader writes them, without packages; remembers which classes it has named. */
final class TypeNames {

    private final Set<Class<?>> named = new LinkedHashSet<>();

    /** Every class named so far, arrays by their element. */
    Set<Class<?>> named() {
        return named;
    }

    String of(Type type) {
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return of(generic.getRawType()) + "<" + list(generic.getActualTypeArguments()) + ">";
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getLowerBounds().length > 0 ? "? super " + list(wildcard.getLowerBounds())
                    : wildcard.getUpperBounds()[0] == Object.class ? "?" : "? extends " + list(wildcard.getUpperBounds());
        }
        return ((TypeVariable<?>) type).getName();
    }

    private String of(Class<?> type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + "[]";
        }
        named.add(type);
        return type.getEnclosingClass() == null ? type.getSimpleName()
                : of(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    String list(Type... types) {
        return Arrays.stream(types).map(this::of).collect(Collectors.joining(", "));
    }

    String variables(TypeVariable<?>... variables) {
        return variables.length == 0 ? "" : Arrays.stream(variables)
                .map(variable -> variable.getBounds()[0] == Object.class ? variable.getName()
                : variable.getName() + " extends " + list(variable.getBounds()))
                .collect(Collectors.joining(", ", "<", ">"));
    }
}

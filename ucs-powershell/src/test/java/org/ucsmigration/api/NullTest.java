package org.ucsmigration.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.powershell.live.LiveSession;

/** Null is refused at once and in words, wherever a public method takes it not. */
class NullTest {

    /** Only a running shell gives one. */
    private static final Set<Class<?>> NOT_TO_BE_HAD = Set.of(LiveSession.class);

    record Case(Method method, int parameter) {
        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + " with null for "
                    + method.getParameters()[parameter].getType().getSimpleName()
                    + " " + (parameter + 1) + " of " + method.getParameterCount();
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Class<?> type : ApiTypes.all()) {
            if (!type.getPackageName().endsWith(".testing") && !NOT_TO_BE_HAD.contains(type) && !type.isRecord()) {
                Stream.of(type.getDeclaredMethods()).filter(NullTest::isAsked)
                        .forEach(method -> IntStream.range(0, method.getParameterCount())
                        .filter(i -> refusesNull(method.getParameters()[i])).forEach(i -> cases.add(new Case(method, i))));
            }
        }
        return cases;
    }

    private static boolean isAsked(Executable method) {
        return Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()
                && !Set.of("equals", "valueOf", "main").contains(method.getName());
    }

    private static boolean refusesNull(Parameter parameter) {
        return !parameter.getType().isPrimitive() && !parameter.isAnnotationPresent(Nullable.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isRefusedWithWords(Case each) throws IllegalAccessException {
        Method method = each.method();
        boolean onType = Modifier.isStatic(method.getModifiers());
        Object self = onType ? null : valueOf(method.getDeclaringClass());
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == each.parameter() ? null : valueOf(method.getParameterTypes()[i]);
        }
        Throwable refusal = null;
        try {
            method.invoke(self, arguments);
        } catch (InvocationTargetException e) {
            refusal = e.getCause();
        }
        assertThat(refusal).as("%s must be refused", each).isInstanceOfAny(NullPointerException.class,
                IllegalArgumentException.class);
        assertThat(refusal.getMessage()).as("%s must be refused in our words: Objects.requireNonNull(parameter, \"parameter: "
                + "what to pass instead\")", each)
                .isNotBlank().doesNotStartWith("Cannot ");
    }

    @Test
    void ofAllThatIsPublic() {
        assertThat(cases()).hasSizeGreaterThan(200);
    }

    private static Object valueOf(Class<?> type) {
        Optional<Object> value = Values.of(type);
        assertThat(value).as("a value of %s: add one to Values", type.getName()).isPresent();
        return value.get();
    }
}

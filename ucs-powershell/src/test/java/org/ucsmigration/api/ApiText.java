package org.ucsmigration.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The public API of compiled classes as text: a heading for each type, a line for each member that others can call. */
final class ApiText {

    private final TypeNames names = new TypeNames();

    /** Every class that a signature named. */
    Set<Class<?>> named() {
        return names.named();
    }

    /** The type and its members, with line ends. */
    String of(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(marks(type) + heading(type));
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> lines.add("  " + ((Enum<?>) constant).name()));
        }
        members(type).forEach(line -> lines.add("  " + line));
        return String.join("\n", lines) + "\n";
    }

    private String heading(Class<?> type) {
        StringBuilder text = new StringBuilder(type.isEnum() || type.isRecord() || type.isInterface() ? ""
                : modifiers(type.getModifiers(), Modifier.ABSTRACT | Modifier.FINAL));
        text.append(type.isSealed() ? "sealed " : "");
        text.append(type.isEnum() ? "enum " : type.isRecord() ? "record " : type.isInterface() ? "interface " : "class ");
        text.append(names.of(type)).append(names.variables(type.getTypeParameters()));
        if (type.isRecord()) {
            text.append(Arrays.stream(type.getRecordComponents())
                    .map(part -> names.of(part.getGenericType()) + " " + part.getName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        Type parent = type.getGenericSuperclass();
        if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord() && isSeen(type.getSuperclass())) {
            text.append(" extends ").append(names.of(parent));
        }
        Type[] interfaces = IntStream.range(0, type.getInterfaces().length).filter(i -> isSeen(type.getInterfaces()[i]))
                .mapToObj(i -> type.getGenericInterfaces()[i]).toArray(Type[]::new);
        if (interfaces.length > 0) {
            text.append(type.isInterface() ? " extends " : " implements ").append(names.list(interfaces));
        }
        return text.toString();
    }

    /** Constants, constructors, factories, methods; in each group by name. */
    private List<String> members(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        List<Method> methods = new ArrayList<>();
        // What a hidden superclass or interface gives is the type's own to its callers.
        for (Class<?> each : withHidden(type)) {
            Stream.of(each.getDeclaredFields()).filter(field -> isSeen(field, type) && !field.isEnumConstant())
                    .forEach(fields::add);
            Stream.of(each.getDeclaredMethods()).filter(method -> isSeen(method, type) && !isImplied(method, type))
                    .filter(method -> each == type || !Modifier.isAbstract(method.getModifiers())).forEach(methods::add);
        }
        Stream<Constructor<?>> constructors = type.isRecord() ? Stream.empty()
                : Stream.of(type.getDeclaredConstructors()).filter(each -> isSeen(each, type));
        methods.sort(Comparator.comparing((Method method) -> !Modifier.isStatic(method.getModifiers()))
                .thenComparing(Method::getName));
        return Stream.of(fields.stream().sorted(Comparator.comparing(Field::getName)).map(this::line),
                        constructors.map(each -> line(each, "new " + names.of(type))).sorted(), inGroups(methods))
                .flatMap(lines -> lines).distinct().toList();
    }

    /** Overloads have one name, and reflection gives them in no order. */
    private Stream<String> inGroups(List<Method> byName) {
        return byName.stream().collect(Collectors.groupingBy(method -> !Modifier.isStatic(method.getModifiers())
                + method.getName(), LinkedHashMap::new,
                Collectors.toList())).values().stream().flatMap(overloads -> overloads.stream().map(this::line).sorted());
    }

    private String line(Field field) {
        String text = marks(field) + modifiers(field.getModifiers(), Modifier.PROTECTED | Modifier.STATIC) + nullness(field)
                + names.of(field.getGenericType()) + " " + field.getName();
        boolean inlined = Modifier.isStatic(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        field.setAccessible(true);
        try {
            return inlined ? text + " = " + field.get(null) : text;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private String line(Method method) {
        String variables = names.variables(method.getTypeParameters());
        int shown = Modifier.PROTECTED | Modifier.STATIC | (method.getDeclaringClass().isInterface() ? 0 : Modifier.ABSTRACT);
        return line(method, modifiers(method.getModifiers(), shown) + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + nullness(method) + names.of(method.getGenericReturnType()) + " " + method.getName());
    }

    private String line(Executable executable, String start) {
        Parameter[] parameters = executable.getParameters();
        String list = IntStream.range(0, parameters.length).mapToObj(i -> {
            String type = names.of(parameters[i].getParameterizedType());
            return nullness(parameters[i]) + (parameters[i].isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type);
        }).collect(Collectors.joining(", "));
        String thrown = names.list(executable.getGenericExceptionTypes());
        boolean constructor = executable instanceof Constructor<?> && Modifier.isProtected(executable.getModifiers());
        return marks(executable) + (constructor ? "protected " : "") + start + "(" + list + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static List<Class<?>> withHidden(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        Stream<Class<?>> above = Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        above.filter(each -> !isSeen(each)).forEach(each -> all.addAll(withHidden(each)));
        return all;
    }

    private static boolean isSeen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers());
    }

    private static boolean isSeen(Member member, Class<?> in) {
        boolean inherited = Modifier.isProtected(member.getModifiers()) && !Modifier.isFinal(in.getModifiers()) && !in.isEnum();
        return !member.isSynthetic() && (Modifier.isPublic(member.getModifiers()) || inherited);
    }

    /** What every type of its kind has, or every object. */
    private static boolean isImplied(Method method, Class<?> type) {
        String name = method.getName();
        int parameters = method.getParameterCount();
        boolean ofEnum = type.isEnum() && (name.equals("values") && parameters == 0 || name.equals("valueOf") && parameters == 1);
        boolean ofRecord = type.isRecord() && (name.equals("equals")
                || parameters == 0 && Stream.of(type.getRecordComponents()).anyMatch(part -> part.getName().equals(name)));
        return ofEnum || ofRecord || parameters == 0 && (name.equals("hashCode") || name.equals("toString"));
    }

    private static String marks(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static String nullness(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    private static String modifiers(int of, int shown) {
        String text = Modifier.toString(of & shown);
        return text.isEmpty() ? "" : text + " ";
    }
}

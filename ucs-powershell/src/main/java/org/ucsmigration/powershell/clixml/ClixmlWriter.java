package org.ucsmigration.powershell.clixml;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.xml.Escapes;

/**
 * Writes values as PowerShell's own serializer does, without indentation: what a remoting message carries.
 *
 * <p>Takes every value that {@code PsObject} lists but what was not read, and besides: null, a {@code List} or
 * {@code Object[]} as an array, a {@code String[]} as an array of strings, a {@code Map} as a hashtable. An object that occurs
 * again is referred to, so circles are no trouble. For use from any thread.
 *
 * <pre>{@code
 * String document = ClixmlWriter.document(List.of(PsObject.of(Map.of("SipAddress", "sip:kenmyer@litwareinc.com"))));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ClixmlWriter {

    private static final int DEEPEST = 100;
    private static final List<String> ARRAY = List.of("System.Object[]", "System.Array", "System.Object");
    private static final List<String> STRINGS = List.of("System.String[]", "System.Array", "System.Object");
    private static final List<String> HASHTABLE = List.of("System.Collections.Hashtable", "System.Object");

    private final StringBuilder out = new StringBuilder();
    private final PrimitiveWriter primitives;
    private final Map<PsObject, Integer> written = new IdentityHashMap<>();
    private final Map<List<String>, Integer> types = new HashMap<>();
    private int nextId;
    private int depth;

    private ClixmlWriter(Function<Secret, String> secrets) {
        this.primitives = new PrimitiveWriter(out, secrets);
    }

    /**
     * A single value, without an envelope.
     *
     * @param value the value
     * @return its element
     * @throws ClixmlException if the value, or one in it, has no form in CLIXML
     */
    public static String value(@Nullable Object value) {
        return value(value, ClixmlWriter::refuse);
    }

    /**
     * A single value, without an envelope, with the secrets in it encrypted.
     *
     * @param value the value
     * @param secrets gives the text of the {@code SS} element for a secret, encrypted: what it gives is written as it is
     * @return its element
     * @throws ClixmlException if the value, or one in it, has no form in CLIXML
     */
    public static String value(@Nullable Object value, Function<Secret, String> secrets) {
        Objects.requireNonNull(secrets, "secrets: what encrypts one; leave it out where there is none");
        return write("", List.of(value == null ? PsObject.NULL : value), "", secrets);
    }

    /**
     * A document of values, with the envelope that files have.
     *
     * @param values the values of the top level
     * @return the document
     * @throws ClixmlException if one of the values has no form in CLIXML
     */
    public static String document(List<?> values) {
        return document(values, ClixmlWriter::refuse);
    }

    /**
     * A document of values, with the envelope that files have and the secrets in them encrypted.
     *
     * @param values the values of the top level
     * @param secrets gives the text of the {@code SS} element for a secret, encrypted: what it gives is written as it is
     * @return the document
     * @throws ClixmlException if one of the values has no form in CLIXML
     */
    public static String document(List<?> values, Function<Secret, String> secrets) {
        Objects.requireNonNull(values, "values: pass an empty list where there is none");
        Objects.requireNonNull(secrets, "secrets: what encrypts one; leave it out where there is none");
        return write("<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">", values,
                "</Objs>", secrets);
    }

    private static String refuse(Secret secret) {
        throw new IllegalArgumentException("a secret is written only where something encrypts it: a live session does, or a "
                + "function that is given with the value");
    }

    private static String write(String before, List<?> values, String after, Function<Secret, String> secrets) {
        ClixmlWriter writer = new ClixmlWriter(secrets);
        writer.out.append(before);
        try {
            values.forEach(each -> writer.write("", each));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ClixmlException.of("value for PowerShell", String.valueOf(e.getMessage()), e);
        }
        return writer.out.append(after).toString();
    }

    private void write(String attributes, @Nullable Object value) {
        if (value == null || value == PsObject.NULL) {
            out.append("<Nil").append(attributes).append(" />");
        } else if (value instanceof PsObject object) {
            object(attributes, object);
        } else if (value instanceof List<?> list) {
            bare(attributes, ARRAY, list);
        } else if (value instanceof Object[] array) {
            bare(attributes, value instanceof String[] ? STRINGS : ARRAY, Arrays.asList(array));
        } else if (value instanceof Map<?, ?>) {
            bare(attributes, HASHTABLE, value);
        } else if (!primitives.write(attributes, value)) {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " has no form in PowerShell's XML:"
                    + " pass a text, number, truth value, time, GUID, bytes, list, map or PsObject");
        }
    }

    private void object(String attributes, PsObject object) {
        Integer id = written.get(object);
        if (id != null) {
            out.append("<Ref").append(attributes).append(" RefId=\"").append(id).append("\" />");
            return;
        }
        written.put(object, nextId);
        open(attributes, object.typeNames());
        object.text().ifPresent(text -> {
            out.append("<ToString>");
            Escapes.encode(text, false, out);
            out.append("</ToString>");
        });
        object.value().ifPresent(value -> base(object.typeNames(), value));
        members("Props", object.adapted());
        members("MS", object.extended());
        close();
    }

    private void bare(String attributes, List<String> typeNames, Object value) {
        open(attributes, typeNames);
        base(typeNames, value);
        close();
    }

    private void open(String attributes, List<String> typeNames) {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("values nested more than " + DEEPEST + " deep, or in a circle of lists");
        }
        out.append("<Obj").append(attributes).append(" RefId=\"").append(nextId++).append("\">");
        if (typeNames.isEmpty()) {
            return;
        }
        Integer known = types.putIfAbsent(typeNames, types.size());
        if (known != null) {
            out.append("<TNRef RefId=\"").append(known).append("\" />");
            return;
        }
        out.append("<TN RefId=\"").append(types.size() - 1).append("\">");
        for (String name : typeNames) {
            out.append("<T>");
            Escapes.encode(name, false, out);
            out.append("</T>");
        }
        out.append("</TN>");
    }

    private void close() {
        out.append("</Obj>");
        depth--;
    }

    private void base(List<String> typeNames, Object value) {
        if (value instanceof List<?> list) {
            container(tag(typeNames), list.isEmpty(), () -> list.forEach(each -> write("", each)));
        } else if (value instanceof Map<?, ?> map) {
            container("DCT", map.isEmpty(), () -> map.forEach(this::entry));
        } else {
            write("", value);
        }
    }

    /** The element of a list; stacks and queues have their own, by which the other end makes them such again. */
    private static String tag(List<String> typeNames) {
        String type = typeNames.isEmpty() ? "" : typeNames.get(0);
        return type.contains("System.Collections.Stack") || type.contains("System.Collections.Generic.Stack") ? "STK"
                : type.contains("System.Collections.Queue") || type.contains("System.Collections.Generic.Queue") ? "QUE" : "LST";
    }

    private void entry(@Nullable Object key, @Nullable Object value) {
        if (key == null || key == PsObject.NULL) {
            throw new IllegalArgumentException("a dictionary whose key is null, which PowerShell refuses");
        }
        out.append("<En>");
        write(" N=\"Key\"", key);
        write(" N=\"Value\"", value);
        out.append("</En>");
    }

    private void members(String tag, Map<String, Object> members) {
        if (!members.isEmpty()) {
            container(tag, false, () -> members.forEach((name, value) -> write(name(name), value)));
        }
    }

    private static String name(String name) {
        StringBuilder attribute = new StringBuilder(" N=\"");
        Escapes.encode(name, true, attribute);
        return attribute.append('"').toString();
    }

    private void container(String tag, boolean empty, Runnable content) {
        if (empty) {
            out.append('<').append(tag).append(" />");
            return;
        }
        out.append('<').append(tag).append('>');
        content.run();
        out.append("</").append(tag).append('>');
    }
}

package org.ucsmigration.powershell.clixml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.xml.Escapes;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/** Reads the parts of one {@code Obj}: type names, text, base value, adapted and extended properties. */
final class ObjectReader {

    /** Keys of one dictionary with one hash code: no real one comes near, and beyond it every further key costs more time. */
    private static final int MOST_COLLISIONS = 500;

    private final ClixmlReader reader;
    private final XmlPull xml;

    ObjectReader(ClixmlReader reader) {
        this.reader = reader;
        this.xml = reader.xml();
    }

    void readInto(PsObject object) throws XmlFault {
        List<String> typeNames = List.of();
        String text = null;
        Object value = null;
        PsMembers adapted = PsMembers.NONE;
        PsMembers extended = PsMembers.NONE;
        while (xml.nextTag()) {
            switch (xml.name()) {
                case "TN" -> typeNames = typeNames();
                case "TNRef" -> {
                    typeNames = reader.typeNames(xml.attribute("RefId"));
                    xml.text();
                }
                case "ToString" -> {
                    String written = xml.text();
                    text = xml.isTooLong() ? null : Escapes.decode(written);
                }
                case "Props" -> adapted = members();
                case "MS" -> extended = members();
                case "LST", "STK", "QUE", "IE" -> value = once(value, list());
                case "DCT" -> value = once(value, dictionary());
                default -> value = once(value, reader.value());
            }
        }
        object.fill(typeNames, text, value, adapted, extended);
    }

    private Object once(@Nullable Object before, Object value) throws XmlFault {
        if (before != null) {
            throw xml.malformed("an object with two base values");
        }
        return value;
    }

    private List<String> typeNames() throws XmlFault {
        String id = xml.attribute("RefId");
        List<String> names = new ArrayList<>(4);
        while (xml.nextTag()) {
            if (!xml.name().equals("T")) {
                throw xml.malformed("element " + xml.name() + " among type names");
            }
            names.add(Escapes.decode(xml.text()));
        }
        List<String> result = List.copyOf(names);
        reader.remember(id, result);
        return result;
    }

    private PsMembers members() throws XmlFault {
        PsMembers.Stack members = reader.members;
        int start = members.top();
        while (xml.nextTag()) {
            MemberName name = reader.memberName();
            members.push(name, xml.name().equals("MS") ? memberSet() : reader.value());
        }
        return members.pop(start);
    }

    /** A set of members under one name, which PowerShell shows as a property with properties. */
    private PsObject memberSet() throws XmlFault {
        reader.enter();
        PsMembers members = members();
        reader.leave();
        return new PsObject().fill(List.of(), null, null, PsMembers.NONE, members);
    }

    private List<Object> list() throws XmlFault {
        List<Object> values = new ArrayList<>();
        while (xml.nextTag()) {
            values.add(reader.value());
        }
        return List.copyOf(values);
    }

    private Map<Object, Object> dictionary() throws XmlFault {
        Map<Object, Object> entries = new LinkedHashMap<>();
        Map<Integer, Integer> hashes = new HashMap<>();
        while (xml.nextTag()) {
            if (!xml.name().equals("En")) {
                throw xml.malformed("element " + xml.name() + " among dictionary entries");
            }
            Object key = part("Key");
            Object value = part("Value");
            if (xml.nextTag()) {
                throw xml.malformed("a dictionary entry of more than a key and a value");
            }
            if (entries.size() > MOST_COLLISIONS && hashes.merge(key.hashCode(), 1, Integer::sum) > MOST_COLLISIONS) {
                throw xml.malformed("a dictionary whose keys are made to collide");
            }
            if (entries.put(key, value) != null) {
                throw xml.malformed("a dictionary with the same key twice");
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private Object part(String name) throws XmlFault {
        if (!xml.nextTag() || !name.equals(xml.attribute("N"))) {
            throw xml.malformed("a dictionary entry without its " + name);
        }
        return reader.value();
    }
}

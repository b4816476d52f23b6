package org.ucsmigration.powershell.clixml;

import java.util.ArrayList;
import java.util.List;
import org.ucsmigration.powershell.internal.xml.Escapes;
import org.ucsmigration.powershell.internal.xml.XmlFault;
import org.ucsmigration.powershell.internal.xml.XmlPull;

/** Reads a {@code PR}, a progress record, as an object with .NET's property names (MS-PSRP, 2.2.5.1.25). */
final class ProgressReader {

    private static final String TYPE = "System.Management.Automation.ProgressRecord";

    private ProgressReader() {
    }

    static PsObject read(ClixmlReader reader) throws XmlFault {
        XmlPull xml = reader.xml();
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (xml.nextTag()) {
            String element = xml.name();
            String text = Escapes.decode(xml.text());
            names.add(name(xml, element));
            values.add(switch (element) {
                case "AI", "PI", "PC", "SR" -> number(xml, text);
                case "Nil" -> PsObject.NULL;
                default -> text;
            });
        }
        return new PsObject().fill(List.of(TYPE), null, null, new PsMembers(names, values), PsMembers.NONE);
    }

    private static String name(XmlPull xml, String element) throws XmlFault {
        return switch (element) {
            case "AV" -> "Activity";
            case "AI" -> "ActivityId";
            case "Nil", "S" -> "CurrentOperation";
            case "PI" -> "ParentActivityId";
            case "PC" -> "PercentComplete";
            case "T" -> "RecordType";
            case "SR" -> "SecondsRemaining";
            case "SD" -> "StatusDescription";
            default -> throw xml.malformed("element " + element + " in a progress record");
        };
    }

    private static Object number(XmlPull xml, String text) throws XmlFault {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw xml.malformed("a number in a progress record that is none");
        }
    }
}

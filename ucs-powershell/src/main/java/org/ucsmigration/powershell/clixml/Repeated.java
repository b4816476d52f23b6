package org.ucsmigration.powershell.clixml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ucsmigration.powershell.internal.xml.Escapes;

/**
 * What a document has again and again, kept once as far as this remembers it: names of properties, and where the document may be
 * long, their lists and short texts. For one reader.
 */
final class Repeated {

    private static final int MOST_NAMES = 10_000;
    private static final int PLACES = 1024;
    private static final int LONGEST = 100;

    private final Map<String, String> plain = new HashMap<>();
    private final String[] texts;
    private final String[][] names;

    Repeated(boolean isLong) {
        texts = new String[isLong ? PLACES : 0];
        names = new String[isLong ? PLACES : 0][];
    }

    /** The text itself, as the object that was given for it before where that is remembered. */
    String text(String text) {
        if (text.length() > LONGEST || texts.length == 0) {
            return text;
        }
        int place = place(text.hashCode());
        if (!text.equals(texts[place])) {
            texts[place] = text;
        }
        return texts[place];
    }

    /** The name that was so written. */
    String name(String written) {
        String known = plain.get(written);
        if (known != null) {
            return known;
        }
        String name = Escapes.decode(written);
        if (plain.size() < MOST_NAMES && name.length() < 200) {
            plain.put(written, name);
        }
        return name;
    }

    PsMembers members(List<String> list, List<Object> values) {
        if (list.isEmpty() || names.length == 0) {
            return list.isEmpty() ? PsMembers.NONE : new PsMembers(list, values);
        }
        int place = place(list.hashCode());
        if (names[place] == null || !list.equals(Arrays.asList(names[place]))) {
            names[place] = list.toArray(new String[0]);
        }
        return new PsMembers(names[place], values.toArray());
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }
}

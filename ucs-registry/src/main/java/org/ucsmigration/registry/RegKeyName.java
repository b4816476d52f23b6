package org.ucsmigration.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/** The path between the brackets of a key's line, in all the spellings that Windows takes. */
final class RegKeyName {

    /**
     * What stands before the root where a path was copied from PowerShell, or from regedit's address bar: there the word for
     * computer, in the language of that Windows.
     */
    private static final Pattern PREFIX = Pattern.compile("(?i)^(?:(?:Microsoft\\.PowerShell\\.Core\\\\)?Registry::"
            + "|[\\p{L}\\p{M} ]{2,40}\\\\(?=HK))");

    private RegKeyName() {
    }

    static RegistryPath read(String text) throws RegFault {
        // Where the line end between two keys was overwritten, the second key is a part of the first one's name.
        if (text.contains("[HKEY_")) {
            throw new RegFault("there are two keys in one line");
        }
        return find(text).or(() -> find(PREFIX.matcher(text).replaceFirst("")))
                .orElseThrow(() -> new RegFault("the key's name is not a full path"));
    }

    private static Optional<RegistryPath> find(String name) {
        return RegistryPath.find(name.indexOf("\\\\") < 0 && !name.endsWith("\\") ? name : single(name));
    }

    /** Windows takes several backslashes for one, and none at the end is missed. */
    private static String single(String name) {
        StringBuilder single = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean repeated = name.charAt(i) == '\\' && (i + 1 == name.length() || name.charAt(i + 1) == '\\');
            if (!repeated) {
                single.append(name.charAt(i));
            }
        }
        return single.toString();
    }
}

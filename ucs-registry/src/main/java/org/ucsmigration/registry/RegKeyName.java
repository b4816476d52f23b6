package org.ucsmigration.registry;

import java.util.List;
import java.util.Optional;

/** The path between the brackets of a key's line, in all the spellings that Windows takes. */
final class RegKeyName {

    /** What stands before the root where a path was copied from regedit's address bar, or from PowerShell. */
    private static final List<String> PREFIXES = List.of("Computer\\", "My Computer\\", "Microsoft.PowerShell.Core\\Registry::",
            "Registry::");

    private RegKeyName() {
    }

    static RegistryPath read(String text) throws RegFault {
        // Where the line end between two keys was overwritten, the second key is a part of the first one's name.
        if (text.contains("[HKEY_")) {
            throw new RegFault("there are two keys in one line");
        }
        String name = text;
        for (String prefix : PREFIXES) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                name = name.substring(prefix.length());
                break;
            }
        }
        Optional<RegistryPath> path = RegistryPath.find(name.indexOf("\\\\") < 0 && !name.endsWith("\\") ? name : single(name));
        return path.orElseThrow(() -> new RegFault("the key's name is not a full path"));
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

package org.ucsmigration.registry.internal.windows;

/** The name of a computer, as people write it and as Windows wants it. */
public final class ComputerName {

    private ComputerName() {
    }

    /**
     * The name without leading backslashes.
     *
     * @throws IllegalArgumentException if it is not a computer's name
     */
    public static String checked(String computer) {
        String host = computer.startsWith("\\\\") ? computer.substring(2) : computer;
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || "\\/\"<>|*?".indexOf(c) >= 0)) {
            throw new IllegalArgumentException("\"" + computer + "\" is not a computer's name. Give it as DESKTOP-7 or"
                    + " desktop-7.litwareinc.com.");
        }
        return host;
    }
}

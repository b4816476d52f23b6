package org.ucsmigration.deployment;

import java.util.Locale;
import java.util.Optional;

/** The host and the path of a web address, both in lower case. */
record Address(String host, String path) {

    /** Of the address that the text is or ends with: Lync Server writes {@code Value=https://…}. Empty where there is none. */
    static Optional<Address> in(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        int scheme = address.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        String rest = address.substring(scheme + 3);
        int end = rest.indexOf('/');
        String host = end < 0 ? rest : rest.substring(0, end);
        int port = host.indexOf(':');
        String name = port < 0 ? host : host.substring(0, port);
        return name.isBlank() ? Optional.empty() : Optional.of(new Address(name, end < 0 ? "" : rest.substring(end)));
    }
}

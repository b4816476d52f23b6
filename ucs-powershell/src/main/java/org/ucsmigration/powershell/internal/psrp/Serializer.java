package org.ucsmigration.powershell.internal.psrp;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.ClixmlWriter;
import org.ucsmigration.powershell.clixml.Secret;

/** Writes values as CLIXML, secrets encrypted with the session key. */
final class Serializer {

    private final KeyExchange keys;

    Serializer(KeyExchange keys) {
        this.keys = keys;
    }

    /**
     * The text, or empty where a secret in the value has to wait for the key.
     *
     * @throws ClixmlException if the value has no form in CLIXML
     */
    Optional<String> write(Object value) {
        Encryption encryption = new Encryption();
        String text = ClixmlWriter.value(value, encryption);
        return encryption.waits ? Optional.empty() : Optional.of(text);
    }

    /**
     * Finds out before anything is sent whether a value can be.
     *
     * @throws ClixmlException if it has no form in CLIXML
     */
    void check(Object value) {
        ClixmlWriter.value(value, secret -> "");
    }

    /** Encrypts the secrets of one value, or remembers that there was one and no key. */
    private final class Encryption implements Function<Secret, String> {

        private boolean waits;

        @Override
        public String apply(Secret secret) {
            if (!keys.isDone()) {
                waits = true;
                return "";
            }
            char[] plain = secret.reveal();
            try {
                return keys.encrypt(plain);
            } finally {
                Arrays.fill(plain, '\0');
            }
        }
    }
}

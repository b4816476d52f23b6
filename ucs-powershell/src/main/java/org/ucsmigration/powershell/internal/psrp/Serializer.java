package org.ucsmigration.powershell.internal.psrp;

import java.util.Arrays;
import java.util.Optional;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.ClixmlWriter;
import org.ucsmigration.powershell.clixml.Secret;

/** Writes values as CLIXML, secrets encrypted with the session key; asks for one where there is none yet. */
final class Serializer {

    private final KeyExchange keys;
    private final Runnable askForKey;

    Serializer(KeyExchange keys, Runnable askForKey) {
        this.keys = keys;
        this.askForKey = askForKey;
    }

    /**
     * The text, or empty where a secret in the value has to wait for the key.
     *
     * @throws ClixmlException if the value has no form in CLIXML
     */
    Optional<String> write(Object value) {
        boolean[] waits = new boolean[1];
        String text = ClixmlWriter.value(value, secret -> {
            waits[0] |= !keys.isDone();
            return waits[0] ? "" : encrypted(secret);
        });
        if (waits[0]) {
            askForKey.run();
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /**
     * Finds out before anything is sent whether a value can be.
     *
     * @throws ClixmlException if it has no form in CLIXML
     */
    void check(Object value) {
        ClixmlWriter.value(value, secret -> "");
    }

    private String encrypted(Secret secret) {
        char[] plain = secret.reveal();
        try {
            return keys.encrypt(plain);
        } finally {
            Arrays.fill(plain, '\0');
        }
    }
}

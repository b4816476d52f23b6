package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ucsmigration.powershell.clixml.ClixmlException;
import org.ucsmigration.powershell.clixml.ClixmlWriter;
import org.ucsmigration.powershell.clixml.Secret;

/**
 * What creates a pipeline, or is piped into the one that stays, with its arguments read and serialised: nothing that happens to
 * them afterwards changes it. Secrets are copied, and encrypted when the key is there. For one thread at a time.
 */
public final class Creation {

    private final PipelineRequest request;
    /** A text that no argument holds, with the number of the secret behind it. */
    private final String placeholder = "{" + UUID.randomUUID() + ":";
    private final List<char[]> secrets = new ArrayList<>();
    private final String text;

    private Creation(PipelineRequest request) {
        this.request = request;
        this.text = ClixmlWriter.value(request.isKept() ? ClientMessages.parameters(request.steps().get(0))
                : ClientMessages.pipeline(request), this::hold);
    }

    /**
     * Reads the arguments, once.
     *
     * @throws ClixmlException if one of them has no form in CLIXML
     * @throws ArgumentFault if one of them cannot be read
     */
    public static Creation of(PipelineRequest request) {
        try {
            return new Creation(request);
        } catch (ClixmlException e) {
            throw e;
        } catch (RuntimeException e) {
            // Arguments are maps and lists of the caller's, which may do anything when they are read.
            throw new ArgumentFault("its arguments cannot be read: " + e, e);
        } catch (StackOverflowError e) {
            throw new ArgumentFault("its arguments cannot be read: they are nested too deep, or in a circle", e);
        }
    }

    private String hold(Secret secret) {
        secrets.add(secret.reveal());
        return placeholder + (secrets.size() - 1) + "}";
    }

    PipelineRequest request() {
        return request;
    }

    boolean hasSecrets() {
        return !secrets.isEmpty();
    }

    /** Whether a secret in it waits for the key. */
    boolean waitsFor(KeyExchange keys) {
        return hasSecrets() && !keys.isDone();
    }

    /** The message's text; empty where a secret in it waits for the key. */
    Optional<String> text(KeyExchange keys) {
        if (waitsFor(keys)) {
            return Optional.empty();
        }
        String whole = text;
        for (int i = 0; i < secrets.size(); i++) {
            whole = whole.replace(placeholder + i + "}", keys.encrypt(secrets.get(i)));
        }
        return Optional.of(whole);
    }

    /** Forgets the secrets. */
    void wipe() {
        secrets.forEach(each -> Arrays.fill(each, '\0'));
    }
}

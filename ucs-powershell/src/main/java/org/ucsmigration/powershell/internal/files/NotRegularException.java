package org.ucsmigration.powershell.internal.files;

import java.io.IOException;

/** A file that is refused for what it is; the message says what, to follow its name and a colon. */
public final class NotRegularException extends IOException {

    private static final long serialVersionUID = 1L;

    NotRegularException(String message) {
        super(message);
    }
}

package org.ucsmigration.powershell.internal.files;

import java.io.IOException;
import java.util.Objects;

/** A file that is refused for what it is; the message says what, to follow its name and a colon. */
public final class NotRegularException extends IOException {

    private static final long serialVersionUID = 1L;

    NotRegularException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

package org.ucsmigration.powershell.live;

import java.util.List;
import java.util.Optional;
import org.ucsmigration.powershell.CommandError;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * What is of interest in the records of PowerShell's streams, as they come over the wire. Source: MS-PSRP, 2.2.2.15 to 2.2.3.16.
 */
final class Records {

    /** By number: the enumeration {@code System.Management.Automation.ErrorCategory}. */
    private static final List<String> CATEGORIES = List.of("NotSpecified", "OpenError", "CloseError", "DeviceError",
            "DeadlockDetected",
            "InvalidArgument", "InvalidData", "InvalidOperation", "InvalidResult", "InvalidType", "MetadataError",
                    "NotImplemented",
            "NotInstalled", "ObjectNotFound", "OperationStopped", "OperationTimeout", "SyntaxError", "ParserError",
                    "PermissionDenied",
            "ResourceBusy", "ResourceExists", "ResourceUnavailable", "ReadError", "WriteError", "FromStdErr", "SecurityError",
            "ProtocolError", "ConnectionError", "AuthenticationError", "LimitsExceeded", "QuotaExceeded", "NotEnabled");

    private Records() {
    }

    static CommandError error(Object value) {
        if (!(value instanceof PsObject record)) {
            return CommandError.of(text(value));
        }
        CommandError error = CommandError.of(record.object("Exception").value().flatMap(e -> e.string("Message").value())
                .or(record::text).orElse(""));
        error = record.string("FullyQualifiedErrorId").value().map(error::withId).orElse(error);
        error = record.number("ErrorCategory_Category").value().flatMap(Records::category).map(error::withCategory).orElse(error);
        return target(record).map(error::withTarget).orElse(error);
    }

    private static Optional<String> category(long number) {
        return number >= 0 && number < CATEGORIES.size() ? Optional.of(CATEGORIES.get((int) number)) : Optional.empty();
    }

    private static Optional<String> target(PsObject record) {
        return record.string("TargetObject").value().or(() -> record.string("ErrorCategory_TargetName").value())
                .filter(text -> !text.isBlank());
    }

    /** The text of a warning, of verbose and debug output, or of information. */
    static String text(Object value) {
        if (value instanceof PsObject record) {
            Optional<String> message = record.string("InformationalRecord_Message").value();
            return message.or(() -> record.string("MessageData").value()).or(record::text).orElse("");
        }
        return String.valueOf(value);
    }

    static Notice progress(String source, Object value) {
        if (!(value instanceof PsObject record)) {
            return Notice.of(source, Notice.Stream.PROGRESS, text(value));
        }
        String activity = record.string("Activity").value().orElse("");
        String status = record.string("StatusDescription").value().filter(text -> !text.isBlank()).map(text -> ": " + text)
                .orElse("");
        long percent = record.number("PercentComplete").value().orElse(-1L);
        return Notice.progress(source, activity + status, (int) Math.max(-1, Math.min(101, percent)));
    }

    /** In an array, a text or number travels in an object that says nothing else. */
    static Object unwrapped(Object value) {
        boolean says = !(value instanceof PsObject object) || !object.typeNames().isEmpty() || !object.properties().isEmpty()
                || object.text().isPresent();
        return says ? value : ((PsObject) value).value().orElse(value);
    }
}

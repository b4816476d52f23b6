package org.ucsmigration.powershell.internal.psrp;

import org.ucsmigration.powershell.clixml.PsObject;

/** A call of the server for the user's screen or keyboard, of which there are none. Source: MS-PSRP, 2.2.2.27 and 2.2.2.28. */
final class HostCall {

    /** Stands for the number of a call that waits for no answer. */
    private static final long NO_ANSWER = -100;
    private static final int INVALID_OPERATION = 7;

    private final long id;
    private final PsObject methodId;

    private HostCall(long id, PsObject methodId) {
        this.id = id;
        this.methodId = methodId;
    }

    static HostCall of(PsObject content) throws ProtocolFault {
        return new HostCall(content.number("ci").value().orElseThrow(() -> new ProtocolFault("a host call without a number")),
                content.object("mi").value().orElseThrow(() -> new ProtocolFault("a host call without a method")));
    }

    boolean isAnswerWanted() {
        return id != NO_ANSWER;
    }

    /** Whether it says that the host is to exit, as {@code exit} in a script does. */
    boolean isExit() {
        return method().equals("SetShouldExit");
    }

    /** The method's name. */
    String method() {
        return methodId.text().orElse("an unnamed method");
    }

    /** The answer: an error, so that what asked fails and nothing waits for ever. */
    PsObject refusal() {
        String text = "The host has no user to ask: " + method() + " is refused.";
        String type = "System.Management.Automation.Host.HostException";
        PsObject exception = PsObject.builder()
                .typeNames(type, "System.Management.Automation.RuntimeException", "System.SystemException", "System.Exception",
                        "System.Object")
                .text(type + ": " + text).adapted("Message", text).build();
        PsObject error = PsObject.builder().typeNames("System.Management.Automation.ErrorRecord", "System.Object").text(text)
                .property("Exception", exception)
                .property("TargetObject", null)
                .property("FullyQualifiedErrorId", "HostCallRefused")
                .property("InvocationInfo", null)
                .property("ErrorCategory_Category", INVALID_OPERATION)
                .property("ErrorCategory_Activity", "")
                .property("ErrorCategory_Reason", "HostException")
                .property("ErrorCategory_TargetName", "")
                .property("ErrorCategory_TargetType", "")
                .property("ErrorCategory_Message", text)
                .property("SerializeExtendedInfo", false).build();
        return PsObject.builder().property("ci", id).property("mi", methodId).property("me", error).build();
    }
}

package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsText;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest.Step.Kind;

/** The content of what the client says, in the order of members that Microsoft's own client keeps. Source: MS-PSRP, 2.2.2. */
final class ClientMessages {

    /** The newest version that Windows PowerShell 5.1 knows; 2.4, of PowerShell 7.6, differs in how secrets travel. */
    static final String PROTOCOL = "2.3";

    private static final String SERIALIZATION = "1.1.0.1";
    private static final String[] LIST_OF_OBJECTS = {
        "System.Collections.Generic.List`1[[System.Management.Automation.PSObject, System.Management.Automation, "
                + "Version=3.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35]]",
        "System.Object",
    };
    private static final String[] DICTIONARY = {
        "System.Management.Automation.PSPrimitiveDictionary", "System.Collections.Hashtable", "System.Object",
    };
    private static final List<String> MERGES = List.of("MergeMyResult", "MergeToResult", "MergePreviousResults", "MergeError",
            "MergeWarning", "MergeVerbose", "MergeDebug", "MergeInformation");
    private static final int ADD_INVOCATION_INFO = 15;

    private ClientMessages() {
    }

    static PsObject capability() {
        return PsObject.builder().property("protocolversion", version(PROTOCOL)).property("PSVersion", version("2.0"))
                .property("SerializationVersion", version(SERIALIZATION)).build();
    }

    static PsObject init() {
        PsObject versions = PsObject.builder().typeNames(DICTIONARY).value(Map.of(
                "PSRemotingProtocolVersion", version(PROTOCOL), "SerializationVersion", version(SERIALIZATION))).build();
        return PsObject.builder().property("MinRunspaces", 1).property("MaxRunspaces", 1)
                .property("PSThreadOptions", constant("System.Management.Automation.Runspaces.PSThreadOptions", "Default", 0))
                .property("ApartmentState", constant("System.Threading.ApartmentState", "Unknown", 2))
                .property("ApplicationArguments",
                        PsObject.builder().typeNames(DICTIONARY).value(Map.of("PSVersionTable", versions)).build())
                .property("HostInfo", noHost(false)).build();
    }

    static PsObject pipeline(PipelineRequest request) {
        PsObject powerShell = PsObject.builder()
                .property("Cmds", list(request.steps().stream().map(ClientMessages::step).toList()))
                .property("IsNested", false).property("History", null).property("RedirectShellErrorOutputPipe", true).build();
        return PsObject.builder().property("PowerShell", powerShell).property("NoInput", request.input().isEmpty())
                .property("ApartmentState", constant("System.Threading.ApartmentState", "Unknown", 2))
                .property("RemoteStreamOptions",
                        constant("System.Management.Automation.RemoteStreamOptions", "AddInvocationInfo", ADD_INVOCATION_INFO))
                .property("AddToHistory", false).property("HostInfo", noHost(true)).property("IsNested", false).build();
    }

    /** What {@link ScriptRunner} is given to run a script with. */
    static Map<String, Object> parameters(PipelineRequest.Step step) {
        Map<String, Object> with = new LinkedHashMap<>();
        step.arguments().forEach(each -> with.put(Objects.requireNonNull(each.name(), "name"), each.value()));
        return with;
    }

    private static PsObject step(PipelineRequest.Step step) {
        PsObject.Builder command = PsObject.builder().property("Cmd", step.text())
                .property("IsScript", step.kind() != Kind.COMMAND)
                .property("UseLocalScope", step.kind() == Kind.SCRIPT_OF_OWN_SCOPE ? true : null);
        for (String merge : MERGES) {
            command.property(merge, constant("System.Management.Automation.Runspaces.PipelineResultTypes", "None", 0));
        }
        List<PsObject> arguments = new ArrayList<>();
        step.arguments().forEach(each -> arguments.add(PsObject.builder()
                .property("N", each.name() == null ? PsObject.NULL : each.name()).property("V", each.value()).build()));
        return command.property("Args", list(arguments)).build();
    }

    static PsObject publicKey(String base64) {
        return PsObject.builder().property("PublicKey", base64).build();
    }

    /** No screen, no keyboard: what needs them fails on the server's side already. */
    private static PsObject noHost(boolean ofRunspace) {
        return PsObject.builder().property("_isHostNull", true).property("_isHostUINull", true)
                .property("_isHostRawUINull", true).property("_useRunspaceHost", ofRunspace).build();
    }

    private static PsObject list(List<PsObject> elements) {
        return PsObject.builder().typeNames(LIST_OF_OBJECTS).value(elements).build();
    }

    private static PsObject constant(String type, String name, int number) {
        return PsObject.builder().typeNames(type, "System.Enum", "System.ValueType", "System.Object").text(name).value(number)
                .build();
    }

    private static PsText version(String number) {
        return PsText.of(PsText.Kind.VERSION, number);
    }
}

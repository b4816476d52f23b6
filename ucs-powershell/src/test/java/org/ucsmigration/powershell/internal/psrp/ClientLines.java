package org.ucsmigration.powershell.internal.psrp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a client said, decoded as a server would: the lines by kind and target, and the messages in them. */
final class ClientLines {

    private final List<String> kinds = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<UUID, Defragmenter> fragments = new HashMap<>();

    void add(String line) throws ProtocolFault {
        Packet packet = Packet.parse(line);
        kinds.add(packet.kind() + " " + packet.target());
        if (packet.kind() == Packet.Kind.DATA) {
            List<byte[]> whole = new ArrayList<>();
            fragments.computeIfAbsent(packet.target(), target -> new Defragmenter()).accept(packet.payload(), whole::add);
            for (byte[] bytes : whole) {
                if (bytes[0] != 2) {
                    throw new AssertionError("not a message for a server");
                }
                bytes[0] = 1;
                messages.add(Message.parse(bytes));
            }
        }
    }

    List<String> kinds() {
        return kinds;
    }

    List<Message> messages() {
        return messages;
    }

    List<Message> messages(UUID pipeline) {
        return messages.stream().filter(message -> message.pipeline().equals(pipeline)).toList();
    }
}

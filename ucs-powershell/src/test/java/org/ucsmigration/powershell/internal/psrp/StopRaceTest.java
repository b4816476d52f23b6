package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stop that arrives just after the command was acknowledged")
class StopRaceTest {

    private static final UUID STOPPED = UUID.fromString("e910cd22-7687-40ca-a855-b38082d1d39d");
    private static final UUID NEXT = UUID.randomUUID();

    private static List<String> recorded() throws IOException, URISyntaxException {
        Path file = Path.of(StopRaceTest.class.getResource("/cases/psrp/stop-race.server.txt").toURI());
        return Files.readAllLines(file).stream().filter(line -> !line.isBlank())
                .map(line -> line.substring(line.indexOf(':') + 1)).toList();
    }

    private static String data(UUID pool, UUID target, MessageType type, String clixml) {
        byte[] message = new Message(type, pool, target, clixml).toBytes();
        message[0] = 1;
        return Packet.data(Packet.Stream.DEFAULT, target, ByteBuffer.allocate(21 + message.length).putLong(1).putLong(0)
                .put((byte) 3)
                .putInt(message.length).put(message).array());
    }

    @Test
    @DisplayName("is answered by the server, which runs the command all the same: what it says of that is dropped, and the next "
            + "call is answered")
    void goesOn() throws Exception {
        List<String> lines = recorded();
        UUID id = Message.parse(java.util.Arrays.copyOfRange(Packet.parse(lines.get(2)).payload(), 21,
                Packet.parse(lines.get(2)).payload().length)).pool();
        RunspacePool pool = new RunspacePool(id);
        pool.open();
        pool.receive(data(id, Packet.POOL, MessageType.SESSION_CAPABILITY, "<Obj RefId=\"0\"><MS><Version "
                + "N=\"protocolversion\">2.3</Version></MS></Obj>"));
        pool.receive(data(id, Packet.POOL, MessageType.RUNSPACEPOOL_STATE, "<Obj RefId=\"0\"><MS><I32 "
                + "N=\"RunspaceState\">2</I32></MS></Obj>"));
        pool.receive("<DataAck PSGuid='" + Packet.POOL + "' />");
        pool.takeEvents();
        pool.start(STOPPED, SampleRequests.script("1"));
        pool.receive(lines.get(0));
        pool.receive(lines.get(1));
        pool.stop(STOPPED);
        pool.start(NEXT, SampleRequests.script("2"));
        for (int i = 2; i < lines.size(); i++) {
            pool.receive(lines.get(i));
            // The acknowledgement of our close comes somewhere in between.
            if (i == 30) {
                pool.receive("<CloseAck PSGuid='" + STOPPED + "' />");
            }
        }
        assertThat(pool.takeEvents()).singleElement().isInstanceOfSatisfying(Event.Finished.class, end -> {
            assertThat(end.pipeline()).isEqualTo(STOPPED);
            assertThat(end.outcome()).isEqualTo(Event.Outcome.STOPPED);
        });
        pool.receive("<CommandAck PSGuid='" + NEXT + "' />");
        pool.receive("<DataAck PSGuid='" + NEXT + "' />");
        pool.receive(data(id, NEXT, MessageType.PIPELINE_OUTPUT, "<I32>2</I32>"));
        assertThat(pool.takeEvents()).containsExactly(new Event.Item(NEXT, MessageType.PIPELINE_OUTPUT, "<I32>2</I32>"));
        assertThat(pool.isOpen()).isTrue();
    }
}

package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A runspace")
class RunspacePoolTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final UUID ONE = UUID.fromString("11111111-1111-1111-1111-111111111111");
    private static final UUID TWO = UUID.fromString("22222222-2222-2222-2222-222222222222");
    private static final String CAPABILITY = "<Obj RefId=\"0\"><MS><Version N=\"protocolversion\">2.3</Version></MS></Obj>";

    private final RunspacePool pool = new RunspacePool(ID);
    private long object;

    private static String ack(String kind, UUID target) {
        return "<" + kind + "Ack PSGuid='" + target + "' />";
    }

    private static String state(String name, int number) {
        return "<Obj RefId=\"0\"><MS><I32 N=\"" + name + "\">" + number + "</I32></MS></Obj>";
    }

    /** A server's line with one whole message. */
    private String data(UUID target, MessageType type, String clixml) {
        byte[] message = new Message(type, ID, target, clixml).toBytes();
        message[0] = 1;
        ByteBuffer fragment = ByteBuffer.allocate(21 + message.length).putLong(++object).putLong(0).put((byte) 3)
                .putInt(message.length).put(message);
        return Packet.data(Packet.Stream.DEFAULT, target, fragment.array());
    }

    private void receive(String... lines) throws ProtocolFault {
        for (String line : lines) {
            pool.receive(line);
        }
    }

    private void open() throws ProtocolFault {
        pool.open();
        receive(data(Packet.POOL, MessageType.SESSION_CAPABILITY, CAPABILITY),
                data(Packet.POOL, MessageType.RUNSPACEPOOL_STATE, state("RunspaceState", 2)), ack("Data", Packet.POOL));
        assertThat(pool.takeEvents()).hasSize(1).first().isInstanceOf(Event.Opened.class);
        assertThat(pool.takeLines()).hasSize(1);
    }

    private void run(UUID pipeline) throws ProtocolFault {
        pool.start(pipeline, SampleRequests.script("1"));
        receive(ack("Command", pipeline), ack("Data", pipeline));
        assertThat(pool.takeLines()).hasSize(2);
    }

    private void refuses(String line, String reason) {
        assertThatThrownBy(() -> pool.receive(line)).isInstanceOf(ProtocolFault.class).hasMessageContaining(reason);
        assertThatThrownBy(() -> pool.receive(line)).as("and it stays so").hasMessageContaining(reason);
    }

    @Nested
    @DisplayName("that opens")
    class Opening {

        @Test
        @DisplayName("refuses a server of another protocol version")
        void version() {
            pool.open();
            refuses(data(Packet.POOL, MessageType.SESSION_CAPABILITY, CAPABILITY.replace("2.3", "3.0")), "'3.0'");
        }

        @Test
        @DisplayName("refuses to be open before the versions are known, or twice")
        void order() throws ProtocolFault {
            pool.open();
            refuses(data(Packet.POOL, MessageType.RUNSPACEPOOL_STATE, state("RunspaceState", 2)), "before");
        }

        @Test
        @DisplayName("says what the server says where it breaks instead")
        void broken() throws ProtocolFault {
            pool.open();
            receive(data(Packet.POOL, MessageType.RUNSPACEPOOL_STATE, "<Obj RefId=\"0\"><MS><I32 N=\"RunspaceState\">5</I32>"
                    + "<Obj N=\"ExceptionAsErrorRecord\" RefId=\"1\"><ToString>no such module</ToString></Obj></MS></Obj>"));
            assertThat(pool.takeEvents()).containsExactly(new Event.Broken("no such module"));
        }

        @Test
        @DisplayName("refuses a line of more than a million characters")
        void longLine() {
            pool.open();
            refuses("<" + "x".repeat(RunspacePool.LONGEST_LINE), "a line of more than 1048576 characters");
        }
    }

    @Nested
    @DisplayName("that is open")
    class Open {

        @BeforeEach
        void prepare() throws ProtocolFault {
            open();
        }

        @Test
        @DisplayName("refuses to open twice")
        void twice() {
            refuses(data(Packet.POOL, MessageType.RUNSPACEPOOL_STATE, state("RunspaceState", 2)), "second time");
        }

        @Test
        @DisplayName("refuses acknowledgements of what was not said")
        void acknowledgements() {
            refuses(ack("Close", Packet.POOL), "not asked for");
        }

        @Test
        @DisplayName("refuses what is said of a pipeline that does not run, or not yet")
        void unknownPipeline() {
            refuses(data(ONE, MessageType.PIPELINE_OUTPUT, "<I32>1</I32>"), "does not run");
        }

        @Test
        @DisplayName("refuses output before the pipeline was made")
        void early() {
            pool.start(ONE, SampleRequests.script("1"));
            refuses(data(ONE, MessageType.PIPELINE_OUTPUT, "<I32>1</I32>"), "before");
        }

        @Test
        @DisplayName("refuses a message of another pipeline than its line's")
        void otherPipeline() throws ProtocolFault {
            run(ONE);
            refuses(data(TWO, MessageType.PIPELINE_OUTPUT, "<I32>1</I32>").replace(TWO.toString(), ONE.toString()),
                    "in a line for");
        }

        @Test
        @DisplayName("runs one pipeline after the other, the next when the last is closed on both sides")
        void oneByOne() throws ProtocolFault {
            run(ONE);
            pool.start(TWO, SampleRequests.script("2"));
            receive(data(ONE, MessageType.PIPELINE_STATE, state("PipelineState", 4)));
            assertThat(pool.takeLines()).containsExactly("<Close PSGuid='" + ONE + "' />");
            receive(ack("Close", ONE));
            assertThat(pool.takeLines()).containsExactly("<Command PSGuid='" + TWO + "' />");
        }

        @Test
        @DisplayName("leaves out what comes after the end of a pipeline that was stopped, a second end among it; of another one "
                + "it refuses that")
        void afterEnd() throws ProtocolFault {
            run(ONE);
            pool.stop(ONE);
            receive(data(ONE, MessageType.PIPELINE_STATE, state("PipelineState", 3)));
            assertThat(pool.takeEvents()).hasSize(1);
            receive(data(ONE, MessageType.PIPELINE_OUTPUT, "<I32>1</I32>"),
                    data(ONE, MessageType.PIPELINE_STATE, state("PipelineState", 4)));
            receive(ack("Signal", ONE), ack("Close", ONE), data(ONE, MessageType.PIPELINE_OUTPUT, "<I32>2</I32>"));
            assertThat(pool.takeEvents()).isEmpty();
            pool.takeLines();
            run(TWO);
            receive(data(TWO, MessageType.PIPELINE_STATE, state("PipelineState", 4)));
            assertThat(pool.takeEvents()).hasSize(1);
            refuses(data(TWO, MessageType.PIPELINE_STATE, state("PipelineState", 4)), "had ended");
        }

        @Test
        @DisplayName("closes a stopped pipeline only after the stop was acknowledged, however the two cross")
        void stopCrossesEnd() throws ProtocolFault {
            run(ONE);
            pool.stop(ONE);
            pool.stop(ONE);
            assertThat(pool.takeLines()).containsExactly("<Signal PSGuid='" + ONE + "' />");
            receive(data(ONE, MessageType.PIPELINE_STATE, state("PipelineState", 4)));
            assertThat(pool.takeLines()).isEmpty();
            receive(ack("Signal", ONE));
            assertThat(pool.takeLines()).containsExactly("<Close PSGuid='" + ONE + "' />");
        }

        @Test
        @DisplayName("closes without a signal a pipeline that was stopped before it was made")
        void stopBeforeMade() throws ProtocolFault {
            pool.start(ONE, SampleRequests.script("1"));
            pool.stop(ONE);
            receive(ack("Command", ONE));
            assertThat(pool.takeLines()).containsExactly("<Command PSGuid='" + ONE + "' />", "<Close PSGuid='" + ONE + "' />");
            assertThat(pool.takeEvents()).hasSize(1);
        }

        @Test
        @DisplayName("drops the rest of the input where a pipeline ends without it")
        void endBeforeInput() throws ProtocolFault {
            pool.start(ONE, SampleRequests.script("1").withInput(List.of("x".repeat(200_000))));
            receive(ack("Command", ONE), ack("Data", ONE));
            assertThat(pool.takeLines()).hasSize(3);
            receive(data(ONE, MessageType.PIPELINE_STATE, state("PipelineState", 4)));
            assertThat(pool.takeLines()).as("one line is on its way").isEmpty();
            receive(ack("Data", ONE));
            assertThat(pool.takeLines()).containsExactly("<Close PSGuid='" + ONE + "' />");
        }

        @Test
        @DisplayName("hands output on as it is, for its reader to judge, and goes on")
        void unread() throws ProtocolFault {
            run(ONE);
            receive(data(ONE, MessageType.PIPELINE_OUTPUT, "<I32>one</I32>"), data(ONE, MessageType.PIPELINE_OUTPUT, ""),
                    data(ONE, MessageType.WARNING_RECORD, "<Obj RefId=\"0\"><MS>"));
            assertThat(pool.takeEvents()).containsExactly(new Event.Item(ONE, MessageType.PIPELINE_OUTPUT, "<I32>one</I32>"),
                    new Event.Item(ONE, MessageType.PIPELINE_OUTPUT, ""),
                    new Event.Item(ONE, MessageType.WARNING_RECORD, "<Obj RefId=\"0\"><MS>"));
        }

        @Test
        @DisplayName("says that it has gone where the server closes it unasked, and takes no calls any more")
        void closedByServer() throws ProtocolFault {
            run(ONE);
            assertThat(pool.isOpen()).isTrue();
            receive(data(Packet.POOL, MessageType.RUNSPACEPOOL_STATE, state("RunspaceState", 3)));
            assertThat(pool.isOpen()).isFalse();
            assertThat(pool.takeEvents()).containsExactly(new Event.Broken("the shell closed its runspace"));
            assertThatThrownBy(() -> pool.start(TWO, SampleRequests.script("2"))).isInstanceOf(IllegalStateException.class);
        }
    }
}

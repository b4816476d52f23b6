package org.ucsmigration.powershell.internal.psrp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On the wire,")
class WireFormatTest {

    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    /** A fragment as MS-PSRP 2.2.4 draws it. */
    private static byte[] fragment(long object, long number, int flags, int claimed, byte... content) {
        return ByteBuffer.allocate(21 + content.length).putLong(object).putLong(number).put((byte) flags).putInt(claimed)
                .put(content).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(List.of(parts).stream().mapToInt(part -> part.length).sum());
        List.of(parts).forEach(all::put);
        return all.array();
    }

    @Nested
    @DisplayName("a line")
    class Line {

        @ParameterizedTest(name = "[{index}] {0}")
        @DisplayName("is read in the forms that XML gives it")
        @ValueSource(strings = {
            "<Data Stream='Default' PSGuid='00112233-4455-6677-8899-aabbccddeeff'>AQI=</Data>",
            "<Data Stream=\"Default\" PSGuid=\"00112233-4455-6677-8899-AABBCCDDEEFF\" >AQI=</Data>",
            "<Data  PSGuid='00112233-4455-6677-8899-aabbccddeeff' Stream='PromptResponse'>AQI=</Data>",
        })
        void data(String line) throws ProtocolFault {
            Packet packet = Packet.parse(line);
            assertThat(packet.kind()).isEqualTo(Packet.Kind.DATA);
            assertThat(packet.target()).isEqualTo(ID);
            assertThat(packet.payload()).containsExactly(1, 2);
        }

        @ParameterizedTest(name = "[{index}] {0}")
        @DisplayName("of anything else is refused, and the refusal quotes it")
        @ValueSource(strings = {
            "", ">", "hello", "WARNING: the profile says hello", "<>", "<Data>", "</Data>",
            "<Hello PSGuid='00112233-4455-6677-8899-aabbccddeeff' />", "<DataAck />", "<DataAck PSGuid='0' />",
            "<DataAck PSGuid='zz112233-4455-6677-8899-aabbccddeeff' />",
            "<DataAck PSGuid='00112233-4455-6677-8899-aabbccddeeff' /> more",
            "<DataAck PSGuid='00112233-4455-6677-8899-aabbccddeeff'>AQI=</DataAck>",
            "<Data Stream='Default' PSGuid='00112233-4455-6677-8899-aabbccddeeff' />",
            "<Data Stream='Default' PSGuid='00112233-4455-6677-8899-aabbccddeeff'>",
            "<Data Stream='Default' PSGuid='00112233-4455-6677-8899-aabbccddeeff'>A*I=</Data>",
            "<Data Stream='Default' PSGuid='00112233-4455-6677-8899-aabbccddeeff'>AQI=</Data",
        })
        void foreign(String line) {
            assertThatThrownBy(() -> Packet.parse(line)).isInstanceOf(ProtocolFault.class).hasMessageContaining("'" + line + "'");
        }
    }

    @Nested
    @DisplayName("a message")
    class Header {

        @Test
        @DisplayName("has forty bytes of header, little endian, then UTF-8 behind a byte order mark (MS-PSRP 2.2.1)")
        void layout() throws ProtocolFault {
            byte[] bytes = new Message(MessageType.PIPELINE_INPUT, ID, Packet.POOL, "<S>\u00e4</S>").toBytes();
            assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("02000000" + "02100400" + "33221100554477668899aabbccddeeff"
                    + "0".repeat(32) + "efbbbf" + "3c533ec3a43c2f533e");
            bytes[0] = 1;
            Message read = Message.parse(bytes);
            assertThat(read.pool()).isEqualTo(ID);
            assertThat(read.value()).isEqualTo("\u00e4");
        }

        @Test
        @DisplayName("for another destination, of an unknown type or cut short is refused")
        void refused() {
            byte[] sound = new Message(MessageType.PIPELINE_OUTPUT, ID, ID, "").toBytes();
            assertThatThrownBy(() -> Message.parse(sound)).isInstanceOf(ProtocolFault.class)
                    .hasMessageContaining("destination 2");
            sound[0] = 1;
            sound[4] = 0x7F;
            assertThatThrownBy(() -> Message.parse(sound)).isInstanceOf(ProtocolFault.class).hasMessageContaining("0x0004107F");
            assertThatThrownBy(() -> Message.parse(new byte[39])).isInstanceOf(ProtocolFault.class)
                    .hasMessageContaining("39 bytes");
        }
    }

    @Nested
    @DisplayName("fragments")
    class Fragments {

        private final List<byte[]> whole = new ArrayList<>();
        private final Defragmenter fragments = new Defragmenter();

        @Test
        @DisplayName("make a message however they are spread over lines, several to a line")
        void together() throws ProtocolFault {
            fragments.accept(join(fragment(7, 0, 3, 1, (byte) 1), fragment(8, 0, 1, 2, (byte) 2, (byte) 3)), whole::add);
            fragments.accept(fragment(8, 1, 0, 1, (byte) 4), whole::add);
            fragments.accept(join(fragment(8, 2, 2, 1, (byte) 5), fragment(9, 0, 3, 0)), whole::add);
            assertThat(whole).containsExactly(new byte[] {1}, new byte[] {2, 3, 4, 5}, new byte[0]);
        }

        @Test
        @DisplayName("out of order, doubled, missing, or of two objects at once are refused")
        void order() throws ProtocolFault {
            assertThatThrownBy(() -> fragments.accept(fragment(1, 1, 0, 0), whole::add)).isInstanceOf(ProtocolFault.class);
            assertThatThrownBy(() -> fragments.accept(fragment(1, 1, 1, 0), whole::add)).isInstanceOf(ProtocolFault.class);
            fragments.accept(fragment(1, 0, 1, 0), whole::add);
            assertThatThrownBy(() -> fragments.accept(fragment(1, 0, 1, 0), whole::add)).isInstanceOf(ProtocolFault.class);
            assertThatThrownBy(() -> fragments.accept(fragment(1, 2, 0, 0), whole::add)).isInstanceOf(ProtocolFault.class);
            assertThatThrownBy(() -> fragments.accept(fragment(2, 1, 0, 0), whole::add)).isInstanceOf(ProtocolFault.class)
                    .hasMessageContaining("fragment 1 of object 2 where fragment 1 of object 1 belongs");
            assertThat(whole).isEmpty();
        }

        @ParameterizedTest(name = "[{index}] {0}")
        @DisplayName("that claim more than is there take no memory and are refused")
        @ValueSource(ints = {2, 1 << 20, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
        void claims(int claimed) {
            assertThatThrownBy(() -> fragments.accept(fragment(1, 0, 3, claimed, (byte) 1), whole::add))
                    .isInstanceOf(ProtocolFault.class).hasMessageContaining(Integer.toUnsignedString(claimed));
            assertThatThrownBy(() -> fragments.accept(new byte[20], whole::add)).isInstanceOf(ProtocolFault.class);
        }

        @Test
        @DisplayName("are refused before their message grows past its bound")
        void oversized() throws ProtocolFault {
            byte[] block = new byte[1 << 20];
            fragments.accept(fragment(1, 0, 1, block.length, block), whole::add);
            int most = Defragmenter.LONGEST_MESSAGE / block.length;
            for (int i = 1; i < most; i++) {
                fragments.accept(fragment(1, i, 0, block.length, block), whole::add);
            }
            assertThatThrownBy(() -> fragments.accept(fragment(1, most, 2, 1, (byte) 1), whole::add))
                    .isInstanceOf(ProtocolFault.class).hasMessageContaining("134217728 bytes");
        }
    }

    @Nested
    @DisplayName("what is sent to one target")
    class Sending {

        private long ids;
        private final Outbox outbox = new Outbox(ID, () -> ++ids);

        @Test
        @DisplayName("goes in lines of 32 KiB, the next only after the last was acknowledged")
        void oneAtATime() throws ProtocolFault {
            Message message = new Message(MessageType.PIPELINE_INPUT, ID, ID, "x".repeat(80_000));
            outbox.add(message);
            outbox.add(message);
            List<byte[]> whole = new ArrayList<>();
            Defragmenter server = new Defragmenter();
            List<Integer> sizes = new ArrayList<>();
            for (String line = outbox.next(); line != null; line = outbox.next()) {
                assertThat(outbox.next()).isNull();
                sizes.add(Packet.parse(line).payload().length);
                server.accept(Packet.parse(line).payload(), whole::add);
                outbox.acknowledged();
            }
            assertThat(sizes).containsExactly(32768, 32768, 32768, 32768, 2 * (80_043 + 3 * 21) - 4 * 32768);
            assertThat(whole).containsExactly(message.toBytes(), message.toBytes());
            assertThatThrownBy(outbox::acknowledged).isInstanceOf(ProtocolFault.class);
        }
    }
}

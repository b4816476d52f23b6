package org.ucsmigration.powershell.internal.psrp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ucsmigration.powershell.clixml.ClixmlWriter;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The server's side of the protocol, as far as our client needs it, for shells that do as a test likes. For one thread.
 */
public final class FakeServer {

    private static final int OPENED = 2;
    private static final int STOPPED = 3;
    private static final int COMPLETED = 4;

    private final Consumer<String> out;
    private final BiConsumer<UUID, PipelineRequest> behaviour;
    private final Map<UUID, Defragmenter> fragments = new HashMap<>();
    private UUID pool = Packet.POOL;
    private UUID running = Packet.POOL;
    /** The pipeline that stays, and what it says. */
    private UUID runner = Packet.POOL;
    private Object mark = "";
    private String script = "";
    private int scripts;
    private long objects;
    private boolean over;

    /**
     * A server that has not been spoken to.
     *
     * @param out       takes its lines
     * @param behaviour is given each pipeline; gives its output and ends it, now or never
     */
    public FakeServer(Consumer<String> out, BiConsumer<UUID, PipelineRequest> behaviour) {
        this.out = out;
        this.behaviour = behaviour;
    }

    /** Whether the client has closed it. */
    public boolean isOver() {
        return over;
    }

    /** Takes a line of the client. */
    public void take(String line) {
        try {
            Packet packet = Packet.parse(line);
            UUID target = packet.target();
            switch (packet.kind()) {
                case COMMAND -> out.accept(Packet.line(Packet.Kind.COMMAND_ACK, target));
                case SIGNAL -> {
                    out.accept(Packet.line(Packet.Kind.SIGNAL_ACK, target));
                    if (running.equals(target)) {
                        end(target, STOPPED);
                    }
                }
                case CLOSE -> {
                    over = target.equals(Packet.POOL);
                    out.accept(Packet.line(Packet.Kind.CLOSE_ACK, target));
                }
                case DATA -> {
                    out.accept(Packet.line(Packet.Kind.DATA_ACK, target));
                    for (Message message : messages(packet)) {
                        take(message);
                    }
                }
                default -> throw new AssertionError(line);
            }
        } catch (ProtocolFault e) {
            throw new AssertionError(line, e);
        }
    }

    private List<Message> messages(Packet packet) throws ProtocolFault {
        List<byte[]> whole = new ArrayList<>();
        fragments.computeIfAbsent(packet.target(), target -> new Defragmenter()).accept(packet.payload(), whole::add);
        List<Message> messages = new ArrayList<>();
        for (byte[] bytes : whole) {
            bytes[0] = 1;
            messages.add(Message.parse(bytes));
        }
        return messages;
    }

    private void take(Message message) {
        switch (message.type()) {
            case INIT_RUNSPACEPOOL -> {
                pool = message.pool();
                say(MessageType.SESSION_CAPABILITY, Packet.POOL, ClientMessages.capability());
                say(MessageType.RUNSPACEPOOL_STATE, Packet.POOL, PsObject.of(Map.of("RunspaceState", OPENED)));
            }
            case CREATE_PIPELINE -> {
                running = message.pipeline();
                PipelineRequest request = SampleRequests.of(List.of(message));
                if (request.steps().get(0).text().equals(ScriptRunner.SCRIPT)) {
                    runner = running;
                    scripts = 0;
                    mark = request.steps().get(0).arguments().get(0).value();
                    output(runner, mark);
                } else {
                    behaviour.accept(running, request);
                }
            }
            case PIPELINE_INPUT -> {
                if (message.value() instanceof String text) {
                    script = text;
                } else {
                    Object with = ((PsObject) message.value()).value().orElseThrow();
                    behaviour.accept(runner, SampleRequests.kept(script, (Map<?, ?>) with));
                }
            }
            case END_OF_PIPELINE_INPUT -> end(message.pipeline(), COMPLETED);
            default -> { }
        }
    }

    /** Gives a value. */
    public void output(UUID pipeline, Object value) {
        say(MessageType.PIPELINE_OUTPUT, pipeline, value);
    }

    /** Ends what runs in a pipeline. */
    public void complete(UUID pipeline) {
        if (pipeline.equals(runner)) {
            output(pipeline, mark + " " + ++scripts);
        } else {
            end(pipeline, COMPLETED);
        }
    }

    private void end(UUID pipeline, int state) {
        running = Packet.POOL;
        runner = pipeline.equals(runner) ? Packet.POOL : runner;
        say(MessageType.PIPELINE_STATE, pipeline, PsObject.of(Map.of("PipelineState", state)));
    }

    private void say(MessageType type, UUID pipeline, Object content) {
        byte[] message = new Message(type, pool, pipeline, ClixmlWriter.value(content, secret -> "")).toBytes();
        message[0] = 1;
        ByteBuffer fragment = ByteBuffer.allocate(21 + message.length);
        fragment.putLong(++objects).putLong(0).put((byte) 3).putInt(message.length).put(message);
        out.accept(Packet.data(Packet.Stream.DEFAULT, pipeline, fragment.array()));
    }
}

package org.ucsmigration.powershell.internal.psrp;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The messages that create a pipeline and feed it, made only as the server takes them.
 *
 * <p>A secret in any of them waits for the session key, and what comes behind it waits too.
 */
final class PipelineFeed implements Feed {

    private final Link link;
    private final UUID pipeline;
    private final Creation creation;
    private final Iterator<Object> input;
    private boolean begun;
    private boolean ended;
    @Nullable
    private String text;
    @Nullable
    private Object held;

    PipelineFeed(Link link, UUID pipeline, Creation creation) {
        this.link = link;
        this.pipeline = pipeline;
        this.creation = creation;
        this.input = creation.request().input().orElse(List.of()).iterator();
        this.ended = creation.request().input().isEmpty();
    }

    @Override
    public boolean isReady() {
        if (text == null) {
            text = creation.text(link.keys()).orElse(null);
            if (text == null) {
                link.exchangeKeys();
            } else {
                creation.wipe();
            }
        }
        return text != null;
    }

    @Override
    public boolean waitsForKey() {
        return text == null && creation.hasSecrets();
    }

    @Override
    public boolean withdraw() {
        return false;
    }

    @Override
    public boolean isIdle() {
        return false;
    }

    @Override
    public void wipe() {
        creation.wipe();
    }

    @Override
    public boolean isBegun() {
        return begun;
    }

    @Override
    public void fill(Outbox outbox) {
        if (!begun && text != null) {
            begun = true;
            outbox.add(link.message(MessageType.CREATE_PIPELINE, pipeline, text));
            text = "";
            return;
        }
        while (!ended && outbox.waitingBytes() < Outbox.FRAGMENT) {
            if (held == null && !input.hasNext()) {
                ended = true;
                outbox.add(link.message(MessageType.END_OF_PIPELINE_INPUT, pipeline, ""));
                return;
            }
            held = held == null ? input.next() : held;
            Optional<String> text = held == PsObject.NULL ? Optional.of("") : link.serialized(held);
            if (text.isEmpty()) {
                return;
            }
            held = null;
            outbox.add(link.message(MessageType.PIPELINE_INPUT, pipeline, text.get()));
        }
    }
}

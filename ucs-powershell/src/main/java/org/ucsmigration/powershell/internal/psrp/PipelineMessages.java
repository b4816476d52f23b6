package org.ucsmigration.powershell.internal.psrp;

import java.util.Optional;
import org.ucsmigration.powershell.clixml.PsObject;

/** What the server says about one pipeline. Source: MS-PSRP, 2.2.2. */
final class PipelineMessages {

    private static final int STOPPED = 3;
    private static final int COMPLETED = 4;
    private static final int FAILED = 5;
    private static final int LAST_STATE = 6;

    private final RunspacePool pool;
    private final Pipeline pipeline;

    PipelineMessages(RunspacePool pool, Pipeline pipeline) {
        this.pool = pool;
        this.pipeline = pipeline;
    }

    void receive(Message message) throws ProtocolFault {
        switch (message.type()) {
            case PIPELINE_OUTPUT, ERROR_RECORD, WARNING_RECORD, VERBOSE_RECORD, DEBUG_RECORD, INFORMATION_RECORD, PROGRESS_RECORD -> item(message);
            case PIPELINE_STATE -> state(message.object());
            case PIPELINE_HOST_CALL -> hostCall(message);
            default -> throw new ProtocolFault("a " + message.type() + " for a pipeline");
        }
    }

    private void item(Message message) {
        if (pipeline.isFinished()) {
            // Its result is the caller's already. Microsoft's own client does the same with a straggler.
            return;
        }
        pool.tell(new Event.Item(pipeline.id(), message.type(), message.data()));
    }

    private void state(PsObject content) throws ProtocolFault {
        long state = content.number("PipelineState").value().orElse(-1L);
        if (state < 0 || state > LAST_STATE) {
            throw new ProtocolFault("a pipeline state that there is not: " + content.property("PipelineState"));
        }
        if (state != STOPPED && state != COMPLETED && state != FAILED) {
            return;
        }
        if (pipeline.isFinished()) {
            throw new ProtocolFault("the end of a pipeline that had ended");
        }
        Optional<PsObject> error = content.object("ExceptionAsErrorRecord").value();
        pipeline.finish(state == COMPLETED ? Event.Outcome.COMPLETED
                : state == STOPPED ? Event.Outcome.STOPPED : Event.Outcome.FAILED, error);
    }

    private void hostCall(Message message) throws ProtocolFault {
        HostCall call = HostCall.of(message.object());
        if (call.isAnswerWanted()) {
            pipeline.answer(pool.message(MessageType.PIPELINE_HOST_RESPONSE, pipeline.id(), pool.plain(call.refusal())));
            pool.tell(new Event.HostCallRefused(pipeline.id(), call.method()));
        }
    }
}

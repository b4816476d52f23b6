package org.ucsmigration.powershell.live;

import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.SessionFault;

/** Starts calls. */
@FunctionalInterface
interface Caller {

    /**
     * Waits for the turn and starts a pipeline.
     *
     * @throws SessionFault if there is no shell to start it in, or not in time
     * @throws InterruptedException if the thread is interrupted
     */
    Call call(PipelineRequest request, Deadline deadline) throws SessionFault, InterruptedException;
}

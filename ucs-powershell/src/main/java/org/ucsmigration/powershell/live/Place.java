package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.Objects;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.internal.session.Call;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.Runspace;

/** The place of one of a session's shells, whichever is in it. Guarded by the lock of {@link Places}. */
final class Place {

    enum State {
        /** No shell was needed here so far. */
        EMPTY,
        /** One is being started. */
        OPENING,
        /** It waits for a call. */
        FREE,
        /** A call has it, or has left it and does not stop. */
        TAKEN,
        /** None could be started here; another is not tried before some time has passed. */
        RESTING
    }

    /** After so many failures in a row the rest grows no longer. */
    private static final int MOST_DOUBLINGS = 6;

    private final int number;
    private int failures;
    private Deadline rest = Deadline.after(Duration.ZERO);
    private State state = State.EMPTY;
    private String before = "";
    @Nullable
    private Runspace runspace;
    @Nullable
    private Call call;

    Place(int number) {
        this.number = number;
    }

    /** From 0. */
    int number() {
        return number;
    }

    boolean is(State asked) {
        return state == asked;
    }

    void become(State next) {
        state = next;
        call = null;
    }

    /** None could be started here: waits twice as long as the last time, at first so long. */
    void rest(Duration first) {
        become(State.RESTING);
        rest = Deadline.after(first.multipliedBy(1L << failures));
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
    }

    /** Whether a shell may be started here. */
    boolean isVacant() {
        return state == State.EMPTY || (state == State.RESTING && rest.nanosLeft() <= 0);
    }

    /** The shell that is here now. */
    void put(Runspace opened) {
        failures = 0;
        runspace = opened;
        become(State.FREE);
    }

    /** Whether a shell was ever here. */
    boolean hasRunspace() {
        return runspace != null;
    }

    /** The shell that was started here last. */
    Runspace runspace() {
        return Objects.requireNonNull(runspace, "asked before there was a shell");
    }

    void take(Call taker) {
        call = taker;
    }

    /** The call that has it, once it has begun. */
    @Nullable
    Call call() {
        return call;
    }

    boolean isStopping() {
        return call != null && call.isLeft();
    }

    /** Says why the shell that is here has to go. */
    void condemn(String why) {
        before = "its shell had to be replaced, since " + why + ", and ";
    }

    /** Why the shell that was here had to go, as the beginning of a sentence that goes on with the new one. */
    String before() {
        return before.isEmpty() ? "a further shell was needed, and " : before;
    }
}

package org.ucsmigration.powershell.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.Notice;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.internal.session.Call;

/**
 * Asking for each of many values, shared out among several shells. Each of some threads takes the next few values and asks for
 * them in a call of its own; what a call did not come to is taken again. The thread that asked hands on the answers, in the order
 * of the values, and comes to a failure where a loop would: behind the answers before it. At its end no thread is left.
 */
final class Sharing {

    private static final Duration LONGEST_CALL = Duration.ofMillis(500);
    private static final int MOST_HEARD = 10_000;

    private final Command command;
    private final String parameter;
    private final List<String> values;
    private final Duration limit;
    private final Caller caller;

    Sharing(Command command, String parameter, List<String> values, Duration limit, Caller caller) {
        this.command = command;
        this.parameter = parameter;
        this.values = values;
        this.limit = limit;
        this.caller = caller;
    }

    void run(int shells, Consumer<Notice> listener, BiConsumer<String, CommandResult> consumer) {
        Shares shares = new Shares(values.size(), shells);
        Crew crew = new Crew();
        try {
            for (int i = 0; i < Math.min(shells, values.size()); i++) {
                crew.start("powershell-each-" + i, () -> work(shares));
            }
            for (int next = 0; next < values.size();) {
                for (Shares.Answer answer : await(shares)) {
                    answer.heard().forEach(listener);
                    consumer.accept(values.get(next++), answer.result());
                }
                listener.accept(Notice.progress(command.name(), next + " of " + values.size(),
                        (int) (100L * next / values.size())));
            }
        } finally {
            shares.end();
            crew.interrupt();
            crew.join();
        }
    }

    private List<Shares.Answer> await(Shares shares) {
        List<Shares.Answer> next;
        try {
            next = shares.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PowerShellException.of(command.toString(), "the calling thread was interrupted, and what it waited for is"
                    + " stopped", e);
        }
        if (next.isEmpty()) {
            throw failed(shares.failure());
        }
        return next;
    }

    private RuntimeException failed(@Nullable Throwable failure) {
        if (failure instanceof PowerShellException known) {
            // With the stack of whoever asked.
            return PowerShellException.of(known.subject(), known.reason(), known);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(command + ": " + failure, failure);
    }

    private void work(Shares shares) {
        try {
            for (Shares.Share share = shares.take(); share != null; share = shares.take()) {
                ask(shares, share);
            }
        } catch (InterruptedException e) {
            // Nobody wants any more answers.
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Shares shares, Shares.Share share) {
        List<Notice> heard = new ArrayList<>();
        EachAnswers given = new EachAnswers(command, values.subList(share.from(), share.to()), notice -> {
            if (heard.size() < MOST_HEARD) {
                heard.add(notice);
            }
        });
        Caller counted = (request, deadline) -> {
            Call call = caller.call(request, deadline);
            shares.begin(share);
            return call;
        };
        Throwable end = null;
        try {
            given.ask(parameter, counted, limit, Duration.ofMillis(Math.min(LONGEST_CALL.toMillis(), limit.toMillis() / 10)));
        } catch (RuntimeException | Error e) {
            // Whatever happens to this thread, whoever waits must hear of it.
            end = e;
        }
        List<CommandResult> results = new ArrayList<>();
        given.deliver((value, result) -> results.add(result));
        shares.giveBack(share, results, heard, end);
    }
}

package org.ucsmigration.powershell.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.PowerShellException;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.psrp.FakeServer;
import org.ucsmigration.powershell.internal.psrp.PipelineRequest;
import org.ucsmigration.powershell.internal.session.FakeShell;
import org.ucsmigration.powershell.internal.session.FakeShell.Death;

/** Shells that answer by the scripts' formats, and die, hang and do not start as a seed says. */
final class DyingShells {

    private final Random random;
    private final int shells;
    private final int callers;
    private final int slowness;
    private final List<String> values = new ArrayList<>();
    /** How often a value still ends the shell that is asked for it; guarded by this. */
    private final Map<String, Integer> deathsOf = new HashMap<>();
    private final Set<String> fatal = new HashSet<>();
    private boolean someDoNotStart;
    private boolean callsEnd;
    private int deaths;
    private int endedCalls;
    @Nullable
    private String hanging;
    @Nullable
    private Thread waiting;

    DyingShells(long seed) {
        random = new Random(seed);
        shells = 2 + random.nextInt(4);
        callers = random.nextInt(3);
        slowness = random.nextInt(4) == 0 ? 2_000_000 : 50_000;
        int count = 1 + random.nextInt(random.nextBoolean() ? 20 : 150);
        for (int i = 0; i < count; i++) {
            // Some come twice.
            values.add("v" + (random.nextInt(20) == 0 && i > 0 ? random.nextInt(i) : i));
        }
        for (String value : new LinkedHashSet<>(values)) {
            if (random.nextInt(30) == 0) {
                deathsOf.put(value, 1);
            } else if (random.nextInt(150) == 0) {
                kill(value);
            }
        }
        someDoNotStart = random.nextInt(4) == 0;
        callsEnd = random.nextInt(3) == 0;
    }

    /** The same with a value at which a shell hangs; then that thread is interrupted, if any. */
    DyingShells hanging(@Nullable Thread thread) {
        sound();
        hanging = values.get(random.nextInt(values.size()));
        waiting = thread;
        return this;
    }

    synchronized void heal() {
        hanging = null;
    }

    /** The same with nothing that ends a shell. */
    DyingShells sound() {
        deathsOf.clear();
        fatal.clear();
        callsEnd = false;
        return this;
    }

    /** Has a value end every shell that is asked for it. */
    void kill(String value) {
        deathsOf.put(value, Integer.MAX_VALUE);
        fatal.add(value);
    }

    int shells() {
        return shells;
    }

    /** How many threads make single calls meanwhile. */
    int callers() {
        return callers;
    }

    List<String> values() {
        return values;
    }

    /** The values that end every shell. */
    Set<String> fatal() {
        return fatal;
    }

    synchronized int deaths() {
        return deaths;
    }

    /** How many single calls were ended with their shell. */
    synchronized int endedCalls() {
        return endedCalls;
    }

    /** What a plain loop would be given for each value. */
    List<String> expected() {
        return values.stream().map(value -> fatal.contains(value) ? value + " failed" : value + " " + rows(value) + " "
                + (isWrong(value) ? "wrong " + value : "complete")).toList();
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(1));
    }

    private static List<String> rows(String value) {
        return List.of("first of " + value, "second of " + value).subList(0, number(value) % 3 == 0 ? 0 : number(value) % 3);
    }

    private static boolean isWrong(String value) {
        return number(value) % 7 == 3;
    }

    Opening.Opened open(int number) {
        synchronized (this) {
            if (someDoNotStart && number > 0 && random.nextInt(3) == 0) {
                throw PowerShellException.of("start-up script", "not this time");
            }
        }
        return new Opening.Opened(FakeShell.open(this::run), List.of());
    }

    private void run(FakeServer server, UUID pipeline, PipelineRequest request) throws Death {
        Map<String, Object> arguments = new HashMap<>();
        request.steps().get(0).arguments().forEach(each -> arguments.put(each.name(), each.value()));
        if (arguments.containsKey("Values")) {
            each(server, pipeline, elements(Objects.requireNonNull(arguments.get("Values"))));
        } else if (arguments.containsKey("Name0")) {
            single();
            server.output(pipeline, "one");
            server.output(pipeline, arguments.get("Mark") + " 1");
            server.complete(pipeline);
        } else {
            server.complete(pipeline);
        }
    }

    private static List<?> elements(Object list) {
        return list instanceof PsObject object ? (List<?>) object.value().orElseThrow() : (List<?>) list;
    }

    private synchronized void single() throws Death {
        if (callsEnd && random.nextInt(5) == 0) {
            deaths++;
            endedCalls++;
            throw new Death();
        }
    }

    private void each(FakeServer server, UUID pipeline, List<?> asked) throws Death {
        int most;
        synchronized (this) {
            // The real one ends early where the time is up.
            most = random.nextInt(3) == 0 ? 1 + random.nextInt(asked.size()) : asked.size();
        }
        for (int i = 0; i < most; i++) {
            String value = (String) asked.get(i);
            LockSupport.parkNanos(pause());
            boolean dies = dies(value);
            List<Object> records = new ArrayList<>(rows(value));
            String letters = "O".repeat(records.size());
            if (dies && letters.length() == 2) {
                // A part of its records had come.
                server.output(pipeline, List.of(i + " O", records.get(0)));
            }
            if (dies) {
                throw new Death();
            }
            if (value.equals(hangs())) {
                if (waiting != null) {
                    waiting.interrupt();
                }
                return;
            }
            if (isWrong(value)) {
                records.add("wrong " + value);
                letters += "E";
            }
            records.add(0, i + " " + letters + "." + rows(value).size());
            server.output(pipeline, records);
        }
        server.complete(pipeline);
    }

    private synchronized long pause() {
        return random.nextInt(10) == 0 ? random.nextInt(slowness) : 0;
    }

    private synchronized boolean dies(String value) {
        int left = deathsOf.getOrDefault(value, 0);
        if (left == 0) {
            return false;
        }
        deathsOf.put(value, left - 1);
        deaths++;
        return true;
    }

    /** The value at which a shell hangs. */
    @Nullable
    synchronized String hangs() {
        return hanging;
    }
}

package org.ucsmigration.powershell.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.Notice;

/** What options hold: filled once, by the method that makes them, then left alone. */
final class OptionParts {

    @Nullable
    String program;
    int shells = 1;
    List<String> arguments = List.of();
    Map<String, String> environment = new LinkedHashMap<>();
    @Nullable
    Path directory;
    List<Preparation> preparations = new ArrayList<>();
    Duration startTimeout = Duration.ofMinutes(2);
    Duration timeout = Duration.ofHours(1);
    Duration stopLimit = Duration.ofSeconds(10);
    Consumer<Notice> listener = notice -> { };

    OptionParts copy() {
        OptionParts copy = new OptionParts();
        copy.program = program;
        copy.shells = shells;
        copy.arguments = arguments;
        copy.environment = new LinkedHashMap<>(environment);
        copy.directory = directory;
        copy.preparations = new ArrayList<>(preparations);
        copy.startTimeout = startTimeout;
        copy.timeout = timeout;
        copy.stopLimit = stopLimit;
        copy.listener = listener;
        return copy;
    }

    static int atLeastOne(int shells) {
        if (shells < 1) {
            throw new IllegalArgumentException("A session of " + shells + " shells has none to ask: give at least 1.");
        }
        return shells;
    }
}

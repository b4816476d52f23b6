package org.ucsmigration.move;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.SipAddress;
import org.ucsmigration.advice.Action;
import org.ucsmigration.advice.Advice;
import org.ucsmigration.advice.CommandLine;

/** A wave as a text for people, of which every line is a comment. */
record Checklist(Wave wave) {

    /** Those that change something: each is tried with a pilot. */
    private static final Set<Action> ACTING = EnumSet.of(Action.ROLL_BACK, Action.TRY_PILOT, Action.MOVE);

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, wave + ".");
        line(text, "Every line is a comment: review the list, and type what stands behind four blanks, a step at a time.");
        line(text, "After each step collect again, and check again: this list is as old as what it was made of.");
        Steps steps = new Steps(wave.move());
        int number = 0;
        for (Action step : Plan.ORDER) {
            List<SipAddress> users = step == Action.MOVE ? wave.users(MoveCheck.Verdict.GO) : wave.needing(step);
            if (!users.isEmpty()) {
                line(text, "");
                step(text, ++number, steps, step, users);
            }
        }
        return text.toString();
    }

    private static void step(StringBuilder text, int number, Steps steps, Action step, List<SipAddress> users) {
        Advice advice = steps.advice(step);
        line(text, number + ". " + step + ", " + users.size() + (users.size() == 1 ? " user: " : " users: ") + advice);
        advice.before().forEach(condition -> line(text, "Before: " + condition));
        if (ACTING.contains(step) && users.size() > 1) {
            line(text, "Pilot: " + users.get(0) + ". Alone, then look again, then the others.");
        }
        commands(text, steps.commands(step));
        for (SipAddress user : users) {
            line(text, user.address());
            commands(text, steps.commands(step, user.uri(), Optional.empty()));
        }
    }

    private static void commands(StringBuilder text, List<CommandLine> commands) {
        commands.forEach(command -> line(text, "    " + command));
    }

    private static void line(StringBuilder text, String content) {
        text.append(content.isEmpty() ? "#" : "# ").append(content).append('\n');
    }
}

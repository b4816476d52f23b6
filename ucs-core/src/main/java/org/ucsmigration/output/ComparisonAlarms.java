package org.ucsmigration.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.internal.Ages;
import org.ucsmigration.internal.Sentences;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.output.Comparison.Alarm;
import org.ucsmigration.output.Comparison.AlarmCode;
import org.ucsmigration.output.ComparisonPairs.Pair;

/** Finds what somebody should look at in two runs. */
final class ComparisonAlarms {

    private static final int SHORT = 80;
    private static final int LONG = 300;

    private final ComparisonRun earlier;
    private final ComparisonRun later;
    private final ComparisonPairs all;
    private final List<Alarm> alarms = new ArrayList<>();

    private ComparisonAlarms(ComparisonRun earlier, ComparisonRun later, ComparisonPairs all) {
        this.earlier = earlier;
        this.later = later;
        this.all = all;
    }

    /** Each code once at most, in their order. */
    static List<Alarm> of(ComparisonRun earlier, ComparisonRun later, ComparisonPairs all) {
        ComparisonAlarms found = new ComparisonAlarms(earlier, later, all);
        found.ofTheComparison();
        found.ofUsers();
        found.ofWhatRunsRestOn();
        return List.copyOf(found.alarms);
    }

    private void ofTheComparison() {
        if (all.pairs().isEmpty()) {
            add(AlarmCode.NOTHING_COMPARED, "No user is in both runs: " + earlier.users().size() + " in the earlier, "
                    + later.users().size() + " in the later.", List.of());
        }
        if (isSameTime()) {
            add(AlarmCode.SAME_RUN, "Both runs are as of " + later.asOf() + ".", List.of());
        } else if (later.asOf() != null && earlier.asOf() != null && later.asOf().isBefore(earlier.asOf())) {
            add(AlarmCode.RUNS_EXCHANGED, "The later run is as of " + later.asOf() + ", before the earlier one of "
                    + earlier.asOf() + ".", List.of());
        }
        List<SipAddress> missing = new ArrayList<>();
        StringJoiner why = new StringJoiner(" ");
        lacking(later, all.onlyEarlier(), missing, why);
        lacking(earlier, all.onlyLater(), missing, why);
        if (why.length() > 0) {
            add(AlarmCode.RUN_NOT_WHOLE, why.toString(), missing);
        }
        if (!all.unclear().isEmpty()) {
            add(AlarmCode.NOT_TOLD_APART, users(all.unclear().size(), "has", "have")
                    + " an address that is somebody else's in the other run, and no GUID tells whether they are there under "
                    + "another one.", addresses(all.unclear()));
        }
    }

    private static void lacking(ComparisonRun run, List<ComparisonUser> absent, List<SipAddress> missing,
            StringJoiner why) {
        String lack = run.notWhole();
        if (lack != null && (!absent.isEmpty() || run.notEnded() != null)) {
            missing.addAll(addresses(absent));
            why.add(run.name() + " is not whole: " + Sentences.ended(lack) + " That " + users(absent.size(), "is", "are")
                    + " in the other only proves nothing.");
        }
    }

    private void ofUsers() {
        users(AlarmCode.HOSTED_ONLINE_WITHOUT_ROLLBACK, Stream.concat(all.pairs().stream().filter(this::isOnlineUnproven)
                .map(Pair::later), all.onlyLater().stream().filter(user -> user.online() && user.way() > 0)).toList(),
                "is hosted online, and neither run shows that the contacts were in Lync before",
                "are hosted online, and neither run shows that the contacts were in Lync before");
        if (earlier.move() != null || later.move() != null) {
            users(AlarmCode.MIGRATED_DURING_WAVE, pairs(pair -> pair.earlier().way() >= 0
                    && pair.later().way() > pair.earlier().way()),
                    "went on to Exchange during the wave (" + shown(later.move() == null ? earlier.move() : later.move()) + ")",
                    "went on to Exchange during the wave (" + shown(later.move() == null ? earlier.move() : later.move()) + ")");
        }
        List<ComparisonUser> gone = later.notEnded() == null ? all.onlyEarlier() : List.of();
        boolean lyncIsSound = later.notWhole() == null;
        users(AlarmCode.GONE_WHILE_FLAG_STAYS, Stream.concat(gone.stream().filter(ComparisonUser::flag), pairs(pair -> lyncIsSound
                && pair.later().flag() && pair.earlier().inLync() && !pair.later().inLync()).stream()).toList(),
                "is no longer in Lync as the later run has it, and Exchange's flag was True when last read",
                "are no longer in Lync as the later run has it, and Exchange's flag was True when last read");
        users(AlarmCode.GONE_WHILE_IN_EXCHANGE, gone.stream().filter(user -> !user.flag() && user.way() > 0).toList(),
                "is not in the later run, and the contacts were in Exchange or on the way",
                "are not in the later run, and the contacts were in Exchange or on the way");
        if (!isSameTime()) {
            String span = earlier.asOf() == null || later.asOf() == null ? ""
                    : ", " + Ages.span(Duration.between(earlier.asOf(), later.asOf()).abs()) + " apart";
            users(AlarmCode.MIGRATING_IN_BOTH, pairs(pair -> pair.earlier().way() == 1 && pair.later().way() == 1
                    && !pair.later().isAsOld(ComparisonUser.CONCLUSION, pair.earlier())),
                    "was on the way to Exchange in both runs" + span, "were on the way to Exchange in both runs" + span);
            notReadAnew();
        }
    }

    /** A user who was online before, and of whom nothing says that the contacts are in Exchange, is no news. */
    private boolean isOnlineUnproven(Pair pair) {
        ComparisonUser before = pair.earlier();
        ComparisonUser now = pair.later();
        boolean inExchange = before.way() > 0 || now.way() > 0;
        return now.online() && !now.isProvenInLync() && (inExchange || !(before.online() || before.isProvenInLync()));
    }

    private void notReadAnew() {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<SipAddress> users = new ArrayList<>();
        for (Pair pair : all.pairs()) {
            Set<String> old = new TreeSet<>(pair.later().readings().keySet());
            old.removeIf(reading -> !pair.later().isAsOld(reading, pair.earlier()));
            old.forEach(reading -> counts.merge(reading, 1L, Long::sum));
            if (!old.isEmpty()) {
                users.add(pair.later().sip());
            }
        }
        StringJoiner what = new StringJoiner(", ");
        counts.forEach((reading, count) -> what.add(Shown.of(reading, 40) + " of " + count));
        if (!users.isEmpty()) {
            add(AlarmCode.NOT_READ_ANEW, "Read at the same time in both runs, of "
                    + ComparisonText.counted(users.size(), "user") + ": " + what + ".", users);
        }
    }

    private void ofWhatRunsRestOn() {
        sources();
        rules();
        if (earlier.move() != null && later.move() != null && !earlier.move().equals(later.move())) {
            add(AlarmCode.MOVE_CHANGED, "The earlier run checks the move " + shown(earlier.move()) + ", the later one "
                    + shown(later.move()) + ": their verdicts were not compared.", List.of());
        }
    }

    /** Of a run that did not come to its end nobody knows whether a source was whole. */
    private void sources() {
        StringJoiner lost = new StringJoiner(" ");
        Map<String, String> before = earlier.lacks();
        later.lacks().forEach((source, lack) -> {
            boolean asked = earlier.sources().isEmpty() || earlier.sources().contains(source);
            if (earlier.notEnded() == null && asked && !before.containsKey(source)) {
                lost.add(Shown.of(source, SHORT) + " lacks something that it did not lack in the earlier run: "
                        + Sentences.ended(lack));
            }
        });
        earlier.sources().stream().filter(source -> !later.sources().isEmpty() && !later.sources().contains(source))
                .forEach(source -> lost.add(Shown.of(source, SHORT) + " was asked in the earlier run only."));
        if (lost.length() > 0) {
            add(AlarmCode.SOURCE_NO_LONGER_COMPLETE, lost.toString(), List.of());
        }
    }

    private void rules() {
        StringJoiner changed = new StringJoiner(" ");
        if (!earlier.rules().isEmpty()) {
            later.rules().forEach((part, now) -> changed(changed, "Of the rules, " + part, earlier.rules().get(part), now));
        }
        changed(changed, "The version of the library", earlier.library(), later.library());
        if (changed.length() > 0) {
            add(AlarmCode.RULES_CHANGED, changed.toString(), List.of());
        }
    }

    private static void changed(StringJoiner to, String what, @Nullable String before, @Nullable String after) {
        if (before != null && after != null && !before.equals(after)) {
            to.add(what + " was [" + Shown.of(before, LONG) + "] and is [" + Shown.of(after, LONG) + "].");
        }
    }

    private boolean isSameTime() {
        Instant then = earlier.asOf();
        return then != null && then.equals(later.asOf());
    }

    private List<ComparisonUser> pairs(Predicate<Pair> fits) {
        return all.pairs().stream().filter(fits).map(Pair::later).toList();
    }

    private void users(AlarmCode code, List<ComparisonUser> users, String one, String several) {
        if (!users.isEmpty()) {
            add(code, users(users.size(), one, several) + ".", addresses(users));
        }
    }

    private void add(AlarmCode code, String sentence, List<SipAddress> users) {
        alarms.add(new Alarm(code, sentence, users));
    }

    static List<SipAddress> addresses(List<ComparisonUser> users) {
        return users.stream().map(ComparisonUser::sip).toList();
    }

    private static String users(int count, String one, String several) {
        return count == 1 ? "1 user " + one : count + " users " + several;
    }

    private static String shown(@Nullable String move) {
        return Shown.of(Objects.requireNonNullElse(move, "none"), 80);
    }
}

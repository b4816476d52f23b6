package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/** The export of a command that took one value after another: what each value gave. Immutable. */
final class ForEachExport {

    /**
     * What one value gave: of thousands little more than when, and what came.
     *
     * @param at     when it was asked; null where that is not known
     * @param output what came
     * @param odd    the whole result, where there is more to it; else null
     */
    private record Answer(@Nullable Instant at, List<Object> output, @Nullable CommandResult odd) {
    }

    private final ManifestEntry entry;
    private final Map<String, Answer> byValue;
    @Nullable
    private final String gap;

    private ForEachExport(ManifestEntry entry, Map<String, Answer> byValue, @Nullable String gap) {
        this.entry = entry;
        this.byValue = byValue;
        this.gap = gap;
    }

    static ForEachExport of(ManifestEntry entry, ExportFile file, Instant now) {
        Optional<String> doubt = file.doubt();
        if (doubt.isPresent()) {
            return new ForEachExport(entry, Map.of(), doubt.get());
        }
        Map<String, Answer> byValue = new HashMap<>();
        int[] nameless = {0};
        Optional<String> damage = file.read(value -> {
            PsProperty<String> asked = value instanceof PsObject wrapper ? wrapper.string("For") : null;
            if (asked == null || !asked.isPresent()) {
                nameless[0]++;
            } else {
                byValue.merge(CommandKey.normal(asked.orElseThrow()), answer(entry, (PsObject) value, now), (one, other) ->
                        new Answer(null, List.of(), entry.lost("not collected (" + file + " has it twice)")));
            }
        });
        String gap = damage.orElse(nameless[0] == 0 ? null : file + ": " + nameless[0] + " objects without the property For");
        return new ForEachExport(entry, byValue, gap);
    }

    private static Answer answer(ManifestEntry entry, PsObject wrapper, Instant now) {
        PsProperty<List<Object>> output = wrapper.list("Output");
        List<Object> values = output.value().map(ForEachExport::flat).orElse(List.of());
        String gap = null;
        if (!output.isPresent()) {
            // One object that lost its list on the way is one object; no list and no object is not an empty list.
            boolean single = wrapper.object("Output").isPresent();
            values = single ? List.of(wrapper.object("Output").orElseThrow()) : List.of();
            gap = single ? null : output.problem().orElseThrow();
        }
        List<CommandError> errors = wrapper.texts("Errors").stream().map(CommandError::of).toList();
        if (!wrapper.property("Errors").isPresent() && !wrapper.property("Errors").isNull()) {
            gap = gap == null ? "no property Errors" : gap;
        }
        // Each was asked at a time of its own, later than the first; one of the future is none.
        Instant at = wrapper.instant("At").value().filter(time -> !time.isAfter(now.plus(ManifestFile.SKEW)))
                .orElse(wrapper.property("At").isAbsent() ? entry.collectedAt() : null);
        List<String> warnings = wrapper.texts("Warnings");
        boolean odd = gap != null || !errors.isEmpty() || !warnings.isEmpty();
        return new Answer(at, List.copyOf(values), odd ? entry.result(gap, at).withOutput(values).withErrors(errors)
                .withMessages(Notice.Stream.WARNING, warnings) : null);
    }

    /** An array that was put into the list as one gives what is in it. */
    private static List<Object> flat(List<?> list) {
        List<Object> all = new ArrayList<>(list.size());
        for (Object value : list) {
            if (value instanceof PsObject object && object.value().orElse(null) instanceof List<?> inner) {
                all.addAll(flat(inner));
            } else {
                all.add(value);
            }
        }
        return all;
    }

    /** What that value gave; empty where it was not asked. */
    Optional<CommandResult> result(String normalValue) {
        return Optional.ofNullable(byValue.get(normalValue)).map(answer -> answer.odd() != null ? answer.odd()
                : entry.result(null, answer.at()).withOutput(answer.output()).withErrors(List.of())
                .withMessages(Notice.Stream.WARNING, List.of()));
    }

    /** Why a value that is not there may have been asked all the same. */
    Optional<String> gap() {
        return Optional.ofNullable(gap);
    }
}

package org.ucsmigration.powershell;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/** The export of a command that took one value after another: what each value gave. Immutable. */
final class ForEachExport {

    private final Map<String, CommandResult> byValue;
    @Nullable
    private final String gap;

    private ForEachExport(Map<String, CommandResult> byValue, @Nullable String gap) {
        this.byValue = byValue;
        this.gap = gap;
    }

    static ForEachExport of(ManifestEntry entry, ExportFile file, Instant now) {
        Optional<String> doubt = file.doubt();
        if (doubt.isPresent()) {
            return new ForEachExport(Map.of(), doubt.get());
        }
        Map<String, CommandResult> byValue = new HashMap<>();
        int[] nameless = {0};
        Optional<String> damage = file.read(value -> {
            PsProperty<String> asked = value instanceof PsObject wrapper ? wrapper.string("For") : null;
            if (asked == null || !asked.isPresent()) {
                nameless[0]++;
            } else {
                byValue.merge(CommandKey.normal(asked.orElseThrow()), result(entry, (PsObject) value, now),
                        (one, other) -> entry.lost("not collected (" + file + " has it twice)"));
            }
        });
        String gap = damage.orElse(nameless[0] == 0 ? null : file + ": " + nameless[0] + " objects without the property For");
        return new ForEachExport(byValue, gap);
    }

    private static CommandResult result(ManifestEntry entry, PsObject wrapper, Instant now) {
        PsProperty<List<Object>> output = wrapper.list("Output");
        List<Object> values = output.value().orElse(List.of());
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
        return entry.result(gap, at).withOutput(values).withErrors(errors)
                .withMessages(Notice.Stream.WARNING, wrapper.texts("Warnings"));
    }

    /** What that value gave; empty where it was not asked. */
    Optional<CommandResult> result(String normalValue) {
        return Optional.ofNullable(byValue.get(normalValue));
    }

    /** Why a value that is not there may have been asked all the same. */
    Optional<String> gap() {
        return Optional.ofNullable(gap);
    }
}

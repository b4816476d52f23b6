package org.ucsmigration.powershell.clixml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ucsmigration.powershell.clixml.GeneratedExport.object;

import java.io.ByteArrayInputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ClixmlStreamingTest {

    private static final String SHARED =
            "<Obj RefId=\"shared\"><TN RefId=\"0\"><T>Some.Type</T></TN><MS><S N=\"Name\">x</S></MS></Obj>";
    private static final String REFERENCE =
            "<Obj RefId=\"r\"><TNRef RefId=\"0\"/><MS><Ref N=\"To\" RefId=\"shared\"/></MS></Obj>";

    /** The values between are ones that do not matter here. */
    private static List<PsObject> ends(long between) {
        List<PsObject> ends = new ArrayList<>();
        LongFunction<String> part = i -> i == 0 ? SHARED : i <= between ? object(i) : i == between + 1 ? REFERENCE : null;
        Clixml.End end = Clixml.stream(new GeneratedExport(part), value -> {
            PsObject object = (PsObject) value;
            if (!object.string("DisplayName").isPresent()) {
                ends.add(object);
            }
        });
        assertThat(end.isComplete()).isTrue();
        assertThat(end.count()).isEqualTo(between + 2);
        return ends;
    }

    @Test
    void aReferenceNearbyIsTheObject() {
        List<PsObject> ends = ends(100);

        assertThat(ends.get(1).object("To").orElseThrow()).isSameAs(ends.get(0));
    }

    @Test
    void aReferenceFarBackIsUnresolvedAndTheTypeNamesStillKnown() {
        List<PsObject> ends = ends(50_000);

        assertThat(ends.get(1).property("To").orElseThrow()).isEqualTo(PsUnread.reference("shared"));
        assertThat(ends.get(1).object("To").problem()).hasValue("To is the value unresolved reference shared, not an object");
        assertThat(ends.get(1).isA("Some.Type")).isTrue();
    }

    @Test
    void inMemoryNoReferenceIsTooFar() {
        Clixml.Document whole = Clixml.read(new GeneratedExport(
                i -> i == 0 ? SHARED : i <= 50_000 ? object(i) : i == 50_001 ? REFERENCE : null));

        assertThat(whole.objects().get(50_001).object("To").orElseThrow()).isSameAs(whole.values().get(0));
    }

    @Test
    void whatTheConsumerLetsGoIsNotKept() {
        List<WeakReference<Object>> seen = new ArrayList<>();

        Clixml.stream(new GeneratedExport(i -> i < 200_000 ? object(i) : null), value -> {
            if (seen.size() < 1_000) {
                seen.add(new WeakReference<>(value));
            }
        });
        System.gc();

        assertThat(seen).hasSize(1_000).allMatch(each -> each.get() == null);
    }

    @Test
    void anEarlyEndSaysHowManyWereWhole() {
        byte[] cut = "<Objs><S>a</S><S>b</S><Obj>".getBytes(StandardCharsets.UTF_8);
        List<Object> seen = new ArrayList<>();

        Clixml.End end = Clixml.stream(new ByteArrayInputStream(cut), seen::add);

        assertThat(seen).containsExactly("a", "b");
        assertThat(end.isComplete()).isFalse();
        assertThat(end.count()).isEqualTo(2);
    }

    @Test
    void oneValueTooLargeToStreamCostsOnlyItselfAndSaysWhatToDo() {
        GeneratedExport export = new GeneratedExport(i -> i == 0 ? "<Obj><LST>" : i < 500_000 ? object(i)
                : i == 500_000 ? "</LST></Obj>" : i == 500_001 ? object(i) : null);
        List<Object> seen = new ArrayList<>();

        assertThat(Clixml.stream(export, seen::add).isComplete()).isTrue();
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).isInstanceOfSatisfying(PsUnread.class, omitted ->
                assertThat(omitted.reason()).contains("one by one through the pipeline"));
        assertThat(((PsObject) seen.get(1)).string("DisplayName").isPresent()).isTrue();
    }
}

package org.ucsmigration.examples;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.ucsmigration.survey.Survey;
import org.ucsmigration.testing.SampleUser;

/** What the library takes for now. */
public final class NowOfASurvey implements Supplier<Instant> {

    @Override
    public Instant get() {
        return Survey.over(SampleUser.probe()).run(List.of(SampleUser.READY.identity())).reports().get(0).asOf();
    }
}

package org.ucsmigration.output;

import java.util.Map;

/**
 * A run that was before, to compare with while another is written.
 *
 * @param run    what is kept of it
 * @param shared what both runs keep once
 */
record EarlierRun(ComparisonRun run, ComparisonUser.Shared shared) {

    /** @throws IllegalArgumentException if the lines are no document, or of a version that is not read here */
    static EarlierRun read(Iterable<Map<String, Object>> lines) {
        ComparisonUser.Shared shared = new ComparisonUser.Shared();
        return new EarlierRun(ComparisonRun.read("The earlier run", lines, shared), shared);
    }

    /** One that takes the lines of the other as they come. */
    ComparisonRun other() {
        return new ComparisonRun("The later run", shared);
    }
}

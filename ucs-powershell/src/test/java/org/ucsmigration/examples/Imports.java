package org.ucsmigration.examples;

import java.util.List;

/** The packages that an example may take names from without saying so. */
final class Imports {

    static final List<String> STARS = List.of("java.nio.file", "java.time", "java.util", "java.util.function",
            "org.ucsmigration", "org.ucsmigration.advice", "org.ucsmigration.fact", "org.ucsmigration.precondition",
            "org.ucsmigration.deployment", "org.ucsmigration.evidence", "org.ucsmigration.probe", "org.ucsmigration.report",
            "org.ucsmigration.move", "org.ucsmigration.survey", "org.ucsmigration.output",
            "org.ucsmigration.registry", "org.ucsmigration.registry.probe",
            "org.ucsmigration.powershell", "org.ucsmigration.powershell.clixml",
            "org.ucsmigration.powershell.live", "org.ucsmigration.powershell.probe", "org.ucsmigration.signins",
            "org.ucsmigration.testing",
            "org.ucsmigration.registry.testing", "org.ucsmigration.powershell.testing", "org.junit.jupiter.api");

    private Imports() {
    }
}

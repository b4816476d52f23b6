package org.ucsmigration.registry.probe;

import java.util.List;
import java.util.concurrent.Callable;

/** Some readings to be made on any thread. */
interface ReadingTask extends Callable<List<RegistryReading>> {

    @Override
    List<RegistryReading> call();
}

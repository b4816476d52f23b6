package org.ucsmigration.registry.probe;

import java.util.concurrent.Callable;

/** One file, one computer, or what else a sweep finds, to be read on any thread. */
interface SweepTask extends Callable<Taken> {

    @Override
    Taken call();
}

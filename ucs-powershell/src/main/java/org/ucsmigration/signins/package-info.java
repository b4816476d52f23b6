/**
 * The clients that people signed in with, for everybody at once: from CSV files as scripts and views of the field write them,
 * and from the monitoring database. There is no cmdlet that tells.
 *
 * <p>Promise: only reads; depends on {@code ucs-core} and the JDK alone; memory grows with users times clients, not with
 * registrations; a list is complete only where the caller says so, and then only since a date where the source knows one.
 * First class to open: {@link org.ucsmigration.signins.SignInsCsv}.
 *
 * <p>The package's folder in the jar holds two statements for a database administrator, whose results {@code SignInsCsv}
 * reads: {@code monitoring-sign-ins.sql} for the monitoring database and {@code front-end-sign-ins.sql} for the database of a
 * front end server. Nothing here has run against SQL Server: see {@link org.ucsmigration.signins.SignInsDatabase}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.signins;

import javax.annotation.ParametersAreNonnullByDefault;

/**
 * Reports as files: one document of lines, which JSON lines, a table for spreadsheets and a page for people all render.
 *
 * <p>The document is a list of maps of plain data (text, booleans, lists and maps, as every {@code toMap()} gives it), each
 * with its {@code kind}:
 * <ul>
 * <li>{@code run}, the first: {@code version} (of the document), {@code library}, {@code sources}, {@code rules} and {@code asOf}
 *     of the first report, {@code move} where a move is checked, {@code deployment} where its pre-flight is known;
 * <li>{@code user}, one for each: what {@link org.ucsmigration.report.UserReport#toMap()} gives, without {@code version} and
 *     without what equals the run's {@code rules} and {@code asOf}; {@code move}, what
 *     {@link org.ucsmigration.move.MoveCheck#toMap()} gives, without {@code user}, {@code asOf} and {@code move};
 * <li>{@code unmatched}, one for each thing that belongs to none of the users: {@code source} and {@code name};
 * <li>{@code end}, the last: what {@link org.ucsmigration.survey.SurveyResult#toMap()} gives, and {@code wave}, what
 *     {@link org.ucsmigration.move.Wave#toMap()} gives without {@code groups}. A document without it was not written to its end.
 * </ul>
 *
 * <p><b>Version.</b> {@code 1.0} is major and minor. The minor number grows where a key, a kind of line or a code is added: who
 * reads documents passes over what is not known. The major number grows where a key changes its meaning or goes, and nothing
 * here reads a document of another major version. Sentences may change with any version of the library. The JSON Schema of a
 * line, {@code document.schema.json} beside these classes, carries the version in its {@code $id} and admits nothing else.
 *
 * <p>Promise: any text can be written, constant memory whatever the number of users, and a file appears under its name when it
 * is whole. Nothing in the library calls this package. First class to open: {@link org.ucsmigration.output.ReportFiles}.
 */
@ParametersAreNonnullByDefault
package org.ucsmigration.output;

import javax.annotation.ParametersAreNonnullByDefault;

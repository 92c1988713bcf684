/**
 * The workspace on disk: reads {@code punchclock.yaml} and the queue, edits the queue, starts a new workspace. The only
 * place that knows YAML.
 */
@NullMarked
package dev.punchclock.files;

import org.jspecify.annotations.NullMarked;

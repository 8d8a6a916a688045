/**
 * The language in which a workflow is written, and the one place that answers "may I?". Every
 * reading of a workflow, by REST, console, bulk, page or diagram, is a reading of the same
 * sentences.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.workflow;

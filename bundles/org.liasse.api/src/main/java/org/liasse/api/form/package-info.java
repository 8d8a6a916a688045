/**
 * Forms: named sections of typed fields, from which validation, filters, columns, exports and pages
 * follow.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.form;

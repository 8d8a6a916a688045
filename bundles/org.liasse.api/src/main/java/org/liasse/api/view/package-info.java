/** How people look at lists: columns, filters and orders that they have kept. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.view;

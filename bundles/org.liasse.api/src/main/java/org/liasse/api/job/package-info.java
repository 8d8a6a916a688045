/** Long work that runs by itself, item by item, and is followed by whoever started it. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.job;

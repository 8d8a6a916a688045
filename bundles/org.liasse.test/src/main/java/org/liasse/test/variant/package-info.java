/** What every variant has to keep, as a test it extends, and what its tests need. */
package org.liasse.test.variant;

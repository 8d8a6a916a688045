/** Seals documents in the name of an office. */
package org.liasse.seal;

/** Prints sheets as PDF. */
package org.liasse.pdf;

/** Checks of printed documents. */
package org.liasse.test.print;
